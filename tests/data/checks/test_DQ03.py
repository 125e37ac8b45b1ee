def test_an_agreement_beyond_what_a_county_can_have_is_doubted(county, found):
    county.project("P1", agreed=2_500_000)
    county.project("P2", agreed=2_000_000)
    assert found() == [
        ("P1", None, "协议投资额 2,500,000", "县级单体上限 2,000,000",
         "协议投资额 250.00 亿元，县级单体上限 200.00 亿元，疑为单位写错")
    ]  # fmt: skip


def test_parts_in_another_unit_than_the_whole_are_doubted(county, found):
    county.project("P1", agreed=12000, fixed_asset_investment="0.9")
    county.project("P2", agreed=12000, phase1_investment=50_000_000)
    county.project("P3", agreed=12000, phase1_investment=3000, fixed_asset_investment=9000)
    assert found(columns=("project_id", "stated", "expected")) == [
        ("P1", "固定资产投资 0.9", "协议投资额 12,000"),
        ("P2", "一期投资额 50,000,000", "协议投资额 12,000"),
    ]


def test_a_month_a_hundred_times_the_agreement_is_doubted(county, found):
    county.project("P1", agreed=5000)
    county.funds("P1", "2026-03", 500_000)
    assert found() == [
        ("P1", "2026-03-01", "当月到位 500,000", "协议投资额 5,000",
         "2026年3月当月到位 50.00 亿元，协议投资额 5,000 万元，疑为单位写错")
    ]  # fmt: skip


def test_a_leap_is_doubted_only_when_it_exceeds_the_agreement(county, found):
    county.project("P1", agreed=20000)
    county.project("P2", agreed=20000)
    for project, amount in (("P1", 21000), ("P2", 19000)):
        county.funds(project, "2026-02", 100)
        county.funds(project, "2026-03", amount)
    assert found(columns=("project_id", "stated", "expected")) == [("P1", "当月到位 21,000", "上次到位 100")]


def test_a_drop_is_doubted_only_when_next_to_nothing_is_left(county, found):
    county.project("P1", agreed=20000)
    county.project("P2", agreed=20000)
    for project, amount in (("P1", "0.12"), ("P2", 5)):
        county.funds(project, "2026-02", 1200)
        county.funds(project, "2026-03", amount)
    assert found(columns=("project_id", "stated", "expected")) == [("P1", "当月到位 0.12", "上次到位 1,200")]


def test_a_refund_is_not_doubted(county, found):
    county.project("P1", agreed=20000)
    county.funds("P1", "2026-02", 1200)
    county.funds("P1", "2026-03", -5)
    assert found() == []
