"""Sentences made from figures: the answer of a page or a picture, in the field's words.

A claim is made only when the figures bear it out: a rise is "增长" and a fall "下降", nobody behind is called ahead,
and what cannot be computed is left out of the sentence instead of guessed. Arguments are answers of questions or rows.
Each sentence that a document prints tells where its figures come from (`wording.said`).
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence, Sized
from decimal import Decimal
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import count, growth, is_missing, money, pace, period, place, rate
from wording.said import Said, Telling, rows_where

DIGITS = "零一两三四五六七八九十"  # before a measure word two is 两
TASKED = "completion≠"  # who has a task
METRICS = {"arrived": "到位资金", "signed": "新签约", "started": "新开工", "produced": "新投产"}


def basis(as_of: dt.date, *parts: str) -> str:
    """The small line under a title: period, what is shown, unit."""
    return " · ".join([f"{as_of.year}年{period(as_of)}", *parts])


def overview(totals: Mapping[str, Any], subject: str, rank: Any = None) -> Said:
    """The year so far in one sentence.

    "1—10月全县到位资金 85.32 亿元，同比增长 9.1%，完成全年任务的 81.2%，慢于序时进度 2.1 个百分点，居全市第 3 位".
    """
    told = Telling()
    parts = [f"{period(totals['as_of'])}{subject}到位资金 {told.cell(totals, 'arrived', money)}"]
    if not is_missing(totals["yoy"]):
        parts.append(told.cell(totals, "yoy", growth) + figures.restated(totals.get("prior_basis")))
    if not is_missing(totals["completion"]):
        parts.append(f"完成全年任务的 {told.cell(totals, 'completion', rate)}")
        parts.append(told.cell(totals, "pace_gap", pace))
    if not is_missing(rank):
        parts.append(f"居全市{told.figure(place(rank), rank, 'rank', 'metric=到位资金，is_own=true', 'rankings/city')}")
    return told.sentence("，".join(parts))


def subject(filters: Sequence[str]) -> str:
    """Whose figures these are under those filters: 全县, the one chosen, or 所选范围."""
    if not filters:
        return "全县"
    return filters[0] if len(filters) == 1 else "所选范围"


def trend(months: pd.DataFrame) -> Said:
    """How this year's cumulative line stands to last year's and to the pace."""
    told = Telling()
    so_far = months[months["arrived_ytd"].notna()]
    if so_far.empty:
        return told.sentence("本年还没有到位资金")
    last = so_far.iloc[-1]
    lines = (("上年同期", "arrived_ytd_prior"), ("序时任务", "pace_target"))
    against = [words for name, other in lines if (words := _apart(told, name, last, other))]
    return told.sentence(
        "累计到位" + ("，".join(against) or " " + told.cell(last, "arrived_ytd", money, **_month(last)))
    )


def _apart(told: Telling, name: str, last: Mapping[str, Any], other: str) -> str:
    if is_missing(last[other]):
        return ""
    gap = Decimal(str(last["arrived_ytd"])) - Decimal(str(last[other]))
    if not gap:
        return f"与{name}持平"
    apart = told.figure(money(abs(gap)), gap, f"arrived_ytd - {other}", rows_where(**_month(last)))
    return f"比{name}{'多' if gap > 0 else '少'} {apart}"


def _month(last: Mapping[str, Any]) -> dict[str, str]:
    return {"month": f"{last['month']:%Y-%m-%d}"} if "month" in last else {}


def lights(counts: pd.DataFrame) -> Said:
    """ "36 个重点项目：红灯 4 个、黄灯 7 个、绿灯 25 个"."""
    told, by_light = Telling(), {row.light: int(row.projects) for row in counts.itertuples()}
    total = sum(by_light.values())
    if not total:
        return told.sentence("没有重点项目")
    start = f"{told.figure(count(total), total, 'sum(projects)')}重点项目"
    shown = [light for light in "红黄绿" if by_light.get(light)]
    parts = [
        f"{light}灯 {told.figure(count(by_light[light]), by_light[light], 'projects', f'light={light}')}"
        for light in shown
    ]
    return told.sentence(f"{start}：{'、'.join(parts)}")


def decisions(projects: pd.DataFrame) -> Said:
    """How many projects need a decision now."""
    told = Telling()
    if projects.empty:
        return told.sentence("没有需要决策的重点项目")
    light = projects["light"].iloc[0]
    return told.sentence(f"{_counted(told, projects)}{light}灯项目需要决策，最急的在最前")


def _counted(told: Telling, rows: Sized | int, where: str = "") -> str:
    """How many rows there are: "7 个"."""
    many = rows if isinstance(rows, int) else len(rows)
    return told.figure(count(many), many, "count(*)", where)


def decision(project: Any) -> str:
    """What is behind a light, in one line: unit, stage, and the gravest reason."""
    told = [
        project.unit,
        project.stage,
        "" if is_missing(project.reason) else re.split("[；，]", str(project.reason))[0],
    ]
    return " · ".join(str(part) for part in told if not is_missing(part) and part)


def units(ranking: pd.DataFrame) -> Said:
    """How many of the units with a task are ahead of the calendar, and how many have nothing yet."""
    told, has_task = Telling(), ranking["completion"].notna()
    if not has_task.any():
        return told.sentence("当前范围内没有下达任务的单位")
    ahead = int((has_task & (ranking["pace_gap"] >= 0).fillna(False)).sum())
    zero = int((has_task & (ranking["arrived"].fillna(0) == 0)).sum())
    text = f"{_counted(told, int(has_task.sum()), TASKED)}单位"
    text += f"中 {_counted(told, ahead, f'{TASKED}，pace_gap>=0')}达到序时进度" if ahead else "都慢于序时进度"
    return told.sentence(
        text + (f"，{_counted(told, zero, f'{TASKED}，coalesce(arrived, 0)=0')}待破零" if zero else "")
    )


def metric(ranking: pd.DataFrame, name: str) -> Said:
    """The same for any metric of `rankings/metrics`: who has met its task; without tasks, who has most."""
    told, mine = Telling(), f"metric={name}"
    rows = ranking[ranking["metric"] == name]
    tasked = rows[rows["completion"].notna()]
    if not tasked.empty:
        ahead, done = tasked[tasked["pace_gap"] >= 0], tasked[tasked["completion"] >= 1]
        return told.sentence(
            f"{METRICS[name]}：{_counted(told, tasked, f'{mine}，{TASKED}')}单位中 "
            f"{_counted(told, ahead, f'{mine}，{TASKED}，pace_gap>=0')}达到序时进度，"
            f"{_counted(told, done, f'{mine}，completion>=1')}完成全年任务"
        )
    active = rows[rows["value"].fillna(0) > 0]
    if active.empty:
        return told.sentence(f"当前范围内各单位都没有{METRICS[name]}")
    first = active.loc[active["value"].astype("Float64").idxmax()]
    have = f"{_counted(told, active, f'{mine}，value>0')}单位有{METRICS[name]}"
    most = told.cell(first, "value", money if name == "arrived" else count, metric=name, unit=first["unit"])
    return told.sentence(f"{have}，{first['unit']}最多（{most}）")


def board(entries: pd.DataFrame) -> Said:
    """Who is on the red and the black list."""
    told = Telling()
    if entries.empty:
        return told.sentence("当前范围内没有下达任务的单位")
    red, black = (entries[entries["board"] == name] for name in ("红榜", "黑榜"))
    text = f"红榜 {_counted(told, red, 'board=红榜')}单位，"
    return told.sentence(text + (f"黑榜 {_counted(told, black, 'board=黑榜')}单位" if len(black) else "没有单位上黑榜"))


def industries(rows: pd.DataFrame) -> Said:
    """The weight of the lead industries and the first among them."""
    told, lead = Telling(), rows[rows["is_lead"].fillna(False)]
    if lead.empty or not _sum(rows["arrived"]):
        return told.sentence("当前范围内各产业都没有到位资金")
    first = lead.loc[lead["arrived"].astype("Float64").idxmax()]
    own = {"industry": first["industry"]}
    if (rows["arrived"] != 0).sum() == 1:
        much, grown = told.cell(first, "arrived", money, **own), told.cell(first, "yoy", growth, **own)
        return told.sentence(f"{first['industry']}到位资金 {much}，{grown}")
    many = told.figure(
        f"{DIGITS[len(lead)] if len(lead) <= 10 else len(lead)}个", len(lead), "count(*)", "is_lead=true"
    )
    part = _sum(lead["arrived"]) / _sum(rows["arrived"])
    share = told.figure(rate(part), part, "sum(arrived) filter (is_lead) / sum(arrived)")
    much = told.cell(first, "arrived", money, **own)
    return told.sentence(f"{many}主导产业占到位资金的 {share}，{first['industry']}居首（{much}）")


def sources(rows: pd.DataFrame) -> Said:
    """The region that most money comes from, and its part."""
    told, by_region = Telling(), {}
    for row in rows.itertuples():
        by_region[row.region] = by_region.get(row.region, Decimal(0)) + _sum([row.arrived])
    total = sum(by_region.values())
    if not total:
        return told.sentence("当前范围内没有到位资金")
    first = max(by_region, key=lambda region: by_region[region])
    much = told.figure(money(by_region[first]), by_region[first], "sum(arrived)", rows_where(region=first))
    part = by_region[first] / total
    share = told.figure(rate(part), part, f"sum(arrived) filter (region = '{first}') / sum(arrived)")
    return told.sentence(f"{first}来资最多：{much}，占 {share}")


def is_amount(metric: str) -> bool:
    """Whether the bulletin's metric is an amount in 万元 rather than a count, told by its name."""
    return "资金" in metric or metric.endswith("额")


def city(rows: pd.DataFrame, name: str) -> Said:
    """Our place in the city and what is missing to the next one."""
    told, own = Telling(), rows[(rows["metric"] == name) & rows["is_own"].fillna(False)]
    if own.empty or is_missing(own["rank"].iloc[0]):
        return told.sentence(f"市通报没有本县的{name}位次")
    row, mine = own.iloc[0], {"metric": name, "is_own": "true"}
    text = f"{name}居全市{told.cell(row, 'rank', place, **mine)}"
    if not is_missing(row["rank_change"]) and row["rank_change"]:
        moved = told.cell(row, "rank_change", lambda steps: f"{abs(int(steps))} 位", **mine)
        text += f"，比上月{'前进' if row['rank_change'] > 0 else '后退'} {moved}"
    if not is_missing(row["gap_to_next"]):
        gap = told.cell(row, "gap_to_next", money if is_amount(name) else count, **mine)
        text += f"，距前一位{row['next_county']}还差 {gap}"
    return told.sentence(text)


def flows(rows: pd.DataFrame) -> str:
    """The largest stream region → industry → park."""
    if rows.empty or not _sum(rows["arrived"]):
        return "当前范围内没有到位资金"
    first = max(rows.itertuples(), key=lambda row: row.arrived)
    return f"最大的一股：{first.region} → {first.industry} → {first.park}，{money(first.arrived)}"


def nodes(rows: pd.DataFrame, industry: str) -> Said:
    """How many links of a chain have local projects, and which gaps there are."""
    told, filled = Telling(), int((rows["projects"] > 0).sum())
    told.take(industry)
    links = f"{industry} {_counted(told, rows)}环节"
    if not filled:
        return told.sentence(f"{links}都还没有本地项目（建链）")
    text = f"{links}中 {_counted(told, filled, 'projects>0')}有本地项目"
    gaps = [(kind, int((rows["gap_type"] == kind).sum())) for kind in ("补链", "延链")]
    named = [f"{kind}缺口 {_counted(told, some, f'gap_type={kind}')}" for kind, some in gaps if some]
    return told.sentence(text + (f"，{'、'.join(named)}" if named else "，没有缺口"))


def park_fit(rows: pd.DataFrame) -> Said:
    """Which park strays furthest from its positioning."""
    told, known = Telling(), rows.drop_duplicates("park")
    known = known[
        known["park_fit"].notna() & rows.groupby("park")["is_positioned"].any().reindex(known["park"]).to_numpy()
    ]
    if known.empty:
        return told.sentence("当前范围内没有明确主导产业定位的园区项目")
    worst = known.loc[known["park_fit"].astype("Float64").idxmin()]
    if worst["park_fit"] >= 1:
        return told.sentence("各园区的项目全部符合主导产业定位")
    fit = told.cell(worst, "park_fit", rate, park=worst["park"])
    return told.sentence(f"{worst['park']}的主导产业契合度最低，为 {fit}")


def late(projects: pd.DataFrame) -> Said:
    """How many key projects are past their next planned date, and by how much at most."""
    told, overdue = Telling(), projects[projects["days_late"].fillna(0) > 0]
    if overdue.empty:
        return told.sentence("没有重点项目的下一节点超期")
    many, most = _counted(told, overdue, "days_late>0"), int(overdue["days_late"].max())
    longest = told.figure(f"{most} 天", most, "max(days_late)")
    return told.sentence(f"{many}重点项目的下一节点超期，最长 {longest}")


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
