"""The filters in words: one list of what a reader may filter by, and how a sentence names what was chosen.

A filter is a field of the scope, an option of the command line and a key of the address. Whoever names a scope, on a
page, on a slide or in a document, does it here. Pure.
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "data" / "reference" / "filters.csv"
with FILE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
# field of the scope: (key in the address and on the command line, what the reader sees it called)
LISTS: dict[str, tuple[str, str]] = {row["field"]: (row["key"], row["label"]) for row in ROWS if row["kind"] == "list"}
# field: (key, on screen, in a sentence)
SWITCHES: dict[str, tuple[str, str, str]] = {
    row["field"]: (row["key"], row["label"], row["said"]) for row in ROWS if row["kind"] == "switch"
}
MEASURES = {row["field"]: row["label"] for row in ROWS}
BEHIND = {row["field"]: row["said"] for row in ROWS if row["kind"] == "list"}  # what a sentence says behind the names
EVERYTHING = "全县"
KEY_ONLY = "key_only"  # what a sentence about key projects needn't say
REST = {("regions", "其他"): "其他地区", ("industries", "其他"): "其他产业"}  # names that say nothing by themselves
OUTSIDE = "园区外"
NAMED = 3  # so many of one kind are named, the others counted


def chosen(scope: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """The fields by which a scope is filtered, in the order that a sentence names them, with the names chosen."""
    lists = {field: tuple(scope.get(field) or ()) for field in (*LISTS, "projects")}
    switches = {field: (said,) for field, (_, _, said) in SWITCHES.items() if scope.get(field)}
    return {field: names for field, names in {**lists, **switches}.items() if names}


def subject(scope: Mapping[str, Any], without: Collection[str] = ()) -> str:
    """Whose figures these are: 全县, or what was chosen — 西岭镇, 西岭镇、东河镇·电子信息·重点项目.

    `without`: fields that the answer isn't filtered by, because it compares them or can't be divided by them.
    """
    parts = [_named(field, names) for field, names in chosen(scope).items() if field not in without]
    return "·".join(parts) or EVERYTHING


def names(scope: Mapping[str, Any]) -> str:
    """Every name of the scope, for where there is room: 西岭镇、东河镇、电子信息、重点项目; 全县 without a filter."""
    return "、".join(name for some in chosen(scope).values() for name in some) or EVERYTHING


def is_shared(scope: Mapping[str, Any]) -> bool:
    """Whether amounts are the parts of chosen units, of projects that several brought together."""
    return bool(scope.get("units"))


def undivided(scope: Mapping[str, Any], fields: Collection[str]) -> str:
    """The names of the chosen filters among those fields, as a remark quotes them; "" when there is none."""
    labels = {field: label for field, (_, label) in LISTS.items()} | {
        field: label for field, (_, label, _) in SWITCHES.items()
    }
    return "、".join(
        f"“{labels[field]}：{'、'.join(some)}”" if field in LISTS else f"“{labels.get(field, MEASURES.get(field))}”"
        for field, some in chosen(scope).items()
        if field in fields
    )


def spoken(field: str, name: Any) -> str:
    """A name of a region or an industry as the subject of a sentence: 其他地区 for 其他."""
    return REST.get((field, str(name)), str(name))


def _named(field: str, some: Sequence[str]) -> str:
    """Names of one kind with the word that says what they are: 签约阶段; a park may bear the name of who runs it."""
    told = [spoken(field, name) for name in some]
    behind = ("" if OUTSIDE in some else "内") if field == "parks" else BEHIND.get(field, "")
    if len(told) <= NAMED:
        return "、".join(told) + behind
    return f"{'、'.join(told[:NAMED])}等 {len(told)} 个{MEASURES[field]}{behind if field == 'parks' else ''}"
