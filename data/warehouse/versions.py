"""Version files: their names, whether they are whole, and what each says of itself."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import duckdb

from data.errors import DataError
from data.warehouse import editions

ID = re.compile(r"(\d{4}-\d{2})-(\d{4,6})-([0-9a-f]{8})")
LAST = 999_999  # the highest number that an id has room for
LOG = ".wal"  # a version is whole without one; DuckDB would read changes from it
READ = ("batches", "batch_sheets", "publications", "settings", "units", "reporting_dates")
# The month that an id begins with, and those it can begin with in a version of an earlier release.
LATEST_MONTH = (
    "select coalesce((select max(month) from monthly_funds where audit_status = '审核通过' and amount <> 0),"
    " (select max(month) from city_ranks), (select max(month) from key_progress))"
)
MONTHS = "select month from monthly_funds union select month from city_ranks union select month from key_progress"
UNKNOWN_MONTH = "0000-00"  # of a version without facts: never the clock's


@dataclass(frozen=True)
class VersionFile:
    """A version to read. `warning` says in Chinese why it is not the one that the pointer names, when it is not."""

    id: str
    path: Path
    warning: str | None = None


@dataclass(frozen=True)
class ReceivedFile:
    """A file that a version brought: its sha256 finds the original, the counts say what became of its rows."""

    name: str
    hash: str
    ledger: str
    received_at: dt.datetime
    received_by: str
    rows_read: int
    rows_loaded: int


@dataclass(frozen=True)
class VersionInfo:
    """What the version list shows of one version; the publication's fields are None when the file is damaged.

    `files` are those that came with this version, not those that it carries on from its parents. `record_no` and
    `record_hash` are the last entry of the audit record when it was published.
    """

    id: str
    is_current: bool
    is_damaged: bool
    is_sample: bool = False
    parent_id: str | None = None
    published_at: dt.datetime | None = None
    published_by: str | None = None
    reason: str | None = None
    record_no: int | None = None
    record_hash: str | None = None
    files: tuple[ReceivedFile, ...] = ()


def id_parts(version_id: str) -> tuple[str, int, str]:
    """The month, the number and the beginning of the hash in a version's id; raises ValueError when it is none."""
    match = ID.fullmatch(version_id)
    if match is None:
        raise ValueError(version_id)
    return match[1], int(match[2]), match[3]


def number(version_id: str) -> int:
    """The number in a version's id: the order of publication."""
    return id_parts(version_id)[1]


def is_good(path: Path) -> bool:
    """Whether a version file is whole and what its name says.

    It is there, its bytes have the hash of its name and no log beside it changes them, it holds the tables of a
    version, and by its own account it has the number of its name.
    """
    match, found = ID.fullmatch(path.stem), digest(path)
    if match is None or found[:8] != match[3] or path.with_name(path.name + LOG).exists():
        return False
    return stated_number(path, found) == int(match[2])


def digest(path: Path) -> str:
    """The sha256 of a file; empty when there is none or it is empty."""
    try:
        status = path.stat()
        return _digest(path, status.st_size, status.st_mtime_ns) if status.st_size else ""
    except OSError:
        return ""


@lru_cache(maxsize=1024)
def _digest(path: Path, _size: int, _changed: int) -> str:
    """Size and time of change are part of the key: a file that was touched is hashed anew."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=1024)
def stated_number(path: Path, _digest: str) -> int | None:
    """The number that a version says it was published under; None when the file is no version that can be read."""
    try:
        con = attach(path)
    except (duckdb.Error, DataError):
        return None
    stated: int | None
    try:
        [(stated,)] = con.execute("select max(version_no) from publications").fetchall()
    finally:
        con.close()
    return stated


def describe(path: Path, is_current: bool) -> VersionInfo:
    """What the version list shows of a version file."""
    if not is_good(path):
        return VersionInfo(path.stem, is_current, is_damaged=True)
    return replace(_told(path, digest(path)), is_current=is_current)


@lru_cache(maxsize=1024)
def _told(path: Path, _digest: str) -> VersionInfo:
    """What a version says of itself, whether it is the current one or not."""
    con = attach(path)
    [told] = con.execute(
        "select coalesce((select value = '是' from settings where setting = 'is_sample'), false),"
        " parent_id, published_at, published_by, reason, record_no, record_hash"
        " from publications order by version_no desc limit 1"
    ).fetchall()
    files = con.execute(
        "with bounds as (select last_batch from publications order by version_no desc limit 1 offset 1)"
        " select file_name, file_hash, ledger, received_at, received_by,"
        " coalesce(sum(rows_read), 0)::integer, coalesce(sum(rows_loaded), 0)::integer"
        " from batches left join batch_sheets using (batch_id)"
        " where batch_id > coalesce((select last_batch from bounds), 0)"
        " group by batch_id, file_name, file_hash, ledger, received_at, received_by order by batch_id"
    ).fetchall()
    con.close()
    info = VersionInfo(path.stem, False, False, *told)
    return replace(info, files=tuple(ReceivedFile(*file) for file in files))


def attach(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that sees what a version says of itself, and nothing else on this machine.

    Raises duckdb.Error when the file is no database, DataError when it lacks tables that every version has.
    """
    con = duckdb.connect()
    con.execute("attach ? as version (read_only)", [str(path)])
    con.execute("set enable_external_access = false")
    known = editions.held(con)
    for table in READ:
        editions.rows(con, known, table).create_view(table)
    return con
