import datetime as dt

LISTED = ("negotiation_id", "days_talked", "days_silent", "is_stale", "next_due", "days_over", "weighted")


def test_who_is_silent_comes_first_then_by_the_next_step_s_day(county):
    county.talk("T1", "2026-10-20", planned=100, sure=0.25, due="2026-11-03")
    county.talk("T2", "2026-09-20", due="2026-10-25")
    county.talk("T3", "2026-10-21", planned=100)
    county.talk("T4", "2026-09-01")
    county.talk_note("T4", "2026-10-01")
    assert county.ask("negotiations/list", columns=LISTED) == [
        ("T2", 41, 41, True, "2026-10-25", 6, None), ("T1", 11, 11, False, "2026-11-03", None, 25),
        ("T3", 10, 10, False, None, None, None), ("T4", 60, 30, False, None, None, None),
    ]


def test_a_note_written_on_the_dashboard_counts_like_the_ledger_s(county):
    county.talk("T1", "2026-09-01")
    note = {"about": "在谈 T1", "noted_on": dt.date(2026, 10, 30), "note": "已回访", "noted_by": "甲"}
    columns = ("negotiation_id", "last_note_on", "last_note", "days_silent")
    assert county.ask("negotiations/list", columns=columns, notes=[note]) == [("T1", "2026-10-30", "已回访", 1)]


def test_what_is_signed_or_lost_by_then_is_no_longer_in_talks_and_was_before(county):
    county.project("P1", signed="2026-05-05")
    county.talk("T1", signed_project="P1")
    county.talk("T2", lost="2026-06-01")
    county.talk("T3", "2026-11-02")
    seen = [[each for (each,) in county.ask("negotiations/list", month, columns=("negotiation_id",))]
            for month in ("2026-04", "2026-05", "2026-06")]  # fmt: skip
    assert seen == [["T1", "T2"], ["T2"], []]


def test_how_sure_one_is_after_the_outcome_is_not_told_of_the_months_before_it(county):
    county.project("P1", signed="2026-05-05")
    county.talk("T1", planned=100, sure=1, signed_project="P1")
    county.talk("T2", planned=100, sure=0, lost="2026-06-01")
    county.talk("T3", planned=100, sure=0.25)
    columns = ("negotiation_id", "probability", "weighted")
    assert county.ask("negotiations/list", "2026-04", columns=columns) == [
        ("T1", None, None), ("T2", None, None), ("T3", 0.25, 25),
    ]  # fmt: skip


def test_filters_by_unit_industry_park_and_size_look_at_their_own(county):
    county.unit("B", "乙镇")
    county.park("南园")
    county.talk("T1", industry="电子信息", park="南园", planned=10000)
    county.talk("T2", unit="B", planned=9999)
    chosen = [{"units": ("甲镇",)}, {"industries": ("电子信息",)}, {"parks": ("园区外",)}, {"large_only": True},
              {"may_see": ("B",)}]  # fmt: skip
    assert [county.ask("negotiations/list", columns=("negotiation_id",), **each) for each in chosen] == [
        [("T1",)], [("T1",)], [("T2",)], [("T1",)], [("T2",)],
    ]
