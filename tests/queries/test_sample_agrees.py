"""On the published sample every way to the year's funds gives one amount: a file is laid down, not viewed."""

import datetime as dt
from decimal import Decimal

import pytest

from data.warehouse.store import Store
from queries import Scope, ask, catalogue, open_version
from wording.totals import totals


@pytest.fixture(scope="module")
def version(sample_warehouse):
    return open_version(Store(sample_warehouse).current().path)


@pytest.mark.parametrize("named", ["2025-01", "2025-12", "2026-04", "2026-10"])
def test_every_breakdown_of_the_published_sample_adds_up_to_its_total(version, named):
    month = dt.date.fromisoformat(f"{named}-01")
    scope = Scope(month, may_see=None)
    total = ask(version, "overview/totals", scope)["arrived"].iloc[0]
    trend = ask(version, "overview/trend", scope)
    rows = ask(version, "projects/rows", scope)
    funds = ask(version, "projects/funds", scope)
    audited = funds[(funds["audit_status"] == "审核通过") & (funds["month"].dt.year == month.year)]
    counted = audited[audited["project_id"].isin(rows.loc[rows["audit_status"] == "审核通过", "project_id"])]
    assert {
        "trend": trend.loc[trend["month"].dt.month == month.month, "arrived_ytd"].iloc[0],
        "months": sum(trend["arrived"].dropna(), Decimal(0)),
        "rows": sum(rows["arrived"], Decimal(0)),
        "fund rows": sum(counted["amount"], Decimal(0)),
        "units": sum(ask(version, "rankings/units", scope)["arrived"], Decimal(0)),
        "industries": sum(ask(version, "chains/industries", scope)["arrived"], Decimal(0)),
        "sources": sum(ask(version, "rankings/sources", scope)["arrived"], Decimal(0)),
    } == dict.fromkeys(("trend", "months", "rows", "fund rows", "units", "industries", "sources"), total)


def test_last_years_line_ends_where_last_years_own_line_did(version):
    this, last = (ask(version, "overview/trend", Scope(dt.date(year, 12, 1), may_see=None)) for year in (2026, 2025))
    assert this["arrived_ytd_prior"].tolist() == last["arrived_ytd"].tolist()


@pytest.mark.parametrize("name", ["rankings/units", "rankings/origins", "rankings/sources", "chains/industries",
                                  "chains/flows", "projects/rows", "overview/trend"])  # fmt: skip
def test_the_total_under_a_table_is_the_countys_figure(version, name):
    scope = Scope(dt.date(2026, 10, 1), may_see=None)
    whole, rows = ask(version, "overview/totals", scope).iloc[0], ask(version, name, scope)
    told = totals(rows, catalogue()[name].totals)
    assert told["arrived"] == whole["arrived"]
    assert told.get("yoy", growth := Decimal(str(whole["yoy"]))) == pytest.approx(growth)
