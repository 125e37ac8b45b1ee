"""The first page written in Dash instead, over the same version and the same questions, to compare a click with.

`python -m bench.dash_twin FILE PORT`, with Dash on the path. What a user would build: a month, the title, the tiles,
the curve, the decisions; no filters, no drawers, no definitions, no boundary.
"""

import datetime as dt
import sys
from pathlib import Path

import pandas as pd
from dash import Dash, Input, Output, dcc, html

import queries
from charts.overview import trend
from wording import sentences

TILES = (
    "arrived", "reported_projects", "industrial_arrived", "industrial_projects", "signed", "started", "produced",
    "completion",
)  # fmt: skip
SHOWN = 6


def twin(version: queries.Version) -> Dash:
    """The page as an app of Dash."""
    app = Dash(__name__, serve_locally=True)
    known = _ask(version, "overview/identity", dt.date.today())["months"].iloc[0]
    months = [f"{pd.Timestamp(month):%Y-%m}" for month in known]
    app.layout = html.Div(
        [
            dcc.Dropdown(months, months[0], id="month", clearable=False),
            html.H1(id="title"),
            html.Div(id="tiles", style={"display": "flex", "gap": "2em"}),
            dcc.Graph(id="trend"),
            html.Div(id="decisions"),
        ]
    )

    def page(month: str) -> tuple[object, ...]:
        return _page(version, dt.date.fromisoformat(f"{month}-01"))

    app.callback(*(Output(*place) for place in PLACES), Input("month", "value"))(page)
    return app


PLACES = (("title", "children"), ("tiles", "children"), ("trend", "figure"), ("decisions", "children"))


def _page(version: queries.Version, as_of: dt.date) -> tuple[object, ...]:
    totals = _ask(version, "overview/totals", as_of).iloc[0]
    months, waiting = (_ask(version, f"overview/{name}", as_of) for name in ("trend", "decisions"))
    _ask(version, "overview/lights", as_of)
    _ask(version, "rankings/city", as_of)
    tiles = [html.Div([html.Div(name), html.H2(str(totals[name]))]) for name in TILES]
    rows = [
        html.Div([html.B(row.project), html.P(sentences.decision(row))]) for row in waiting.head(SHOWN).itertuples()
    ]
    return sentences.overview(totals, "全县", None), tiles, trend(months, as_of), rows


def _ask(version: queries.Version, name: str, as_of: dt.date) -> pd.DataFrame:
    return queries.ask(version, name, queries.Scope(as_of, may_see=queries.EVERY_UNIT))


if __name__ == "__main__":
    twin(queries.open_version(Path(sys.argv[1]))).run(port=int(sys.argv[2]), debug=False)
