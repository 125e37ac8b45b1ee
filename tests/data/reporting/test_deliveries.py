"""A unit lays down and submits for itself; who receives for the county checks, returns and merges."""

import datetime as dt

import pytest

from data.errors import DataError
from data.people.actor import NotAllowed, united
from data.reporting import deliveries
from data.reporting.deliveries import Content
from data.warehouse.backup import backup
from data.warehouse.store import Store
from records.deliveries import MERGED, RETURNED, SENT, StaleDelivery

OCTOBER = dt.date(2026, 10, 1)
BOOK = Content("资金月报.xlsx", b"bytes", ("funds",))
FOREIGN = "甲镇不能为这个单位报送（B），没有执行"


def two_towns(store):
    draft = store.draft()
    draft.con.execute(
        "insert into units values ('R', '某县', null, '县', null, false, [], null, null),"
        " ('A', '甲镇', 'R', '乡镇', '乡镇组', false, [], null, null),"
        " ('A1', '甲一村', 'A', '乡镇', null, false, [], null, null),"
        " ('B', '乙镇', 'R', '乡镇', '乡镇组', false, [], null, null)"
    )
    store.publish(draft, "一月", "局长")


@pytest.fixture
def county(made_once, tmp_path):
    """In the hands of the statistician."""
    made = made_once(two_towns, tmp_path / "warehouse")
    return Store(made.root, made.records, united("统计员", [("statistician", None)]))


@pytest.fixture
def town(county):
    """In the hands of 甲镇."""
    return Store(county.root, county.records, united("甲镇", [("unit", ("A",))]))


@pytest.fixture
def sent(town):
    return deliveries.submit(town, deliveries.lay_down(town, "A", OCTOBER, None, [BOOK]))


def test_what_a_unit_lays_down_is_kept_byte_for_byte_and_goes_along_with_a_backup(town, county, sent, tmp_path):
    assert deliveries.of_unit(town, "A") == [sent]
    assert (sent.state, sent.first_sent == sent.sent, sent.files[0].ledgers) == (SENT, True, ("funds",))
    assert deliveries.content(town, sent, 0) == b"bytes"
    backup(Store(county.root, county.records), tmp_path / "all")
    [kept] = (tmp_path / "all" / "deliveries").iterdir()
    kept.write_bytes(b"other")
    (county.root / "deliveries" / kept.name).write_bytes(b"other")
    with pytest.raises(DataError, match=r"资金月报.xlsx 缺失或已损坏"):
        deliveries.content(town, sent, 0)


def test_a_unit_acts_for_itself_and_those_below_it_only(town, county):
    deliveries.lay_down(town, "A1", OCTOBER, None, [BOOK])
    others = deliveries.lay_down(county, "B", OCTOBER, None, [BOOK])
    before = county.record.last()
    for act in (
        lambda: deliveries.lay_down(town, "B", OCTOBER, None, [BOOK]),
        lambda: deliveries.lay_down(town, "A", OCTOBER, others, [BOOK]),
        lambda: deliveries.submit(town, others),
        lambda: deliveries.content(town, others, 0),
        lambda: deliveries.of_unit(town, "B"),
    ):
        with pytest.raises(NotAllowed, match=FOREIGN):
            act()
    for act in (
        lambda: deliveries.check(town, others),
        lambda: deliveries.give_back(town, others, "x"),
        lambda: deliveries.merging(town, [others]),
        lambda: deliveries.of_month(town, OCTOBER),
    ):
        with pytest.raises(NotAllowed, match="甲镇没有全县的“接收台账”权限"):
            act()
    assert county.record.last() == before


def test_a_delivery_without_a_file_is_not_submitted_and_none_is_returned_without_a_reason(town, county, sent):
    with pytest.raises(DataError, match="请写明退回的原因"):
        deliveries.give_back(county, sent, " ")
    back = deliveries.give_back(county, sent, "漏报\n二号项目")
    assert (back.state, back.reason, back.returns) == (RETURNED, "漏报 二号项目", 1)
    empty = deliveries.lay_down(town, "A", OCTOBER, back, [])
    with pytest.raises(DataError, match="还没有放进文件"):
        deliveries.submit(town, empty)
    again = deliveries.submit(town, deliveries.lay_down(town, "A", OCTOBER, empty, [BOOK]))
    assert (again.first_sent, again.reason) == (sent.first_sent, "")


def test_publishing_says_of_what_was_merged_which_version_holds_it(county, sent):
    checked = deliveries.check(county, sent)
    version = county.publish(county.draft(), "十月", "统计员", deliveries.merging(county, [checked]))
    [merged] = deliveries.of_unit(county, "A")
    assert (merged.state, merged.version_id) == (MERGED, version.id)
    assert [entry.what for entry in county.record.entries()][-2:] == ["发布", "报送并入"]


def test_what_was_returned_since_is_not_published(county, sent):
    checked = deliveries.check(county, sent)
    another = Store(county.root, county.records, united("统计员乙", [("statistician", None)]))
    deliveries.give_back(another, checked, "漏报")
    before = (county.current(), county.record.last())
    with pytest.raises(StaleDelivery, match=r"统计员乙 .+ 已改为“已退回”"):
        county.publish(county.draft(), "十月", "统计员", deliveries.merging(county, [checked]))
    assert (county.current(), county.record.last()) == before


def test_a_unit_reports_online_from_its_first_submission_on(town, county):
    laid = deliveries.lay_down(town, "A", OCTOBER, None, [BOOK])
    assert (deliveries.of_month(county, OCTOBER), deliveries.online(county)) == ({"A": [laid]}, frozenset())
    deliveries.submit(town, laid)
    assert deliveries.online(county) == {"A"}
