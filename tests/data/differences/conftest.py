import pytest

from tests.data.differences.built import event, funds, project, publish


def county(store):
    """One version that holds 某县 with 甲镇 and 乙镇, P1 of 甲镇 and P2 shared 0.6 : 0.4, both with funds."""
    draft = store.draft()
    draft.con.execute("""
        insert into units values
            ('R', '某县', null, '县', null, false, [], null, null),
            ('A', '甲镇', 'R', '乡镇', '乡镇组', false, [], null, null),
            ('B', '乙镇', 'R', '乡镇', '乡镇组', false, [], null, null);
        insert into batches
        values (1, 'projects', '台账.xlsx', 'hash', timestamp '2026-11-01 09:00:00', '统计员甲', null)
    """)
    project(draft, "P1", agreed=1000)
    project(draft, "P2", shares={"A": "0.6", "B": "0.4"})
    event(draft, "P1", "signed", "2026-03-05")
    funds(draft, "P1", "2026-10-01", 100)
    funds(draft, "P2", "2026-09-01", 50)
    publish(store, draft)


@pytest.fixture
def store(made_once, tmp_path):
    """A store of that county."""
    return made_once(county, tmp_path / "warehouse")


@pytest.fixture
def draft(store):
    return store.draft()
