import pandas as pd
import pytest

from wording.findings import about, headline, place

FINDING = pd.Series({
    "check_id": "DQ06", "title": "到位超过协议投资额", "unit": "甲镇", "project": "铜箔项目",
    "message": "累计到位 120 万元，超过协议投资额 100 万元", "file_name": "台账.xlsx", "sheet": "园区",
    "row_no": 12,
})  # fmt: skip


def told(*rows, dismissed=0):
    return headline(pd.DataFrame(rows, columns=["unit", "level"]), dismissed)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("甲镇", "fail"), ("甲镇", "warn"), ("乙镇", "warn")], "发现 3 条疑点，1 条必改；最多的是甲镇（2 条）"),
        ([("甲镇", "warn"), ("甲镇", "info")], "发现 2 条疑点，没有必改的；都在甲镇"),
        ([("甲镇", "warn")] * 2 + [("乙镇", "warn")] * 2 + [("丙镇", "warn")],
         "发现 5 条疑点，没有必改的；最多的是甲镇和乙镇（各 2 条）"),
        ([("甲镇", "warn"), ("乙镇", "fail")], "发现 2 条疑点，1 条必改；分布在 2 个单位"),
    ],
)  # fmt: skip
def test_the_headline_says_how_many_how_grave_and_whose(rows, sentence):
    assert told(*rows) == sentence


def test_nothing_found_and_everything_explained_are_told_apart():
    assert (told(), told(dismissed=4)) == ("没有发现疑点", "没有待处理的疑点，4 条已处置")


def test_a_finding_is_placed_in_its_workbook_or_said_to_be_a_sum():
    assert place(FINDING) == "台账.xlsx · 园区 · 第 12 行"
    assert place(pd.Series({**FINDING, "file_name": None})) == "由多行汇总得出"


def test_a_finding_is_told_in_one_line():
    assert about(FINDING) == "DQ06 到位超过协议投资额：甲镇 铜箔项目，累计到位 120 万元，超过协议投资额 100 万元"
    of_a_unit = pd.Series({**FINDING, "project": None, "message": "2026年6月占比过高"})
    assert about(of_a_unit) == "DQ06 到位超过协议投资额：甲镇，2026年6月占比过高"


def test_of_a_part_of_the_county_it_is_said_whose_findings_they_are():
    none = pd.DataFrame([], columns=["unit", "level"])
    assert (headline(none, 0, "荻浦镇"), headline(none, 0)) == ("荻浦镇：没有发现疑点", "没有发现疑点")
