import pytest

from wording.metrics import METRICS


@pytest.fixture
def two_years(county):
    """P1 signed and paid in both years, from outside the province and from the next city."""
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.5", "B": "0.5"}, agreed=20000, signed="2026-02-01", started="2026-03-01")
    county.project("P2", agreed=500, signed="2025-02-01", industry="乡村旅游")
    for project, month, amount, origin in (
        ("P1", "2026-02", 60, "out_province"), ("P1", "2026-03", 20, "out_city"), ("P2", "2025-03", 40, "out_province"),
    ):  # fmt: skip
        county.funds(project, month, amount, origin=origin)
    county.progress("P1", "2026-04", fixed=30)
    county.target("R", 160)
    county.target("R", 2, metric="signed")
    return county


def test_the_whole_answer(two_years):
    assert two_years.ask("overview/metrics") == [
        ("arrived", 80, None, 40, 40, "按原报数", 1, 160, 0.5, 0.8333, -0.3333),
        ("arrived_out_province", 60, 0.75, 40, 20, "按原报数", 0.5, None, None, 0.8333, None),
        ("industrial_arrived", 80, 1, 0, 80, "按原报数", None, None, None, 0.8333, None),
        ("signed", 1, None, 1, 0, "按原报数", 0, 2, 0.5, 0.8333, -0.3333),
        ("signed_large", 1, 1, 0, 1, "按原报数", None, None, None, 0.8333, None),
        ("started", 1, None, 0, 1, "按原报数", None, None, None, 0.8333, None),
        ("produced", 0, None, 0, 0, "按原报数", None, None, None, 0.8333, None),
        ("fixed_assets", 30, None, None, None, None, None, None, None, 0.8333, None),
    ]


def test_the_metrics_stand_in_the_order_of_their_records(two_years):
    assert [name for (name,) in two_years.ask("overview/metrics", columns=("metric",))] == list(METRICS)


def test_of_units_they_are_the_units_part_of_money_and_whole_projects(two_years):
    columns = ("metric", "value", "target")
    assert two_years.ask("overview/metrics", columns=columns, units=("乙镇",)) == [
        ("arrived", 40, None), ("arrived_out_province", 30, None), ("industrial_arrived", 40, None),
        ("signed", 1, None), ("signed_large", 1, None), ("started", 1, None), ("produced", 0, None),
        ("fixed_assets", 15, None),
    ]  # fmt: skip


def test_where_the_caliber_changed_money_that_nobody_restated_is_compared_with_nothing(two_years):
    two_years.restatement("2025-10", 44)
    columns = ("metric", "prior", "prior_basis")
    answer = two_years.ask("overview/metrics", columns=columns)
    assert answer[:4] == [
        ("arrived", 44, "按重述口径（初版）"), ("arrived_out_province", None, "口径已变，无可比数"),
        ("industrial_arrived", None, "口径已变，无可比数"), ("signed", 1, "按原报数"),
    ]  # fmt: skip


def test_a_task_is_not_divided_by_what_a_filter_chooses_besides_units(two_years):
    columns = ("metric", "value", "target", "completion")
    answer = two_years.ask("overview/metrics", columns=columns, industries=("电子信息",))
    assert answer[0] == ("arrived", 80, None, None)


def test_without_funds_of_the_year_nothing_is_known(county):
    county.project("P1", signed="2026-02-01")
    assert {value for (value,) in county.ask("overview/metrics", columns=("value",))} == {None}
