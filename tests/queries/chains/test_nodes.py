import pytest

GAPS = ("node", "projects", "gap_type")


@pytest.fixture
def chain(county):
    """A chain of seven nodes, 一 to 七; `put` signs a project at each of the given ones."""
    county.chain("电子信息", *"一二三四五六七")

    def put(nodes):
        for number, node in enumerate(nodes, 1):
            county.project(f"P{number}", chain_node=node, signed="2026-01-01")
        return county

    return put


def kinds(county):
    return "".join(row[0][0] for row in county.ask("chains/nodes", columns=("gap_type",)))


def test_the_whole_answer(county):
    county.node("电子信息", 2, "PCB线路板")
    county.node("电子信息", 1, "铜箔", position="上游", focus=True)
    county.project("P1", chain_node="铜箔", signed="2026-01-01", agreed=5)
    county.project("P2", chain_node="铜箔", started="2026-01-01", agreed=9)
    county.funds("P1", "2026-01", 3)
    county.funds("P1", "2025-01", 3)
    assert county.ask("chains/nodes") == [
        ("电子信息", True, "上游", 1, True, "铜箔", True, 2, ["项目P2", "项目P1"], 3, 2, 3, "强链"),
        ("电子信息", True, "中游", 2, False, "PCB线路板", False, 0, [], 0, 0, 0, "延链"),
    ]


@pytest.mark.parametrize("chosen", [
    {"units": ("乙镇",)}, {"parks": ("南园",)}, {"regions": ("珠三角",)}, {"key_only": True}, {"projects": ("P2",)},
])
def test_a_filter_says_where_its_projects_are_and_leaves_the_countys_gaps(county, chosen):
    county.unit("B", "乙镇")
    county.park("南园")
    county.chain("电子信息", "铜箔", "覆铜板", "线路板")
    county.project("P1", chain_node="铜箔", signed="2026-01-01")
    county.project("P2", "B", chain_node="线路板", signed="2026-01-01", park="南园", province="广东", key=True)
    county.funds("P2", "2026-02", 7)
    columns = ("node", "projects", "arrived", "chosen_projects", "chosen_arrived", "gap_type")
    assert county.ask("chains/nodes", columns=columns, **chosen) == [
        ("铜箔", 1, 0, 0, 0, "强链"), ("覆铜板", 0, 0, 0, 0, "补链"), ("线路板", 1, 7, 1, 7, "强链"),
    ]


@pytest.mark.parametrize(("occupied", "expected"), [
    ("", "建建建建建建建"),
    ("一二三四五六七", "强强强强强强强"),
    ("四", "延延延强延延延"),
    ("二五", "延强补补强延延"),
    ("一七", "强补补补补补强"),
    ("二四六", "延强补强补强延"),
    ("一", "强延延延延延延"),
    ("七", "延延延延延延强"),
    ("三三", "延延强延延延延"),
])
def test_an_empty_node_between_is_to_be_mended_and_one_beyond_the_ends_to_be_extended(chain, occupied, expected):
    assert kinds(chain(occupied)) == expected


def test_each_chain_is_judged_by_itself_in_the_order_of_the_industries(county):
    county.chain("乡村旅游", "民宿", "研学")
    county.chain("电子信息", "铜箔", "PCB线路板")
    county.project("P1", chain_node="铜箔", signed="2026-01-01")
    assert county.ask("chains/nodes", columns=("industry", *GAPS)) == [
        ("电子信息", "铜箔", 1, "强链"), ("电子信息", "PCB线路板", 0, "延链"),
        ("乡村旅游", "民宿", 0, "建链"), ("乡村旅游", "研学", 0, "建链"),
    ]
    assert county.ask("chains/nodes", industries=("乡村旅游",), columns=GAPS) == [
        ("民宿", 0, "建链"), ("研学", 0, "建链"),
    ]


@pytest.mark.parametrize(("events", "projects"), [
    ({"negotiating": "2026-01-01"}, 0),
    ({"signed": "2026-10-31"}, 1),
    ({"signed": "2026-11-01"}, 0),
    ({"producing": "2025-01-01"}, 1),
    ({"signed": "2026-01-01", "suspended": "2026-02-01"}, 1),
    ({"signed": "2026-01-01", "terminated": "2026-02-01"}, 0),
    ({"signed": "2026-01-01", "withdrawn": "2026-11-01"}, 1),
])
def test_a_local_project_is_signed_or_further_and_still_with_us(county, events, projects):
    county.chain("电子信息", "铜箔")
    county.project("P1", chain_node="铜箔", **events)
    assert county.ask("chains/nodes", columns=("projects",)) == [(projects,)]


def test_a_project_of_another_industry_or_not_audited_does_not_fill_a_node(county):
    county.chain("电子信息", "铜箔")
    county.project("P1", chain_node="铜箔", signed="2026-01-01", industry="乡村旅游")
    county.project("P2", chain_node="铜箔", signed="2026-01-01", audit="未通过")
    assert county.ask("chains/nodes", columns=GAPS) == [("铜箔", 0, "建链")]
