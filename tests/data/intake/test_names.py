import pytest

from data.cells.values import BadValue
from data.intake.names import Names

CODES = Names("项目编号", [("aB1", "aB1"), ("Ab1", "Ab1"), ("P 1", "P 1")], "请改正", are_codes=True)
UNITS = Names("单位", [("A 1", "甲"), ("A1", "乙"), ("甲 镇", "甲"), ("乙—镇", "乙")], "请改正")


@pytest.mark.parametrize(("written", "meant"), [("aB1", "aB1"), (" Ab1 ", "Ab1"), ("ａB1", "aB1"), ("P　1", "P 1")])
def test_a_code_is_known_as_it_is_written(written, meant):
    assert CODES.find(written) == meant


@pytest.mark.parametrize("written", ["ab1", "AB1", "P1", "P  1"])
def test_a_code_of_another_case_or_spacing_is_another_one(written):
    with pytest.raises(BadValue, match=f"不认识的项目编号“{written}”") as refused:
        CODES.find(written)
    assert refused.value.remedy.startswith("是不是“")


def test_a_name_is_known_without_its_white_space_and_dashes_unless_that_means_two_things():
    assert [UNITS.find(name) for name in ("甲镇", "乙-镇", "A 1", "A1")] == ["甲", "乙", "甲", "乙"]
    with pytest.raises(BadValue, match="不认识的单位“A  1”"):
        UNITS.find("A  1")
    assert ("甲镇" in UNITS, "丙镇" in UNITS) == (True, False)
