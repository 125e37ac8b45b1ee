from decimal import Decimal


def test_every_counted_project_of_the_scope_whole_at_the_month_s_end(county):
    county.unit("B", "乙镇")
    county.project("P1", key=True, shares={"A": "0.5", "B": "0.5"}, signed="2026-09-01", started="2026-10-02")
    county.progress("P1", "2026-09", 100, 75)
    county.funds("P1", "2026-09", 8)
    county.project("P2", "B", signed="2026-01-01")
    county.project("P3", "A")
    county.project("P4", "A", audit="审核中", signed="2026-01-01")
    assert county.ask("changes/standings", as_of="2026-09", may_see=("A",)) == [
        ("P1", "signed", 3, Decimal(8), "绿"), ("P3", None, 0, Decimal(0), None),
    ]  # fmt: skip
