"""What the first slide says, of the deck as of the wall: whose figures these are, up to when, of which version."""

from briefing.facts import Facts
from wording import figures


def title(facts: Facts) -> str:
    """What is reported, and whose."""
    return f"{facts.county}招商引资工作情况汇报"


def period(facts: Facts) -> str:
    """The months that are reported."""
    return f"{facts.as_of.year}年{figures.period(facts.as_of)}"


def lines(facts: Facts) -> list[str]:
    """Scope, version and the record's entry that the meeting froze; whether it is a sample."""
    told = [facts.city + facts.county, f"范围：{facts.filters}", f"数据截至：{figures.month(facts.as_of)}"]
    frozen = f"　操作记录第 {facts.record[0]:,} 条，校验值 {facts.record[1][:16]}" if facts.record else ""
    told.append(f"数据版本：{facts.version_id}{frozen}")
    return told + (["演示数据，不是真实情况"] if facts.is_sample else [])
