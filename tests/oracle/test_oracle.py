"""Every question says what pandas over the plain tables says, in every kind of scope."""

import datetime as dt

import pandas as pd
import pytest

import queries
from bench.compare import difference
from bench.counties import SMALL, County
from queries import Scope
from tests.oracle import ANSWERS
from tests.oracle.kept import kept

OCTOBER = dt.date(2026, 10, 1)
SCOPES = {
    "everything": Scope(OCTOBER, may_see=None),
    "last year": Scope(dt.date(2025, 7, 1), may_see=None),
    "January": Scope(dt.date(2026, 1, 1), may_see=None),
    "key projects of the first year": Scope(dt.date(2024, 9, 1), key_only=True, may_see=None),
    "a month without data": Scope(dt.date(2027, 3, 1), may_see=None),
    "industries": Scope(OCTOBER, industries=("电子信息", "轻纺"), may_see=None),
    "a park and what is outside": Scope(OCTOBER, parks=("县经开区", "园区外"), may_see=None),
    "industrial projects of regions": Scope(OCTOBER, regions=("长三角", "未注明"), industrial_only=True, may_see=None),
    "a unit, one below it, one by name": Scope(OCTOBER, units=("LL11", "LL01", "县商务局"), may_see=None),
    "no more than may be seen": Scope(OCTOBER, units=("LL11", "LL01"), may_see=("LL11", "LL12")),
    "nothing": Scope(OCTOBER, industries=("没有的产业",), may_see=None),
}
PARAMETERS = [
    *({"figure": figure} for figure in ("reported", "industrial", "arrived", "signed", "started", "produced")),
    {"node": "电子化学品"}, {"cohort": 2025}, {"cohort": 2024, "step": "started"}, {"step": "ended"},
]
BATCHES = [
    *(("lifecycle/rates", {"by": by, "cohort": 2025}) for by in ("year", "industry", "park", "unit")),
    *((f"lifecycle/{name}", {"cohort": 2025}) for name in ("funnel", "steps", "early")),
    *(("lifecycle/slips", {"by": by}) for by in ("stage", "industry")), ("lifecycle/outlook", {"gate": "completed"}),
    *(("lifecycle/stuck", {"gate": gate}) for gate in ("started", "completed", "at_capacity")),
]
DAY = dt.date(2026, 10, 20)
ITEMS = [
    ("dispatch/comments", {"meeting": DAY, "today": DAY, "since": dt.date(2026, 9, 21)}),
    ("dispatch/comments", {"meeting": DAY, "today": dt.date(2026, 10, 29)}),
    ("dispatch/agenda", {"level": "月调度"}), ("dispatch/closure", {"by": "category"}),
    ("dispatch/items", {"kind": "领导批示"}), ("negotiations/lost", {"all_years": True}),
    ("negotiations/notes", {"negotiation_id": "ZT2026-03"}),
]


@pytest.fixture(scope="module", autouse=True)
def one_ledger_a_scope():
    """What most answers in pandas begin with is made once for each county and scope."""
    with kept():
        yield


@pytest.fixture(scope="module")
def generated():
    """The sample county with what it lacks: units below ranked ones, unaudited projects with funds, unknown origins."""
    tables = SMALL.generate()
    units, projects = tables["units"], tables["projects"]
    units.loc[units.unit_id.isin(["LL11", "LL12"]), "parent_id"] = "LL01"
    units.loc[units.unit_id == "LL13", "parent_id"] = "LL11"
    projects.loc[::9, "audit_status"] = "审核中"
    projects.loc[::7, "province"] = None
    projects.loc[::11, "agreed_investment"] = None
    return tables | {"readings": readings(tables), "scoring_scheme": scheme(), "former_plans": former_plans(tables)}


def scheme():
    """Every item but 报表质量, which rests on the checks; the offices have a scheme of their own, without a cap."""
    rows = [
        ("", "到位资金完成率", 1, 40, "按任务", 1.2), ("", "新签约亿元以上", 2, 15, "按组内最高", 1),
        ("", "开工率", 3, 15, "按比率", 1), ("", "新开工", 4, 10, "按任务", 1.2),
        ("", "工业项目占比", 5, 10, "按组内最高", 1), ("", "外出招商", 6, 10, "按组内最高", 1),
        ("县直组", "到位资金完成率", 1, 60, "按任务", None), ("县直组", "新签约", 2, 25, "按组内最高", 1),
        ("县直组", "新投产", 3, 15, "按任务", 1),
    ]
    return pd.DataFrame(rows, columns=["unit_group", "item", "seq", "points", "method", "cap"])


def former_plans(tables):
    """Every fifth plan was put off in April, every fifteenth again in August, or brought forward."""
    events = tables["stage_events"]
    events = events[events.planned.notna()].iloc[::5]
    once = events.assign(until=pd.Timestamp("2026-04-01"), planned=events.planned - pd.Timedelta(days=40))
    again = events.iloc[::3]
    again = again.assign(until=pd.Timestamp("2026-08-01"), planned=again.planned + pd.Timedelta(days=25))
    told = {name: f"told_{name}" for name in ("batch_id", "sheet", "row_no")}
    both = pd.concat([once, again], ignore_index=True).rename(columns=told)
    columns = ["project_id", "stage", "until", "batch_id", "planned", "date_precision", *told.values()]
    return both.assign(batch_id=both.told_batch_id)[columns]


def readings(tables):
    """Every seventh row of a project, its stages or its funds was not plainly written."""
    rows = [tables[name].iloc[::7] for name in ("projects", "stage_events", "monthly_funds", "key_progress")]
    places = pd.concat(rows)[["batch_id", "sheet", "row_no"]].drop_duplicates()
    told = {"field": "amount", "label": "金额", "written": "约5", "unit": "万元", "value": "5", "read_as": "5 万元"}
    return places.assign(**told, precision=None, confidence=0.8, doubt="写的是约数")


@pytest.fixture(scope="module")
def county(generated, tmp_path_factory):
    return County.publish(SMALL, generated, tmp_path_factory.mktemp("county"))


RESTATED = [
    ("2025-10-01", "LL00", "arrived", 500_000), ("2025-10-01", "LL01", "arrived", 90_000),
    ("2025-10-01", "LL01", "industrial_arrived", 80_000), ("2025-10-01", "LL11", "arrived", 8_000),
    ("2024-07-01", "LL02", "arrived", 40_000),
]


@pytest.fixture(scope="module")
def restated(generated, tmp_path_factory):
    """The same county, restated: 2025 as a whole and for some units, 2024 for one (so 2025 is of that 口径 no more)."""
    rows = [
        {"month": dt.date.fromisoformat(month), "unit_id": unit, "figure": figure, "caliber_version": "初版",
         "reported": amount * 1.1, "restated": amount, "note": None, "batch_id": 1, "sheet": "同期重述", "row_no": 2}
        for month, unit, figure, amount in RESTATED
    ]
    return County.publish(SMALL, generated | {"restatements": pd.DataFrame(rows)}, tmp_path_factory.mktemp("restated"))


def compare(county, name, scope, **parameters):
    answer = queries.ask(county.version, name, scope, **parameters)
    return difference(answer, ANSWERS[name].compute(county.tables, scope, **parameters), ANSWERS[name].keys)


def test_every_question_has_an_answer_in_pandas():
    """But for the checks of data quality, whose rules are tested one by one."""
    assert set(ANSWERS) == {name for name in queries.catalogue() if not name.startswith("checks/")}


@pytest.mark.parametrize("name", ANSWERS)
def test_both_say_the_same(county, name):
    differences = {said: compare(county, name, scope) for said, scope in SCOPES.items()}
    assert differences == dict.fromkeys(SCOPES)


@pytest.mark.parametrize("name", [
    "overview/totals", "overview/metrics", "overview/trend", "rankings/units", "rankings/metrics", "rankings/sources",
    "chains/industries",
])
def test_both_say_the_same_where_last_year_was_restated(restated, name):
    named = ("everything", "last year", "industries", "a unit, one below it, one by name")
    scopes = {said: SCOPES[said] for said in named}
    differences = {said: compare(restated, name, scope) for said, scope in scopes.items()}
    assert differences == dict.fromkeys(scopes)


@pytest.mark.parametrize("name", ["projects/dossier", "projects/funds", "key_projects/timeline"])
def test_both_say_the_same_of_any_one_project(county, name):
    chosen = county.tables["projects"].project_id[::40]
    told = {one: compare(county, name, Scope(OCTOBER, projects=(one,), may_see=None)) for one in chosen}
    assert told == dict.fromkeys(chosen)


@pytest.mark.parametrize("parameters", PARAMETERS, ids=lambda given: "-".join(map(str, given.values())))
def test_both_find_the_same_rows_behind_a_figure(county, parameters):
    assert compare(county, "projects/rows", Scope(OCTOBER, may_see=None), **parameters) is None


@pytest.mark.parametrize(("name", "parameters"), BATCHES, ids=lambda given: given if isinstance(given, str) else "")
def test_both_say_the_same_of_a_batch(county, name, parameters):
    assert compare(county, name, Scope(OCTOBER, may_see=None), **parameters) is None


@pytest.mark.parametrize(("name", "parameters"), ITEMS, ids=lambda given: given if isinstance(given, str) else "")
def test_both_say_the_same_of_one_kind_of_talks_and_items(county, name, parameters):
    assert compare(county, name, Scope(OCTOBER, may_see=None), **parameters) is None


@pytest.mark.parametrize("light", ["红", "停滞"])
def test_both_find_the_key_projects_of_a_light(county, light):
    assert compare(county, "key_projects/lights", Scope(OCTOBER, may_see=None), light=light) is None


def test_a_difference_is_told_by_column_and_key():
    answer = pd.DataFrame({"unit": ["甲镇", "乙镇"], "arrived": [1.0, None], "stage": ["开工", None]})
    assert difference(answer, answer.iloc[::-1].assign(more=1), ("unit",)) is None
    assert difference(answer, answer.head(1), ("unit",)) == "2 rows beside 1"
    assert difference(answer, answer.drop(columns="stage"), ("unit",)) == "no columns ['stage']"
    assert difference(answer, answer.assign(stage="竣工"), ("unit",)) == (
        "stage at ('乙镇',): nan beside '竣工' (2 rows)"
    )
    assert difference(answer, answer.assign(arrived=[1.001, None]), ("unit",)) == (
        "arrived at ('甲镇',): np.float64(1.0) beside np.float64(1.001) (1 rows)"
    )
    assert difference(answer, answer.assign(arrived=0.0), ("unit",)).startswith("arrived at")
