"""What a reader may filter by, as a question applies it: the rows of data/reference/filters.csv.

A filter is a field of the scope. It looks at a column of project_months; one without a column is applied in another way
(units: by whose a project is). A list chooses any of its values, a switch those of which the column is true.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wording import filters


@dataclass(frozen=True)
class Filter:
    """One filter; `key` names it in the address and on the command line, `label` on screen, `said` in a sentence."""

    field: str
    key: str
    kind: str
    column: str
    label: str
    said: str

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return self.kind == "switch"


FILTERS = tuple(Filter(**row) for row in filters.ROWS)
LISTS = tuple(each.field for each in FILTERS if not each.is_switch)
SWITCHES = tuple(each.field for each in FILTERS if each.is_switch)
# What the macros are put together from: the filters' own words, which are part of the program; nothing that anybody
# enters comes into them.
LISTED, SWITCHED = "is_chosen(s['@'], #)", "(not s['@'] or #)"
SPANS = "create macro project_spans(s) as table select * from project_months where "
BY_UNITS = ("units", "industrial_only")  # last year is restated by them, so they divide it


def macros() -> str:
    """`project_spans(s)`, the spans of the projects that pass the filters."""
    return SPANS + " and ".join(_passes(each) for each in FILTERS if each.column)


def said_of(chosen: Mapping[str, object]) -> dict[str, bool]:
    """What questions ask of the filters as a whole; `chosen`: each filter's field and what of it is chosen.

    has_tasks: tasks are set for units, not for industries or parks, so under such a filter there is none to compare.
    """
    on = {field for field, value in chosen.items() if value}
    of_units = on.issubset(BY_UNITS)
    return {
        "is_filtered": bool(on),
        "is_of_units_only": of_units,
        "has_tasks": of_units and "industrial_only" not in on,
    }


def _passes(each: Filter) -> str:
    return (SWITCHED if each.is_switch else LISTED).replace("@", each.field).replace("#", each.column)
