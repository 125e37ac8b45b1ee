"""What stands under the name in a link is whole, whatever the window's width."""

import pytest

from ui.drill_links import lines, parameters, rows_words


@pytest.mark.parametrize(("about", "expected"), [
    ("", []),
    ("麦垄镇 · 停建 · 已停建", ["麦垄镇 · 停建 · 已停建"]),
    ("临澜经济开发区 · 落地 · 签约已 17 个月仍未开工", ["临澜经济开发区 · 落地 · 签约已 17 个月仍未开工"]),
    ("临澜经济开发区 · 落地 · 签约已 17 个月以上仍未开工", ["临澜经济开发区 · 落地", "签约已 17 个月以上仍未开工"]),
    ("临澜经济开发区 · 开工 · 完成年度计划慢于序时进度 35.7 个百分点，已连续 2 个月",
     ["临澜经济开发区 · 开工", "完成年度计划慢于序时进度 35.7 个百分点，", "已连续 2 个月"]),
    ("4.80 亿元 · 副县长 · 安评未通过，投资意愿减弱 → 提请县政府专题会议研究，明确去留",
     ["4.80 亿元 · 副县长", "安评未通过，投资意愿减弱", "→ 提请县政府专题会议研究，明确去留"]),
    ("一二三四五六七八九十一二三四五六七八九十一二三四五六",
     ["一二三四五六七八九十一二三", "四五六七八九十一二三四五六"]),
])  # fmt: skip
def test_a_line_that_would_be_cut_is_broken_after_a_part_or_a_clause(about, expected):
    assert lines(about) == expected


def test_a_batch_has_parameters_of_its_own_beside_those_of_the_page_that_it_was_chosen_on():
    batch = {"cohort": "2025", "step": "started"}
    asked = parameters(figure=None, unit="甲镇", **batch)
    assert asked == {"at_unit": "甲镇", "at_cohort": "2025", "at_step": "started"}
    assert rows_words(None, batch) == "2025 年签约的、已开工的项目"
    assert (rows_words("signed", {}), rows_words(None, {})) == ("当年新签约项目", None)
