"""A store of two versions, another store, and an archive that goes from one to the other."""

import pytest

from data.warehouse.archive import export
from data.warehouse.store import Store
from tests.data.warehouse.built import two_versions


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


@pytest.fixture
def kept(made_once, tmp_path):
    """A store of two versions, each with a file, and the ids."""
    store = made_once(two_versions, tmp_path / "warehouse")
    return store, [path.stem for path in store.paths()]


@pytest.fixture
def other(tmp_path):
    return Store(tmp_path / "elsewhere")


@pytest.fixture
def archive(kept, tmp_path):
    """The second version as one file."""
    store, ids = kept
    export(store, ids[1], tmp_path / "备份.zip", "管理员")
    return tmp_path / "备份.zip"
