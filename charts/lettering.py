"""How wide a text is, where it breaks, and how far labels must move apart."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

KEPT = 4096  # names and labels are drawn again and again
# Words of the field's names: a line broken within one (临岳现/代产/业园) costs more trust than an uneven one.
WORDS = (
    "委员会|产业园|集中区|开发区|经开区|示范区|工业园|自然|资源|规划|发展|改革|住房|城乡|建设|信息|工业|工商|联合|经济|农业|农村|"
    "文化|旅游|科学|技术|科技|交通|运输|财政|商务|投资|促进|街道|办事处|现代|生态|乡村|园区|产业|食品|皮革|电子|机械|化工|医药|精细|"
    "轻纺|牛羊|蔬菜|脱水|加工|生产|制造|项目|基地|中心|工程|设备|材料|扩容|表面|处理|一期|二期|三期|有限|公司|集团|智能|新型|配件|"
    "线路板|模组|显示|触控|连接器|充电器|电池|度假区|湿地|物流|冷链|仓储|养殖|屠宰|肉制品|完成率|到位|资金|亿元|以上|新签约|新开工|"
    "新投产|签约|开工|投产|外出|招商|报表|质量|占比|企业|家纺|服装|用品|纺织品"
)
# what no line is broken within: a number, a word of letters, such a word
WHOLE = re.compile(rf"[0-9A-Za-z.,%+/-]+|{WORDS}|.", re.DOTALL)


@lru_cache(KEPT)
def cells(text: str) -> float:
    """How wide a text is, in full-width characters: 县直A → 2.5."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in text)


@lru_cache(KEPT)
def wrap(text: str, width: float) -> str:
    """`text` broken with <br> into lines of about equal length, none wider than `width` full-width characters.

    A bracket goes to a line of its own where that is enough. No line begins with closing punctuation, which may
    overhang, no number or word of letters is broken, and no character is lost.
    """
    before, bracket, rest = text.partition("（")
    if before and bracket and cells(text) > width and cells(before) <= width and cells(bracket + rest) <= width:
        return f"{before}<br>{bracket}{rest}"
    lines = max(1, -(-round(cells(text) * 100) // round(width * 100)))
    goal, broken, start = cells(text) / lines, [""], 0.0
    for part in _whole(text, width):
        full = cells(broken[-1]) + cells(part) > width + 0.01 or start + cells(broken[-1]) >= goal * len(broken) - 0.01
        if broken[-1] and full and part not in "，。、）》」”% ":
            start += cells(broken[-1])
            broken.append("")
        broken[-1] += part
    return "<br>".join(broken)


def _whole(text: str, width: float) -> list[str]:
    """The parts of a text that no line is broken within, those that are wider than a line in characters."""
    return [one for part in WHOLE.findall(text) for one in ([part] if cells(part) <= width else part)]


def joined(parts: Iterable[str], between: str, width: float) -> str:
    """`parts` with `between` them in lines of at most `width` full-width characters; a longer part is wrapped."""
    lines: list[str] = []
    for part in parts:
        fuller = f"{lines[-1]}{between}{part}" if lines else part
        if lines and "<br>" not in lines[-1] and cells(fuller) <= width:
            lines[-1] = fuller
        else:
            lines.append(wrap(part, width))
    return "<br>".join(lines)


def cut(text: str, width: float) -> str:
    """`text` as far as it fits into `width` full-width characters, … where there is more."""
    if cells(text) <= width:
        return text
    fitting = [end for end in range(1, len(text)) if cells(text[:end]) + 1 <= width]
    return text[: max(fitting, default=0)] + "…"


def lines(text: str) -> int:
    """How many lines a wrapped text has."""
    return text.count("<br>") + 1


def plain(text: str) -> list[str]:
    """A text's lines without its tags, to measure them."""
    return [re.sub(r"<[^>]*>", "", line) for line in text.split("<br>")]


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Labels' positions moved as little as needed to keep `gap` between neighbours, inside low..high; order is kept."""
    order = sorted(range(len(positions)), key=lambda i: (positions[i], i))
    moved = [0.0] * len(positions)
    floor = low
    for i in order:
        moved[i] = max(positions[i], floor)
        floor = moved[i] + gap
    ceiling = high
    for i in reversed(order):
        moved[i] = min(moved[i], ceiling)
        ceiling = moved[i] - gap
    return moved
