"""What a document says of things that may not be: each phrase is there only as far as the ledgers tell of it.

Nothing of a kind is not praised, nor is it ordered about: 0 journeys are no achievement, red projects that don't exist
get no instructions. What has no ledger at all stays `*`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from briefing.facts import Facts
from briefing.official import settling, written
from briefing.official.acts import ACTS
from briefing.official.standings import whose
from briefing.traced_cells import KEYS
from wording.figures import light_name
from wording.filters import spoken
from wording.rows import Rows, rows_where
from wording.traced_sentence import SentenceWriter

Placeholder = Callable[[Facts, str], str]
TOTALS, UNITS, INDUSTRIES, PARKS = "overview/totals", "rankings/units", "chains/industries", "chains/park_fit"
KEY, DOSSIER, MILESTONES = "key_projects/lights", "projects/dossier", "key_projects/milestones"
SOURCES, STANDING, TALKS = "rankings/sources", "projects/stages", "negotiations/counts"
RURAL = "乡村旅游"
NAMED = 5  # so many projects are named


def other_projects(facts: Facts, key: str) -> str:
    """What arrived of projects that are not among those reported as active: "另有14个…项目到位0.64亿元，"."""
    many = facts.value(TOTALS, "other_projects")
    if not many:
        return ""
    count, much = (facts.take(key, TOTALS, column, how) for column, how in OTHERS)
    return f"另有以前年度已竣工等{count}个项目到位{much}，"


OTHERS = (("other_projects", written.count), ("other_arrived", written.money))


def without_task(facts: Facts, key: str) -> str:
    """How much of the completion units without a task brought: "（其中无任务单位的资金占8.3个百分点）"."""
    if not facts.value(TOTALS, "untasked_part"):
        return ""
    return f"（其中无任务单位的资金占{facts.take(key, TOTALS, 'untasked_part', written.share_points)}）"


def foremost(question: str, column: str, share: str, words: tuple[str, str, str], name: str) -> Placeholder:
    """Whoever most money came to or from, all that share that place; `words`: what came, its part, among whom."""
    came, part, among = words

    def phrase(facts: Facts, key: str) -> str:
        rows = facts.answers[question].dropna(subset=[column])
        if facts.value(TOTALS, "arrived") is None:
            return f"{among}到位资金{facts.blank(key, question, column)}"
        first = rows[(rows[column] > 0) & (rows[column] == rows[column].max())].drop_duplicates(name)
        if first.empty:
            return "今年还没有到位资金"
        own = {label: first[label].iloc[0] for label in KEYS[question]}
        much = facts.take(key, question, column, written.money, **own)
        of_all = facts.take(key, question, share, written.rate, **own)
        each, place = ("各", "并列首位") if len(first) > 1 else ("", "居首")
        named = "、".join(map(written.industry if name == "industry" else partial(spoken, "regions"), first[name]))
        return f"{named}{each}{came}{much}，{each}{part}{of_all}，在{among}中{place}"

    return phrase


def major_projects(facts: Facts, key: str) -> str:
    """The largest key projects that need no decision, one a stage, with land and milestones; and who prepares to build:
    what is told here is not among those in trouble.
    """
    rows = facts.answers[KEY]
    if rows.empty:
        return "还没有设重点项目"
    told = [words for stage, tell in STAGES if (words := _of_stage(facts, key, stage, tell))]
    preparing = _preparing(facts, key)
    return "；".join(told + ([preparing] if preparing else [])) or "重点项目的推进情况见下文"


def _of_stage(facts: Facts, key: str, stage: str, tell: Callable[[Facts, str, Mapping[str, Any]], str]) -> str:
    rows = facts.answers[KEY]
    good = rows[(rows["stage"] == stage) & ~waits(facts)]
    if good.empty:
        return ""
    return tell(facts, key, good.sort_values("agreed_investment", ascending=False, kind="stable").iloc[0].to_dict())


def waits(facts: Facts) -> pd.Series:
    """Which key projects wait for a decision: the red ones, the yellow ones where none is red."""
    return facts.answers[KEY]["project_id"].isin(facts.answers["overview/decisions"]["project_id"])


def _size(facts: Facts, key: str, row: Mapping[str, Any], with_land: bool = True) -> str:
    own = {"project_id": row["project_id"]}
    invested = facts.take(key, KEY, "agreed_investment", written.money, **own)
    land = f"、占地{facts.take(key, DOSSIER, 'land_mu', written.land, **own)}亩" if with_land else ""
    return f"总投资{invested}{land}的{row['project']}"


def _milestone(facts: Facts, key: str, row: Mapping[str, Any], about: str, column: str) -> tuple[str, str]:
    """A milestone's value and what it is called; ("", "") when the ledger has none of that kind."""
    rows = facts.answers[MILESTONES]
    named = (rows["milestone"].astype("string") + rows["measure"].astype("string")).str.contains(about)
    rows = rows[(rows["project_id"] == row["project_id"]) & named & rows[column].notna()]
    if rows.empty:
        return "", ""
    first = rows.sort_values("planned_value", ascending=False, kind="stable").iloc[0]
    own = {"project_id": row["project_id"], "milestone": first["milestone"]}
    return facts.take(key, MILESTONES, column, written.land, **own), f"{first['milestone']}|{first['measure']}"


def _started(facts: Facts, key: str, row: Mapping[str, Any]) -> str:
    size = _size(facts, key, row)
    land, _ = _milestone(facts, key, row, "一期.*亩", "planned_value")
    return size + (f"，一期{land}亩已开工建设" if land else "已开工建设")


def _landed(facts: Facts, key: str, row: Mapping[str, Any]) -> str:
    size = _size(facts, key, row, with_land=False)
    many, named = _milestone(facts, key, row, "选址", "done_value")
    what, _, measure = named.partition("|")
    return size + "已签约落地" + (f"，完成{what}{many}{measure}" if many else "")


def _signed(facts: Facts, key: str, row: Mapping[str, Any]) -> str:
    size = _size(facts, key, row)
    firms, _ = _milestone(facts, key, row, "引进", "planned_value")
    return size + "已签约" + (f"，一期拟引进企业{firms}家以上" if firms else "")


STAGES = (("开工", _started), ("落地", _landed), ("签约", _signed))


def _preparing(facts: Facts, _key: str) -> str:
    """Key projects signed or landed, of those that are not told above and not in trouble."""
    rows = facts.answers[KEY]
    rows = rows[rows["stage"].isin(["签约", "落地"]) & ~waits(facts)]
    rows = rows.sort_values("agreed_investment", ascending=False, kind="stable")
    rest = rows[~rows["project_id"].isin(rows.groupby("stage").head(1)["project_id"])]["project"].head(NAMED)
    return f"{written.among(rest, '项目')}已经签约，正在办理前期手续" if len(rest) else ""


def zones(facts: Facts, key: str) -> str:
    """What arrived in the towns' industrial zones (集中区, by the kind of the park); nothing where there are none."""
    rows = facts.answers[PARKS]
    rows = rows[rows["park_kind"] == "集中区"]
    names = list(dict.fromkeys(map(str, rows["park"])))
    if not names:
        return ""
    much = facts.take(key, PARKS, "kind_arrived", written.money, park_kind="集中区")
    return f"；{'、'.join(names)}到位资金{much}"


def cared_for(facts: Facts, key: str) -> str:
    """How many key projects have a leader and a lead unit; nothing where there is no key project."""
    rows, telling = Rows(facts.answers[KEY]), SentenceWriter(KEY)
    if not len(rows):
        return "还没有设重点项目"
    cared = rows.meeting("leader≠", "lead_unit≠")
    many, part = telling.count(rows, written.counted), telling.count(cared, written.counted)
    return facts.enter(key, telling.sentence(f"{many}重点项目中{part}明确了包保县领导和牵头单位"))


def lights(facts: Facts, key: str) -> str:
    """How many key projects have which light; that there are none."""
    rows, telling = facts.answers["overview/lights"], SentenceWriter("overview/lights")
    shown = [row for row in rows.to_dict("records") if row["projects"]]
    if not shown:
        return "没有亮灯的重点项目"
    parts = []
    for row in shown:
        own = {"light": row["light"]}
        part = f"{light_name(row['light'])}{telling.cell(row, 'projects', written.count, **own)}个"
        stalled = f"（停滞{telling.cell(row, 'stalled', written.count, **own)}个）" if row["stalled"] else ""
        parts.append(part + stalled)
    return facts.enter(key, telling.sentence("、".join(parts)))


def in_trouble(facts: Facts, _key: str) -> str:
    """What is to be done about the key projects that wait for a decision; that there are none."""
    rows = facts.answers[KEY]
    lit = rows[waits(facts)]["project"].head(NAMED)
    if lit.empty:
        return "没有亮红灯、黄灯的重点项目" if len(rows) else "结合实际确定一批重点项目，逐个落实包保"
    each = "逐个" if len(lit) > 1 else ""
    return f"对进度滞后的{written.among(lit, '重点项目')}，{each}明确问题、责任和时限，限期推进"


def weak_towns(facts: Facts, key: str) -> str:
    """What arrived in the weak towns; nothing where none is marked as weak."""
    rows = facts.answers[UNITS]
    weak = rows[rows["is_weak"].fillna(False).astype(bool)]
    if weak.empty:
        return "继续注重向基础薄弱乡镇引进项目"
    towns, known = "这些乡镇" if len(weak) > 1 else "该乡镇", facts.value(UNITS, "weak_arrived") is not None
    much = facts.take(key, UNITS, "weak_arrived", written.money, is_weak=True) if known else ""
    so_far = f"，{towns}今年到位资金{much}" if much else ""
    return f"注重向基础薄弱的{written.among(weak['unit'], '乡镇')}引进项目{so_far}"


def tourism(facts: Facts, key: str) -> str:
    """The projects of rural tourism, where the county has such an industry and money for it came."""
    rows = facts.answers[INDUSTRIES]
    rows = rows[rows["industry"] == RURAL]
    if rows.empty:
        return "结合实际谋划一批乡村产业项目"
    many = facts.take(key, INDUSTRIES, "projects", written.count, industry=RURAL)
    much = facts.take(key, INDUSTRIES, "arrived", written.money, industry=RURAL)
    return f"现有乡村旅游实施项目{many}个、到位资金{much}，再谋划一批乡村旅游项目"


def demands(facts: Facts, _key: str) -> str:
    """What the bulletin asks of whom: of nobody that there isn't, and by no task that nobody has."""
    units, projects = facts.answers[UNITS], facts.answers[KEY]
    has_tasks = units["target"].notna().any()
    tasked = f"{whose(facts)}要对照年度任务，逐项查找差距，倒排时间进度"
    asked = [tasked if has_tasks else "各单位要加快推进项目，促进资金到位"]
    if (units["pace_gap"] < 0).fillna(False).any():
        asked.append("慢于序时进度的单位主要负责人要带头外出招商")
    if (units["target"].notna() & (units["arrived"] == 0).fillna(False)).any():
        asked.append("尚未破零的单位要尽快实现零的突破")
    if (projects["light"] == "红").any():
        asked.append("红灯项目的包保责任单位要一线协调，逐月报告整改情况")
    if facts.value(settling.COUNTS, "open_over"):
        asked.append("有事项超期的牵头单位要逐件倒排时限，限期销号")
    return "；".join(asked)


def progress(facts: Facts, key: str) -> str:
    """How many projects stand at each stage from signing on, every stage that has any: so the parts are all of them."""
    rows = facts.answers[STANDING]
    if rows.empty:
        return f"各阶段项目{facts.blank(key, STANDING, 'projects')}个"
    at = [stage for stage in rows["stage"] if stage in CALLED]
    return "、".join(
        f"{CALLED[stage]}{facts.take(key, STANDING, 'projects', written.count, stage=stage)}个" for stage in at
    ) or "没有已签约的项目"  # fmt: skip


CALLED = {
    "签约": "签约待落地", "落地": "落地待开工", "开工": "开工在建", "竣工": "竣工待投产", "投产": "投产",
    "达产": "达产达效", "停建": "停建",
}  # fmt: skip


def negotiating(facts: Facts, key: str) -> str:
    """How many projects are negotiated about, as the 在谈项目台账 says, else the 项目台账: `*` where the ledgers hold
    none, which doesn't say that there is none.
    """
    if _has_talks(facts):
        return facts.take(key, TALKS, "talks", written.count)
    if facts.value(STANDING, "projects", stage="在谈") is None:
        return facts.blank(key, STANDING, "projects", rows_where(stage="在谈"))
    return facts.take(key, STANDING, "projects", written.count, stage="在谈")


def appraised(facts: Facts, key: str) -> str:
    """How many negotiated projects were appraised in the year: `*` where no ledger tells of negotiations."""
    return facts.take(key, TALKS, "appraised", written.count) if _has_talks(facts) else facts.blank(key)


def _has_talks(facts: Facts) -> bool:
    """Whether the year's ledger of negotiations tells of any."""
    return any(facts.value(TALKS, name) for name in ("talks", "won", "lost", "appraised"))


PHRASES: dict[str, Placeholder] = {
    "其他项目到位": other_projects,
    "无任务单位": without_task,
    **ACTS,
    **settling.SETTLING,
    "首位产业情况": foremost(INDUSTRIES, "arrived", "share", ("到位资金", "占到位资金总额的", "各产业"), "industry"),
    "来源区域": foremost(SOURCES, "region_arrived", "region_share", ("来资", "占", "各来源区域"), "region"),
    "重大项目": major_projects,
    "集中区情况": zones,
    "包保情况": cared_for,
    "亮灯情况": lights,
    "攻坚安排": in_trouble,
    "薄弱乡镇情况": weak_towns,
    "乡村旅游情况": tourism,
    "下步要求": demands,
    "推进情况": progress,
    "在谈项目数": negotiating,
    "研判项目数": appraised,
}
