from decimal import Decimal


def test_each_industry_ends_by_its_way_beside_last_year_s_whole(county):
    county.setting("forecast_credibility", "0")
    for project, industry, months in (
        ("P1", "电子信息", {"2025-01": 40, "2025-12": 60, "2026-02": 50}),
        ("P2", "乡村旅游", {"2025-01": 30}),
    ):
        county.project(project, industry=industry, started="2020-01-01")
        for month, amount in months.items():
            county.funds(project, month, amount)
    rows = [
        ("电子信息", True, True, 50, 0.4, 125, None, None, 100, 0.25, 0, Decimal("12.5"), 0, None, None, None),
        ("乡村旅游", True, False, 0, 1.0, None, None, None, 30, None, 0, None, 0, None, None, None),
    ]  # fmt: skip
    assert county.ask("forecast/industries", "2026-06", industries=("电子信息",)) == rows
