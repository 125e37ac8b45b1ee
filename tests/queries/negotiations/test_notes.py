import datetime as dt


def test_a_negotiation_s_notes_are_told_the_latest_first_to_who_may_see_it(county):
    county.talk("T1")
    county.talk_note("T1", "2026-03-05", "来县看地")
    note = {"about": "在谈 T1", "noted_on": dt.date(2026, 10, 30), "note": "已回访", "noted_by": "甲"}
    given = {"notes": [note, note | {"about": "在谈 T2"}], "negotiation_id": "T1"}
    assert county.ask("negotiations/notes", **given) == [
        ("2026-10-30", "已回访", "甲"), ("2026-03-05", "来县看地", None),
    ]  # fmt: skip
    assert county.ask("negotiations/notes", **given, may_see=("B",)) == []
