"""来源区域: a county's own regions; until it has some, the reference's, with its own province as 省内."""

import pytest

from data.intake.names import Provinces
from data.receive import receive
from data.warehouse.draft import Draft
from data.warehouse.store import Store
from tests.data.receipts import counts, lines

HEAD = ["省份", "区域"]
OWN = [HEAD, ["湖南省", "本省"], ["广东", "粤港澳"], ["香港", "粤港澳"]]


@pytest.fixture
def draft():
    return Draft()


@pytest.fixture
def send(draft, write):
    return lambda **sheets: receive(write(**sheets), draft, "统计员甲")


def regions(draft, *provinces):
    known = dict(draft.con.execute("select province, region from regions").fetchall())
    return [known[province] for province in provinces]


def test_the_countys_own_province_is_no_other_one(draft, send):
    send(参数=[["参数", "取值"], ["所在省", "湖南"]])
    assert regions(draft, "湖南", "湖北", "浙江") == ["省内", "其他", "长三角"]
    send(参数=[["参数", "取值"], ["所在省", "湖北"]])
    assert regions(draft, "湖南", "湖北") == ["其他", "省内"]
    send(参数=[["参数", "取值"], ["所在省", "安徽"]])  # which the reference counts among 长三角
    assert regions(draft, "湖南", "湖北", "安徽") == ["其他", "其他", "长三角"]


def test_a_sheet_is_the_list_with_regions_of_any_name(draft, send, tmp_path):
    receipt = send(来源区域=OWN)
    assert (counts(receipt), receipt.lines) == ((3, 3, 0, 0), ())
    expected = ["本省", "粤港澳", "粤港澳", "其他", "港澳台及国外"]
    assert regions(draft, "湖南", "广东", "香港", "浙江", "台湾") == expected
    assert Provinces(draft.con).is_overseas("香港")
    send(参数=[["参数", "取值"], ["所在省", "湖北"]])  # the county's own word on regions stands
    assert regions(draft, "湖北") == ["其他"]
    assert Store(tmp_path / "warehouse").publish(draft, "首次", "统计员甲").id
    assert counts(send(来源区域=OWN)) == (3, 0, 0, 3)


def test_a_sheet_with_a_row_that_can_not_be_taken_changes_nothing(draft, send):
    receipt = send(来源区域=[HEAD, ["湖南", "本省"], ["湖中", "本省"]])
    assert counts(receipt) == (2, 0, 2, 0)
    reasons = ["来源区域里有未收的行，整份来源区域没有更换", "不认识的省份“湖中”"]
    assert [reason for *_, reason in lines(receipt)] == reasons
    assert regions(draft, "湖南") == ["其他"]
