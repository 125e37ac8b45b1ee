"""The ledgers that are received: their forms (one a kind of sheet) and the fields of each, from ledger_columns.csv."""

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

COLUMNS = Path(__file__).parent / "reference" / "ledger_columns.csv"
LEDGERS = {
    "base": "基础配置",
    "projects": "项目台账",
    "funds": "资金月报",
    "progress": "重点项目进度表",
    "bulletin": "市通报",
    "activities": "招商活动台账",
}
MEASURED = {"money", "area", "number", "rate", "count"}  # the types of field that hold figures, not words
DISPENSABLE = {"date", "area", "rate", "count", "flag", "text"}
DEPENDED_ON = {  # since when something holds, tasks, whom and what a row is of
    "holds_from", "merged_since", "merged_into", "signed", "started", "produced", "cap", "parent", "unit", "unit_group",
    "lead_unit", "project_name",
}  # fmt: skip
# Forms whose rows only say what they are of, unless one of their other fields states something.
STATING_FORMS = {"目标任务", "市通报", "重点项目进度表", "重点项目里程碑"}
OF_WHOM = {"project_name", "leader", "lead_unit", "holds_from"}  # fields of theirs that state nothing either
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
    """One kind of sheet."""

    ledger: str
    sheet: str
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
        if self.sheet not in STATING_FORMS:
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
    """Every form, in the order of ledger_columns.csv."""
    fields: dict[tuple[str, str], list[Field]] = {}
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            variants = tuple(dict.fromkeys([row["label"], *row["variants"].split("|")]))
            field = Field(row["field"], row["label"], row["type"], row["unit"], row["required"] == "yes", variants)
            fields.setdefault((row["ledger"], row["sheet"]), []).append(field)
    return tuple(Form(ledger, sheet, tuple(columns)) for (ledger, sheet), columns in fields.items())
