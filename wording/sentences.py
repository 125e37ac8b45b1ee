"""Sentences made from figures: the answer of a page or a picture, in the field's words.

A claim is made only when the figures bear it out: a rise is "增长" and a fall "下降", nobody behind is called ahead,
and what cannot be computed is left out of the sentence instead of guessed. Arguments are answers of questions or rows.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import count, growth, is_missing, money, pace, period, place, rate

DIGITS = "零一两三四五六七八九十"  # before a measure word two is 两
METRICS = {"arrived": "到位资金", "signed": "新签约", "started": "新开工", "produced": "新投产"}


def basis(as_of: dt.date, *parts: str) -> str:
    """The small line under a title: period, what is shown, unit."""
    return " · ".join([f"{as_of.year}年{period(as_of)}", *parts])


def overview(totals: Mapping[str, Any], subject: str, rank: Any = None) -> str:
    """The year so far in one sentence.

    "1—10月全县到位资金 85.32 亿元，同比增长 9.1%，完成全年任务的 81.2%，慢于序时进度 2.1 个百分点，居全市第 3 位".
    """
    parts = [f"{period(totals['as_of'])}{subject}到位资金 {money(totals['arrived'])}"]
    if not is_missing(totals["yoy"]):
        parts.append(growth(totals["yoy"]))
    if not is_missing(totals["completion"]):
        parts += [f"完成全年任务的 {rate(totals['completion'])}", pace(totals["pace_gap"])]
    if not is_missing(rank):
        parts.append(f"居全市{place(rank)}")
    return "，".join(parts)


def subject(filters: Sequence[str]) -> str:
    """Whose figures these are under those filters: 全县, the one chosen, or 所选范围."""
    if not filters:
        return "全县"
    return filters[0] if len(filters) == 1 else "所选范围"


def trend(months: pd.DataFrame) -> str:
    """How this year's cumulative line stands to last year's and to the pace."""
    so_far = months[months["arrived_ytd"].notna()]
    if so_far.empty:
        return "本年还没有到位资金"
    last = so_far.iloc[-1]
    against = [
        _apart("上年同期", last["arrived_ytd"], last["arrived_ytd_prior"]),
        _apart("序时任务", last["arrived_ytd"], last["pace_target"]),
    ]
    told = [words for words in against if words]
    return "累计到位" + ("，".join(told) if told else f" {money(last['arrived_ytd'])}")


def _apart(name: str, value: Any, other: Any) -> str:
    if is_missing(value) or is_missing(other):
        return ""
    gap = Decimal(str(value)) - Decimal(str(other))
    return f"{'比' + name}{'多' if gap > 0 else '少'} {money(abs(gap))}" if gap else f"与{name}持平"


def lights(counts: pd.DataFrame) -> str:
    """ "36 个重点项目：红灯 4 个、黄灯 7 个、绿灯 25 个"."""
    by_light = {row.light: int(row.projects) for row in counts.itertuples()}
    total = sum(by_light.values())
    if not total:
        return "没有重点项目"
    told = "、".join(f"{light}灯 {by_light[light]} 个" for light in "红黄绿" if by_light.get(light))
    return f"{total} 个重点项目：{told}"


def decisions(projects: pd.DataFrame) -> str:
    """How many projects need a decision now."""
    if projects.empty:
        return "没有需要决策的重点项目"
    light = projects["light"].iloc[0]
    return f"{len(projects)} 个{light}灯项目需要决策，最急的在最前"


def decision(project: Any) -> str:
    """What is behind a light, in one line: unit, stage, and the gravest reason."""
    told = [
        project.unit,
        project.stage,
        "" if is_missing(project.reason) else re.split("[；，]", str(project.reason))[0],
    ]
    return " · ".join(str(part) for part in told if not is_missing(part) and part)


def units(ranking: pd.DataFrame) -> str:
    """How many of the units with a task are ahead of the calendar, and how many have nothing yet."""
    tasked = ranking[ranking["completion"].notna()]
    if tasked.empty:
        return "当前范围内没有下达任务的单位"
    ahead = int((tasked["pace_gap"] >= 0).sum())
    zero = int((tasked["arrived"].fillna(0) == 0).sum())
    text = f"{len(tasked)} 个单位中 {ahead} 个达到序时进度" if ahead else f"{len(tasked)} 个单位都慢于序时进度"
    return text + (f"，{zero} 个待破零" if zero else "")


def metric(ranking: pd.DataFrame, name: str) -> str:
    """The same for any metric of `rankings/metrics`: who has met its task; without tasks, who has most."""
    rows = ranking[ranking["metric"] == name]
    tasked = rows[rows["completion"].notna()]
    if not tasked.empty:
        done, ahead = int((tasked["completion"] >= 1).sum()), int((tasked["pace_gap"] >= 0).sum())
        return f"{METRICS[name]}：{len(tasked)} 个单位中 {ahead} 个达到序时进度，{done} 个完成全年任务"
    active = rows[rows["value"].fillna(0) > 0]
    if active.empty:
        return f"当前范围内各单位都没有{METRICS[name]}"
    first = max(active.itertuples(), key=lambda row: row.value)
    most = money(first.value) if name == "arrived" else count(first.value)
    return f"{len(active)} 个单位有{METRICS[name]}，{first.unit}最多（{most}）"


def board(entries: pd.DataFrame) -> str:
    """Who is on the red and the black list."""
    if entries.empty:
        return "当前范围内没有下达任务的单位"
    red, black = (entries[entries["board"] == name] for name in ("红榜", "黑榜"))
    return f"红榜 {len(red)} 个单位，" + (f"黑榜 {len(black)} 个单位" if len(black) else "没有单位上黑榜")


def industries(rows: pd.DataFrame) -> str:
    """The weight of the lead industries and the first among them."""
    lead = rows[rows["is_lead"].fillna(False)]
    if lead.empty or not _sum(rows["arrived"]):
        return "当前范围内各产业都没有到位资金"
    part = _sum(lead["arrived"]) / _sum(rows["arrived"])
    first = max(lead.itertuples(), key=lambda row: row.arrived)
    if (rows["arrived"] != 0).sum() == 1:
        return f"{first.industry}到位资金 {money(first.arrived)}，{growth(first.yoy)}"
    many = f"{DIGITS[len(lead)] if len(lead) <= 10 else len(lead)}个"
    return f"{many}主导产业占到位资金的 {rate(part)}，{first.industry}居首（{money(first.arrived)}）"


def sources(rows: pd.DataFrame) -> str:
    """The region that most money comes from, and its part."""
    by_region: dict[str, Decimal] = {}
    for row in rows.itertuples():
        by_region[row.region] = by_region.get(row.region, Decimal(0)) + Decimal(str(row.arrived or 0))
    total = sum(by_region.values())
    if not total:
        return "当前范围内没有到位资金"
    first = max(by_region, key=lambda region: by_region[region])
    return f"{first}来资最多：{money(by_region[first])}，占 {rate(by_region[first] / total)}"


def is_amount(metric: str) -> bool:
    """Whether the bulletin's metric is an amount in 万元 rather than a count, told by its name."""
    return "资金" in metric or metric.endswith("额")


def city(rows: pd.DataFrame, name: str) -> str:
    """Our place in the city and what is missing to the next one."""
    own = rows[(rows["metric"] == name) & rows["is_own"].fillna(False)]
    if own.empty or is_missing(own["rank"].iloc[0]):
        return f"市通报没有本县的{name}位次"
    row = own.iloc[0]
    text = f"{name}居全市{place(row['rank'])}"
    if not is_missing(row["rank_change"]) and row["rank_change"]:
        steps = int(row["rank_change"])
        text += f"，比上月{'前进' if steps > 0 else '后退'} {abs(steps)} 位"
    if not is_missing(row["gap_to_next"]):
        gap = money(row["gap_to_next"]) if is_amount(name) else count(row["gap_to_next"])
        text += f"，距前一位{row['next_county']}还差 {gap}"
    return text


def flows(rows: pd.DataFrame) -> str:
    """The largest stream region → industry → park."""
    if rows.empty or not _sum(rows["arrived"]):
        return "当前范围内没有到位资金"
    first = max(rows.itertuples(), key=lambda row: row.arrived)
    return f"最大的一股：{first.region} → {first.industry} → {first.park}，{money(first.arrived)}"


def nodes(rows: pd.DataFrame, industry: str) -> str:
    """How many links of a chain have local projects, and which gaps there are."""
    filled = int((rows["projects"] > 0).sum())
    if not filled:
        return f"{industry} {len(rows)} 个环节都还没有本地项目（建链）"
    gaps = [(kind, int((rows["gap_type"] == kind).sum())) for kind in ("补链", "延链")]
    told = "、".join(f"{kind}缺口 {number} 个" for kind, number in gaps if number)
    return f"{industry} {len(rows)} 个环节中 {filled} 个有本地项目" + (f"，{told}" if told else "，没有缺口")


def park_fit(rows: pd.DataFrame) -> str:
    """Which park strays furthest from its positioning."""
    known = rows.drop_duplicates("park")
    known = known[
        known["park_fit"].notna() & rows.groupby("park")["is_positioned"].any().reindex(known["park"]).to_numpy()
    ]
    if known.empty:
        return "当前范围内没有明确主导产业定位的园区项目"
    worst = min(known.itertuples(), key=lambda row: row.park_fit)
    if worst.park_fit >= 1:
        return "各园区的项目全部符合主导产业定位"
    return f"{worst.park}的主导产业契合度最低，为 {rate(worst.park_fit)}"


def late(projects: pd.DataFrame) -> str:
    """How many key projects are past their next planned date, and by how much at most."""
    overdue = projects[projects["days_late"].fillna(0) > 0]
    if overdue.empty:
        return "没有重点项目的下一节点超期"
    return f"{len(overdue)} 个重点项目的下一节点超期，最长 {int(overdue['days_late'].max())} 天"


def arrival(projects: pd.DataFrame) -> str:
    """What has arrived of what the key projects agreed."""
    agreed, arrived = _sum(projects["agreed_investment"]), _sum(projects["arrived_total"])
    if not agreed:
        return f"重点项目累计到位 {money(arrived)}"
    return f"重点项目累计到位 {money(arrived)}，为协议投资额的 {rate(arrived / agreed)}"


def rows(projects: pd.DataFrame, what: str | None = None) -> str:
    """How many projects are behind a figure, with what they agreed and what arrived."""
    return (
        f"{what or '台账项目'} {len(projects)} 个，协议投资额 {money(_sum(projects['agreed_investment']))}，"
        f"当年到位 {money(_sum(projects['arrived']))}"
    )


def dossier(project: Mapping[str, Any]) -> str:
    """Where one project stands."""
    parts = [f"当前阶段：{figures.MISSING if is_missing(project['stage']) else project['stage']}"]
    if not is_missing(project["light"]):
        parts.append(
            f"{project['light']}灯（{project['reason']}）"
            if not is_missing(project["reason"])
            else f"{project['light']}灯"
        )
    parts.append(f"累计到位 {money(project['arrived_total'])}")
    if not is_missing(project["arrival_rate"]):
        parts.append(f"资金到位率 {rate(project['arrival_rate'])}")
    return "，".join(parts)


def _sum(values: Iterable[Any]) -> Decimal:
    return sum((Decimal(str(value)) for value in values if not is_missing(value)), Decimal(0))
