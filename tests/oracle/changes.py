"""The answers of changes/*: each project at the month beside the same project as it stood, one by one."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries import Scope
from tests.oracle.key_projects import judged
from tests.oracle.ledger import CENT, LADDER, NAMES, Period, Tables, arrived_total, counted
from tests.oracle.then import first_units

LEFT = ("terminated", "withdrawn")
HEAVY = {"红": 2, "黄": 1}
STANDING = ["project_id", "stage", "reached", "arrived_total", "light"]
Standings = Sequence[dict[str, Any]]


def standings(tables: Tables, scope: Scope) -> pd.DataFrame:
    """changes/standings."""
    return _stood(tables, scope, counted(tables, scope))[STANDING]


def _stood(tables: Tables, scope: Scope, frame: pd.DataFrame) -> pd.DataFrame:
    whole = Scope(scope.as_of, may_see=None)
    reached = frame[LADDER].notna().to_numpy()
    lights = judged(tables, whole).set_index("project_id").light
    return frame.assign(
        stage=frame.stage.astype(object),
        reached=[max((at + 1 for at, came in enumerate(row) if came), default=0) for row in reached],
        arrived_total=frame.project_id.map(arrived_total(tables, whole)).astype(float).fillna(0).round(CENT),
        light=frame.project_id.map(lights),
    )


def compared(tables: Tables, scope: Scope, since: Any = None, standings: Standings | None = None) -> pd.DataFrame:
    """One row a project and kind of change, with what tells it apart."""
    period = Period.of(scope)
    month = period.month - pd.DateOffset(months=1) if since is None else pd.Timestamp(since)
    before = Scope(month.date(), may_see=None)
    if standings is None:
        standings = _stood(tables, before, counted(tables, before))[STANDING].to_dict("records")
    known = {row["project_id"]: row for row in standings}
    frame = _stood(tables, scope, counted(tables, scope))
    frame["unit"] = first_units(tables, scope, frame)
    rows = []
    for row in frame.to_dict("records"):
        was = known.get(row["project_id"], dict.fromkeys(STANDING) | {"reached": 0, "arrived_total": 0})
        told = {
            "project_id": row["project_id"], "project": row["project_name"], "unit": row["unit"],
            "industry": row["industry"], "park": row["place"], "leader": row["leader"], "lead_unit": row["lead_unit"],
            "agreed_investment": row["agreed_investment"] * row["weight"],
            "arrived_since": round((row["arrived_total"] - float(was["arrived_total"])) * row["weight"], CENT),
        }  # fmt: skip
        rows += [told | {"change_kind": kind, **sides, "turn": turn} for kind, sides, turn in _changes(row, was, month)]
        if told["arrived_since"]:
            turn = -1 if told["arrived_since"] < 0 else 0
            rows.append(told | {"change_kind": "到位", "was": None, "is_now": None, "turn": turn})
    columns = [
        "change_kind", "project_id", "project", "unit", "industry", "park", "was", "is_now", "turn",
        "agreed_investment", "arrived_since", "leader", "lead_unit",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _changes(row: dict[str, Any], was: dict[str, Any], month: pd.Timestamp) -> list[tuple[str, dict[str, Any], int]]:
    found = []
    lights = [None if pd.isna(light) else light for light in (was["light"], row["light"])]
    if None not in lights and lights[0] != lights[1]:
        heavier = HEAVY.get(lights[1], 0) - HEAVY.get(lights[0], 0)
        said = [f"{light}灯" if len(light) == 1 else light for light in lights]
        found.append(("亮灯", dict(zip(("was", "is_now"), said, strict=True)), -heavier))
    stages = [None if pd.isna(stage) else stage for stage in (was["stage"], row["stage"])]
    if stages[0] == stages[1] or (stages[1] in LEFT and stages[0] in LEFT):
        return found
    sides = dict(zip(("was", "is_now"), (NAMES.get(stage) for stage in stages), strict=True))
    signed = pd.notna(row["signed"]) and row["signed"] > month + pd.offsets.MonthEnd(0)
    if stages[1] in LEFT:
        found.append(("终止退出", sides, -1))
    elif stages[1] == "suspended":
        found.append(("停建", sides, -1))
    elif signed and was["reached"] < LADDER.index("signed") + 1:
        found.append(("新签约", sides, 1))
    else:
        kind = "新增" if stages[0] is None else "阶段"
        found.append((kind, sides, -1 if row["reached"] < was["reached"] else 1))
    return found


def listed(tables: Tables, scope: Scope, **given: Any) -> pd.DataFrame:
    """changes/list."""
    frame = compared(tables, scope, **given)
    return frame.assign(direction=frame.turn.map({-1: "转差", 1: "向好"})).drop(columns="turn")


def counts(tables: Tables, scope: Scope, since: Any = None, standings: Standings | None = None) -> pd.DataFrame:
    """changes/counts."""
    frame = compared(tables, scope, since, standings)
    kind = frame.change_kind
    worse, better, funds = frame.turn < 0, frame.turn > 0, kind == "到位"
    lights, stages = kind == "亮灯", kind == "阶段"
    masks = {
        "lights_worse": lights & worse, "turned_red": lights & worse & (frame.is_now == "红灯"),
        "lights_better": lights & better, "lights_other": lights & ~worse & ~better, "advanced": stages & better,
        "fell_back": stages & worse, "newly_signed": kind == "新签约", "appeared": kind == "新增",
        "stopped": kind == "停建", "ended": kind == "终止退出", "with_funds": funds,
        "worse": worse & ~funds, "better": better & ~funds,
    }  # fmt: skip
    month = Period.of(scope).month - pd.DateOffset(months=1) if since is None else pd.Timestamp(since)
    sums = {"since": month, "arrived_since": frame.arrived_since[funds].sum()}
    return pd.DataFrame([sums | {name: int(mask.sum()) for name, mask in masks.items()}])
