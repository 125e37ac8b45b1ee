"""A small county to ask questions of: the real tables with every constraint on, the real macros, literal rows."""

import datetime as dt
import re
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow.csv
import pytest

import queries
from data.schema import TABLES
from data.terms import CHECK_TERMS, load_terms
from data.warehouse.states import VIEWS, laid, states
from data.warehouse.store import Store
from queries.filters import LISTS, SWITCHES
from queries.version import SCOPE as MEANING

DATA = Path(queries.__file__).parent.parent / "data"
STAGES = (
    "lead", "negotiating", "signed", "landed", "started", "completed", "producing", "at_capacity",
    "suspended", "terminated", "withdrawn",
)
CLEARED = """
    delete from dispatches; delete from issues; delete from negotiation_notes; delete from negotiations;
    delete from firm_sheets; delete from official_figures; delete from first_reports;
    delete from unit_deliveries; delete from reporting_dates;
    delete from readings; delete from project_milestones; delete from activities; delete from supervisors;
    delete from city_assessments; delete from city_ranks; delete from key_progress; delete from monthly_funds;
    delete from former_plans; delete from stage_events;
    delete from former_shares; delete from project_shares; delete from projects;
    delete from targets;
    delete from former_targets; delete from listings; delete from restatements; delete from scoring_scheme;
    delete from park_industries; delete from parks;
    delete from regions; delete from chain_groups; delete from chain_nodes; delete from industries; delete from units;
    delete from settings; delete from publications; delete from receipt_lines; delete from dismissals;
    delete from batch_sheets; delete from batches;
"""
MACROS = """
select function_name, string_agg(macro_definition, ' ') from duckdb_functions()
where function_type in ('macro', 'table_macro') and not internal group by function_name
"""
SCOPE = (*LISTS, *SWITCHES, "may_see")


class County:
    """The default settings and regions, batch 1, the root unit R 某县, the ranked unit A 甲镇, and two industries."""

    def __init__(self, furnished=True):
        self._con = duckdb.connect(config={"threads": 1})  # many small questions: a pool only costs
        load_terms(self._con)
        for statements in (TABLES, CHECK_TERMS, VIEWS.replace("create view", "create table")):
            self._con.execute(statements)
        queries.load_macros(self._con)
        self.version = queries.Version("2026-10-0001-00000000", self._con)
        self.views, self.rests, self.laid = dict(states()), {}, {}
        self._con.execute("attach ':memory:' as kept")  # the reference tables, read once
        self.references = set()
        if furnished:
            self.furnish()
            self.lay()

    @property
    def con(self):
        """The rows, for whoever changes them: what rests on them is laid down anew before the next question."""
        self.laid.clear()
        return self._con

    def clear(self):
        self.con.execute(CLEARED)

    def furnish(self):
        self._numbers = count(1)
        self._reference("settings")
        self._reference("regions")
        self._insert("batches", 1, "projects", "台账.xlsx", "hash", dt.datetime(2026, 11, 1, 9), "统计员甲", None)
        self.unit("R", "某县", group=None, parent=None, kind="县")
        self.unit("A", "甲镇")
        self.industry("电子信息", 1)
        self.industry("乡村旅游", 2, industrial=False)

    def unit(self, unit_id, name, group="乡镇", parent="R", kind="乡镇", weak=False):
        self._insert("units", unit_id, name, parent, kind, group, weak, [], None, None)

    def industry(self, name, seq, lead=True, industrial=True):
        self._insert("industries", name, seq, lead, industrial, [])

    def chain(self, industry, *nodes):
        """The industry's nodes in their order, all 中游."""
        for seq, node in enumerate(nodes, 1):
            self.node(industry, seq, node)

    def node(self, industry, seq, node, position="中游", focus=False):
        self._insert("chain_nodes", industry, seq, position, node, focus)

    def park(self, park, *industries, kind="园区"):
        self._insert("parks", park, None, kind, [])
        for industry in industries:
            self._insert("park_industries", park, industry)

    def target(self, unit_id, value, metric="arrived", year=2026):
        self._insert("targets", year, unit_id, metric, Decimal(value), 1, "任务", 2)

    def scheme(self, *rows, group=""):
        """A 考核方案 in place of the default one: rows of item, points, method and cap (null: none)."""
        for seq, (item, points, method, cap) in enumerate(rows, 1):
            self._insert("scoring_scheme", group, item, seq, points, method, cap)

    def restatement(self, month, restated, unit="R", *, reported=None, figure="arrived", caliber="初版"):
        """A restatement under the default 口径; as then reported it was twice as much unless said otherwise."""
        reported = 2 * Decimal(restated) if reported is None else Decimal(reported)
        self._insert("restatements", first_day(month), unit, figure, caliber, reported, Decimal(restated), None, 1,
                     "同期重述", next(self._numbers))

    def project(self, project_id, unit="A", *, shares=None, audit="审核通过", industry="电子信息", industrial=None,
                agreed=None, key=False, **columns):
        """A project; its stages are given by name (`signed="2026-03-05"`), `shares` as {unit: ratio}."""
        events = {stage: columns.pop(stage) for stage in STAGES if stage in columns}
        values = {
            "project_id": project_id, "project_name": f"项目{project_id}", "capital_origin": "out_province",
            "industry": industry, "is_industrial": industry != "乡村旅游" if industrial is None else industrial,
            "report_unit": unit, "agreed_investment": agreed, "is_key": key, "audit_status": audit, "batch_id": 1,
            "sheet": "台账", "row_no": next(self._numbers), "province": "浙江", **columns,
        }
        self._insert("projects", *(values.pop(column, None) for column in self.con.table("projects").columns))
        assert not values, f"no such columns: {values}"
        for unit_id, ratio in (shares or {unit: "1"}).items():
            self._insert("project_shares", project_id, unit_id, Decimal(ratio), None)
        for stage, day in events.items():
            self.event(project_id, stage, day)

    def event(self, project_id, stage, actual=None, planned=None, precision="day", evidence=None, verified=True):
        days = (day and dt.date.fromisoformat(day) for day in (planned, actual))
        self._insert("stage_events", project_id, stage, *days, precision, evidence, verified, 1, "台账", 1)

    def funds(self, project_id, month, amount, audit="审核通过", origin="out_province", ytd=None):
        number = next(self._numbers)
        money = (value if value is None else Decimal(str(value)) for value in (amount, ytd))
        self._insert("monthly_funds", project_id, first_day(month), origin, number, *money, audit, 1, "月报", number)

    def progress(self, project_id, month, plan=None, ytd=None, problem=None, next_step=None, done=None,
                 fixed=None):
        money = (value if value is None else Decimal(str(value)) for value in (plan, done, ytd, fixed))
        self._insert("key_progress", project_id, first_day(month), *money, "主体施工", problem, next_step, 1, "进度", 1)

    def bulletin(self, month, county, rank, value=None, metric="到位资金", yoy=None, own=False):
        self._insert("city_ranks", first_day(month), county, metric, value, yoy, rank, own, 1, "通报", 1)

    def milestone(self, project_id, milestone, month, planned=None, done=None, measure="亩"):
        figures = (value if value is None else Decimal(str(value)) for value in (planned, done))
        self._insert("project_milestones", project_id, milestone, first_day(month), *figures, measure, 1, "里程碑", 1)

    def activity(self, activity_id, day, kind="企业家座谈会", city="杭州", host="R", companies=None, level=None,
                 province=None):
        self._insert(
            "activities", activity_id, dt.date.fromisoformat(day), kind, city, province, host, companies, level,
            1, "招商活动", next(self._numbers),
        )

    def firm(self, project_id, month, arrived, fixed=None):
        """What a firm says of its project, the year's up to the month."""
        money = (value if value is None else Decimal(str(value)) for value in (arrived, fixed))
        self._insert("firm_sheets", project_id, None, first_day(month), *money, None, 1, "企业核实单", 1)

    def official(self, project_id, month, value, source="纳统"):
        """What 统计 or 税务 says of a project, the year's up to the month."""
        self._insert("official_figures", project_id, None, first_day(month), source, Decimal(str(value)), 1, "纳统", 1)

    def first_report(self, unit_id, month, amount, day):
        """What a unit reported first of a month, and the day of receipt."""
        day = dt.date.fromisoformat(day)
        self._insert("first_reports", unit_id, first_day(month), Decimal(str(amount)), day, 1, "首报记录", 1)

    def supervisor(self, supervisor_id, start, end=None):
        days = (day and dt.date.fromisoformat(day) for day in (start, end))
        self._insert("supervisors", supervisor_id, "某单位", *days, 1, "监督员", 1)

    def assessment(self, year, award, rank=None):
        self._insert("city_assessments", year, award, rank, 1, "考核", 1)

    def issue(self, issue_id, raised="2026-03-02", unit="A", *, project=None, due=None, closed=None, status="办理中",
              kind="问题", **told):
        """A problem or an instruction of the 问题台账; closed on a day with evidence."""
        days = [day and dt.date.fromisoformat(day) for day in (raised, due, closed)]
        values = {
            "issue_id": issue_id, "kind": kind, "project_id": project, "description": f"{issue_id}问题",
            "category": "其他", "raised_at": days[0], "lead_unit": unit, "due_at": days[1], "closed_at": days[2],
            "status": "已销号" if closed else status, "close_evidence": "验收单" if closed else None, "batch_id": 1,
            "sheet": "问题台账", "row_no": next(self._numbers), **told,
        }  # fmt: skip
        self._insert("issues", *(values.pop(column, None) for column in self.con.table("issues").columns))
        assert not values, f"no such columns: {values}"

    def matter(self, dispatch_id, held="2026-03-06", unit="A", *, project=None, due=None, level="周调度"):
        """A matter that a dispatch settled."""
        days = [day and dt.date.fromisoformat(day) for day in (held, due)]
        self._insert("dispatches", dispatch_id, level, days[0], "副县长", project, None, None, f"{dispatch_id}议定",
                     unit, None, days[1], "待办", None, None, 1, "调度记录", next(self._numbers))  # fmt: skip

    def talk(self, negotiation_id, contact="2026-03-02", unit="A", *, planned=None, sure=None, due=None, lost=None,
             **told):
        """A project in talks; lost on a day for 土地."""
        days = [day and dt.date.fromisoformat(day) for day in (contact, due, lost)]
        values = {
            "negotiation_id": negotiation_id, "project_name": f"{negotiation_id}项目", "unit": unit,
            "planned_investment": planned, "probability": sure, "first_contact": days[0], "next_due": days[1],
            "substage": "方案洽谈", "lost_at": days[2], "lost_stage": "方案洽谈" if lost else None,
            "lost_reason": "土地" if lost else None, "batch_id": 1, "sheet": "在谈项目",
            "row_no": next(self._numbers), **told,
        }  # fmt: skip
        self._insert("negotiations", *(values.pop(column, None) for column in self.con.table("negotiations").columns))
        assert not values, f"no such columns: {values}"

    def talk_note(self, negotiation_id, day, note="来县看地"):
        self._insert("negotiation_notes", negotiation_id, dt.date.fromisoformat(day), note, 1, "在谈跟踪记录", 1)

    def dismiss(self, finding_key, verdict="已说明", reason="有增资协议", by="统计股"):
        self._insert("dismissals", finding_key, verdict, reason, by, dt.datetime(2026, 11, 5, 9))

    def setting(self, setting, value):
        self.con.execute("update settings set value = ? where setting = ?", [value, setting])

    def ask(self, question, as_of="2026-10", columns=None, **given):
        """The whole answer as tuples: Decimal, int, str, bool, None, dates as text, rates rounded to 4 places."""
        self.lay(self.states_of(question))
        narrowed = {"may_see": None} | {key: given.pop(key) for key in SCOPE if key in given}
        scope = queries.Scope(first_day(as_of), **narrowed)
        answer = queries.ask(self.version, question, scope, **given)
        chosen = answer[list(columns)] if columns else answer
        # itertuples() would take longer than asking a small question
        return [tuple(map(plain, row)) for row in zip(*(values for _, values in chosen.items()), strict=True)]

    def lay(self, chosen=None):
        """Lay states down, as publishing does, that aren't of the present rows: all, if none are named."""
        for name, view in self.views.items():
            if (chosen is None or name in chosen) and self.laid.get(name) != view:
                self._con.execute(laid(view))
                self.laid[name] = view

    def states_of(self, question):
        """The states that a question rests on: that it, its scope, or a state or macro on which it rests names."""
        if question not in self.rests:
            texts = states() | dict(self._con.execute(MACROS).fetchall())
            left = words(" ".join((queries.catalogue()[question].sql, *MEANING))) & texts.keys()
            found = set()
            while left:
                found |= left
                left = set().union(*(words(texts[name]) & texts.keys() for name in left)) - found
            self.rests[question] = found & states().keys()
        return self.rests[question]

    def _insert(self, table, *values):
        self.con.table(table).insert(list(values))

    def _reference(self, table):
        if table not in self.references:
            self.references.add(table)
            self.con.from_arrow(reference(table)).insert_into(table)
            self.con.execute(f"create table kept.{table} as from {table}")
        else:
            self.con.execute(f"insert into {table} from kept.{table}")


def words(sql):
    """The names in a statement, those in its comments left out."""
    return set(re.findall(r"\w+", re.sub(r"--.*", "", sql)))


@cache
def reference(table):
    return pyarrow.csv.read_csv(DATA / "reference" / f"{table}.csv")


def first_day(month):
    return dt.date.fromisoformat(f"{month}-01")


def plain(value):
    if pd.api.types.is_list_like(value):
        return [plain(item) for item in value]
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp | np.datetime64):
        return f"{pd.Timestamp(value):%Y-%m-%d}"
    value = value.item() if isinstance(value, np.generic) else value
    return round(value, 4) if isinstance(value, float) else value


@pytest.fixture(scope="session")
def ground():
    """The county that tests share one after another: making tables and macros takes longer than most tests."""
    return County(furnished=False)


@pytest.fixture
def county(ground):
    ground.clear()
    ground.furnish()
    return ground


@pytest.fixture(scope="session")
def publish(tmp_path_factory):
    """Publishes a county's rows in a store of its own and returns the version; `.path` lies in `<store>/versions`."""

    def publish(county):
        store = Store(tmp_path_factory.mktemp("warehouse"))
        draft = store.draft()
        draft.con.execute("delete from settings; delete from industries; delete from chain_nodes; delete from regions;"
                          " delete from scoring_scheme")
        for table in draft.tables:
            draft.con.from_arrow(county.con.table(table).to_arrow_table()).insert_into(table)
        return store.publish(draft, "首次发布", "统计员甲")

    return publish


@pytest.fixture(scope="session")
def new_county():
    """Makes as many counties as a test needs."""
    return County
