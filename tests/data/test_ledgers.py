"""A ledger is one record: its table, its intake and the manual's row follow from it."""

import re
from pathlib import Path

import pytest

from data.intake.draft_tables import keys_of
from data.intake.order import intake
from data.ledgers import LEDGERS, forms, taken_in_order
from data.schema import TABLES, primary_keys

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "manual.zh.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.sheet)
def test_a_form_names_an_intake_and_tables_of_the_schema(form):
    assert callable(intake(form))
    assert {table for table in (form.table, *form.parts) if f"create table {table} (" not in TABLES} == set()
    assert form.needs in {"", *(each.table for each in forms())}


def test_forms_are_taken_after_those_that_they_need():
    order = [form.table for form in taken_in_order()]
    assert [form.sheet for form in forms() if form.needs and order.index(form.needs) >= order.index(form.table)] == []
    assert sorted(order) == sorted(form.table for form in forms())


def test_what_is_sent_again_replaces_what_is_held_under_its_key():
    others = {name: keys_of(name) for name, key in primary_keys().items() if keys_of(name) != key}
    assert (keys_of("activities"), keys_of("monthly_funds")) == (("activity_id",), ("project_id", "month", "origin"))
    assert others == {  # a park's industries, a project's shares, a group's scheme are replaced as a whole
        "former_plans": ("project_id",),
        "former_shares": ("project_id",),
        "former_targets": ("year", "unit_id", "metric"),
        "park_industries": ("park",),
        "project_shares": ("project_id",),
        "scoring_scheme": ("unit_group",),
    }


def test_the_manual_lists_every_ledger_as_its_record_has_it():
    table = re.search(r"\n\| 台账 \| 一行是什么 \| 必填列 \|\n\|---\|---\|---\|\n((?:\|.*\n)+)", MANUAL)
    assert table[1].splitlines() == [
        f"| {title} | {rows(ledger)} | {needed(ledger)} |" for ledger, title in LEDGERS.items()
    ]


def rows(ledger):
    mine = [form for form in forms() if form.ledger == ledger]
    if len(mine) == 1:
        return mine[0].row
    return f"{len(mine)} 张工作表：" + "、".join(f"{form.sheet}（{form.row}）" for form in mine)


def needed(ledger):
    mine = [form for form in forms() if form.ledger == ledger]
    if len(mine) > 1:
        return "见模板"
    names = "、".join(field.label for field in mine[0].fields if field.required)
    return names + "，以及其他各栏至少一项" * mine[0].must_state
