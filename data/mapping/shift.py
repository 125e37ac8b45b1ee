"""A proposal for a sheet whose values stand beside their headers: each header with the values one column over.

It is only ever proposed: a person sees the values beside the header and confirms, or doesn't.
"""

from dataclasses import replace

from data.cells import dates
from data.cells.values import is_empty
from data.files.sheet import letters, place_of
from data.files.workbook import Sheet
from data.mapping.proposed import Proposal, ProposedColumn
from data.tables.layout import Column, Header
from data.tables.shifts import displaced

LESS_SURE = 0.6  # of what a header says when its values are another column's


def shifted_back(sheet: Sheet, proposal: Proposal) -> Proposal:
    """The proposal with the values that displaced headers may have; itself where none is displaced.

    A column from which the header was taken stays, without a header.
    """
    first, last = proposal.rows
    by_place = {place_of(column.letters): column for column in proposal.columns}
    columns = tuple(
        Column(column.field, place, column.header, column.unit) for place, column in by_place.items() if column.field
    )
    titles = [str(cell) for row in sheet.rows[: first - 1] for cell in row if not is_empty(cell)]
    moved = displaced(sheet, Header(proposal.form, first - 1, last - 1, columns, {}), dates.context(titles, sheet.name))
    if not moved:
        return proposal
    left = {place: _nameless(column) if place in moved else column for place, column in by_place.items()}
    there = {target: _moved(by_place[place], by_place.get(target), target) for place, target in moved.items()}
    return replace(proposal, columns=tuple(column for _, column in sorted((left | there).items())))


def _nameless(column: ProposedColumn) -> ProposedColumn:
    """A column whose header is another one's."""
    return ProposedColumn(column.letters, "", column.samples, None, "没有列名", 0.0)


def _moved(column: ProposedColumn, there: ProposedColumn | None, target: int) -> ProposedColumn:
    """A header with the values that stand `there`."""
    side = "右" if target > place_of(column.letters) else "左"
    return replace(
        column,
        letters=letters(target),
        samples=there.samples if there else (),
        reason=f"表头比数值错开一列，按{side}移一列对应；{column.reason}",
        confidence=column.confidence * LESS_SURE,
        is_shifted=True,
    )
