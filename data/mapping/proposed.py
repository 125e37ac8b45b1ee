"""What a proposal is: the form that a sheet may be, and for each of its columns the field that it may hold and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.ledgers import Field, Form


@dataclass(frozen=True)
class ProposedColumn:
    """A column: its letters, header as written, first values; the field that it may hold (None: none), why, how sure.

    `unit` is the one that its header names, '' when it names none; `confidence` goes from 0 to 1. `month` is the one
    whose figures the column holds, as a mapping file writes it (2026-10, or 10月 of the sheet's year); '' for none.
    With `is_shifted` the header stands one column beside these letters.
    """

    letters: str
    header: str
    samples: tuple[str, ...]
    field: Field | None
    reason: str
    confidence: float
    unit: str = ""
    month: str = ""
    is_shifted: bool = False


@dataclass(frozen=True)
class Proposal:
    """What a sheet may be: its form, the first and last row of its header (from 1), its columns that say anything.

    `constants` are values for all rows, by the label of their field, where no column holds one.
    """

    sheet: str
    form: Form
    rows: tuple[int, int]
    columns: tuple[ProposedColumn, ...]
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def used(self) -> tuple[ProposedColumn, ...]:
        """The columns that may hold a field."""
        return tuple(column for column in self.columns if column.field)

    @property
    def months(self) -> tuple[str, ...]:
        """The months that stand across the columns, each once, from the left."""
        return tuple(dict.fromkeys(column.month for column in self.used if column.month))

    @property
    def lacking(self) -> tuple[Field, ...]:
        """The fields that the form needs and neither a constant nor a column may hold, in some month at least."""
        return tuple(dict.fromkeys(field for month in self.months or ("",) for field in self.lacking_in(month)))

    def lacking_in(self, month: str) -> tuple[Field, ...]:
        """The needed fields that one of the months across lacks; '' stands for a sheet without such months."""
        named = {column.field.name for column in self.columns if column.field and column.month in ("", month)}
        named |= {field.name for field in self.form.fields if field.label in self.constants}
        named |= {field.name for field in self.form.fields if field.type == "month" and month}
        return tuple(field for field in self.form.fields if field.required and field.name not in named)
