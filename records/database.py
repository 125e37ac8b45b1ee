"""The database: SQLite beside the versions, or the PostgreSQL that RECORDS_URL names; its transactions and its steps.

A transaction that changes something is alone from its first statement on, in SQLite by `begin immediate`, in
PostgreSQL by a lock on `head`: numbers and revisions follow each other without a gap. Reading never waits, never
makes a file and sees one moment; of a store that holds no records yet it sees empty tables.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache, partial
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, insert, inspect, make_url, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateTable

from records import tables
from records.errors import DataError, RecordsAway
from records.failures import explained
from records.shares import refuse_share

FILE = "records.db"
WAIT = 10  # seconds that a writer waits for another
CONNECT = 5  # seconds that a PostgreSQL may take to answer
BAD_URL = "RECORDS_URL 应当写成 postgresql://用户:口令@主机/库名；不用 PostgreSQL 的，请去掉这个设置。"
NEWER = "这里的操作记录由更新的版本写过，本程序不能使用。请升级程序后再打开。"

_complete: set[URL] = set()  # where the tables have come all steps
_pooled: WeakSet[Engine] = WeakSet()  # what keeps connections open


class Records:
    """What people did in one store. `url` is where it is kept."""

    def __init__(self, url: URL) -> None:
        self.url = url

    @classmethod
    def of(cls, root: Path) -> "Records":
        """Those of the store in a folder; raises DataError when RECORDS_URL names no PostgreSQL."""
        named = os.environ.get("RECORDS_URL")
        return cls.at(named) if named else cls.beside(root)

    @classmethod
    def beside(cls, root: Path) -> "Records":
        """Those in the SQLite file in a folder."""
        return cls(URL.create("sqlite+pysqlite", database=str(root.absolute() / FILE)))

    @classmethod
    def at(cls, named: str) -> "Records":
        """Those in the PostgreSQL database of that address; raises DataError when it is none."""
        try:
            url = make_url(named)
        except ArgumentError as error:
            raise DataError(BAD_URL) from error
        if url.get_backend_name() != "postgresql" or not url.database:
            raise DataError(BAD_URL)
        return cls(url.set(drivername="postgresql+psycopg"))

    @cached_property
    def file(self) -> Path | None:
        """The SQLite file; None on PostgreSQL."""
        return _file(self.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the records as they are at one moment. Raises DataError when they can't be read."""
        with _said():
            taken = self._steps_taken()
            if 0 < taken < len(tables.STEPS):
                self._take_steps()
            with (_engine(self.url, False) if taken else _nothing()).begin() as con:
                yield con

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction: all that is done with the connection, or nothing when anything is raised within.

        Raises DataError when it can't be written, or another one is writing for too long.
        """
        with _said():
            if self._steps_taken() < len(tables.STEPS):
                self._take_steps()
            with _engine(self.url, True).begin() as con:
                _be_alone(con)
                yield con

    def are_there(self) -> bool:
        """Whether anything was ever kept."""
        with _said():
            return self._steps_taken() > 0

    def clock(self) -> dt.datetime:
        """What time it is where they are kept: on this machine, or on the PostgreSQL's."""
        if self.file:
            return dt.datetime.now().astimezone()
        with self.reading() as con:
            now: dt.datetime = con.execute(select(func.clock_timestamp())).scalar_one()
        return now

    def close(self) -> None:
        """Close the connections that are kept open to them; the next use opens its own."""
        for writes in (False, True):
            _engine(self.url, writes).dispose()

    def _steps_taken(self) -> int:
        """How many steps the tables have come; 0 when there are none. Raises DataError when beyond this program."""
        if self.file and not self._is_file_there(self.file):
            return 0
        if self.url in _complete:
            return len(tables.STEPS)
        with _engine(self.url, False).begin() as con:
            taken = _taken(con)
        if taken > len(tables.STEPS):
            raise DataError(NEWER)
        if taken == len(tables.STEPS):
            _complete.add(self.url)
        return taken

    @staticmethod
    def _is_file_there(file: Path) -> bool:
        """Whether there is a database; raises DataError when it would lie on another machine."""
        refuse_share(file.parent)
        return file.exists()

    def _take_steps(self) -> None:
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _make_file(self.file)
        with _engine(self.url, True).begin() as con:
            if con.dialect.name == "postgresql":
                con.exec_driver_sql("select pg_advisory_xact_lock(20261103)")  # two may begin a store at once
            taken = _taken(con)
            if taken == 0:
                tables.steps_taken.create(con)
            tables.create(con, taken)
            at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
            for number in range(taken + 1, len(tables.STEPS) + 1):
                con.execute(insert(tables.steps_taken).values(number=number, at=at))
            if taken == 0:
                con.execute(insert(tables.head).values(id=1, number=0, hash="0" * 64))


@contextmanager
def _said() -> Iterator[None]:
    """Say what the database or the disk refuses as a DataError; what else goes wrong is a bug and stays one."""
    try:
        yield
    except OSError as error:
        if words := explained(error):
            raise RecordsAway(words) from error
        raise
    except DBAPIError as error:
        words = explained(error.orig)
        if words is None and isinstance(error, OperationalError | InterfaceError):
            words = f"操作记录的数据库用不了，没有任何变动（{error.orig}）。请联系管理员。"
        if words is None:
            raise
        raise RecordsAway(words) from error


def _taken(con: Connection) -> int:
    if not inspect(con).has_table(tables.steps_taken.name):
        return 0
    return con.scalar(select(func.max(tables.steps_taken.c.number))) or 0


def _be_alone(con: Connection) -> None:
    if con.dialect.name == "postgresql":
        con.execute(text("select set_config('lock_timeout', :wait, true)"), {"wait": f"{WAIT}s"})
        con.exec_driver_sql("lock table head in exclusive mode")


def _file(url: URL) -> Path | None:
    """The SQLite file at an address; None for one of PostgreSQL."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


@lru_cache(maxsize=64)
def _engine(url: URL, writes: bool) -> Engine:
    file = _file(url)
    if file is None:
        level = "READ COMMITTED" if writes else "REPEATABLE READ"
        waits = {"connect_timeout": CONNECT}
        engine = create_engine(
            url, isolation_level=level, pool_size=2, pool_pre_ping=True, connect_args=waits, hide_parameters=True
        )
        _pooled.add(engine)
        return engine
    # A connection each time: what is open can be neither forked with its process nor moved with its folder.
    opening = partial(_opened, file, writes)
    engine = create_engine("sqlite://", creator=opening, poolclass=NullPool, hide_parameters=True)
    begin = "begin immediate" if writes else "begin"
    event.listen(engine, "begin", lambda con: con.exec_driver_sql(begin))
    return engine


@lru_cache(maxsize=1)
def _nothing() -> Engine:
    """Tables without a row."""
    made = (CreateTable(each).compile(dialect=sqlite.dialect()) for each in tables.METADATA.sorted_tables)
    script = ";".join(map(str, made))

    def empty() -> sqlite3.Connection:
        con = sqlite3.connect(":memory:", check_same_thread=False)
        con.executescript(script)
        return con

    return create_engine("sqlite://", creator=empty, poolclass=NullPool)


def _opened(file: Path, writes: bool) -> sqlite3.Connection:
    """The file, opened. Where nothing can be written beside it, it can still be read as long as it has no log."""
    try:
        return _connected(f"{file.as_uri()}?mode=rw")
    except sqlite3.OperationalError:
        if writes or not file.exists() or Path(f"{file}-wal").exists():
            raise
        return _connected(f"{file.as_uri()}?mode=ro&immutable=1")


def _connected(uri: str) -> sqlite3.Connection:
    con = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        con.execute("pragma foreign_keys = on")
        con.execute("select 1 from sqlite_master limit 1").fetchall()  # opens the log, or says that it can't
    except sqlite3.Error:
        con.close()
        raise
    return con


def _make_file(file: Path) -> None:
    """An empty database with a write-ahead log, so that who reads never waits for who writes."""
    con = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    try:
        con.execute("pragma journal_mode = wal")
    finally:
        con.close()


def _after_fork() -> None:
    """A connection that was open before a fork is the other process's."""
    for engine in _pooled:
        engine.dispose(close=False)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
