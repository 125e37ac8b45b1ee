"""Claims that reports like to make, each written only when the data bear it out; else the plain fact, and a flag.

What a claim needs: 稳步提升 a rise on last year; 先进位次 a place in the city's first third, not lost this month;
显著提高, of what was newly signed, a larger part of 亿元以上 than last year and an average agreement larger by a tenth;
再创新高 the lower end of the year's forecast above every earlier year's, so nothing where there is no range (three past
years, queries/forecast/year.sql); 良好成效 a rise and the pace kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefing.facts import BLANK, Contradiction, Facts
from briefing.official import written
from wording.figures import restated

TOTALS = "overview/totals"
METRIC = "到位资金"  # as the city's bulletin calls it
MARKED = Decimal("1.1")  # 显著: times last year's average
NO_PLACE = f"第{BLANK}位"


@dataclass(frozen=True)
class Claim:
    """`words` is the claim; `holds` whether the data bear it out, None when they can't tell."""

    key: str
    words: str
    holds: bool | None


def judge(facts: Facts) -> list[Claim]:
    """Every claim with its verdict."""
    return [Claim(key, words, holds(facts)) for key, (words, _, holds, _) in CLAIMS.items()]


def refused(facts: Facts) -> list[Claim]:
    """The claims that are replaced by a plain fact."""
    return [claim for claim in judge(facts) if not claim.holds]


def write(facts: Facts, key: str) -> str:
    """The claim's words, or the plain fact (whose figures are taken)."""
    words, _, holds, fact = CLAIMS[key]
    return words if holds(facts) else fact(facts)


def forbid(facts: Facts, text: str) -> None:
    """Raises Contradiction when the text makes a claim by its telling phrase that the data don't bear out."""
    for key, (_, phrase, holds, _) in CLAIMS.items():
        if phrase in text and not holds(facts):
            raise Contradiction(
                f"文中写有“{phrase}”，数据不支持：请删去，或改用占位符 {{{{ {key} }}}}，由系统按数据写。"
            )


def _rose(facts: Facts) -> bool | None:
    yoy = facts.value(TOTALS, "yoy")
    return None if yoy is None else bool(yoy > 0)


def _kept_pace(facts: Facts) -> bool | None:
    gap = facts.value(TOTALS, "pace_gap")
    rose = _rose(facts)
    return None if gap is None or rose is None else bool(gap >= 0 and rose)


def _is_ahead(facts: Facts) -> bool | None:
    city = facts.answers["rankings/city"]
    places = city[city["metric"] == METRIC]
    rank = facts.value("rankings/city", "rank", metric=METRIC, is_own=True)
    if rank is None:
        return None
    lost = facts.value("rankings/city", "rank_change", metric=METRIC, is_own=True)
    return bool(rank * 3 <= len(places) and (lost is None or lost >= 0))


def _is_better(facts: Facts) -> bool | None:
    names = ("large_share", "large_share_prior", "agreed_average", "agreed_average_prior")
    large, large_prior, average, average_prior = (facts.value(TOTALS, name) for name in names)
    if None in (large, large_prior, average) or not average_prior:
        return None  # nothing signed, or nothing known of its size, in one of the years
    return bool(large > large_prior and Decimal(average) >= Decimal(average_prior) * MARKED)


def _is_record(facts: Facts) -> bool | None:
    if facts.value(TOTALS, "yoy") is None:
        return None  # no year before to compare with, or one of another 口径
    is_record = facts.value("forecast/year", "is_record")
    return None if is_record is None else bool(is_record)


def _total_fact(facts: Facts) -> str:
    if facts.value(TOTALS, "yoy") is None:
        return "本年到位资金情况"
    return f"到位资金{facts.take('总量同比', TOTALS, 'yoy', written.growth)}{_note(facts)}"


def _note(facts: Facts) -> str:
    return restated(facts.value(TOTALS, "prior_basis"))


def _pace_fact(facts: Facts) -> str:
    told = [
        facts.take("总体同比", TOTALS, "yoy", written.growth) + _note(facts)
        if facts.value(TOTALS, "yoy") is not None
        else "",
        facts.take("总体序时进度", TOTALS, "pace_gap", written.pace)
        if facts.value(TOTALS, "pace_gap") is not None
        else "",
    ]
    return "到位资金" + "，".join(words for words in told if words) if any(told) else "有关工作正在开展"


def _place_fact(facts: Facts) -> str:
    place = facts.take("全市位次", "rankings/city", "rank", written.place, metric=METRIC, is_own=True)
    return f"到位资金居全市{place if place != BLANK else NO_PLACE}"


def _quality_fact(facts: Facts) -> str:
    if facts.value(TOTALS, "agreed_average") is None:
        return "项目情况"
    return f"新签约项目协议投资额{facts.take('新签约协议投资额', TOTALS, 'agreed_investment', written.money)}"


def _year_fact(facts: Facts) -> str:
    if facts.value(TOTALS, "target") is None:
        return "促进更多项目资金到位"
    return f"确保完成全年到位资金{facts.take('全年任务', TOTALS, 'target', written.money)}的任务"


# placeholder: (words, telling phrase, verdict, plain fact)
CLAIMS: dict[str, tuple[str, str, Callable[[Facts], bool | None], Callable[[Facts], str]]] = {
    "总体判断": ("招商引资工作取得良好成效", "良好成效", _kept_pace, _pace_fact),
    "总量判断": ("招商引资总量稳步提升", "稳步提升", _rose, _total_fact),
    "位次判断": ("到位资金在全市保持先进位次", "先进位次", _is_ahead, _place_fact),
    "质量判断": ("项目质量显著提高", "显著提高", _is_better, _quality_fact),
    "年度判断": ("力争全年招商引资到位资金再创新高", "再创新高", _is_record, _year_fact),
}
