"""How long steps take; the published numbers are what lifelines 0.30.3 says of the same days."""

import datetime as dt

import pytest

SIGNED = dt.date(2020, 1, 1)


def waits(county, *cases):
    """Projects signed on one day: after so many days each started (1), was terminated (2), or the month ended (0)."""
    for number, (days, outcome) in enumerate(cases):
        after = SIGNED + dt.timedelta(days=days)
        then = {1: {"started": after}, 2: {"terminated": after}, 0: {}}[outcome]
        signed = SIGNED if outcome else dt.date(2026, 10, 31) - dt.timedelta(days=days)
        county.project(f"P{number}", signed=f"{signed}", **{stage: f"{day}" for stage, day in then.items()})


def started(county, columns, **given):
    rows = county.ask("lifecycle/steps", columns=("from_step", "to_step", *columns), **given)
    return next((row[2:] for row in rows if row[:2] == ("signed", "started")), None)


def test_the_whole_answer(county):
    county.project("P1", signed="2026-01-01", landed="2026-01-31", started="2026-03-02")
    county.project("P2", signed="2026-02-01", started="2026-05-02")
    county.project("P3", signed="2026-03-01", terminated="2026-06-09")
    county.project("P4", signed="2026-08-01")
    assert county.ask("lifecycle/steps") == [
        ("signed", "landed", "签约", "落地", 3, 1, 1, 1, 1, 0, None, None, None),
        ("landed", "started", "落地", "开工", 1, 1, 0, 0, 0, 0, 30, 30, 1),
        ("started", "completed", "开工", "竣工", 2, 0, 0, 2, 0, 0, None, None, None),
        ("signed", "started", "签约", "开工", 4, 2, 1, 1, 0, 0, 90, None, 3),
        ("signed", "producing", "签约", "投产", 4, 0, 1, 3, 0, 0, None, None, None),
    ]


COMPETING = [
    (15, 1), (18, 1), (35, 1), (39, 1), (51, 2), (57, 2), (59, 1), (84, 1), (89, 2), (93, 1), (104, 1), (114, 1),
    (118, 1), (125, 1), (138, 0), (139, 1), (144, 1), (146, 0), (153, 0), (160, 2), (189, 0), (207, 0), (210, 1),
    (250, 1), (271, 0), (279, 1), (286, 1), (333, 1), (374, 0), (396, 0),
]  # fmt: skip
TIED = [(10, 1), (10, 1), (20, 1), (20, 1), (20, 0), (30, 1), (45, 1), (45, 0), (60, 1), (90, 0)]
FIGURES = ("entered", "moved", "ended", "waiting", "median_days", "p80_days", "at_median")


@pytest.mark.parametrize(("cases", "figures"), [
    (COMPETING, (30, 18, 4, 8, 250, None, 7)),  # AalenJohansenFitter: 0.4903 at 210, 0.5428 at 250, 0.7319 at the end
    (TIED, (10, 7, 0, 3, 30, 60, 5)),           # KaplanMeierFitter: median 30, 0.18 left at 60, 5 at risk at 30
], ids=["competing", "tied"])  # fmt: skip
def test_half_and_four_fifths_are_those_that_lifelines_finds(county, cases, figures):
    waits(county, *cases)
    assert started(county, FIGURES) == figures


def test_who_was_terminated_never_starts_where_kaplan_meier_alone_would_say_that_half_do(county):
    waits(county, (10, 2), (20, 2), (30, 1), (40, 0))
    assert started(county, ("part", "median_days")[1:]) == (None,)


def test_half_of_those_who_can_is_not_lost_to_rounding(county):
    waits(county, (10, 1), (20, 1), (30, 0), (40, 0))
    assert started(county, ("median_days",)) == (20,)


def test_what_came_after_the_month_is_not_known_in_it(county):
    county.project("P1", signed="2026-01-01", started="2026-09-01")
    assert started(county, ("moved", "waiting", "median_days"), as_of="2026-08") == (0, 1, None)
    assert started(county, ("moved", "waiting", "median_days"), as_of="2026-09") == (1, 0, 243)


@pytest.mark.parametrize("stages", [
    {"signed": "2026-03-01", "started": "2026-02-01"},                            # in the wrong order
    {"signed": "2026-03-01", "completed": "2026-09-01"},                          # a later step alone has a date
    {"signed": "2026-03-01", "started": "2026-04-01", "terminated": "2026-02-01"},  # ended before it began
])  # fmt: skip
def test_dates_that_cannot_be_are_counted_and_have_no_days(county, stages):
    county.project("P1", **stages)
    assert started(county, ("entered", "undated", "median_days")) == (0, 1, None)


def test_dates_of_a_month_only_are_counted(county):
    county.project("P1", signed="2026-03-01")
    county.event("P1", "started", "2026-05-01", precision="month")
    assert started(county, ("entered", "rough", "median_days")) == (1, 1, 61)


def test_a_start_on_the_day_of_signing_takes_no_days(county):
    county.project("P1", signed="2026-03-01", started="2026-03-01")
    assert started(county, ("median_days", "p80_days")) == (0, 0)


def test_days_are_those_of_the_batch(county):
    county.project("P1", signed="2025-01-01", started="2025-01-11")
    county.project("P2", signed="2026-01-01", started="2026-01-31")
    assert [started(county, ("median_days",), cohort=year) for year in (2025, 2026, 2024)] == [(10,), (30,), None]
