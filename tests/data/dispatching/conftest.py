import pytest

from data.people.actor import owner
from data.warehouse.store import Store


def county(store):
    """One version with a county, a town, a village below it and another town."""
    draft = store.draft()
    for unit, parent in (("R", None), ("A", "R"), ("A1", "A"), ("B", "R")):
        draft.con.execute(
            "insert into units values (?, ?, ?, '乡镇', null, false, [], null, null)", [unit, f"{unit}镇", parent]
        )
    store.publish(draft, "一月", "局长")


@pytest.fixture
def store(made_once, tmp_path):
    """A store of that county; its owner acts."""
    return Store(made_once(county, tmp_path / "warehouse").root, actor=owner("局长"))
