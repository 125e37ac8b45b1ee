"""What the tiles of the first page must say: written once more, from the totals as the base tables give them."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from wording.figures import is_missing

Answers = Mapping[str, pd.DataFrame]
Tile = tuple[str, str | None, str | None, bool | None]  # value, change, standing, whether it rises
BASES = ("按重述口径", "口径已变")


def _in(value: Any, scale: str, places: int) -> Decimal:
    """A value in a unit, half up."""
    number = Decimal(str(value)).quantize(Decimal("0.000001")) if scale in ("0.0001", "1") else Decimal(str(value))
    return (number * Decimal(scale)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _money(value: Any) -> str:
    if is_missing(value):
        return "—"
    exact = Decimal(str(value)).quantize(Decimal("0.000001"))
    return f"{_in(exact, '0.0001', 2):,} 亿元" if abs(exact) >= 10_000 else f"{_plain(_in(exact, '1', 0))} 万元"


def _plain(number: Decimal) -> str:
    return f"{number if number else abs(number):,}"


def _percent(value: Any) -> str:
    return f"{_plain(_in(value, '100', 1))}%"


def _growth(value: Any, basis: Any) -> str:
    note = next((words for words in BASES if not is_missing(basis) and str(basis).startswith(words)), "")
    if is_missing(value):
        return f"同比 —（{BASES[1]}）" if note else "同比 —"
    number = _in(value, "100", 1)
    words = "同比持平" if not number else f"同比{'增长' if number > 0 else '下降'} {abs(number):,}%"
    return words + ("（基数小）" if value >= 5 and number else "")


def _standing(done: Any, gap: Any) -> str | None:
    if is_missing(done):
        return None
    points = _in(gap, "100", 1)
    words = "与序时持平" if not points else f"{'快于' if points > 0 else '慢于'}序时 {abs(points):,} 个百分点"
    return f"完成 {_percent(done)}  \n{words}"


def _rises(value: Any) -> bool | None:
    return None if is_missing(value) or not value else bool(value > 0)


def _pieces(value: Any) -> str:
    return f"{int(value):,} 个"


def _row(answers: Answers, metric: str) -> pd.Series:
    rows = answers["overview/metrics"]
    return rows[rows["metric"] == metric].iloc[0]


def _funds(metric: str) -> Callable[[Answers], Tile]:
    def tile(answers: Answers) -> Tile:
        row = _row(answers, metric)
        restated = not is_missing(row["yoy"]) and str(row["prior_basis"]).startswith("按重述")
        grown, small = _growth(row["yoy"], row["prior_basis"]), "（基数小）"
        moved = grown.removesuffix(small)
        told = "基数小" if grown.endswith(small) else None
        below = "  \n".join(filter(None, (told, "按重述口径" if restated else None, _against(answers, row)))) or None
        return _money(row["value"]), moved, below, None if "持平" in moved else _rises(row["yoy"])

    return tile


PARTS = {"arrived": ("其中省外", "arrived_out_province", _money), "signed": ("亿元以上签约", "signed_large", _pieces)}


def _against(answers: Answers, row: pd.Series) -> str | None:
    """How it stands to its task, else what part of another metric it is; and the part of it that has no tile."""
    share = None if is_missing(row["share"]) else f"占 {_percent(row['share'])}"
    lines = [_standing(row["completion"], row["pace_gap"]) or share]
    name, part, write = PARTS.get(row["metric"], ("", "", _money))
    if part and not is_missing(value := _row(answers, part)["value"]):
        lines.append(f"{name} {write(value)}")
    return "  \n".join(filter(None, lines)) or None


def _counted(metric: str) -> Callable[[Answers], Tile]:
    def tile(answers: Answers) -> Tile:
        row = _row(answers, metric)
        return *_moved(row["value"], row["prior"])[:2], _against(answers, row), _moved(row["value"], row["prior"])[2]

    return tile


def _moved(now: Any, before: Any) -> tuple[str, str, bool | None]:
    """A count, how it moved since last year, and whether it rose."""
    unknown = is_missing(now) or is_missing(before)
    more = 0 if unknown else int(now) - int(before)
    moved = f"同比{'增加' if more > 0 else '减少'} {abs(more):,} 个" if more else "同比持平"
    value = "—" if is_missing(now) else f"{int(now):,} 个"
    return value, "同比 —" if unknown else moved, more > 0 if more else None


def _reported(name: str, prior: str, funds: str) -> Callable[[Answers], Tile]:
    def tile(answers: Answers) -> Tile:
        row = answers["overview/totals"].iloc[0]
        value, moved, rises = _moved(row[name], row[prior])
        return value, moved, None if is_missing(row[funds]) else f"到位 {_money(row[funds])}", rises

    return tile


def _place(answers: Answers) -> Tile:
    own = answers["rankings/city"][answers["rankings/city"]["is_own"].fillna(False).astype(bool)]
    if own.empty:
        return "—", "截至本月没有市通报", None, None
    row = own.sort_values("metric", key=lambda metrics: metrics != "到位资金", kind="stable").iloc[0]
    steps = None if is_missing(row["rank_change"]) else int(row["rank_change"])
    moved = f"比上期{'前进' if (steps or 0) > 0 else '后退'} {abs(steps or 0)} 位" if steps else "与上期持平"
    value = "—" if is_missing(row["rank"]) else f"第 {int(row['rank'])} 位"
    return value, None if steps is None else moved, f"市通报{row['metric']}", _rises(steps)


EXPECTED: dict[str, Callable[[Answers], Tile]] = {
    "到位资金": _funds("arrived"),
    "工业到位资金": _funds("industrial_arrived"),
    "上报实施项目": _reported("reported_projects", "reported_prior", "reported_arrived"),
    "工业项目": _reported("industrial_projects", "industrial_prior", "industrial_reported_arrived"),
    "新签约": _counted("signed"),
    "新开工": _counted("started"),
    "新投产": _counted("produced"),
    "全市位次": _place,
}
