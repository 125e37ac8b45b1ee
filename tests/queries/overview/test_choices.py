import pytest

COLUMNS = ("filter", "choice", "projects")


@pytest.fixture
def choosy(county):
    county.unit("B", "乙镇")
    county.unit("A1", "甲村", group=None, parent="A")
    county.park("北集中区", kind="集中区")
    county.park("南园")
    county.project("P1", park="南园")
    county.project("P2", shares={"A1": "0.5", "B": "0.5"}, province="广东", industry="乡村旅游", audit="审核中")
    county.project("P3", shares={"A": "0.5", "A1": "0.5"}, province=None)
    return county


def test_every_filter_lists_its_choices_with_the_projects_of_the_ledger(choosy):
    assert choosy.ask("overview/choices", columns=COLUMNS) == [
        ("industry", "电子信息", 2), ("industry", "乡村旅游", 1), ("origin", "省外", 3),
        ("park", "南园", 1), ("park", "北集中区", 0), ("park", "园区外", 2),
        ("region", "珠三角", 1), ("region", "长三角", 1), ("region", "未注明", 1),
        ("unit", "甲镇", 3), ("unit", "乙镇", 1),
    ]


def test_stages_origins_nodes_and_leaders_are_those_of_projects_in_the_field_s_order(county):
    county.project("P1", signed="2026-02-01", capital_origin="overseas", chain_node="电池", leader="常务副县长")
    county.project("P2", started="2026-02-01", capital_origin="out_city", suspended="2026-03-01")
    county.project("P3", negotiating="2026-02-01")
    asked = county.ask("overview/choices", columns=COLUMNS)
    assert [row for row in asked if row[0] in ("stage", "origin", "chain_node", "leader")] == [
        ("chain_node", "电池", 1), ("leader", "常务副县长", 1),
        ("origin", "省外", 1), ("origin", "市外", 1), ("origin", "外资", 1),
        ("stage", "在谈", 1), ("stage", "签约", 1), ("stage", "停建", 1),
    ]  # fmt: skip


def test_other_filters_do_not_narrow_the_choices(choosy):
    filtered = choosy.ask(
        "overview/choices",
        industries=("乡村旅游",), parks=("南园",), units=("乙镇",), regions=("其他",), projects=("P9",),
        key_only=True, industrial_only=True,
    )
    assert filtered == choosy.ask("overview/choices")


def test_a_viewer_is_told_nothing_of_projects_of_other_units(choosy):
    assert choosy.ask("overview/choices", columns=COLUMNS, may_see=("B",)) == [
        ("industry", "电子信息", 0), ("industry", "乡村旅游", 1), ("origin", "省外", 1),
        ("park", "南园", 0), ("park", "北集中区", 0), ("park", "园区外", 1),
        ("region", "珠三角", 1),
        ("unit", "乙镇", 1),
    ]


def test_a_park_and_the_unit_that_runs_it_under_another_name_explain_each_other(choosy):
    choosy.con.execute("insert into parks values ('东园', 'B', '园区', [])")
    notes = {choice: note for _, choice, _, note in choosy.ask("overview/choices") if note}
    assert notes == {"东园": "由乙镇管理", "乙镇": "管理东园"}


def test_a_merged_unit_is_offered_for_its_months_and_says_where_it_went(choosy):
    choosy.con.execute("update units set merged_into = 'A', merged_since = '2026-06-01' where unit_id = 'B'")
    units = [(choice, note) for kind, choice, _, note in choosy.ask("overview/choices") if kind == "unit"]
    assert units == [("甲镇", None), ("乙镇", "自 2026-06 起并入甲镇")]
