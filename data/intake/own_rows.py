"""What a unit sends may say something of its own rows only; others are refused before anything is looked up of them.

Whose a row is says the field that the form's record names (`whose`): a project's is its 填报单位, the first of those
that brought it in, who reports for all of them. What no unit sends (the county's configuration, the city's bulletins)
is refused as a sheet. A row of another is told apart from one that nobody knows by no word.
"""

from decimal import Decimal

import duckdb

from data.bulk.large_funds import LargeFunds
from data.cells.values import BadValue, as_written, plain
from data.intake import names
from data.intake.draft_tables import keys_of
from data.intake.shares import shares
from data.ledgers import Form
from data.people.own_units import Ids
from data.tables.table import Row, Table

HELD_AS = {"activities": "host_unit"}  # the column of a table that holds whose a row is, where it isn't the field's
COUNTY_S = "由县里统一维护，单位报送的表里不收"
ASK = "请与统计员联系，由统计员办理"


def refuse(con: duckdb.DuckDBPyConnection, form: Form, tables: list[Table], own: Ids) -> None:
    """Refuse of a form's rows those that aren't of these units; the whole sheet, where no unit sends any."""
    for table in tables:
        table.own = own
        if not form.whose:
            table.give_up(f"“{form.sheet}”{COUNTY_S}", f"请删去这张表；要改的{ASK}")
        elif isinstance(table, LargeFunds):
            table.give_up("单位报送的文件太大，不能逐行核对是不是本单位的", "请按月份分成几个文件报送")
    if not form.whose:
        return
    refuse_row = _OfProjects(con, own).refuse if form.whose == "project_id" else _OfUnits(con, form, own).refuse
    for table in tables:
        for row in list(table.all()):
            refuse_row(table, row)


def _turn_away(table: Table, row: Row, name: str, reason: str, remedy: str) -> None:
    table.reject(row, name, reason, remedy)
    row.is_others = True


class _OfProjects:
    """Rows of projects: only of those whose 填报单位 is one of the sender's."""

    def __init__(self, con: duckdb.DuckDBPyConnection, own: Ids) -> None:
        rows = con.execute("select project_id, project_name, report_unit from projects").fetchall()
        self.known, self.own = names.projects(con), {each for each, _, unit in rows if unit in own}
        self.named = [plain(name) for each, name, _ in rows if each in self.own]
        self.others_named = {plain(name) for each, name, _ in rows if each not in self.own}

    def refuse(self, table: Table, row: Row) -> None:
        """Refuse the row unless its project is certain and the sender's."""
        if table.has("project_id"):
            written = row.values.get("project_id")
            if written is not None and not (written in self.known and self.known.find(written) in self.own):
                reason = f"项目编号“{written}”不是由本单位填报的项目"
                how = f"请核对编号，不是本单位的请删去这一行；确由本单位填报的，{ASK}，先在项目台账中登记"
                _turn_away(table, row, "project_id", reason, how)
        elif (written := row.values.get("project_name")) is not None:
            name = plain(written)
            if self.named.count(name) != 1 or name in self.others_named:
                reason = f"项目名称“{written}”对不上由本单位填报的哪一个项目"
                _turn_away(table, row, "project_name", reason, "请加上“项目编号”一列；不是本单位的请删去这一行")


class _OfUnits:
    """Rows that name whose they are: none of another's, and none that would make one's own another's."""

    def __init__(self, con: duckdb.DuckDBPyConnection, form: Form, own: Ids) -> None:
        self.form, self.own, self.units = form, own, names.units(con)
        [self.key] = keys_of(form.table)
        holder = HELD_AS.get(form.table, form.whose)
        rows = con.table(form.table).select(self.key, holder).fetchall()
        taken = con.execute("select key from not_own where name = ?", [form.table]).fetchall()
        self.holders: dict[str, str | None] = {**dict.fromkeys(key for (key,) in taken), **dict(rows)}
        self.shares = _shares(con) if form.table == "projects" else {}

    def refuse(self, table: Table, row: Row) -> None:
        """Refuse the row where it, or what is held under its number, is another's, in part or altogether."""
        key, label = row.values.get(self.key), self.form.field(self.key).label
        if key in self.holders and self.holders[key] not in self.own:
            how = f"请核对编号，不是本单位的请删去这一行；要划归本单位的{ASK}"
            _turn_away(table, row, self.key, f"{label}“{key}”已由其他单位使用", how)
            return
        if (written := self._written(row)) is None:
            return
        told = self._told(written)
        known = self.shares.get(key, {}) if key is not None else {}
        if (told is None or not self.own.issuperset(told)) and (told is None or told != known):
            how = f"请填写本单位的名称；划给其他单位，或与其他单位共同引进的，{ASK}"
            reason = f"{self.form.field(self.form.whose).label}“{written}”不是本单位，或不只是本单位"
            _turn_away(table, row, self.form.whose, reason, how)
        elif told != known and not self.own.issuperset(known):
            _turn_away(table, row, self.form.whose, "与其他单位共同引进的项目，不能由一个单位改比例", ASK)

    def _written(self, row: Row) -> str | None:
        return as_written(row.values.get(self.form.whose))

    def _told(self, written: str) -> dict[str, Decimal] | None:
        """The units that a cell names, with their parts; None when one of them isn't known."""
        try:
            if self.form.field(self.form.whose).type == "units":
                return dict(shares(written, self.units))
            return {self.units.find(written): Decimal(1)}
        except BadValue:
            return None


def _shares(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = {}
    for project_id, unit_id, ratio in con.execute("select project_id, unit_id, ratio from project_shares").fetchall():
        found.setdefault(project_id, {})[unit_id] = ratio
    return found
