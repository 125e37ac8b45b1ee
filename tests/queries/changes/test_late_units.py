from decimal import Decimal


def test_the_whole_answer_who_adds_most_first(county):
    county.unit("B", "乙镇")
    county.unit("B1", "乙镇一村", group=None, parent="B")
    for project, unit in (("P1", "A"), ("P2", "B1")):
        county.project(project, unit, signed="2025-01-01")
        for month in ("2026-08", "2026-09", "2026-10"):
            county.funds(project, month, 10)
    county.first_report("A", "2026-08", 9, "2026-09-03")
    county.first_report("A", "2026-09", 10, "2026-10-03")
    county.first_report("B1", "2026-09", 5, "2026-10-03")
    county.first_report("A", "2026-10", 1, "2026-11-03")
    assert county.ask("changes/late_units") == [
        ("B", "乙镇", "乡镇", 2, 2, 1, Decimal(5), Decimal(20), Decimal(15), 3.0),
        ("A", "甲镇", "乡镇", 2, 1, 0, Decimal(19), Decimal(20), Decimal(1), 0.0526),
    ]
    assert [row[0] for row in county.ask("changes/late_units", may_see=("A",))] == ["A"]
