def test_this_year_s_bulletins_up_to_the_as_of_month_by_metric_month_and_place(county):
    county.bulletin("2025-12", "本县", 1, own=True)
    county.bulletin("2026-02", "东县", 2, 5)
    county.bulletin("2026-02", "本县", 1, 6, own=True)
    county.bulletin("2026-01", "本县", 3, 1, own=True)
    county.bulletin("2026-01", "西县", None)
    county.bulletin("2026-01", "本县", 4, 2, metric="个数", own=True)
    county.bulletin("2026-11", "本县", 1, own=True)
    assert county.ask("rankings/city_months") == [
        ("2026-01-01", "本县", "个数", 2, 4, True),
        ("2026-01-01", "本县", "到位资金", 1, 3, True),
        ("2026-01-01", "西县", "到位资金", None, None, False),
        ("2026-02-01", "本县", "到位资金", 6, 1, True),
        ("2026-02-01", "东县", "到位资金", 5, 2, False),
    ]
