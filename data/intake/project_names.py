"""Which project a row means: by its 项目编号, or, where the sheet has no such column, by its 项目名称."""

from collections import defaultdict

import duckdb
from rapidfuzz import fuzz, process

from data.cells.values import plain
from data.intake import names
from data.intake.names import find
from data.tables.table import Row, Table

ALIKE = 85  # per cent of likeness from which a person is asked whether that project is meant
HOW = "请填写“项目台账”中的项目名称，或加上“项目编号”一列"


class Projects:
    """The projects that the draft knows, by id and by name."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.ids = names.projects(con)
        self.named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for project_id, name in con.execute("select project_id, project_name from projects order by all").fetchall():
            self.named[plain(name)].append((project_id, name))

    def identify(self, table: Table, row: Row) -> bool:
        """Put the project's id into the row; reject or hold a row whose project isn't certain."""
        if table.has("project_id"):
            return find(table, row, "project_id", self.ids)
        written = row.values.get("project_name")
        if written is None:
            table.reject(row, "project_name", "没有写是哪个项目", HOW)
            return False
        meant = self.named.get(plain(written), [])
        if len(meant) > 1:
            ids = "、".join(project_id for project_id, _ in meant)
            table.reject(row, "project_name", f"有 {len(meant)} 个项目都叫“{written}”（{ids}）", "请加上“项目编号”一列")
            return False
        if meant:
            row.values["project_id"] = meant[0][0]
            return True
        return self._ask(table, row, written)

    def _ask(self, table: Table, row: Row, written: str) -> bool:
        """Propose the project with the most similar name, if one is similar and it alone is called so."""
        alike = process.extractOne(plain(written), self.named.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if alike is None or len(self.named[alike[0]]) > 1:
            table.reject(row, "project_name", f"项目台账中没有“{written}”", HOW)
            return False
        [(project_id, name)] = self.named[alike[0]]
        row.values["project_id"] = project_id
        proposed, reason = f"{name}（{project_id}）", f"项目台账中没有“{written}”，与“{name}”相近"
        table.hold(
            row, "project_name", proposed, round(alike[1] / 100, 4), reason, "请核对是不是同一个项目", "项目名称"
        )
        return row.is_good
