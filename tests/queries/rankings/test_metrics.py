import pytest

TASKED = ("arrived", "signed", "started", "produced")


def tasked(answer):
    """The rows of those metrics."""
    return [row for row in answer if row[0] in TASKED]


@pytest.fixture
def busy(county):
    """P1 of A and B together, P2 of B alone; all of it this year."""
    county.unit("B", "乙镇")
    halves = {"A": "0.5", "B": "0.5"}
    county.project("P1", shares=halves, signed="2026-01-01", started="2026-10-31", producing="2026-11-01")
    county.project("P2", "B", signed="2025-12-31", started="2026-02-01", producing="2026-09-01")
    county.funds("P1", "2026-01", 10)
    return county


def test_each_metric_has_its_own_tasks_and_places(busy):
    busy.target("A", 10)
    busy.target("A", 1, metric="signed")
    busy.target("B", 4, metric="signed")
    busy.target("B", 2, metric="started")
    assert tasked(busy.ask("rankings/metrics")) == [
        ("arrived", "甲镇", "乡镇", True, 5, 0.5, 10, 0.5, 0.8333, -0.3333, 1),
        ("arrived", "乙镇", "乡镇", True, 5, 0.5, None, None, 0.8333, None, None),
        ("signed", "甲镇", "乡镇", True, 1, 1, 1, 1, 0.8333, 0.1667, 1),
        ("signed", "乙镇", "乡镇", True, 1, 1, 4, 0.25, 0.8333, -0.5833, 2),
        ("started", "乙镇", "乡镇", True, 2, 1, 2, 1, 0.8333, 0.1667, 1),
        ("started", "甲镇", "乡镇", True, 1, 0.5, None, None, 0.8333, None, None),
        ("produced", "乙镇", "乡镇", True, 1, 1, None, None, 0.8333, None, None),
        ("produced", "甲镇", "乡镇", True, 0, 0, None, None, 0.8333, None, None),
    ]


def test_a_filter_on_units_marks_its_own_and_leaves_the_others(busy):
    busy.unit("B1", "乙村", group=None, parent="B")
    columns = ("metric", "unit", "is_chosen", "value")
    assert busy.ask("rankings/metrics", columns=columns, units=("乙镇",))[:2] == [
        ("arrived", "甲镇", False, 5), ("arrived", "乙镇", True, 5),
    ]


def test_a_shared_project_counts_whole_for_each_unit_but_its_funds_by_the_ratio(busy):
    answer = tasked(busy.ask("rankings/metrics", columns=("metric", "unit", "value")))
    assert answer[:4] == [("arrived", "甲镇", 5), ("arrived", "乙镇", 5), ("signed", "甲镇", 1), ("signed", "乙镇", 1)]


def test_a_project_that_a_unit_shares_with_its_village_counts_once(county):
    county.unit("A1", "甲村", group=None, parent="A")
    county.project("P1", shares={"A": "0.5", "A1": "0.5"}, signed="2026-01-01")
    county.funds("P1", "2026-01", 10)
    assert tasked(county.ask("rankings/metrics", columns=("metric", "value"))) == [
        ("arrived", 10), ("signed", 1), ("started", 0), ("produced", 0),
    ]


def test_a_project_that_is_not_audited_counts_for_no_unit(county):
    county.project("P1", audit="审核中", signed="2026-01-01", started="2026-01-01", producing="2026-01-01")
    county.funds("P1", "2026-01", 10)
    assert tasked(county.ask("rankings/metrics", columns=("metric", "value"))) == [
        ("arrived", 0), ("signed", 0), ("started", 0), ("produced", 0),
    ]


def test_a_unit_at_zero_has_a_place(busy):
    busy.unit("C", "丙镇")
    for unit in "AC":
        busy.target(unit, 3, metric="signed")
    answer = busy.ask("rankings/metrics", columns=("metric", "unit", "value", "completion", "rank"))
    assert [row[1:] for row in answer if row[0] == "signed"] == [
        ("甲镇", 1, 0.3333, 1), ("丙镇", 0, 0, 2), ("乙镇", 1, None, None),
    ]


def test_a_viewer_sees_only_the_permitted_units(busy):
    answer = busy.ask("rankings/metrics", may_see=("B",), columns=("metric", "unit", "value"))
    assert tasked(answer) == [
        ("arrived", "乙镇", 5), ("signed", "乙镇", 1), ("started", "乙镇", 2), ("produced", "乙镇", 1),
    ]  # fmt: skip


def test_under_a_park_filter_there_is_no_task(busy):
    busy.target("B", 4, metric="signed")
    answer = busy.ask("rankings/metrics", parks=("园区外",), columns=("metric", "unit", "value", "target", "rank"))
    assert [row for row in answer if row[:2] == ("signed", "乙镇")] == [("signed", "乙镇", 1, None, None)]


def of_metric(county, metric, **given):
    columns = ("metric", "unit", "value", "share", "target", "completion")
    answer = county.ask("rankings/metrics", columns=columns, **given)
    return [row[1:] for row in answer if row[0] == metric]


def test_what_came_from_outside_the_province_is_told_by_each_arrival(busy):
    busy.funds("P1", "2026-02", 30, origin="out_city")
    busy.funds("P2", "2026-02", 8)
    busy.target("B", 26, metric="arrived_out_province")
    assert of_metric(busy, "arrived_out_province") == [("乙镇", 13, 0.7222, 26, 0.5), ("甲镇", 5, 0.2778, None, None)]


def test_the_funds_of_industry_are_those_of_industrial_projects(busy):
    busy.project("P3", industry="乡村旅游")
    busy.funds("P3", "2026-02", 100)
    assert of_metric(busy, "industrial_arrived") == [("甲镇", 5, 0.5, None, None), ("乙镇", 5, 0.5, None, None)]


def test_a_large_project_is_one_that_reaches_the_setting(busy):
    busy.project("P3", agreed="9999.999999", signed="2026-02-01")
    busy.project("P4", agreed=10000, signed="2026-02-01")
    busy.project("P5", agreed=90000, signed="2025-02-01")
    assert [row[:2] for row in of_metric(busy, "signed_large")] == [("甲镇", 1), ("乙镇", 0)]


def test_fixed_assets_are_the_years_last_reported_total_and_missing_where_nobody_reported(busy):
    assert [row[:2] for row in of_metric(busy, "fixed_assets")] == [("甲镇", None), ("乙镇", None)]
    busy.progress("P2", "2025-12", fixed=99)
    assert [row[:2] for row in of_metric(busy, "fixed_assets")] == [("甲镇", None), ("乙镇", None)]
    busy.progress("P2", "2026-02", fixed=7)
    busy.progress("P2", "2026-03", ytd=50)
    busy.progress("P2", "2026-11", fixed=70)
    assert [row[:2] for row in of_metric(busy, "fixed_assets")] == [("乙镇", 7), ("甲镇", None)]


def test_the_filters_and_what_the_viewer_may_see_hold_for_every_metric(busy):
    busy.project("P3", industry="乡村旅游", agreed=10000, signed="2026-02-01")
    busy.funds("P3", "2026-02", 100)
    busy.progress("P3", "2026-02", fixed=7)
    given = {"may_see": ("A",), "industries": ("乡村旅游",)}
    assert [(name, of_metric(busy, name, **given)) for name in NEW] == [
        ("arrived_out_province", [("甲镇", 100, 1, None, None)]),
        ("industrial_arrived", [("甲镇", 0, None, None, None)]),
        ("signed_large", [("甲镇", 1, 1, None, None)]),
        ("fixed_assets", [("甲镇", 7, 1, None, None)]),
    ]


NEW = ("arrived_out_province", "industrial_arrived", "signed_large", "fixed_assets")
