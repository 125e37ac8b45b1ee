import pytest

from data.people.actor import owner
from data.warehouse.store import Store


@pytest.fixture
def store(tmp_path):
    """A store of one version with a county, a town, a village below it and another town; its owner acts."""
    store = Store(tmp_path / "warehouse", actor=owner("局长"))
    draft = store.draft()
    for unit, parent in (("R", None), ("A", "R"), ("A1", "A"), ("B", "R")):
        draft.con.execute(
            "insert into units values (?, ?, ?, '乡镇', null, false, [], null, null)", [unit, f"{unit}镇", parent]
        )
    store.publish(draft, "一月", "局长")
    return store
