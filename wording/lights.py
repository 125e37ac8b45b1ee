"""What a light's reason says, from the rules of data/states/key_project_months.sql and their figures."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wording import figures

Reason = Mapping[str, Any]  # rule; level, 0: not broken; the next stage's name; figure and other, which the rule says


def _late(reason: Reason) -> str:
    return f"{reason['stage']}超计划 {figures.count(reason['figure'], '天')}"


def _slow(reason: Reason) -> str:
    text = f"完成年度计划慢于序时进度 {figures.share_points(reason['figure'] / 100)}"
    streak = reason["other"]
    return text if figures.is_missing(streak) else f"{text}，已连续 {figures.count(streak, '个月')}"


def _unfunded(reason: Reason) -> str:
    return f"资金到位率 {figures.rate(reason['figure'])}，建设期已过 {figures.rate(reason['other'])}"


SAYS: dict[str, Callable[[Reason], str]] = {
    "suspended": lambda _: "已停建",
    "unstarted": lambda reason: f"签约已 {figures.count(reason['figure'], '个月')}仍未开工",
    "late": _late,
    "slow": _slow,
    "unfunded": _unfunded,
    "stalled": lambda reason: f"停滞：{figures.count(reason['figure'], '个月')}以上没有新情况",
    "done": lambda _: "已投产",
    "unplanned": lambda _: "没有报送年度计划和节点计划",
    "no_plan": lambda _: "节点未超期，未报年度计划",
    "on_plan": lambda _: "按计划推进",
}


def why(reasons: Sequence[Reason]) -> str:
    """Why a project has its light: the rules that it breaks, the gravest first, else how it stands.

    "投产超计划 61 天；资金到位率 40.0%，建设期已过 80.0%" for broken ones; what is behind and breaks none:
    "投产超计划 12 天，未到黄灯标准"; else one line such as 按计划推进.
    """
    said = [SAYS[reason["rule"]](reason) for reason in sorted(reasons, key=lambda each: -each["level"])]
    if all(reason["level"] == 0 and reason["rule"] in ("late", "slow") for reason in reasons):
        return "，".join([*said, "未到黄灯标准"])
    return "；".join(said)
