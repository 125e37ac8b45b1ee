"""Literal frames with the dtypes that questions return: exact money, nullable counts and rates, dates."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

AS_OF = dt.date(2026, 10, 1)
MONEY = pd.ArrowDtype(pa.decimal128(18, 6))
KINDS = {
    "money": lambda values: pd.array([None if v is None else Decimal(str(v)) for v in values], dtype=MONEY),
    "count": lambda values: pd.array(values, dtype="Int64"),
    "rate": lambda values: pd.array(values, dtype="Float64"),
    "flag": lambda values: pd.array(values, dtype="boolean"),
    "date": lambda values: pd.to_datetime(pd.Series(values, dtype="object")),
    "text": lambda values: pd.array(values, dtype="str"),
}
SCHEMAS = {
    "trend": "month:date arrived:money arrived_ytd:money arrived_prior:money arrived_ytd_prior:money pace_target:money"
    " prior_basis:text",
    "lights": "light:text projects:count stalled:count",
    "units": "unit:text unit_group:text arrived:money target:money completion:rate pace:rate pace_gap:rate yoy:rate"
    " rank:count rank_change:count prior_basis:text is_chosen:flag ahead_of_pace:money needed_monthly:money",
    "metrics": "metric:text unit:text unit_group:text value:money target:money completion:rate pace:rate pace_gap:rate"
    " rank:count share:rate is_chosen:flag",
    "scores": "unit_id:text unit:text unit_group:text item:text points:rate score:rate counted:rate total:rate"
    " rank:count whole:rate is_chosen:flag seq:count",
    "talks": "negotiation_id:text talked_project:text planned_investment:money probability:rate weighted:money"
    " substage:text",
    "board": "board:text unit:text unit_group:text completion:rate pace:rate pace_gap:rate rank:count reason:text"
    " is_chosen:flag",
    "origins": "origin:text projects:count arrived:money share:rate arrived_prior:money yoy:rate",
    "sources": "region:text province:text projects:count arrived:money share:rate yoy:rate region_arrived:money"
    " is_chosen:flag",
    "city": "month:date county:text metric:text value:money yoy:rate rank:count gap_to_next:money next_county:text"
    " is_own:flag",
    "city_months": "month:date county:text metric:text value:money rank:count is_own:flag",
    "industries": "industry:text is_lead:flag projects:count arrived:money arrived_prior:money share:rate yoy:rate"
    " share_change:rate is_chosen:flag",
    "flows": "region:text industry:text park:text arrived:money",
    "nodes": "industry:text position:text seq:count node:text is_focus:flag projects:count project_names:text"
    " arrived:money gap_type:text chosen_projects:count chosen_arrived:money",
    "park_fit": "park:text industry:text projects:count arrived:money is_positioned:flag park_fit:rate"
    " chosen_projects:count",
    "timeline": "project_id:text project:text stage:text seq:count planned:date actual:date days_late:count",
    "key": "project_id:text project:text agreed_investment:money arrived_total:money arrival_rate:rate"
    " outstanding:money",
    "funnel": "step:text stage:text projects:count batch_projects:count share:rate before:count conversion:rate"
    " staying:count ended:count",
    "batch_rates": "class_name:text projects:count kept:count fulfilment_rate:rate n_landed:count landing_rate:rate"
    " n_started:count start_rate:rate n_completed:count build_rate:rate n_produced:count production_rate:rate"
    " n_at_capacity:count capacity_rate:rate agreed_investment:money arrived_total:money arrival_rate:rate",
    "year_months": "year:count month:count is_expected:flag arrived_ytd:money year_share:rate",
    "unit_ends": "unit:text unit_group:text arrived:money target:money completion:rate forecast:money"
    " forecast_rate:rate needed_monthly:money recent_monthly:money is_out_of_reach:flag is_chosen:flag",
    "industry_ends": "industry:text arrived:money forecast:money last_total:money forecast_growth:rate is_chosen:flag",
    "stuck": "project_id:text project:text gate:text days:count planned_next:date days_late:count",
    "early": "early:text with_plan:count due:count on_time:count late:count overdue:count on_time_rate:rate"
    " median_days:count p80_days:count",
    "changes": "lights_worse:count lights_better:count ended:count newly_signed:count stopped:count appeared:count"
    " fell_back:count advanced:count",
    "moved": "project_id:text project:text stage:text first_plan:date planned:date moves:count days:count",
    "outlook": "project_id:text project:text planned_next:date planned_days:count class_projects:count"
    " median_days:count p80_days:count tightness:text",
    "late": "month:date first_reported:money arrived_now:money late_growth:rate expected_final:money",
    "findings": "name:text fail:count warn:count info:count",
    "witnesses": "project_id:text project:text witness:text reported:money attested:money gap:money gap_rate:rate",
    "funds": "project_id:text month:date origin:text amount:money audit_status:text",
}


def frame(schema: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of one of the schemas above, typed; what a row leaves out at its end is missing."""
    fields = [field.split(":") for field in SCHEMAS[schema].split()]
    rows = [(*row, *[None] * (len(fields) - len(row))) for row in rows]
    columns = zip(*rows, strict=True) if rows else [[] for _ in fields]
    return pd.DataFrame({name: KINDS[kind](list(values)) for (name, kind), values in zip(fields, columns, strict=True)})


def missing(schema: str, **known: Any) -> pd.DataFrame:
    """One row of which nothing is known but what is given."""
    return frame(schema, tuple(known.get(field.split(":")[0]) for field in SCHEMAS[schema].split()))


def texts(figure: go.Figure) -> list[str]:
    """Every text written on the figure, in order."""
    return [note.text for note in figure.layout.annotations]


def keys(figure: go.Figure) -> list[list[Any]]:
    """The customdata of every clickable mark."""
    return [list(key) for trace in figure.data if trace.customdata is not None for key in trace.customdata]
