"""A unit's delivery may say something of its own rows only; here 甲镇 (A), which answers for 甲一村 (A1), sends."""

from dataclasses import replace

import pytest

from data.bulk import large_text
from data.receive import read, take
from data.warehouse.own_part import keep

PROJECTS = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位"]
FUNDS = ["项目编号", "月份", "本月到位资金（万元）"]
NOT_OURS = "不是由本单位填报的项目"
OF_BOTH = (["P1", "一号项目", "市外", "轻纺", "甲镇"], ["P2", "二号项目", "外资", "轻纺", "乙镇"])


@pytest.fixture(params=["merged by the statistician", "rehearsed by the unit"])
def receipt(request, known, write):
    """Receive sheets that A sends; P1 is A's, P2 is B's, P3 is shared and A reports it, P4 is shared and B reports it.

    Of the county's draft and of A's own part of it the receipt is the same.
    """
    con = known.con
    con.execute("insert into units values ('A1', '甲一村', 'A', '乡镇', null, false, [], null, null)")
    con.execute(
        "insert into projects by name select replace(project_id, 'P', 'Q') as project_id, '共同' || report_unit as"
        " project_name, capital_origin, industry, is_industrial, report_unit, is_key, audit_status, batch_id, sheet,"
        " row_no from projects"
    )
    con.execute(
        "insert into project_shares values ('P1', 'A', 1, 1), ('P2', 'B', 1, 1), ('Q1', 'A', 0.5, 1),"
        " ('Q1', 'B', 0.5, 1), ('Q2', 'A', 0.5, 1), ('Q2', 'B', 0.5, 1)"
    )
    con.execute("insert into activities by name select 'H2' as activity_id, 'B' as host_unit")
    if request.param == "rehearsed by the unit":
        known.own = keep(con, known.tables, [("A",)], known.day)

    def receipt(**sheets):
        return take(replace(read(write("甲镇.xlsx", **sheets)), own=("A",)), known, "甲镇")

    return receipt


def told(receipt):
    """Rows loaded, and each line as (sheet, row, reason, remedy)."""
    lines = [(line.sheet, line.row_no, line.reason, line.remedy) for line in receipt.lines if line.outcome != "warning"]
    return receipt.rows_loaded, lines


def test_funds_of_anothers_project_are_refused_as_those_of_an_unknown_one_are(receipt):
    rows = [[each, "2026-10", 5] for each in ("P1", "P2", "Q1", "Q2", "P9")]
    how = "请核对编号，不是本单位的请删去这一行；确由本单位填报的，请与统计员联系，由统计员办理，先在项目台账中登记"
    assert told(receipt(资金=[FUNDS, *rows])) == (
        2, [("资金", row, f"项目编号“{each}”{NOT_OURS}", how) for row, each in ((3, "P2"), (5, "Q2"), (6, "P9"))]
    )  # fmt: skip


def test_a_project_of_another_is_not_found_by_its_name_either(receipt):
    rows = [["一号项目", "2026-10", 5], ["二号项目", "2026-10", 5], ["二号项自", "2026-10", 5]]
    loaded, lines = told(receipt(资金=[["项目名称", *FUNDS[1:]], *rows]))
    told_of = [(3, "二号项目"), (4, "二号项自")]
    reasons = [(row, f"项目名称“{name}”对不上由本单位填报的哪一个项目") for row, name in told_of]
    assert (loaded, [(row, reason) for _, row, reason, _ in lines]) == (1, reasons)


def test_progress_and_milestones_are_of_ones_own_projects(receipt):
    loaded, lines = told(
        receipt(
            进度=[["项目编号", "月份", "形象进度"], ["P1", "2026-10", "封顶"], ["P2", "2026-10", "封顶"]],
            里程碑=[
                ["项目编号", "里程碑", "计量单位", "截止月份", "完成值"],
                ["P1", "用地", "亩", "2026-10", 1], ["P2", "用地", "亩", "2026-10", 1],
            ],
        )
    )  # fmt: skip
    assert (loaded, [line[:3] for line in lines]) == (
        2, [("进度", 3, f"项目编号“P2”{NOT_OURS}"), ("里程碑", 3, f"项目编号“P2”{NOT_OURS}")]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["P2", "二号项目", "省外", "轻纺", "甲镇"], "项目编号“P2”已由其他单位使用"),  # moved to oneself
        (["Q2", "共同B", "省外", "轻纺", "甲镇、乙镇"], "项目编号“Q2”已由其他单位使用"),
        (["P1", "一号项目", "省外", "轻纺", "乙镇"], "引资单位“乙镇”不是本单位，或不只是本单位"),  # given away
        (["P1", "一号项目", "省外", "轻纺", "甲镇、乙镇"], "引资单位“甲镇、乙镇”不是本单位，或不只是本单位"),
        (["N1", "新项目", "省外", "轻纺", "乙镇"], "引资单位“乙镇”不是本单位，或不只是本单位"),
        (["N1", "新项目", "省外", "轻纺", "丙镇"], "引资单位“丙镇”不是本单位，或不只是本单位"),
        (["N1", "新项目", "省外", "轻纺", "某县"], "引资单位“某县”不是本单位，或不只是本单位"),
        (["Q1", "共同A", "省外", "轻纺", "甲镇"], "与其他单位共同引进的项目，不能由一个单位改比例"),
        (["Q1", "共同A", "省外", "轻纺", "甲镇90%、乙镇10%"], "引资单位“甲镇90%、乙镇10%”不是本单位，或不只是本单位"),
    ],
)
def test_what_is_anothers_or_would_become_so_is_refused(receipt, row, reason):
    loaded, lines = told(receipt(项目=[PROJECTS, row]))
    assert (loaded, [line[:3] for line in lines]) == (0, [("项目", 2, reason)])


def test_ones_own_projects_new_ones_and_those_of_a_village_below_are_taken_by_any_name_of_the_unit(receipt):
    rows = [
        ["P1", "一号项目", "市外", "轻纺", "甲乡"], ["N1", "新一", "省外", "轻纺", "A"],
        ["N2", "新二", "省外", "轻纺", "甲一村"],
    ]  # fmt: skip
    funds = [["N1", "2026-10", 5], ["N2", "2026-10", 5]]
    assert told(receipt(项目=[PROJECTS, *rows], 资金=[FUNDS, *funds])) == (5, [])


def test_a_shared_project_is_reported_by_the_unit_that_stands_first_and_keeps_its_shares(receipt):
    row = ["Q1", "共同甲", "省外", "轻纺", "甲镇50%、乙镇50%"]
    assert told(receipt(项目=[PROJECTS, row], 资金=[FUNDS, ["Q1", "2026-10", 5]])) == (2, [])


def test_activities_are_those_that_the_unit_held(receipt):
    head = ["活动编号", "活动日期", "活动类型", "举办城市", "主办单位"]
    hosts = {"H1": "甲乡", "H2": "甲镇", "H3": "乙镇"}
    rows = [[each, "2026-10-08", "推介会", "杭州", unit] for each, unit in hosts.items()]
    loaded, lines = told(receipt(活动=[head, *rows]))
    assert (loaded, [(row, reason) for _, row, reason, _ in lines]) == (
        1, [(3, "活动编号“H2”已由其他单位使用"), (4, "主办单位“乙镇”不是本单位，或不只是本单位")]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("参数", [["参数", "取值"], ["县名", "我县"]]),
        ("单位", [["单位编号", "单位名称", "上级单位", "单位类别"], ["A", "甲镇", "", "县"]]),
        ("目标任务", [["年度", "单位", "到位资金任务（万元）"], [2026, "甲镇", 1]]),
        ("市通报", [["月份", "县区", "指标", "数值"], ["2026-10", "某县", "到位资金", 1]]),
        ("监督员", [["监督员编号", "聘任起"], ["1", "2026-10-08"]]),
    ],
)
def test_what_the_county_keeps_no_unit_changes(receipt, sheet, rows):
    loaded, lines = told(receipt(**{sheet: rows}))
    assert loaded == 0
    assert ["由县里统一维护，单位报送的表里不收" in line[2] for line in lines] == [True]


def test_a_file_too_large_to_be_looked_at_row_by_row_is_not_taken_from_a_unit(draft, tmp_path, monkeypatch):
    monkeypatch.setattr(large_text, "LARGE", 1)
    path = tmp_path / "资金.csv"
    path.write_text("项目编号,月份,本月到位资金（万元）\n" + "P1,2026-10,5\n" * 3, encoding="utf-8")
    draft.con.execute("insert into projects by name select 'P1' as project_id, 'A' as report_unit, 'x' as project_name")
    [line] = take(replace(read(path), own=("A",)), draft, "甲镇").lines
    assert (line.outcome, line.reason) == ("rejected", "单位报送的文件太大，不能逐行核对是不是本单位的")


def test_a_unit_that_was_merged_belongs_to_the_one_that_it_became_part_of(draft, write):
    draft.con.execute(
        "insert into units values ('C', '丙镇', 'R', '乡镇', null, false, [], 'A', '2026-11-01'),"
        " ('D', '丁镇', 'A', '乡镇', null, false, [], 'B', '2026-11-01')"
    )
    rows = [["N1", "新一", "省外", "轻纺", "丙镇"], ["N2", "新二", "省外", "轻纺", "丁镇"]]
    loaded, lines = told(take(replace(read(write(项目=[PROJECTS, *rows])), own=("A",)), draft, "甲镇"))
    assert (loaded, [line[:3] for line in lines]) == (1, [("项目", 3, "引资单位“丁镇”不是本单位，或不只是本单位")])


def test_what_a_unit_does_not_say_of_others_takes_nothing_from_them(known, write):
    known.con.execute("insert into project_shares values ('P1', 'A', 1, 1), ('P2', 'B', 1, 1)")
    county = [[each, "2026-10", 5] for each in ("P1", "P2")]
    take(read(write("县.xlsx", 项目=[PROJECTS, *OF_BOTH], 资金=[FUNDS, *county])), known, "统计员")
    sent = read(write("甲镇.xlsx", 项目=[PROJECTS, OF_BOTH[0]], 资金=[FUNDS, ["P1", "2026-10", 6]]))
    receipt = take(replace(sent, own=("A",)), known, "甲镇")
    assert [line.reason for line in receipt.lines if line.outcome in ("held", "rejected")] == []
    assert known.con.execute("select project_id, amount from monthly_funds order by all").fetchall() == [
        ("P1", 6), ("P2", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(("sheet", "head", "rows", "label"), [
    ("问题台账", ["问题编号", "问题描述", "提出时间", "牵头单位"],
     [["W1", "缺电", "2026-03-02", "甲镇"], ["W2", "缺水", "2026-03-02", "乙镇"]], "牵头单位"),
    ("在谈项目", ["在谈编号", "项目名称", "首次对接时间", "洽谈进度", "对接单位"],
     [["T1", "储能", "2026-03-02", "考察", "甲镇"], ["T2", "封测", "2026-03-02", "考察", "乙镇"]], "对接单位"),
])  # fmt: skip
def test_items_and_talks_of_another_are_refused(receipt, sheet, head, rows, label):
    loaded, [(_, row, reason, _)] = told(receipt(**{sheet: [head, *rows]}))
    assert (loaded, row, reason) == (1, 3, f"{label}“乙镇”不是本单位，或不只是本单位")
