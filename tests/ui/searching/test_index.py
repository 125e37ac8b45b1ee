"""The closest comes first: the very name, a beginning, a part, another name, an id, then pinyin."""

import pandas as pd
import pytest

from ui.searching.index import found, index

NAMES = pd.DataFrame(
    [
        ("项目", "LL2025-0001", "甲乡新材料生产项目", "浙江恒远新材料有限公司", "精细化工 · 签约"),
        ("项目", "LL2025-0002", "甲乡水厂", None, None),
        ("单位", "LL07", "甲乡", "老甲", None),
        ("产业", "新材料", "新材料", None, None),
        ("园区", "北园", "北园", "甲乡园", "集中区"),
    ],
    columns=["entity", "entity_id", "entity_name", "other_names", "gist"],
)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("甲乡", ["甲乡", "甲乡水厂", "甲乡新材料生产项目", "北园"]),
        ("新 材料", ["新材料", "甲乡新材料生产项目"]),
        ("恒远", ["甲乡新材料生产项目"]),
        ("ll2025-0002", ["甲乡水厂"]),
        ("xcl", ["新材料", "甲乡新材料生产项目"]),
        ("jiaxiang", ["甲乡", "甲乡水厂", "甲乡新材料生产项目", "北园"]),
        ("hyxcl", ["甲乡新材料生产项目"]),
        ("x", []), ("", []), ("  ", []), ("没有的", []), ("(", []),
    ],
)  # fmt: skip
def test_the_closest_comes_first(asked, names):
    assert [each.name for each in found(index(NAMES), asked)] == names
