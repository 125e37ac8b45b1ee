"""Units that brought a project in together, and the share of each, from one cell."""

import re
from decimal import ROUND_DOWN, Decimal

from data.cells.values import BadValue, plain
from data.intake.names import Names

SHARE = re.compile(r"(.+?)[::(]?(\d+(?:\.\d+)?)(%?)\)?")
STEP = Decimal("0.00000001")
HOW = "请写成 甲镇、乙镇（平均分配），或 甲镇60%、乙镇40%，比例合计必须是 100%"


def shares(written: str, units: Names) -> list[tuple[str, Decimal]]:
    """Unit ids with ratios that add up to exactly 1; the last takes what rounding leaves over.

    Units without ratios share equally. Raises BadValue for an unknown unit, one named twice, or a wrong sum.
    """
    parts = [part for part in re.split(r"[、,，;；+\n]", written) if part.strip()]
    known = [_part(part, units) for part in parts]
    ids = [unit_id for unit_id, _ in known]
    if len(set(ids)) < len(ids):
        raise BadValue("同一单位写了两次", HOW)
    given = [ratio for _, ratio in known if ratio is not None]
    if not given:
        given = [Decimal(1) / len(ids)] * len(ids)
    elif len(given) < len(ids):
        raise BadValue("有的单位写了比例，有的没有写", HOW)
    elif min(given) <= 0:
        raise BadValue("每个单位的比例都应当大于 0", HOW)
    elif sum(given) != 1:
        raise BadValue(f"各单位比例合计为 {(sum(given) * 100).normalize():f}%，不是 100%", HOW)
    stored = [ratio.quantize(STEP, ROUND_DOWN) for ratio in given]
    stored[-1] = 1 - sum(stored[:-1])
    return list(zip(ids, stored, strict=True))


def _part(part: str, units: Names) -> tuple[str, Decimal | None]:
    """A unit and its ratio; a name that itself ends in a digit is tried as a name first."""
    match = SHARE.fullmatch(plain(part))
    if plain(part) in units.known or not match:
        return units.find(part.strip()), None
    ratio = Decimal(match[2])
    return units.find(match[1]), ratio / 100 if match[3] else ratio
