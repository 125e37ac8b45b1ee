"""A draft: the working copy in which received ledgers meet what the current version holds.

Its tables are those of schema.sql without constraints, so that rows may be put in and replaced in any order; the
constraints come down at once when the draft is sealed into a version file.
"""

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import DataError
from data.people.actor import Units
from data.reference_tables import reference
from data.schema import TABLES, plain_tables
from data.terms import CHECK_TERMS, load_terms
from data.warehouse import editions, own_part
from data.warehouse.states import lay_down
from data.warehouse.versions import LATEST_MONTH
from data.workplace import Workplace
from records.decisions import Decisions

ROOM = Path(__file__).parent
INTEGRITY = (ROOM / "integrity.sql").read_text(encoding="utf-8")
REFERENCE = ("settings", "industries", "chain_nodes", "regions", "scoring_scheme")
LOCAL = "memory.main"
IN_VERSION = "set search_path = 'version.main,memory.main'"  # the terms are in memory
# Rows that are read together lie together: a question about a year skips the months outside it.
SORTED = {"monthly_funds": "month, project_id", "stage_events": "project_id"}


class Draft:
    """A working copy, in memory, of one version's rows (or of the reference tables when there is none).

    `con` is its DuckDB connection; `parent_id` the version it was drafted from; `originals` the received files'
    bytes by hash and suffix, written to the store when the draft is published. `received_on` is the day of receipt of
    what comes in, None for the day that the clock shows. `own` are the units whose part of the version alone it holds
    and takes in; None: all of it, and only then it can be published.
    """

    def __init__(
        self,
        parent: Path | None = None,
        parent_id: str | None = None,
        received_on: dt.date | None = None,
        own: Sequence[Units] = (),
    ) -> None:
        self.con = duckdb.connect()
        self.con.execute("set enable_progress_bar = false")
        load_terms(self.con)
        self.parent_id, self.received_on = parent_id, received_on
        self.originals: dict[str, bytes | Path] = {}
        self.folder = Workplace()
        self.tables = list(plain_tables())
        self.con.execute(";".join(plain_tables().values()))
        self.con.execute(CHECK_TERMS)
        self.con.execute(own_part.OTHERS)
        if parent is None:
            self._load_reference(*REFERENCE)
        else:
            self._load(parent)
        limits = [each for each in own if each is not None]
        self.own = own_part.keep(self.con, self.tables, limits, self.day) if limits else None
        # What is received from here on comes in one delivery.
        self.con.execute("set variable last_batch = (select coalesce(max(batch_id), 0) from batches)")

    def new_batch(self, ledger: str, file_name: str, file_hash: str, received_by: str) -> int:
        """Enter a received file and return the number that its rows will carry.

        Raises DataError when no day of receipt is given and the clock can't be right.
        """
        number: int
        [(number,)] = self.con.execute("select coalesce(max(batch_id), 0) + 1 from batches").fetchall()
        self.con.execute(
            "insert into batches values (?, ?, ?, ?, ?, ?, ?)",
            [number, ledger, file_name, file_hash, _now(), received_by, self.day],
        )
        return number

    @property
    def day(self) -> dt.date:
        """The day of receipt: the one given, else the clock's; raises DataError when that lies before a publication."""
        if self.received_on:
            return self.received_on
        today = _now().date()
        [(newest,)] = self.con.execute("select max(published_at)::date from publications").fetchall()
        if newest and today < newest:
            raise DataError(
                f"电脑的时钟是 {today}，比最近一次发布（{newest}）还早，分不清哪些月份还没有到，没有接收。"
                "请校正时钟；或写明收件日：页面上的“收件日”，命令行的 --received-on 2026-03-31。"
            )
        return today

    def keep_original(self, name: str, content: bytes | Path) -> None:
        """Hold a received file under `name` (its sha256 and suffix) until the draft is published.

        A file that is too large for memory is held under another name: the sender's may be gone by then.
        """
        if isinstance(content, Path):
            content = _held(content, self.folder.path / name)
        self.originals[name] = content

    def check_originals(self) -> None:
        """Raise DataError when a file that is held by its name isn't any more what was received."""
        for name, content in self.originals.items():
            if isinstance(content, Path):
                with content.open("rb") as file:
                    if hashlib.file_digest(file, "sha256").hexdigest() != Path(name).stem:
                        raise DataError("有文件在接收之后被改动，未发布。请重新接收后再发布。")

    def month(self) -> dt.date | None:
        """The latest month with audited funds, else with a bulletin or a progress report; None without any fact."""
        month: dt.date | None
        [(month,)] = self.con.execute(LATEST_MONTH).fetchall()
        return month

    def version_no(self) -> int:
        """The number of the last publication among those that the draft grew from; 0 when there is none."""
        number: int
        [(number,)] = self.con.execute("select coalesce(max(version_no), 0) from publications").fetchall()
        return number

    def files(self) -> list[tuple[str, str]]:
        """Name and sha256 of each file that was received into the draft, its publication being entered."""
        return self.con.execute(
            "select file_name, file_hash from batches where batch_id > coalesce("
            " (select last_batch from publications order by version_no desc limit 1 offset 1), 0) order by batch_id"
        ).fetchall()

    def enter_publication(self, number: int, at: dt.datetime, by: str, reason: str, last: tuple[int, str]) -> None:
        """Enter the publication that the draft is about to become; `last` is the audit record's last entry."""
        self.con.execute(
            "insert into publications values (?, ?, ?, ?, ?, (select max(batch_id) from batches), ?, ?)",
            [number, self.parent_id, at, by, reason, *last],
        )

    def enter_dismissals(self, made: Decisions) -> None:
        """Enter what persons said of the checks' findings; what an imported version says besides stays."""
        said = [[key, one.verdict, one.reason, one.by, one.at] for key, one in made.dismissed.items()]
        keys = [*made.dismissed, *made.withdrawn]
        self.con.execute("delete from dismissals where list_contains(?, finding_key)", [keys])
        if said:
            self.con.executemany("insert into dismissals values (?, ?, ?, ?, ?)", said)

    def withdraw_publication(self, number: int) -> None:
        """Take back what `enter_publication` entered, as nothing was published."""
        with suppress(duckdb.Error):  # a full disk may have taken the connection with it
            self.con.execute("delete from publications where version_no = ?", [number])

    def seal(self, path: Path) -> None:
        """Write the draft's rows to a new version file at `path`, every constraint on.

        Raises DataError when a constraint or a rule of integrity.sql doesn't hold.
        """
        try:
            self._attach_schema(path)
            for table in self.tables:
                rows = self.con.table(f"{LOCAL}.{table}")
                (rows.order(SORTED[table]) if table in SORTED else rows).insert_into(f"version.{table}")
            self._finish()
            self.con.execute("checkpoint version")
        except duckdb.ConstraintException as error:
            raise DataError(f"数据不满足入库约束，未发布：{error}") from error
        finally:
            self.con.execute("detach database if exists version")

    def close(self) -> None:
        """Drop the draft and everything in it."""
        self.con.close()
        self.folder.close()

    def _attach_schema(self, path: Path) -> None:
        self.con.execute("attach ? as version", [str(path)])
        self.con.execute(IN_VERSION)
        self.con.begin()  # at once: on its own, each table would be brought to disk
        try:
            self.con.execute(TABLES)
            self.con.commit()
        except duckdb.Error:
            with suppress(duckdb.Error):  # a commit that failed has rolled back
                self.con.rollback()
            raise
        finally:
            self.con.execute("use memory")

    def _load(self, parent: Path) -> None:
        self.con.execute("attach ? as version (read_only)", [str(parent)])
        known = editions.held(self.con)
        for table in self.tables:  # what is derived is derived anew
            if table in known:
                editions.rows(self.con, known, table).insert_into(table)
        self.con.execute("detach version")
        self.con.execute(  # an earlier edition didn't say which batches its publications covered: by now, all
            "update publications set last_batch = (select max(batch_id) from batches)"
            " where last_batch is null and version_no = (select max(version_no) from publications)"
        )
        self._load_reference("settings", *(table for table in REFERENCE if table not in known))  # unknown to an edition

    def _load_reference(self, *tables: str) -> None:
        known = [setting for (setting,) in self.con.execute("select setting from settings").fetchall()]
        for table in tables:
            listed = reference(table)
            if table == "settings":
                listed = listed.filter(pc.invert(pc.is_in(listed["setting"], pa.array(known, pa.string()))))
            self.con.from_arrow(listed).insert_into(table)

    def _finish(self) -> None:
        """Check what constraints can't say, and lay down what is derived, in the attached version."""
        self.con.execute(IN_VERSION)
        try:
            broken = [row[0] for row in self.con.execute(INTEGRITY).fetchall()]
            if broken:
                raise DataError("数据前后不一致，未发布：" + "；".join(broken))
            lay_down(self.con)
        finally:
            self.con.execute("use memory")


def _now() -> dt.datetime:
    return dt.datetime.now().replace(microsecond=0)


def _held(file: Path, name: Path) -> Path:
    name.unlink(missing_ok=True)
    try:
        os.link(file, name)
    except OSError:  # on another disk
        shutil.copyfile(file, name)
    return name
