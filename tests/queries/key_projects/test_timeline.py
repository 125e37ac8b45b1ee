def test_lateness_is_counted_to_the_actual_day_or_to_the_end_of_the_month(county):
    county.project("P1", key=True)
    county.event("P1", "started", planned="2026-01-10", actual="2026-01-20")
    county.event("P1", "signed", planned="2026-01-10", actual="2026-01-05")
    county.event("P1", "completed", planned="2026-10-01")
    county.event("P1", "producing", planned="2026-11-01")
    assert county.ask("key_projects/timeline") == [
        ("P1", "项目P1", "签约", 3, "2026-01-10", "2026-01-05", 0),
        ("P1", "项目P1", "开工", 5, "2026-01-10", "2026-01-20", 10),
        ("P1", "项目P1", "竣工", 6, "2026-10-01", None, 30),
        ("P1", "项目P1", "投产", 7, "2026-11-01", None, 0),
    ]


def test_what_happened_after_the_as_of_month_is_not_known_yet(county):
    county.project("P1", key=True, landed="2026-11-02")
    county.event("P1", "started", planned="2026-10-01", actual="2026-11-02")
    columns = ("stage", "planned", "actual", "days_late")
    assert county.ask("key_projects/timeline", columns=columns) == [("开工", "2026-10-01", None, 30)]
    assert county.ask("key_projects/timeline", "2026-11", columns=columns) == [
        ("落地", None, "2026-11-02", None), ("开工", "2026-10-01", "2026-11-02", 32),
    ]


def test_a_side_branch_comes_last(county):
    county.project("P1", key=True, at_capacity="2026-01-01", terminated="2026-02-01", suspended="2026-02-01")
    assert county.ask("key_projects/timeline", columns=("stage", "seq")) == [("达产", 8), ("停建", 9), ("终止", 9)]


def test_ordinary_projects_are_shown_only_when_named_and_unaudited_ones_never(county):
    county.project("P1", key=True, signed="2026-01-01")
    county.project("P2", signed="2026-01-01")
    county.project("P3", key=True, signed="2026-01-01", audit="审核中")
    assert county.ask("key_projects/timeline", columns=("project_id",)) == [("P1",)]
    assert county.ask("key_projects/timeline", projects=("P2", "P3"), columns=("project_id",)) == [("P2",)]
