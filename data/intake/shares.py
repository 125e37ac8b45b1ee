"""Units that brought a project in together, and the share of each, from one cell."""

import re
from decimal import ROUND_DOWN, Decimal

from data.cells.values import BadValue, plain
from data.intake.names import Names

SHARE = re.compile(r"(.+?)[::(]?(\d+(?:\.\d+)?)(%?)\)?")
EACH = re.compile(r"[(（]?各占?(\d+(?:\.\d+)?)[%％][)）]?$")  # behind all of them: 甲镇、乙镇各50%
EQUALLY = re.compile(r"[(（]?(?:平均(?:分配|分摊|计算)?|均[分摊]|平分|各半|各占一半|各占?二分之一)[)）]?$")
STEP = Decimal("0.00000001")
HOW = "请写成 甲镇、乙镇（平均分配），或 甲镇60%、乙镇40%，比例合计必须是 100%"


def shares(written: str, units: Names) -> list[tuple[str, Decimal]]:
    """Unit ids with ratios that add up to exactly 1; the last takes what rounding leaves over.

    Units without ratios share equally, as where （平均） is said of them. Raises BadValue for an unknown unit, one
    named twice, or a wrong sum.
    """
    listed, each = _said_of_all(written.strip(), units)
    known = [_part(part, units) for part in units.parted(listed, lambda part: _is_known(part, units))]
    ids = [unit_id for unit_id, _ in known]
    if not ids:
        raise BadValue("没有写是哪个单位", HOW)
    if len(set(ids)) < len(ids):
        raise BadValue("同一单位写了两次", HOW)
    given = [ratio for _, ratio in known if ratio is not None]
    if given and listed != written.strip():
        raise BadValue("写了平均分配，又写了各单位的比例", HOW)
    if each:
        given = [each] * len(ids)
    elif not given:
        given = [Decimal(1) / len(ids)] * len(ids)
    elif len(given) < len(ids):
        raise BadValue("有的单位写了比例，有的没有写", HOW)
    if min(given) <= 0:
        raise BadValue("每个单位的比例都应当大于 0", HOW)
    whole = sum(given, Decimal(0))
    if whole.quantize(STEP) != 1:
        raise BadValue(f"各单位比例合计为 {(whole * 100).normalize():f}%，不是 100%", HOW)
    stored = [ratio.quantize(STEP, ROUND_DOWN) for ratio in given]
    stored[-1] = 1 - sum(stored[:-1], Decimal(0))
    return list(zip(ids, stored, strict=True))


def _said_of_all(written: str, units: Names) -> tuple[str, Decimal | None]:
    """The units without what is said of all of them, and the ratio of each if that is said: 甲镇、乙镇（各50%）."""
    if written in units:
        return written, None
    if found := EACH.search(written):
        return written[: found.start()].rstrip(), Decimal(found[1]) / 100
    return EQUALLY.sub("", written).rstrip(), None


def _is_known(part: str, units: Names) -> bool:
    match = SHARE.fullmatch(plain(part))
    return part in units or (match is not None and match[1] in units)


def _part(part: str, units: Names) -> tuple[str, Decimal | None]:
    """A unit and its ratio; a name that itself ends in a digit is tried as a name first."""
    match = SHARE.fullmatch(plain(part))
    if part in units or not match:
        return units.find(part), None
    ratio = Decimal(match[2])
    return units.find(match[1]), ratio / 100 if match[3] else ratio
