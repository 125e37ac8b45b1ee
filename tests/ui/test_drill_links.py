"""What stands under the name in a link is whole, whatever the window's width."""

import pytest

from ui.drill_links import _lines


@pytest.mark.parametrize(("about", "lines"), [
    ("", []),
    ("麦垄镇 · 停建 · 已停建", ["麦垄镇 · 停建 · 已停建"]),
    ("临澜经济开发区 · 落地 · 签约已 17 个月仍未开工", ["临澜经济开发区 · 落地 · 签约已 17 个月仍未开工"]),
    ("临澜经济开发区 · 落地 · 签约已 17 个月以上仍未开工", ["临澜经济开发区 · 落地", "签约已 17 个月以上仍未开工"]),
    ("临澜经济开发区 · 开工 · 完成年度计划慢于序时进度 35.7 个百分点，已连续 2 个月",
     ["临澜经济开发区 · 开工", "完成年度计划慢于序时进度 35.7 个百分点，", "已连续 2 个月"]),
    ("一二三四五六七八九十一二三四五六七八九十一二三四五六",
     ["一二三四五六七八九十一二三", "四五六七八九十一二三四五六"]),
])  # fmt: skip
def test_a_line_that_would_be_cut_is_broken_after_a_part_or_a_clause(about, lines):
    assert _lines(about) == lines
