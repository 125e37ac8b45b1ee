"""What holds for every figure, whatever arrives."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts import chains, key_projects, overview, rankings
from charts.findings import finding_bars
from charts.park_standing import park_fit_bars
from tests.charts.frames import AS_OF, frame, missing

FIGURES: list[tuple[str, str, Any]] = [
    ("trend", "trend", lambda df: overview.trend(df, AS_OF)),
    ("bullet", "totals", overview.bullet),
    ("lights_strip", "lights", overview.lights_strip),
    ("completion_bars", "units", rankings.completion_bars),
    ("metric_bars", "metrics", rankings.metric_bars),
    ("amount_bars", "metrics", rankings.amount_bars),
    ("board_bars", "board", rankings.board_bars),
    ("origin_bars", "origins", rankings.origin_bars),
    ("score_bars", "scores", rankings.score_bars),
    ("sources_bars", "sources", rankings.sources_bars),
    ("province_tiles", "sources", rankings.province_tiles),
    ("city_bump", "city_months", rankings.city_bump),
    ("city_gap", "city", rankings.city_gap),
    ("industry_bars", "industries", chains.industry_bars),
    ("gap_bars", "nodes", chains.gap_bars),
    ("flow_sankey", "flows", chains.flow_sankey),
    ("chain_map", "nodes", chains.chain_map),
    ("chain_map stacked", "nodes", lambda df: chains.chain_map(df, stacked=True)),
    ("park_fit_matrix", "park_fit", chains.park_fit_matrix),
    ("park_fit_bars", "park_fit", park_fit_bars),
    ("park_fit_matrix stacked", "park_fit", lambda df: chains.park_fit_matrix(df, stacked=True)),
    ("gantt", "timeline", lambda df: key_projects.gantt(df, AS_OF)),
    ("arrival_bars", "key", key_projects.arrival_bars),
    ("finding_bars", "findings", finding_bars),
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
