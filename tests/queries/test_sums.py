"""Whatever a county's rows are, a figure is the same from whichever side it is asked."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

UNITS = ("A", "B", "C")
SHARES = (
    {"A": "1"}, {"B": "1"}, {"A": "0.5", "B": "0.5"}, {"A": "0.3", "B1": "0.3", "C": "0.4"}, {"B": "0.2", "B1": "0.8"},
)
INDUSTRIES = ("电子信息", "乡村旅游", "其他")
PROVINCES = ("浙江", "广东", "江苏", None)
DAYS = ("2024-06-01", "2025-03-15", "2026-01-01", "2026-05-31", "2026-06-30", "2026-07-01", None)
MONTHS = ("2025-02", "2025-06", "2025-12", "2026-01", "2026-03", "2026-06", "2026-07")
STAGES = ("signed", "started", "producing", "terminated")
FIGURES = {
    "reported": "reported_projects", "industrial": "industrial_projects", "signed": "signed", "started": "started",
    "produced": "produced",
}

a_project = st.fixed_dictionaries({
    "shares": st.sampled_from(SHARES), "industry": st.sampled_from(INDUSTRIES), "province": st.sampled_from(PROVINCES),
    "park": st.sampled_from(("南园", None)), "audit": st.sampled_from(("审核通过", "审核通过", "审核通过", "审核中")),
    "key": st.booleans(), "agreed": st.sampled_from((None, 100, 3000)),
    "events": st.fixed_dictionaries({stage: st.sampled_from(DAYS) for stage in STAGES}),
})


def an_arrival(least):
    amount = st.decimals(least, 1000, places=2)
    return st.tuples(st.sampled_from(MONTHS), amount, st.sampled_from(("审核通过", "审核通过", "审核中")))


def counties(least):
    """Up to four projects with their arrivals, of at least so much each."""
    return st.lists(st.tuples(a_project, st.lists(an_arrival(least), max_size=5)), max_size=4)


some_examples = settings(
    max_examples=6, deadline=None, derandomize=True, phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def built(ground):
    """Builds the county of drawn projects, in the place of the one before."""

    def built(drawn):
        ground.clear()
        ground.furnish()
        furnish(ground)
        for number, (project, arrivals) in enumerate(drawn):
            add(ground, f"P{number}", project, arrivals)
        return ground

    return built


def furnish(county):
    county.unit("B", "乙镇")
    county.unit("C", "丙园区", group="园区", kind="园区")
    county.unit("B1", "乙村", group=None, parent="B")
    county.industry("其他", 3, lead=False, industrial=False)
    county.park("南园", "电子信息")
    county.project("P", "C")
    for month in ("2025-02", "2026-01"):  # so that both years have funds
        county.funds("P", month, 1)


def add(county, project_id, project, arrivals):
    project = dict(project)
    events = {stage: day for stage, day in project.pop("events").items() if day}
    county.project(project_id, **project, **events)
    for month, amount, audit in arrivals:
        county.funds(project_id, month, amount, audit=audit)


def asked(county, question, *columns, **scope):
    return county.ask(question, "2026-06", columns=columns, **scope)


def total(county, question, column, **scope):
    return sum(row[0] for row in asked(county, question, column, **scope))


@some_examples
@given(counties(-300))
def test_every_breakdown_of_the_arrived_funds_adds_up_to_the_headline(built, drawn):
    county = built(drawn)
    ((arrived, prior),) = asked(county, "overview/totals", "arrived", "arrived_prior")
    assert total(county, "projects/rows", "arrived") == arrived
    assert total(county, "projects/rows", "arrived", figure="arrived") == arrived
    assert total(county, "projects/rows", "arrived_prior") == prior
    assert total(county, "chains/industries", "arrived") == arrived
    assert total(county, "chains/industries", "arrived_prior") == prior
    assert total(county, "rankings/sources", "arrived") == arrived
    assert total(county, "rankings/units", "arrived") == arrived
    assert asked(county, "overview/trend", "arrived_ytd", "arrived_ytd_prior")[5] == (arrived, prior)
    assert sum(row[0] or Decimal(0) for row in asked(county, "overview/trend", "arrived")) == arrived


@some_examples
@given(counties(-300))
def test_every_headline_count_is_the_number_of_rows_behind_it(built, drawn):
    county = built(drawn)
    (headline,) = asked(county, "overview/totals", *FIGURES.values())
    rows = tuple(len(asked(county, "projects/rows", "project_id", figure=figure)) for figure in FIGURES)
    assert rows == headline
    assert total(county, "chains/industries", "projects") == headline[0]


@some_examples
@given(counties(-300))
def test_what_the_units_have_is_what_the_county_has(built, drawn):
    county = built(drawn)
    ((arrived, agreed),) = asked(county, "overview/totals", "arrived", "agreed_investment")
    by_unit = [asked(county, "overview/totals", "arrived", "agreed_investment", units=(unit,))[0] for unit in UNITS]
    assert (sum(row[0] for row in by_unit), sum(row[1] for row in by_unit)) == (arrived, agreed)
    ranked = dict(asked(county, "rankings/units", "unit_id", "arrived"))
    assert [ranked[unit] for unit in UNITS] == [row[0] for row in by_unit]
    for unit, row in zip(UNITS, by_unit, strict=True):
        assert total(county, "projects/rows", "arrived", may_see=(unit,)) == row[0]


@some_examples
@given(counties(0))
def test_without_refunds_the_flows_carry_all_that_arrived(built, drawn):
    county = built(drawn)
    ((arrived,),) = asked(county, "overview/totals", "arrived")
    assert total(county, "chains/flows", "arrived") == arrived


@some_examples
@given(counties(-300))
def test_the_filters_of_one_kind_divide_the_county(built, drawn):
    county = built(drawn)
    ((arrived, signed),) = asked(county, "overview/totals", "arrived", "signed")
    for name, values in (
        ("industries", INDUSTRIES), ("regions", ("长三角", "珠三角", "未注明")), ("parks", ("南园", "园区外")),
    ):
        parts = [asked(county, "overview/totals", "arrived", "signed", **{name: (value,)})[0] for value in values]
        assert (sum(part[0] for part in parts), sum(part[1] for part in parts)) == (arrived, signed)
