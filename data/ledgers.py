"""The ledgers that are received, each a record: their forms (one a kind of sheet), and the fields of each.

A form is a row of reference/ledgers.csv, in the order in which they are taken in: what others need comes first. Its
fields are rows of reference/ledger_columns.csv, the columns of its table in schema.sql.

    ledger, title  the kind of ledger that holds the form: its name in the code, its name in Chinese
    sheet          the form's own name
    row            what one row of it is
    table          the table that it is held in
    parts          tables that hold more of each of its records, under the key of its own table
    replaces       what a row sent again replaces, as columns of the table; empty: what is held under its primary key
                   (a table that schema.sql hasn't is made of the fields, with these or else the first field as its key)
    needs          the table without any row of which none of the form could be taken
    must_state     whether a row only says what it is of, unless one of its other fields states something
    whose          the field that says whose a row is, which a unit may send of its own; empty: no unit sends any
    intake         the function that takes it in, in data/intake/; empty: it has no rules of its own, see plain.py
"""

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"
MEASURED = {"money", "area", "number", "rate", "count"}  # the types of field that hold figures, not words
DISPENSABLE = {"date", "area", "rate", "count", "flag", "text"}
DEPENDED_ON = {  # since when something holds, tasks, whom and what a row is of
    "holds_from", "merged_since", "merged_into", "signed", "started", "produced", "cap", "parent", "unit", "unit_group",
    "lead_unit", "project_name",
}  # fmt: skip
OF_WHOM = {"project_name", "leader", "lead_unit", "holds_from"}  # fields that state nothing of what a row is of
# Sheets that the templates carry for the person who fills them in; they hold no facts.
INSTRUCTIONS, CHOICES = "填表说明", "选项"


@dataclass(frozen=True)
class Field:
    """One column of a form: its name in the code, its label on the template, how it is read, what else it is called."""

    name: str
    label: str
    type: str
    unit: str
    required: bool
    variants: tuple[str, ...]

    @property
    def is_dispensable(self) -> bool:
        """Whether a row can be taken without this cell, should it say something that can't be read.

        Not what the row is of, its money, or what other rows depend on.
        """
        return not self.required and self.type in DISPENSABLE and self.name not in DEPENDED_ON


@dataclass(frozen=True)
class Form:
    """One kind of sheet: a row of ledgers.csv."""

    ledger: str
    title: str
    sheet: str
    row: str
    table: str
    parts: tuple[str, ...]
    replaces: tuple[str, ...]
    needs: str
    must_state: bool
    whose: str
    intake: str
    fields: tuple[Field, ...]

    def __hash__(self) -> int:
        return hash((self.ledger, self.sheet))  # asked of every text that may be a header's

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when the form has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @functools.cached_property
    def stating(self) -> tuple[Field, ...]:
        """The fields of which a sheet needs one to state anything; none where the needed fields state something."""
        if not self.must_state:
            return ()
        return tuple(field for field in self.fields if not field.required and field.name not in OF_WHOM)

    @functools.cached_property
    def monthly_amount(self) -> Field | None:
        """The one amount that a row of a monthly form needs; None when the form isn't monthly, or needs several."""
        needed = [field for field in self.fields if field.required and field.type == "money"]
        is_monthly = any(field.type == "month" for field in self.fields)
        return needed[0] if is_monthly and len(needed) == 1 else None


@functools.cache
def forms() -> tuple[Form, ...]:
    """Every form, in the order of ledger_columns.csv: that of the templates' sheets."""
    fields: dict[str, list[Field]] = {}
    for row in _rows("ledger_columns"):
        variants = tuple(dict.fromkeys([row["label"], *row["variants"].split("|")]))
        field = Field(row["field"], row["label"], row["type"], row["unit"], row["required"] == "yes", variants)
        fields.setdefault(row["sheet"], []).append(field)
    forms = {form.sheet: form for form in (_form(row, fields) for row in _rows("ledgers"))}
    return tuple(forms[sheet] for sheet in fields)


def _form(row: dict[str, str], fields: dict[str, list[Field]]) -> Form:
    return Form(
        ledger=row["ledger"],
        title=row["title"],
        sheet=row["sheet"],
        row=row["row"],
        table=row["table"],
        parts=tuple(filter(None, row["parts"].split("|"))),
        replaces=tuple(filter(None, row["replaces"].split("|"))),
        needs=row["needs"],
        must_state=row["must_state"] == "yes",
        whose=row["whose"],
        intake=row["intake"] or "plain.take",
        fields=tuple(fields[row["sheet"]]),
    )


@functools.cache
def taken_in_order() -> tuple[Form, ...]:
    """Every form, in the order of ledgers.csv: what others need first."""
    by_sheet = {form.sheet: form for form in forms()}
    return tuple(by_sheet[row["sheet"]] for row in _rows("ledgers"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def tasks() -> tuple[str, ...]:
    """What a unit can be set for a year, as the sheet 目标任务 asks for it."""
    return tuple(field.name for form in forms() if form.sheet == "目标任务" for field in form.stating)


LEDGERS = {form.ledger: form.title for form in forms()}  # the kinds of ledger, and what each is called
