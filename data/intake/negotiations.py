"""Projects in negotiation and the notes of who follows them up.

What is lost says when, how far it had come and why; what is signed says which project it became. A row that is still
在谈 under the name of a project that is signed already waits for nobody: it is refused, with that project's number.
"""

import duckdb

from data.cells.values import plain as bare
from data.intake import names, plain
from data.intake.names import find
from data.tables.table import Row, Table

SUBSTAGES: dict[str, tuple[str, ...]] = {
    "初步接触": ("线索", "电话沟通中", "初步对接", "接触"), "实地考察": ("考察", "考察中", "来县考察"),
    "方案洽谈": ("方案", "洽谈", "洽谈中", "深度洽谈", "商务谈判"), "协议起草": ("协议", "拟签约", "协议拟定",
    "合同起草"),
    "项目评审": ("评审", "评审中", "上会", "待签约"),
}  # fmt: skip
APPRAISALS: dict[str, tuple[str, ...]] = {
    "可行": ("通过", "是", "已通过", "同意"), "修改": ("修改后通过", "完善后再议"), "不可行": ("否决", "未通过",
    "不同意"),
    "待研判": ("否", "未研判"),
}  # fmt: skip
REASONS: dict[str, tuple[str, ...]] = {
    "土地": ("用地", "土地指标"), "要素成本": ("成本", "用工", "水电气"), "政策": ("优惠政策", "政策不及"),
    "环评": ("环保", "能耗"),
    "资金": ("融资", "投资方资金"), "市场": ("市场变化", "投资计划调整"), "他地竞争": ("落户外地", "被抢", "去了外地"),
    "其他": ("其它",),
}  # fmt: skip
AHEAD = ("next_due",)
SIGNED = """
    select p.project_name, p.project_id from projects as p join stage_events as e using (project_id)
    where e.stage = 'signed' and e.actual is not null order by p.project_id
"""


def take_negotiations(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """在谈项目: by number."""
    known = {
        "substage": names.words("洽谈进度", SUBSTAGES), "lost_stage": names.words("洽谈进度", SUBSTAGES),
        "lost_reason": names.words("流失原因", REASONS), "appraisal": names.words("研判结果", APPRAISALS),
        "signed_project": names.projects(con),
    }  # fmt: skip
    signed = {bare(name): project_id for name, project_id in con.execute(SIGNED).fetchall()}
    for table, row in plain.good_rows(tables):
        for name, among in known.items():
            find(table, row, name, among)
        for step in ("replied", "appraised", "answered", "lost_at"):
            plain.refuse_disorder(table, row, "first_contact", step)
        _refuse_unclear_end(table, row)
        _refuse_signed(table, row, signed)
        if not 0 <= (row.values.get("probability") or 0) <= 1:
            table.reject(row, "probability", "签约把握应当在 0 到 100% 之间", "请填写百分数，如 60%")
    plain.take(con, batch_id, tables, AHEAD)


def take_notes(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """在谈跟踪记录: by negotiation and day; only of known negotiations."""
    rows = con.execute("select negotiation_id, negotiation_id from negotiations").fetchall()
    known = names.Names("在谈编号", rows, "请先上传含有它的“在谈项目”，或改正编号", are_codes=True)
    for table, row in plain.good_rows(tables):
        find(table, row, "negotiation_id", known)
    plain.take(con, batch_id, tables)


def _refuse_unclear_end(table: Table, row: Row) -> None:
    """A loss needs its day, stage and reason, and is no signing."""
    values = row.values
    is_lost = any(values.get(name) is not None for name in ("lost_at", "lost_reason", "lost_to", "lost_stage"))
    if is_lost and values.get("signed_project"):
        table.reject(row, "signed_project", "既填了签约项目编号，又填了流失情况", "请只保留其中一项")
    elif is_lost and (missing := [each for each in ("lost_at", "lost_stage", "lost_reason") if not values.get(each)]):
        labels = "、".join(table.header.form.field(name).label for name in missing)
        table.reject(row, missing[0], f"流失的项目没有填{labels}", f"请补填{labels}；没有流失的，请清空流失各栏")


def _refuse_signed(table: Table, row: Row, signed: dict[str, str]) -> None:
    values = row.values
    project_id = signed.get(bare(values["project_name"]))
    if project_id and not values.get("signed_project") and values.get("lost_at") is None and row.is_good:
        reason = f"同名项目 {project_id} 已经签约，不能再列为在谈"
        table.reject(
            row, "project_name", reason, f"请在“签约项目编号”填写 {project_id}；不是同一个项目的，请改用不同的名称"
        )
