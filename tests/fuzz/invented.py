"""Counties drawn by chance, as the rows of the workbooks that their offices would send."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

Row = Sequence[Any]
Sheets = dict[str, list[Row]]
ORIGINS = ("省外", "省外", "省外", "市外", "县外", "外资")
AUDITS = ("审核通过",) * 8 + ("审核中", "未通过")
NAMES = "晨江禾远柏松竹枫桐槐"
STEPS = ("签约时间", "注册时间", "开工时间", "竣工时间", "投产时间", "达产时间")


@dataclass(frozen=True)
class Invented:
    """What a county is like. `units`: name, the unit above it (the county's own name for most), kind, group of the
    scoring; `industries`: name, whether it leads, whether it is industry; `tasks`: by unit, in 万元 and numbers, of the
    columns of 目标任务 but year and unit."""

    name: str
    prefix: str
    province: str
    received_on: dt.date
    units: Sequence[tuple[str, str, str, str | None]]
    industries: Sequence[tuple[str, str, str]]
    parks: Sequence[tuple[str, str, str]]
    provinces: Sequence[str | None]
    tasks: Mapping[str, Sequence[float | None]]
    nodes: Sequence[tuple[str, str, str]] = ()
    projects: int = 60
    key_projects: int = 0
    first_year: int = 2025
    seed: int = 1


WEIZE = Invented(
    "苇泽县", "WZ", "黑龙江", dt.date(2026, 7, 5),
    units=[
        *((name, "苇泽县", "乡镇", "乡镇") for name in ("苇泽镇", "河湾镇", "林场乡", "口岸乡")),
        *((name, "苇泽县", "县直", "部门") for name in ("招商中心", "粮食局")),
        ("驻哈联络处", "苇泽县", "县直", None),
    ],
    industries=[("稻米加工", "是", "是"), ("寒地浆果", "是", "是"), ("冰雪旅游", "否", "否"), ("口岸物流", "否", "否")],
    parks=[],
    provinces=["黑龙江", "吉林", "辽宁", "北京", "山东", "广东", "国外", None],
    tasks={"苇泽镇": (9000, None, None, None, None, 3, 2, 1), "河湾镇": (6000, None, None, None, None, 2, 2, None),
           "招商中心": (15000, None, None, None, None, 4, None, None)},
    nodes=[("稻米加工", "上游", "种子"), ("稻米加工", "中游", "精米"), ("稻米加工", "下游", "米糠油")],
    projects=40, seed=3,
)  # fmt: skip
SHILIANG = Invented(
    "石梁区", "SL", "江苏", dt.date(2026, 12, 2),
    units=[
        ("石梁新区", "石梁区", "园区", "平台"),
        *((name, "石梁新区", "乡镇", "街镇") for name in ("东片办", "西片办")),
        *((name, "石梁区", "乡镇", "街镇") for name in ("石梁街道", "双塔镇", "古渡镇", "平山镇")),
        *((name, "石梁区", "县直", "部门") for name in ("区商务局", "区文旅局")),
    ],
    industries=[("集成电路", "是", "是"), ("生物医药", "是", "是"), ("软件信息", "是", "否"), ("装备", "否", "是"),
                ("文化旅游", "否", "否")],
    parks=[("石梁高新园", "石梁新区", "集成电路、软件信息"), ("双塔药谷", "双塔镇", "生物医药")],
    provinces=["上海", "浙江", "广东", "北京", "江苏", "安徽", "台湾", "国外", None],
    tasks={"石梁区": (260000, 150000, 30000, None, 40000, 20, 15, 8),
           "石梁新区": (90000, 60000, 10000, None, 20000, 6, 5, 2),
           "东片办": (20000, None, None, None, None, 2, 1, None), "石梁街道": (30000, None, None, None, None, 3, 2, 1),
           "双塔镇": (30000, None, None, None, None, 3, 2, 1), "古渡镇": (0, None, None, None, None, 1, None, None)},
    nodes=[("集成电路", "上游", "硅片"), ("集成电路", "中游", "晶圆"), ("集成电路", "中游", "封装"),
           ("集成电路", "下游", "模组"),
           ("生物医药", "上游", "原料药"), ("生物医药", "中游", "制剂"), ("生物医药", "下游", "流通")],
    projects=90, key_projects=25, first_year=2024, seed=7,
)  # fmt: skip


def ledgers(county: Invented) -> dict[str, Sheets]:
    """The county's workbooks, by the names of their files."""
    rng = Random(county.seed)
    base = {"基础配置": _base(county)}
    projects = [_project(county, rng, number) for number in range(county.projects)]
    books = base | {
        "项目台账": {"项目台账": _table(projects)},
        "资金月报": {"资金月报": _table(list(_funds(county, rng, projects)))},
    }
    reports = list(_progress(county, rng, [one for one in projects if one["重点项目"] == "是"]))
    return books | ({"重点项目进度表": {"重点项目进度表": _table(reports)}} if reports else {})


def _table(rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    return [list(rows[0]), *([row[head] for head in rows[0]] for row in rows)]


def _base(county: Invented) -> Sheets:
    ids = {name: f"{county.prefix}{number:02d}" for number, (name, *_) in enumerate(county.units, 1)}
    years = range(county.first_year, county.received_on.year + 1)
    tasks = [(year, unit, *values) for year in years for unit, values in county.tasks.items()]
    sheets: Sheets = {
        "参数": [("参数", "取值"), ("县名", county.name), ("市名", "某某市"), ("所在省", county.province)],
        "单位": [
            ("单位编号", "单位名称", "上级单位", "单位类别", "考核分组", "基础薄弱"),
            (f"{county.prefix}00", county.name, None, "县", None, "否"),
            *((ids[name], name, above, kind, group, "否") for name, above, kind, group in county.units),
        ],
        "园区": [("园区名称", "管理单位", "园区类别", "主导产业"), *((a, b, "园区", c) for a, b, c in county.parks)],
        "产业": [
            ("产业名称", "排序", "主导产业", "工业产业"),
            *((name, place, *kinds) for place, (name, *kinds) in enumerate(county.industries, 1)),
        ],
        "产业链节点": [
            ("产业", "环节顺序", "位置", "环节", "重点环节"),
            *((chain, place, where, node, "否") for place, (chain, where, node) in enumerate(county.nodes, 1)),
        ],
        "目标任务": [
            ("年度", "单位", *(f"{name}到位资金任务（万元）" for name in ("", "省外", "市外", "县外", "外资")),
             *(f"{name}任务（个）" for name in ("新签约", "新开工", "新投产"))),
            *tasks,
        ],
    }  # fmt: skip
    return {name: rows for name, rows in sheets.items() if len(rows) > 1}


def _project(county: Invented, rng: Random, number: int) -> dict[str, Any]:
    industry = rng.choice(county.industries)[0]
    nodes = [node for chain, _, node in county.nodes if chain == industry]
    dates = dict(zip(STEPS, _steps(county, rng), strict=True))
    later = [day + dt.timedelta(days=rng.randint(-40, 90)) if day else None for day in dates.values()]
    ended = rng.random()
    last = max((day for day in dates.values() if day), default=dt.date(county.first_year, 6, 1))
    after = last + dt.timedelta(days=60)
    return {
        "项目编号": f"{county.prefix}-{number:03d}",
        "项目名称": f"{NAMES[number % 10]}{NAMES[number // 10]}{rng.choice('拓润泰岳')}项目",  # without a digit
        "投资方": f"投资方{number}公司",
        "投资方注册地": rng.choice(county.provinces),
        "资金来源": rng.choice(ORIGINS),
        "所属产业": industry,
        "产业链环节": rng.choice(nodes) if nodes and rng.random() < 0.7 else None,
        "建设地点": rng.choice(county.parks)[0] if county.parks and rng.random() < 0.5 else None,
        "引资单位": _units(county, rng),
        "协议投资额（万元）": round(rng.uniform(500, 40000), rng.choice((0, 2))) if rng.random() < 0.9 else None,
        "占地面积（亩）": rng.randint(5, 300) if rng.random() < 0.5 else None,
        **dates,
        **{f"计划{step}": later[STEPS.index(step)] for step in STEPS[2:5]},
        "停建时间": after if ended < 0.05 else None,
        "终止时间": after if 0.05 <= ended < 0.12 else None,
        "重点项目": "是" if number < county.key_projects else "否",
        "包保县领导": "副县长" if number < county.key_projects and rng.random() < 0.8 else None,
        "审核状态": rng.choice(AUDITS),
    }


def _units(county: Invented, rng: Random) -> str:
    names = [name for name, *_ in county.units]
    if rng.random() < 0.15 and len(names) > 2:
        one, other = rng.sample(names, 2)
        return f"{one}60%、{other}40%"
    return rng.choice(names)


def _steps(county: Invented, rng: Random) -> Iterator[dt.date | None]:
    """The dates of the steps, none after the day of receipt; some are skipped."""
    day = dt.date(county.first_year - 1, 1, 1) + dt.timedelta(days=rng.randint(0, 900))
    for _ in STEPS:
        yield day if day <= county.received_on and rng.random() < 0.93 else None
        day += dt.timedelta(days=rng.randint(10, 260))


def _funds(county: Invented, rng: Random, projects: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Arrivals month by month from the signing on; a refund now and then, and some that nobody has audited."""
    last = county.received_on.replace(day=1) - dt.timedelta(days=1)
    for project in projects:
        begin, end = project["签约时间"] or dt.date(county.first_year, 3, 1), project["终止时间"] or last
        months = [(year, month) for year in range(county.first_year, last.year + 1) for month in range(1, 13)]
        for year, month in months:
            if not begin <= dt.date(year, month, 28) <= min(end, last) or rng.random() < 0.6:
                continue
            amount = round(rng.uniform(1, 2500), rng.choice((0, 0, 2)))
            yield {
                "项目编号": project["项目编号"], "项目名称": project["项目名称"], "月份": f"{year}年{month}月",
                "资金来源": project["资金来源"] if rng.random() < 0.9 else rng.choice(ORIGINS),
                "本月到位资金（万元）": -amount if rng.random() < 0.03 else amount,
                "审核状态": rng.choice(AUDITS),
            }  # fmt: skip


def _progress(county: Invented, rng: Random, projects: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The reports of most key projects in the last year; some fall silent, some have no plan."""
    for project in projects:
        plan, done = (round(rng.uniform(1000, 20000)) if rng.random() < 0.85 else None), 0.0
        for month in range(1, rng.choice((0, 4, 8, 11, 11, 11)) + 1):
            step = round(rng.uniform(0, (plan or 6000) / 8), 1)
            done = round(done + step, 1)
            yield {
                "项目编号": project["项目编号"], "项目名称": project["项目名称"],
                "月份": f"{county.received_on.year}年{month}月", "年度计划投资（万元）": plan,
                "本月完成投资（万元）": step, "累计完成投资（万元）": done,
                "形象进度": rng.choice(("基础施工", "主体施工", "安装")),
                "存在问题": rng.choice((None, "用地未批", "资金紧张")), "下步措施": rng.choice((None, "加快审批")),
            }  # fmt: skip
