"""What many rooms' tests need: the sample county, received and published like anyone's files, once a run."""

import datetime as dt
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# The same examples on every machine: a run that fails fails again where somebody looks. A busy machine is no fault.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

SAMPLE = Path(__file__).parent.parent / "data" / "sample"


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves its script as the main module, which a process that a later test starts would run first."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the published sample county. To be read only: see `own_sample_warehouse`."""
    from data.delivery import deliver
    from data.warehouse.store import Store

    store = Store(tmp_path_factory.mktemp("sample") / "warehouse")
    draft = store.draft(dt.date(2026, 11, 3))
    deliver(sorted(SAMPLE.glob("*.xlsx")), draft, "演示数据")
    store.publish(draft, "演示数据", "系统")
    return store.root


@pytest.fixture
def own_sample_warehouse(sample_warehouse: Path, tmp_path: Path) -> Path:
    """A copy of the sample store that a test may publish to."""
    return Path(shutil.copytree(sample_warehouse, tmp_path / "warehouse"))
