"""What a reader may filter by, as a question applies it: the rows of data/reference/filters.csv.

A filter is a field of the scope. It looks at a column of project_months; one without a column is applied in another way
(units: by whose a project is). A list chooses any of its values, a switch those of which the column is true.
"""

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
LISTED, SWITCHED, OF_LIST, OF_SWITCH = "is_chosen(s['@'], #)", "(not s['@'] or #)", "s['@'] is not null", "s['@']"
SPANS = "create macro project_spans(s) as table select * from project_months where "
FILTERED, OF_UNITS, ALL = (
    "create macro is_filtered(s) as ", "create macro is_of_units_only(s) as not (",
    "create macro unfiltered(s) as struct_update(s, unit_ids := s['permitted'], task_units := []",
)  # fmt: skip
BY_UNITS = ("units", "industrial_only")  # last year is restated by them, so they divide it


def macros() -> str:
    """`project_spans(s)`, the spans of the projects that pass the filters, and what a scope is filtered by."""
    passes = [_said(each, LISTED, SWITCHED) for each in FILTERS if each.column]
    on = {each.field: _said(each, OF_LIST, OF_SWITCH) for each in FILTERS}
    dividing = [test for field, test in on.items() if field not in BY_UNITS]
    none = [_said(each, ", @ := null", ", @ := false") for each in FILTERS]
    return ";\n".join(
        [
            SPANS + " and ".join(passes),
            FILTERED + " or ".join(on.values()),
            OF_UNITS + " or ".join(dividing) + ")",
            ALL + "".join(none) + ")",
        ]
    )  # fmt: skip


def _said(each: Filter, of_list: str, of_switch: str) -> str:
    return (of_switch if each.is_switch else of_list).replace("@", each.field).replace("#", each.column)
