"""The metrics as questions compute them: macros made of the rows of data/reference/metrics.csv.

`p` is a row with the columns of project_months, the whole project's. The expressions are part of the program; nothing
that anybody enters comes into them.
"""

from collections.abc import Callable

from data.ledgers import tasks
from wording.metrics import METRICS, Metric

MACRO, BY_NAME = "create macro @ as #", "[#][list_position(metric_names(), name)]"  # a case costs twice the planning
SUM, COUNT, IS_THERE, IF_NONE = "sum((#) * part)", "count(*) filter (#)", "(#) <> 0", "coalesce(#, @)"
LISTED, FIELD, GIVEN = "list_filter(others || [#], lambda n: n is not null)", "@: #", "case when # then '@' end"
Say = Callable[[Metric], str]


def macros() -> str:
    """The names of the metrics, what they add up to, in which a project counts, and with which amount.

    `metrics_done(p, part)`: a struct with a figure for each metric over a group of projects, each by its part of the
    amounts. `metric_done(name, done)`: one of such a struct; `metric_unreported(name)`: what stands where there is none
    of it; `metric_whole(name)`: the metric that it is part of; `metric_task(name, tasks)`: its task among the scope's.
    `metrics_of(p, others)`: other figures and then the metrics in which a project counts. `metric_amount(p, name)`:
    with how much it does, null for a count of projects.
    """
    money = [each.metric for each in METRICS.values() if each.is_money]
    made = {
        "metric_names()": str(list(METRICS)),
        "metric_is_money(name)": "list_contains(#, name)".replace("#", str(money)),
        "metrics_done(p, part)": "{" + _each(_sum) + "}",
        "metric_done(name, done)": _by_name(lambda each: "done." + each.metric),
        "metric_unreported(name)": _by_name(lambda each: each.unreported),
        "metric_whole(name)": _by_name(lambda each: each.part_of and repr(each.part_of)),
        "metric_task(name, tasks)": _by_name(lambda each: "tasks." + each.metric if each.metric in tasks() else ""),
        "metrics_of(p, others)": LISTED.replace("#", _each(_counts)),
        "metric_amount(p, name)": _by_name(lambda each: each.counts if each.is_money else ""),
    }
    return ";\n".join(_filled(MACRO, name, says) for name, says in made.items())


def _filled(form: str, name: str, says: str) -> str:
    return form.replace("@", name).replace("#", says)


def _each(said: Say) -> str:
    return ", ".join(said(each) for each in METRICS.values())


def _by_name(said: Say) -> str:
    """By the metric `name`; null for those of which nothing is said."""
    return BY_NAME.replace("#", _each(lambda each: said(each) or "null"))


def _sum(each: Metric) -> str:
    added = (SUM if each.is_money else COUNT).replace("#", each.counts)
    return _filled(FIELD, each.metric, _filled(IF_NONE, each.unreported, added) if each.unreported else added)


def _counts(each: Metric) -> str:
    return _filled(GIVEN, each.metric, IS_THERE.replace("#", each.counts) if each.is_money else each.counts)
