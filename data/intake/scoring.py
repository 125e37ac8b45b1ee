"""考核方案: what the units of a 考核分组 are scored on. A sheet replaces the whole scheme of a group that it names."""

from collections.abc import Collection
from decimal import Decimal

import duckdb

from data.intake.draft_tables import UNCHANGED, Record, all_or_nothing, held, once, replace
from data.intake.names import Names, find
from data.tables.table import Row, Table

BY_TASK, BY_BEST, BY_RATE = METHODS = ("按任务", "按组内最高", "按比率")
ITEMS = {  # and the methods that each can be scored by: a task there must be, a rate it must be
    "到位资金完成率": (BY_TASK,),
    "新签约": (BY_TASK, BY_BEST),
    "新签约亿元以上": (BY_BEST,),
    "开工率": (BY_RATE, BY_BEST),
    "新开工": (BY_TASK, BY_BEST),
    "新投产": (BY_TASK, BY_BEST),
    "工业项目占比": (BY_BEST, BY_RATE),
    "外出招商": (BY_BEST,),
    "报表质量": (BY_RATE, BY_BEST),
}
EVERY_GROUP = ""
ALL_WORDS = ("全部", "各组", "所有")
FULL = 100


def take(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """Replace the schemes of the groups that the sheet names; of a sheet with a row that can't be taken, nothing.

    Half a scheme would score units on half of what was meant.
    """
    groups, items, methods = _groups(con), _names("考核指标", ITEMS), _names("计分办法", METHODS)
    for table in tables:
        for row in list(table.good()):
            find(table, row, "unit_group", groups)
            row.values["unit_group"] = row.values.get("unit_group") or EVERY_GROUP
            if find(table, row, "item", items) & find(table, row, "method", methods):
                _check_method(table, row)
            _check_figures(table, row)
    once(tables, lambda row: (row.values["unit_group"], row.values["item"]), "item", "考核分组与考核指标")
    all_or_nothing(tables, "方案")
    good = [(table, row) for table in tables for row in table.good()]
    for group in dict.fromkeys(row.values["unit_group"] for _, row in good):
        _put(con, [(table, row) for table, row in good if row.values["unit_group"] == group])


def _groups(con: duckdb.DuckDBPyConnection) -> Names:
    known = con.execute("select distinct unit_group from units where unit_group is not null order by 1").fetchall()
    pairs = [(group, group) for (group,) in known] + [(word, EVERY_GROUP) for word in ALL_WORDS]
    return Names("考核分组", pairs, "请填写“基础配置”单位表中的考核分组；各组通用的留空")


def _names(kind: str, words: Collection[str]) -> Names:
    return Names(kind, ((word, word) for word in words), "请填写 " + "、".join(words))


def _check_method(table: Table, row: Row) -> None:
    fit = ITEMS[row.values["item"]]
    if row.values["method"] not in fit:
        reason = f"“{row.values['item']}”不能{row.values['method']}计分"
        table.reject(row, "method", reason, "请填写 " + " 或 ".join(fit))


def _check_figures(table: Table, row: Row) -> None:
    if row.values["points"] <= 0:
        table.reject(row, "points", "分值应当大于 0", "请改正分值；不考核的指标请删去这一行")
    cap = row.values.get("cap")
    if cap is not None and cap < 1:
        table.reject(row, "cap", "封顶不能低于 100%", "请写成 120% 或 1.2；不封顶的留空")
    elif row.values["method"] in (BY_BEST, BY_RATE):
        row.values["cap"] = 1
        if cap not in (None, 1):
            how = "无需处理；只有“按任务”的可以超过满分"
            table.warn(row, "cap", f"{row.values['method']}计分的最多得满分，没有用到封顶", how)


def _put(con: duckdb.DuckDBPyConnection, rows: list[tuple[Table, Row]]) -> None:
    """Put one group's rows in the place of its scheme; rows that say what it says already are duplicates."""
    news = [_record(seq, row) for seq, (_, row) in enumerate(rows, 1)]
    total = sum(record["points"] for record in news)
    if total != FULL:
        table, row = rows[-1]
        reason = f"这一方案的分值合计为 {total.normalize():f} 分，不是 {FULL} 分"
        table.warn(row, "points", reason, f"得分按 {FULL} 分折算；写漏、写错的请改正后重新上传")
    if sorted(held(con, "scoring_scheme", news), key=lambda record: record["seq"]) == news:
        for table, row in rows:
            table.repeat(row, None, UNCHANGED)
    else:
        replace(con, "scoring_scheme", news)


def _record(seq: int, row: Row) -> Record:
    values, cap = row.values, row.values.get("cap")
    return {
        "unit_group": values["unit_group"], "item": values["item"], "seq": seq, "points": values["points"],
        "method": values["method"], "cap": None if cap is None else Decimal(str(cap)),
    }  # fmt: skip
