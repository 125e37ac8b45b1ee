"""What the words of a fund row stand for, beside its project: said once, whichever way the row was read."""

from data.cells.values import DOMESTIC, BadValue, plain

UNSAID = ""  # an empty 审核状态: 已保存, unless the draft holds the very arrival as audited (held_arrivals.py)


def origin_of(written: str | None, capital: str) -> str:
    """Where money came from, by what a row says (None: nothing) and its project; BadValue when they contradict."""
    if written == DOMESTIC and capital == "overseas":
        reason = "资金来源填了“内资”，项目台账中却是外资"
        raise BadValue(reason, "请填写 省外、市外、县外 或 外资")
    return capital if written in (None, DOMESTIC) else written


def audit_of(written: str | None, is_asked: bool) -> str:
    """A row's audit_status, by what it says and whether the sheet asks for it at all."""
    return (written or UNSAID) if is_asked else "审核通过"


def is_its_name(written: str | None, name: str) -> bool:
    """Whether a row that gives a project's name gives the ledger's; one that gives none doesn't contradict it."""
    return not written or written == name or plain(written) == plain(name)
