"""The sample county with every name in it made hostile: the same facts, said in words that would be more than words."""

from itertools import count

from duckdb import DuckDBPyConnection

from data.warehouse.store import Store
from data.warehouse.versions import VersionFile
from tests.hostile import CONTROL, WORDS

# What a county writes as it likes, by table. Where two tables say the same they go on saying the same.
WRITTEN = {
    "units": ("unit", "unit_group"),
    "industries": ("industry",),
    "chain_nodes": ("industry", "node"),
    "chain_groups": ("chain_group", "industry", "lead_unit"),
    "regions": ("province", "region"),
    "parks": ("park",),
    "park_industries": ("park", "industry"),
    "scoring_scheme": ("unit_group",),
    "restatements": ("note", "sheet"),
    "projects": (
        "project_id", "project_name", "registered_name", "investor", "province", "uscc", "industry", "chain_node",
        "content", "park", "leader", "lead_unit", "remark", "sheet",
    ),
    "project_shares": ("project_id",),
    "stage_events": ("project_id", "evidence", "sheet"),
    "former_plans": ("project_id", "told_sheet"),
    "monthly_funds": ("project_id", "sheet"),
    "key_progress": ("project_id", "visual_progress", "problem", "next_step", "sheet"),
    "city_ranks": ("county", "sheet"),
    "project_milestones": ("project_id", "milestone", "measure", "sheet"),
    "activities": ("activity_id", "city", "province", "sheet"),
    "supervisors": ("supervisor_id", "workplace", "sheet"),
    "negotiations": (
        "negotiation_id", "project_name", "investor", "province", "investor_profile", "content", "industry", "park",
        "leader", "lead_unit", "owner", "next_step", "signed_project", "lost_to", "sheet",
    ),
    "negotiation_notes": ("negotiation_id", "note", "sheet"),
    "issues": (
        "issue_id", "project_id", "description", "raised_by", "support_units", "owner", "leader", "measure", "progress",
        "close_evidence", "sheet",
    ),
    "dispatches": (
        "dispatch_id", "chair", "project_id", "issue_id", "progress", "decision", "owner", "close_evidence", "sheet",
    ),
    "firm_sheets": ("project_id", "project_name", "sheet"),
    "official_figures": ("project_id", "project_name", "sheet"),
    "first_reports": ("sheet",),
    "unit_places": ("sheet",),
    "batches": ("file_name", "received_by"),
    "batch_sheets": ("sheet",),
    "batch_columns": ("sheet", "written"),
    "receipt_lines": ("sheet", "column_name", "value", "reason", "remedy"),
    "readings": ("sheet", "label", "written", "doubt"),
    "publications": ("published_by", "reason"),
}  # fmt: skip
NAMED = ("county", "city", "province", "revival_region", "caliber_version")  # settings that are names


def make_hostile(store: Store) -> VersionFile:
    """Publish the current version of a store again, every name in it made hostile."""
    draft, rename = store.draft(), Renaming()
    for table, columns in WRITTEN.items():
        for column in columns:
            rename.column(draft.con, table, column)
    for table in ("units", "industries", "parks"):
        draft.con.execute(f"update {table} set aliases = []")
    rename.column(draft.con, "settings", "value", f"setting in {NAMED} and value <> ''")
    return store.publish(draft, rename.of("演示数据"), rename.of("统计股"))


class Renaming:
    """A new name for every old one, the same wherever the old one stands."""

    def __init__(self) -> None:
        words = [*CONTROL, *(word for word in WORDS if word.strip())]
        self.numbers, self.words, self.given = count(), words, {}

    def of(self, old: str) -> str:
        """The hostile name of what was called so; no two names are alike."""
        if old not in self.given:
            number = next(self.numbers)
            self.given[old] = f"{self.words[number % len(self.words)]}{number}"
        return self.given[old]

    def column(self, con: DuckDBPyConnection, table: str, column: str, where: str = "true") -> None:
        """Rename what stands in a column."""
        found = con.execute(
            f"select distinct {column} from {table} where {column} <> '' and {where} order by 1"
        ).fetchall()
        con.execute("create or replace temp table renamed (old varchar, new varchar)")
        if found:
            con.executemany("insert into renamed values (?, ?)", [[old, self.of(old)] for (old,) in found])
        con.execute(f"update {table} set {column} = new from renamed where {column} = old and {where}")

