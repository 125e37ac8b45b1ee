"""What many rooms' tests need: the sample county, received and published like anyone's files, once for all of them."""

import datetime as dt
import hashlib
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import hypothesis
import pytest
from filelock import FileLock

from data.warehouse.store import Store
from records.copying import copy
from records.database import Records
from tests import databases

# The same examples on every machine: a run that fails fails again where somebody looks. A busy machine is no fault.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

DATA = Path(__file__).parent.parent / "data"
RECORDS = DATA.parent / "records"
SAMPLE = DATA / "sample"


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves its script as the main module, which a process that a later test starts would run first."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture(scope="session")
def sample_delivered(pytestconfig: pytest.Config) -> Path:
    """A folder with the store that holds the published sample (`warehouse`) and the receipts (`receipts.pickle`).

    Made when anything in `data/` has changed, by whichever process of a run needs it first.
    """
    shelf = pytestconfig.cache.mkdir("sample")
    made = shelf / _state_of_data()
    with FileLock(shelf / "making.lock"):
        if not made.exists():
            for old in shelf.glob("*/"):
                shutil.rmtree(old)
            _deliver(shelf / "partial")
            (shelf / "partial").rename(made)
    return made


@pytest.fixture(scope="session")
def sample_warehouse(sample_delivered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the published sample county. To be read only: see `own_sample_warehouse`."""
    return Path(shutil.copytree(sample_delivered / "warehouse", tmp_path_factory.mktemp("sample") / "warehouse"))


@pytest.fixture
def own_sample_warehouse(sample_warehouse: Path, tmp_path: Path) -> Path:
    """A copy of the sample store that a test may publish to."""
    return Path(shutil.copytree(sample_warehouse, tmp_path / "warehouse"))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Store]:
    """Makes the store that many tests begin with: once in a process, as publishing takes as long as twenty copies."""
    shelf: dict[Callable[[Store], object], Store] = {}

    def made_once(build: Callable[[Store], object], root: Path, records: Records | None = None) -> Store:
        """A store of its own in `root`, as `build` leaves an empty one; its records in either kind of database."""
        if build not in shelf:
            folder = tmp_path_factory.mktemp("store") / "warehouse"
            shelf[build] = Store(folder, Records.beside(folder))
            build(shelf[build])
        made = shelf[build]
        shutil.copytree(made.root, root, ignore=shutil.ignore_patterns("records.db*"))
        store = Store(root, records)
        copy(made.records, store.records)
        return store

    return made_once


@pytest.fixture(scope="session")
def cluster() -> Iterator[databases.Cluster]:
    """A PostgreSQL of this run's own, in a folder that goes with it; the test is skipped where none is installed."""
    if databases.binaries() is None:
        pytest.skip("no PostgreSQL is installed here: make tools")
    with databases.Cluster() as begun:
        yield begun


@pytest.fixture
def postgresql(cluster: databases.Cluster) -> Iterator[databases.Cluster]:
    """The run's PostgreSQL, for a test that leaves no connection open to it."""
    yield cluster
    cluster.leave()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_records(request: pytest.FixtureRequest) -> Callable[[Path], Records]:
    """Begin the records of a store in a folder, in a database of their own of either kind."""
    if request.param == "sqlite":
        return Records.of
    postgresql = request.getfixturevalue("postgresql")
    return lambda _: Records.at(postgresql.new_url())


@pytest.fixture
def new_store(new_records: Callable[[Path], Records], tmp_path: Path) -> Callable[[str], Store]:
    """Begin a store of that name whose records are in a database of their own of either kind."""
    return lambda name: Store(tmp_path / name, new_records(tmp_path / name))


@pytest.fixture
def new_copy(
    made_once: Callable[..., Store], new_records: Callable[[Path], Records], tmp_path: Path
) -> Callable[[Callable[[Store], object]], Store]:
    """A store as a function leaves an empty one, made once, whose records are in a database of either kind."""
    return lambda build: made_once(build, tmp_path / "warehouse", new_records(tmp_path / "warehouse"))


def _state_of_data() -> str:
    """A hash of all that a published sample and its record come from."""
    state = hashlib.sha256(f"{duckdb.__version__} {sys.version}".encode())
    for path in sorted((*RECORDS.rglob("*"), *DATA.rglob("*"))):
        if path.is_file() and "__pycache__" not in path.parts:
            state.update(f"{path.relative_to(DATA.parent)}\n".encode() + path.read_bytes())
    return state.hexdigest()[:16]


def _deliver(folder: Path) -> None:
    from data.delivery import deliver

    shutil.rmtree(folder, ignore_errors=True)
    store = Store(folder / "warehouse")
    draft = store.draft(dt.date(2026, 11, 3))
    receipts = deliver(sorted(SAMPLE.glob("*.xlsx")), draft, "演示数据").receipts
    store.publish(draft, "演示数据", "系统")
    (folder / "receipts.pickle").write_bytes(pickle.dumps(receipts))
