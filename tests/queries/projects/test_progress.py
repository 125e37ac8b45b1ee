def test_reports_stand_month_by_month_the_newest_first_and_none_of_later_months(county):
    county.project("P1", key=True)
    county.progress("P1", "2025-12", 1000, 400)
    county.progress("P1", "2026-01", problem="用地")
    county.progress("P1", "2026-02", 2000, 500, next_step="报批", done=300)
    county.progress("P1", "2026-03", 2000, 900)
    assert county.ask("projects/progress", as_of="2026-02") == [
        ("P1", "2026-02-01", "主体施工", None, "报批", 300, 500, 2000, 0.25, "台账.xlsx", "进度", 1),
        ("P1", "2026-01-01", "主体施工", "用地", None, None, None, None, None, "台账.xlsx", "进度", 1),
        ("P1", "2025-12-01", "主体施工", None, None, None, 400, 1000, 0.4, "台账.xlsx", "进度", 1),
    ]
