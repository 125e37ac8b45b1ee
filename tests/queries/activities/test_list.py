def test_this_year_s_activities_up_to_the_month_in_their_order_with_their_source(county):
    county.activity("2", "2026-03-05", city="苏州", province="江苏", companies=20, level="县主要领导")
    county.activity("1", "2026-03-05", kind="推介会", host="A")
    county.activity("3", "2026-11-01")
    county.activity("4", "2025-12-31")
    assert county.ask("activities/list") == [
        ("1", "2026-03-05", "推介会", "杭州", None, "甲镇", None, None, 1, "台账.xlsx", "招商活动", 2),
        ("2", "2026-03-05", "企业家座谈会", "苏州", "江苏", "某县", 20, "县主要领导", 1, "台账.xlsx", "招商活动", 1),
    ]


def test_only_the_units_in_scope(county):
    county.activity("1", "2026-03-05", host="A")
    county.activity("2", "2026-03-05")
    assert county.ask("activities/list", units=("甲镇",), columns=("activity_id",)) == [("1",)]
    assert county.ask("activities/list", may_see=("A",), columns=("activity_id",)) == [("1",)]
