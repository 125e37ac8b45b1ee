"""A small county to ask questions of: the real tables with every constraint on, the real macros, literal rows."""

import datetime as dt
import re
from functools import cache
from itertools import count
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow.csv

import queries
from data.schema import TABLES
from data.terms import CHECK_TERMS, load_terms
from data.warehouse.states import VIEWS, laid, states
from queries.filters import LISTS, SWITCHES
from queries.version import SCOPE as MEANING
from tests.queries.literal_rows import LiteralRows, first_day

DATA = Path(queries.__file__).parent.parent / "data"
CLEARED = """
    delete from dispatches; delete from issues; delete from negotiation_notes; delete from negotiations;
    delete from firm_sheets; delete from official_figures; delete from first_reports;
    delete from unit_places;
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

class County(LiteralRows):
    """The default settings and regions, batch 1, the root unit R 某县, the ranked unit A 甲镇, and two industries."""

    def __init__(self, furnished=True):
        self._con = duckdb.connect(config={"threads": 1})  # many small questions: a pool only costs
        load_terms(self._con)
        for statements in (TABLES, CHECK_TERMS, VIEWS.replace("create view", "create table")):
            self._con.execute(statements)
        queries.load_macros(self._con)
        self.version = queries.Version("2026-10-0001-00000000", self._con, {})
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
        self.version.meanings.clear()
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
                self.version.meanings.clear()

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


def plain(value):
    if pd.api.types.is_list_like(value):
        return [plain(item) for item in value]
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp | np.datetime64):
        return f"{pd.Timestamp(value):%Y-%m-%d}"
    value = value.item() if isinstance(value, np.generic) else value
    return round(value, 4) if isinstance(value, float) else value
