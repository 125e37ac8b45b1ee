"""The county that questions are asked of, and its version."""

import pytest

from data.warehouse.store import Store
from tests.queries.county import County


@pytest.fixture(scope="session")
def ground():
    """The county that tests share one after another: making tables and macros takes longer than most tests."""
    return County(furnished=False)


@pytest.fixture
def county(ground):
    ground.clear()
    ground.furnish()
    return ground


@pytest.fixture(scope="session")
def publish(tmp_path_factory):
    """Publishes a county's rows in a store of its own and returns the version; `.path` lies in `<store>/versions`."""

    def publish(county):
        store = Store(tmp_path_factory.mktemp("warehouse"))
        draft = store.draft()
        draft.con.execute("delete from settings; delete from industries; delete from chain_nodes; delete from regions;"
                          " delete from scoring_scheme")
        for table in draft.tables:
            draft.con.from_arrow(county.con.table(table).to_arrow_table()).insert_into(table)
        return store.publish(draft, "首次发布", "统计员甲")

    return publish


@pytest.fixture(scope="session")
def new_county():
    """Makes as many counties as a test needs."""
    return County
