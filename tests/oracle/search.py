"""The answer of search/names: what can be found, under which names."""

import pandas as pd

from queries import Scope
from tests.oracle.ledger import NAMES, Tables, ledger, units_in
from tests.oracle.negotiations import known

COLUMNS = ["entity", "entity_id", "entity_name", "other_names", "gist"]


def names(tables: Tables, scope: Scope) -> pd.DataFrame:
    """search/names."""
    parts = [_projects(tables, scope), _talks(tables, scope), _units(tables, scope), _places(tables)]
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def _projects(tables: Tables, scope: Scope) -> pd.DataFrame:
    frame, told = ledger(tables, scope), tables["projects"].set_index("project_id")
    own = told.reindex(frame.project_id)
    registered = own.registered_name.where(own.registered_name != own.project_name)
    stages = frame.stage.astype(object).map(NAMES)
    return pd.DataFrame({
        "entity": "项目", "entity_id": frame.project_id.to_numpy(), "entity_name": own.project_name.to_numpy(),
        "other_names": [_joined("、", *each) for each in zip(own.investor, registered, strict=True)],
        "gist": [_joined(" · ", *each) for each in zip(frame.industry, frame.place, stages, strict=True)],
    })  # fmt: skip


def _talks(tables: Tables, scope: Scope) -> pd.DataFrame:
    frame = known(tables, scope)
    frame = frame[frame.outcome == "在谈"]
    return pd.DataFrame({
        "entity": "在谈项目", "entity_id": frame.negotiation_id, "entity_name": frame.project_name,
        "other_names": frame.investor,
        "gist": [_joined(" · ", *each) for each in zip(frame.industry, frame.substage, strict=True)],
    })  # fmt: skip


def _units(tables: Tables, scope: Scope) -> pd.DataFrame:
    units = tables["units"]
    never = units.merged_since.notna() & (pd.to_datetime(units.merged_since, errors="coerce").isna())
    seen = Scope(scope.as_of, may_see=scope.may_see)
    frame = units[units.unit_group.notna() & units.unit_id.isin(units_in(tables, seen).unit_id) & ~never]
    into = frame.merged_into.map(units.set_index("unit_id").unit)
    return pd.DataFrame({
        "entity": "单位", "entity_id": frame.unit_id, "entity_name": frame.unit,
        "other_names": [_joined("、", *each) for each in frame.aliases],
        "gist": [_joined("", "已并入", name) if pd.notna(name) else None for name in into],
    })  # fmt: skip


def _places(tables: Tables) -> pd.DataFrame:
    parks, industries = tables["parks"], tables["industries"]
    kinds = [
        pd.DataFrame({
            "entity": "园区", "entity_id": parks.park, "entity_name": parks.park,
            "other_names": [_joined("、", *each) for each in parks.aliases], "gist": parks.kind,
        }),
        pd.DataFrame({"entity": "产业", "entity_id": industries.industry, "entity_name": industries.industry}),
    ]  # fmt: skip
    return pd.concat(kinds)


def _joined(between: str, *parts: object) -> str | None:
    return between.join(str(part) for part in parts if not pd.isna(part)) or None
