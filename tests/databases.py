"""A real PostgreSQL for the tests: a cluster in a temporary folder that nobody else reaches, gone with the run."""

import ctypes
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from records.database import Records

SIGNAL_AT_PARENTS_DEATH = 1  # as Linux numbers it
SERVER = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200", "-c", "shared_buffers=16MB")


def binaries():
    """The folder of the newest PostgreSQL's programs; None where none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    named = shutil.which("initdb")
    return Path(named).parent if named else found[-1].parent if found else None


def die_with_parent():
    """A server whose tests were killed goes with them."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_AT_PARENTS_DEATH, signal.SIGQUIT)


class Cluster:
    """A server that listens on a socket in its own folder; root can't be one, so it runs as somebody who may little."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self.user = ("postgres" if "postgres" in {each.pw_name for each in pwd.getpwall()} else "nobody")
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-A", "trust", "-U", "kanban", "-E", "UTF8", "--locale=C", "--no-sync")
        with (self.folder / "log").open("wb") as log:
            command = [str(binaries() / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), *SERVER]
            self.server = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, preexec_fn=die_with_parent, **self._as_other()
            )
        self.numbers, self.urls = itertools.count(1), []
        self.engine = create_engine(self._url("public"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._wait()
        return self

    def __exit__(self, *_):
        self.server.send_signal(signal.SIGQUIT)  # at once: nothing in it is anybody's
        self.server.wait()
        shutil.rmtree(self.folder)

    def new_url(self):
        """The address of an empty database, as RECORDS_URL says it."""
        name = f"records_{next(self.numbers)}"
        with self.engine.connect() as con:
            con.exec_driver_sql(f'create schema "{name}"')
        self.urls.append(self._url(name))
        return self.urls[-1]

    def leave(self):
        """Close what this process keeps open to the databases that it was given."""
        for url in self.urls:
            Records.at(url).close()
        self.urls.clear()

    def _url(self, schema):
        options = quote(f"-csearch_path={schema}")
        return f"postgresql+psycopg://kanban@/postgres?host={quote(str(self.folder), safe='')}&options={options}"

    def _run(self, program, *arguments):
        command = [str(binaries() / program), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, **self._as_other())

    def _as_other(self):
        return {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid} if os.geteuid() == 0 else {}

    def _wait(self):
        """Until the server lets somebody in; raises what it says when it doesn't within a minute."""
        until = time.monotonic() + 60
        while True:
            try:
                with self.engine.connect():
                    return
            except OperationalError:
                if self.server.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((self.folder / "log").read_text()) from None
                time.sleep(0.05)
