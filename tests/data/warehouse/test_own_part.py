"""A unit's own part of a draft holds no text that names anything of others, and is never published."""

import pytest

from data.errors import DataError
from data.people.actor import united
from data.warehouse.store import Store

UNIT = "LL11"
NAMES = """
select unnest([project_id, project_name, investor, uscc]) from projects
where project_id not in (select project_id from project_shares where unit_id = 'LL11')
union all
select unit from units as u where parent_id is not null and unit_id <> 'LL11' and not exists (
    from project_shares as mine join project_shares as theirs using (project_id)
    where mine.unit_id = 'LL11' and theirs.unit_id = u.unit_id
) and not exists (from parks where contains(park, unit) or list_contains(aliases, unit))  -- which are no secret

union all
select activity_id from activities where host_unit <> 'LL11'
"""


@pytest.fixture(scope="module")
def whole(sample_warehouse):
    return Store(sample_warehouse).draft()


@pytest.fixture(scope="module")
def part(sample_warehouse):
    return Store(sample_warehouse, actor=united("望澜街道", [("unit", (UNIT,))])).draft()


def texts(con, tables):
    """Every text of some tables, as one."""
    return "\n".join(str(con.table(table).fetchall()) for table in tables)


def test_nothing_of_others_is_in_it(whole, part):
    secrets = {name for (name,) in whole.con.execute(NAMES).fetchall() if name}
    told = texts(part.con, part.tables)
    assert len(secrets) > 500
    assert [name for name in secrets if f"'{name}'" in told] == []


def test_what_is_its_own_is_all_there(whole, part):
    mine = "select count(*) from monthly_funds join projects using (project_id) where report_unit = ?"
    counts = [draft.con.execute(mine, [UNIT]).fetchall() for draft in (whole, part)]
    assert counts[0] == counts[1] == part.con.execute("select count(*) from monthly_funds").fetchall()
    assert counts[0][0][0] > 100


def test_who_may_receive_for_one_unit_gets_no_other_s_part(sample_warehouse):
    store = Store(sample_warehouse, actor=united("望澜街道", [("unit", (UNIT,))]))
    assert store.draft(own=("LL12",)).own == frozenset()
    assert Store(sample_warehouse, actor=united("某人", [])).draft().own == frozenset()


def test_a_part_is_never_published(own_sample_warehouse):
    store = Store(own_sample_warehouse)
    with pytest.raises(DataError, match="只有部分单位的数据，不能发布"):
        store.publish(store.draft(own=(UNIT,)), "十月", "统计员")
