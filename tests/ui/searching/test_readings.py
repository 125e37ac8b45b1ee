"""Letters find a name by its pinyin: whole, initials, or mixed, whichever of a character's readings was meant."""

import pytest

from ui.searching.readings import where_read


@pytest.mark.parametrize(
    ("name", "letters", "at"),
    [
        ("蓼湾乡", "lwx", 0), ("蓼湾乡", "liaowan", 0), ("蓼湾乡", "liaowx", 0), ("蓼湾乡", "wx", 1),
        ("蓼湾乡", "lx", None),
        ("单县重庆路", "sx", 0), ("单县重庆路", "dx", 0), ("单县重庆路", "cq", 2), ("绿能新材", "lvneng", 0),
        ("昱SMT贴装", "smttz", 1), ("甲镇", "jiazhe", 0), ("甲镇", "jiazhenx", None), ("", "j", None),
    ],
)  # fmt: skip
def test_a_name_reads_so_from_a_character_on(name, letters, at):
    assert where_read(name, letters) == at
