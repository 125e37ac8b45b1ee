from tests.queries.dispatch.test_counts import year as year


def test_each_unit_and_each_class_has_its_own_rates_of_what_was_raised_this_year(year):
    year.unit("B", "乙镇")
    year.matter("D1", unit="B")
    assert year.ask("dispatch/closure") == [
        ("甲镇", None, 4, 2, 0.5, 3, 2, 0.6667, 35.0, 2), ("乙镇", None, 1, 0, 0, 0, 0, None, None, 1),
    ]
    assert year.ask("dispatch/closure", by="category") == [
        (None, "其他", 4, 2, 0.5, 3, 2, 0.6667, 35.0, 2), (None, "调度事项", 1, 0, 0, 0, 0, None, None, 1),
    ]
