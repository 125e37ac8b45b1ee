def test_a_part_larger_than_its_whole_is_found(county, found):
    county.project("P1", agreed=1000, phase1_investment=1200, fixed_asset_investment=1000)
    assert found() == [
        ("P1", None, "一期投资额 1,200", "协议投资额 1,000", "一期投资额 1,200 万元，大于协议投资额 1,000 万元")
    ]


def test_a_month_larger_than_its_year_is_found(county, found):
    county.project("P1", key=True)
    county.progress("P1", "2026-03", ytd=50, done=60)
    county.progress("P1", "2026-04", ytd=60, done=60)
    assert found() == [
        ("P1", "2026-03-01", "本月完成投资 60", "累计完成投资 50",
         "2026年3月本月完成投资 60 万元，大于累计完成投资 50 万元")
    ]  # fmt: skip


def test_the_city_s_figure_of_us_is_that_of_our_ledgers(county, found):
    county.project("P1")
    county.funds("P1", "2026-03", 1000)
    county.bulletin("2026-02", "某县", 1, 900, own=True)
    county.bulletin("2026-03", "某县", 1, 990, own=True)
    county.bulletin("2026-03", "邻县", 2, 500)
    assert found() == [
        (None, "2026-03-01", "市通报本县到位资金 990", "台账合计 1,000",
         "2026年3月市通报本县到位资金 990 万元，小于台账合计 1,000 万元")
    ]  # fmt: skip
    assert (found(industries=("电子信息",)), found(may_see=("A",))) == ([], [])


def test_rounding_between_city_and_county_is_no_finding(county, found):
    county.project("P1")
    county.funds("P1", "2026-03", 1000)
    county.bulletin("2026-03", "某县", 1, 996, own=True)
    assert found() == []


def test_a_part_many_times_its_whole_is_told_as_a_wrong_unit(county, found):
    county.project("P1", agreed=1000, phase1_investment=5_000_000)
    assert found() == []
