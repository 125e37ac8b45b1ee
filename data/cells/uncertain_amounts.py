"""What people write around an amount: about, at least, a range, a part of it, another unit, no number at all.

A reading is the amount that the words most likely mean and each doubt that they leave; its confidence is that of the
gravest. A range is read as its lower end, so that what isn't certain is never overstated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from data.cells.values import BadValue

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
UNIT = r"m2|[^\d\s.,;、。()\-~至到+]*"
FOUND = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
EXPONENT = re.compile(rf"[-+]?(?:{NUMBER})E[-+]?\d+", re.I)
NEGATIVE = re.compile(rf"\((?:{NUMBER})\)")
AMOUNT = re.compile(rf"([-+]?)({NUMBER})(m2|\D*)")
TRIMMINGS = re.compile(r"^(?:人民币|RMB|CNY|¥|共计?)|(?:人民币|整)$|(?<=\d)个(?=多?亿)", re.I)  # 人民币3亿元整, 3个亿
PART = re.compile(rf"({NUMBER})([^\d.,()]+)")
RANGE = re.compile(rf"({NUMBER})({UNIT})(?:-{{1,2}}|~|至|到)({NUMBER})({UNIT})")
SPACED = re.compile(r"([-+]?\d{1,3}(?:[|，]\d{3})+(?:\.\d+)?)(\D*)")  # 1 200, 1，200
REMARK = re.compile(r"(.+?)[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]|(.+?)[,，;、。:](?=\D)(.+)")
FOREIGN = re.compile(r"[万亿千百]*(美元|美金|欧元|港元|港币|日元|英镑|韩元|台币|USD|EUR|HKD|JPY|GBP)|[$€£]", re.I)

ABOUT, PART_SAID, UNSAID, RANGED, LIMITED, UNKNOWN = 0.8, 0.9, 0.3, 0.5, 0.7, 0.8
HEDGES = [  # what stands before, behind or inside a number; how sure it still is; what that means
    (re.compile("^(?:大约|大概|约为|约计|约)|(?:左右|上下)$"), ABOUT, "写的是约数"),
    (re.compile("^(?:不超过|不高于|不足|低于|至多|最多|≤|<=?)|(?:以下|以内)$"), RANGED, "只说不超过这个数"),
    (
        re.compile("^(?:超过|高于|不低于|不少于|至少|突破|超|逾|过|≥|>=?)|(?:以上|[余多+])$"),
        LIMITED,
        "只说不少于这个数",
    ),
    (re.compile(r"(?<=[\d万亿])[余多](?=[十百千万亿元亩个家人])"), LIMITED, "只说不少于这个数"),
    (re.compile("^(?:将近|接近|近)"), LIMITED, "只说接近这个数"),
    (re.compile("^(?:预计|预期|计划|拟)"), LIMITED, "写的是预计数"),
    (
        re.compile(
            "^(?:总投资额?|投资额?|协议投资额?|占地面积|占地|用地面积|用地|面积|到位资金|到位|完成|累计|合计|总计):?为?"
        ),
        LIMITED,
        "数字前面另有说明",
    ),
]
MANY = re.compile("(?:好?几|数|若干)[十百千万亿]+|[上近过成]?[百千万亿]+")
MANY_OF = {"百", "千", "万", "十万", "百万", "千万", "亿"}
ABSENT = re.compile("待定|待核实?|待补|待确[定认]|未定|未确定|尚未确定|不详|未知|面议|若干")
LONGEST = 300  # characters; what is longer is a story
PROSE, QUOTED = 20, 40  # characters of Chinese that are a sentence rather than a remark; of a text that is quoted
WORD = re.compile("[\u4e00-\u9fff]")
MONEY = "金额"  # what a scale of money is called
NO_NUMBER = "这里应当是一个确定的数字"
HOW = "请填写一个确定的数字，如 1200.5；“约、以上、3-5”等说明请写到备注栏"


@dataclass(frozen=True)
class Scale:
    """The units of one kind of amount: what each is worth in the store's unit; '' is a bare number's."""

    what: str
    factors: Mapping[str, Decimal]
    units: str
    on_currency: str = HOW


class UncertainAmount(NamedTuple):
    """An amount in the store's unit (None: none is said), how sure it is, and every doubt about it."""

    value: Decimal | None
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    remedy: str = HOW


class _NoAmount(Exception):
    """A part of a text is no amount; why is said of the whole."""


def numbers(written: str) -> list[str]:
    """The numbers in a text."""
    return FOUND.findall(written)


def reading(written: str, scale: Scale) -> UncertainAmount:
    """What an evened text says. Raises BadValue when it is no amount, or several."""
    if len(written) > LONGEST or (scale.what == MONEY and len(WORD.findall(written)) > PROSE):
        raise _story(written, scale)
    try:
        return _reading(TRIMMINGS.sub("", written), scale)
    except _NoAmount:
        raise _refusal(written, scale) from None


def _story(written: str, scale: Scale) -> BadValue:
    """Why a text that tells a story is no amount: what money it speaks of needn't be the column's."""
    if scale.what != MONEY:
        return BadValue(NO_NUMBER, HOW)
    quoted = f"{written[:QUOTED]}{'…' if len(written) > QUOTED else ''}"
    return BadValue(f"写的是一段话（“{quoted}”），其中的数不能当作这一列的金额", HOW)


def _reading(written: str, scale: Scale) -> UncertainAmount:
    if (exact := _exact(written, scale)) is not None:
        return UncertainAmount(exact)
    for read in (_absent, _range, _spaced, _hedged, _remarked):
        if (said := read(written, scale)) is not None:
            return said
    raise _NoAmount


def _exact(written: str, scale: Scale) -> Decimal | None:
    """One number and its unit, or several in falling units: 1.2亿元, 3亿5000万元."""
    match = AMOUNT.fullmatch(written)
    if match and match[3] in scale.factors:
        return Decimal(match[1] + _bare(match[2])) * scale.factors[match[3]]
    parts = PART.findall(written)
    if len(parts) < 2 or "".join(number + unit for number, unit in parts) != written:
        return None
    total, limit = Decimal(0), None
    for number, unit in parts:
        factor = scale.factors.get(unit)
        value = Decimal(_bare(number)) * (factor or 0)
        if factor is None or (limit is not None and (value >= limit or factor >= limit)):
            return None
        total, limit = total + value, factor
    return total


def _absent(written: str, _scale: Scale) -> UncertainAmount | None:
    """No figure: not yet known (待定), or only its order (数千万). None is made up."""
    if ABSENT.fullmatch(written):
        return UncertainAmount(None, UNKNOWN, (f"“{written}”：还没有确定的数",))
    match = MANY.match(written)
    if match and re.fullmatch("[余多]?(?:元|亩|公顷|平方米|个|家|人|人次)?(?:以上|左右|级)?", written[match.end() :]):
        return UncertainAmount(None, UNSAID, (f"“{written}”没有写明是多少，不能当作数字",))
    return None


def _range(written: str, scale: Scale) -> UncertainAmount | None:
    """3-5亿, 3000万至1亿: the lower end."""
    match = RANGE.fullmatch(written)
    if not match or (match[2] or match[4]) not in scale.factors or match[4] not in scale.factors:
        return None
    low = Decimal(_bare(match[1])) * scale.factors[match[2] or match[4]]
    high = Decimal(_bare(match[3])) * scale.factors[match[4]]
    if low >= high:
        raise BadValue("范围的前一个数不小于后一个数", HOW)
    return UncertainAmount(low, RANGED, ("写的是范围，按下限读",))


def _spaced(written: str, scale: Scale) -> UncertainAmount | None:
    """1 200 and 1，200: thousands, or two numbers."""
    match = SPACED.fullmatch(written)
    if not match or match[2] not in scale.factors:
        return None
    number = re.sub(r"[|，]", "", match[1])
    doubt = f"“{written.replace('|', ' ')}”可能是一个数 {number}，也可能是几个数"
    return UncertainAmount(Decimal(number) * scale.factors[match[2]], RANGED, (doubt,))


def _hedged(written: str, scale: Scale) -> UncertainAmount | None:
    for pattern, confidence, doubt in HEDGES:
        rest = pattern.sub("", written, count=1)
        if rest and rest != written:
            return _with(_reading(rest, scale), confidence, doubt)
    return None


def _remarked(written: str, scale: Scale) -> UncertainAmount | None:
    """A remark behind the amount: its unit, a part of it (一期0.5), or words that may change what it means."""
    match = REMARK.fullmatch(written)
    if not match:
        return None
    amount, remark = (match[1], match[2]) if match[1] else (match[3], match[4])
    if FOREIGN.fullmatch(remark) and remark not in scale.factors:
        raise BadValue(f"“{remark}”不是人民币", scale.on_currency)
    if remark in scale.factors and AMOUNT.fullmatch(amount + remark):
        return _reading(amount + remark, scale)
    said = _reading(amount, scale)
    if said.value is not None and _exact(remark, scale) == said.value:  # 2公顷（30亩）
        return said
    if not numbers(remark):
        return _with(said, LIMITED, f"附注“{remark}”可能改变这个数的含义")
    if said.value is not None and _largest(remark, amount, scale) > abs(said.value):
        return _with(said, RANGED, f"附注“{remark}”里的数比前面的大，看不出哪个是总数")
    return _with(said, PART_SAID, f"附注“{remark}”没有计入")


def _largest(remark: str, amount: str, scale: Scale) -> Decimal:
    """The largest amount in a remark; a bare number is in the unit of the amount before it."""
    unit = re.sub(r"[\d.,+\-|]", "", amount)
    own = scale.factors.get(unit, scale.factors[""])
    found = re.findall(rf"({NUMBER})(m2|[^\d.,;、()]*)", remark)
    worth = [
        Decimal(_bare(number)) * (own if not unit else scale.factors[unit])
        for number, unit in found
        if not unit or unit in scale.factors
    ]
    return max(worth, default=Decimal(0))


def _with(said: UncertainAmount, confidence: float, doubt: str) -> UncertainAmount:
    return said._replace(confidence=min(said.confidence, confidence), doubts=(*said.doubts, doubt))


def _refusal(written: str, scale: Scale) -> BadValue:
    found = numbers(written)
    if match := FOREIGN.search(written):
        return BadValue(f"“{match[0]}”不是人民币", scale.on_currency)
    if EXPONENT.fullmatch(written):
        return BadValue("数字被写成了科学计数法，后几位可能已经丢失", "请把该列设为“数值”格式后重新填写或导出")
    if NEGATIVE.fullmatch(written):
        return BadValue("括号里的数可能是负数，也可能是附注", "负数请写成 -5")
    if len(found) > 1:
        return BadValue(f"一格里写了几个数（{'、'.join(found)}），看不出用哪一个", "请分列填写，一格只写一个数")
    match = AMOUNT.fullmatch(_unhedged(written))
    if match and match[3] not in scale.factors:
        return _unknown_unit(match[2], match[3], scale)
    before = written[: written.index(found[0])].strip("(:+-") if found else ""
    if before and not TRIMMINGS.fullmatch(before):
        return BadValue(f"数字前面写着“{before}”，看不出是不是这一列要的数", HOW)
    return BadValue(NO_NUMBER, HOW)


def _unhedged(written: str) -> str:
    """A text without what is said around its number: of 约1万 not 约 is the trouble but 万."""
    for pattern, *_ in HEDGES:
        if (rest := pattern.sub("", written, count=1)) and rest != written:
            return _unhedged(rest)
    return written


def _unknown_unit(number: str, unit: str, scale: Scale) -> BadValue:
    """What is wrong with a unit; of one that is only how many (1万) the units are told that it may stand before."""
    whole = [name for name in scale.factors if name.startswith(unit) and name != unit]
    if unit in MANY_OF and whole:
        how = " 或 ".join(number + name for name in whole[:2])
        return BadValue(f"“{number}{unit}”没有写明{scale.what}单位", f"请写明单位，如 {how}")
    how = f"请用 {scale.units} 填写" if scale.units else "请只填写数字"
    return BadValue(f"不认识的{scale.what}单位“{unit}”", f"{how}，说明文字请写到备注栏")


def _bare(number: str) -> str:
    return number.replace(",", "")
