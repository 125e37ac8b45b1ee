"""What holds for every figure, whatever arrives."""

import ast
import re
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

import charts
from charts import chains, key_projects, lifecycle, overview, plans, rankings
from charts.chain_matrix import chain_matrix
from charts.changes import change_bars
from charts.findings import finding_bars
from charts.forecast import industry_end_bars, unit_end_bars, year_end
from charts.late import late_bars
from charts.negotiations import talk_bars
from charts.park_standing import park_fit_bars
from charts.score_matrix import score_matrix
from charts.witnesses import gap_dumbbells
from charts.words import LONGEST
from tests.charts.frames import AS_OF, SCHEMAS, frame, keys, missing

NO_END = dict.fromkeys(("forecast", "forecast_low", "forecast_high", "target", "record", "record_year"))
NO_END |= {"as_of": AS_OF, "months_left": 2}
FIGURES: list[tuple[str, str, Any]] = [
    ("trend", "trend", lambda df: overview.trend(df, AS_OF)),
    ("lights_strip", "lights", overview.lights_strip),
    ("completion_bars", "units", rankings.completion_bars),
    ("metric_bars", "metrics", rankings.metric_bars),
    ("amount_bars", "metrics", rankings.amount_bars),
    ("board_bars", "board", rankings.board_bars),
    ("origin_bars", "origins", rankings.origin_bars),
    ("completion_bars of a side", "units", lambda df: rankings.completion_bars(df, 1)),
    ("score_bars", "scores", rankings.score_bars),
    ("score_matrix", "scores", score_matrix),
    ("talk_bars", "talks", talk_bars),
    ("talk_bars stacked", "talks", lambda df: talk_bars(df, stacked=True)),
    ("sources_bars", "sources", rankings.sources_bars),
    ("province_tiles", "sources", rankings.province_tiles),
    ("city_bump", "city_months", rankings.city_bump),
    ("city_gap", "city", rankings.city_gap),
    ("industry_bars", "industries", chains.industry_bars),
    ("park_bars", "industries", lambda df: chains.park_bars(df.rename(columns={"industry": "park"}))),
    ("gap_bars", "nodes", chains.gap_bars),
    ("flow_sankey", "flows", chains.flow_sankey),
    ("chain_map", "nodes", chains.chain_map),
    ("chain_map stacked", "nodes", lambda df: chains.chain_map(df, stacked=True)),
    ("chain_matrix", "nodes", chain_matrix),
    ("chain_matrix stacked", "nodes", lambda df: chain_matrix(df, stacked=True)),
    ("park_fit_matrix", "park_fit", chains.park_fit_matrix),
    ("park_fit_bars", "park_fit", park_fit_bars),
    ("park_fit_matrix stacked", "park_fit", lambda df: chains.park_fit_matrix(df, stacked=True)),
    ("gantt", "timeline", lambda df: key_projects.gantt(df, AS_OF)),
    ("gantt in rows", "timeline", lambda df: key_projects.gantt(df, AS_OF, stacked=False)),
    ("arrival_bars", "key", key_projects.arrival_bars),
    ("arrival_bars stacked", "key", lambda df: key_projects.arrival_bars(df, stacked=True)),
    ("finding_bars", "findings", finding_bars),
    ("gap_dumbbells", "witnesses", gap_dumbbells),
    ("late_bars", "late", late_bars),
    ("change_bars", "changes", change_bars),
    ("funnel_bars", "funnel", lifecycle.funnel_bars),
    ("rate_bars", "batch_rates", lifecycle.rate_bars),
    ("waiting_dots", "stuck", lifecycle.waiting_dots),
    ("early_bars", "early", lifecycle.early_bars),
    ("moved_plans", "moved", lambda df: plans.moved_plans(df, AS_OF)),
    ("outlook_bands", "outlook", plans.outlook_bands),
    ("year_end", "year_months", lambda df: year_end(df, NO_END)),
    ("unit_end_bars", "unit_ends", unit_end_bars),
    ("industry_end_bars", "industry_ends", industry_end_bars),
    ("funds_by_month", "funds", lambda df: key_projects.funds_by_month(df, AS_OF)),
]
NAMES = [name for name, *_ in FIGURES]


@pytest.mark.parametrize(("schema", "draw"), [rest for _, *rest in FIGURES], ids=NAMES)
def test_no_rows_give_a_figure_and_no_error(schema, draw):
    assert isinstance(draw(frame(schema)), go.Figure)


@pytest.mark.parametrize(("schema", "draw"), [rest for _, *rest in FIGURES], ids=NAMES)
def test_a_row_of_which_nothing_is_known_gives_a_figure_in_the_house_style(schema, draw):
    figure = draw(missing(schema))
    assert figure.layout.template.layout.font.family.startswith('"PingFang SC"')
    assert (figure.layout.width, figure.layout.title.text) == (None, None)


@pytest.mark.parametrize(("schema", "draw"), [rest for _, *rest in FIGURES], ids=NAMES)
def test_the_frame_that_came_in_is_left_as_it_was(schema, draw):
    df = missing(schema)
    before = df.copy()
    draw(df)
    pd.testing.assert_frame_equal(df, before)


HOSTILE = "<a href='http://evil.example'>甲</a>&lt;<b>" + "乙" * 500
TAGS = re.compile(r"</?b>|<br>|</?span( style=.color:[^']*.)?>|</?extra>")  # what the house writes with


def hostile(schema):
    """A row whose every word is hostile and whose every figure is there."""
    values = {"money": 12, "count": 1, "rate": 0.5, "flag": True, "date": "2026-09-01", "text": HOSTILE}
    kinds = dict(field.split(":") for field in SCHEMAS[schema].split())
    known = {"light": "红", "position": "上游", "audit_status": "审核通过", "gap_type": "强链", "metric": "arrived"}
    known |= {} if schema == "metrics" else {"metric": HOSTILE}
    return missing(schema, **{name: known.get(name, values[kind]) for name, kind in kinds.items()})


def written(part):
    """Every text in a figure but what its marks carry."""
    if isinstance(part, dict):
        return [text for name, each in part.items() if name not in ("customdata", "template") for text in written(each)]
    if isinstance(part, list | tuple):
        return [text for each in part for text in written(each)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize(("schema", "draw"), [rest for _, *rest in FIGURES], ids=NAMES)
def test_no_word_of_an_answer_is_a_tag_or_pushes_the_picture_apart(schema, draw):
    figure = draw(hostile(schema))
    texts = [TAGS.sub("", text) for text in written(figure.to_dict())]
    assert [text for text in texts if re.search("[<&](?!\u2060)", text)] == []
    assert max(map(len, texts), default=0) < 2 * LONGEST + 100


def test_a_click_gives_the_word_of_the_answer_and_not_the_one_that_is_drawn():
    assert keys(rankings.completion_bars(hostile("units"))) == [[HOSTILE]]
    assert keys(rankings.city_bump(hostile("city_months"), HOSTILE)) == [[HOSTILE]]


def test_whoever_draws_an_answer_shows_its_words_as_they_stand():
    bare = [
        f"{path.name} {node.name}"
        for path in sorted(Path(charts.__file__).parent.glob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.args.args
        if ast.unparse(node.returns or ast.Constant(0)) == "go.Figure"
        if ast.unparse(node.args.args[0].annotation) == "pd.DataFrame"
        if [ast.unparse(each) for each in node.decorator_list] != ["of_words"]
    ]
    assert bare == []
