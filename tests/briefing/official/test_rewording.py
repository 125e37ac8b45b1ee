import io

import pytest
from docx import Document

from briefing.official.rewording import paragraphs, reworded


@pytest.fixture
def letter():
    document, file = Document(), io.BytesIO()
    for text in ("关于招商引资工作的汇报", "", "到位资金 61.15 亿元。", "附：数据来源", "口径"):
        document.add_paragraph(text)
    document.paragraphs[2].add_run("同比增长 10.5%。").bold = True
    document.save(file)
    return file.getvalue()


def test_what_stands_before_the_annex_may_be_worded_anew(letter):
    assert paragraphs(letter) == ["关于招商引资工作的汇报", "到位资金 61.15 亿元。同比增长 10.5%。"]


def test_a_paragraph_is_replaced_as_a_whole_and_the_others_stay(letter):
    own = reworded(letter, {1: "同比增长 10.5%，到位 61.15 亿元。"})
    assert [paragraph.text for paragraph in Document(io.BytesIO(own)).paragraphs] == [
        "关于招商引资工作的汇报", "", "同比增长 10.5%，到位 61.15 亿元。", "附：数据来源", "口径",
    ]


def test_without_own_words_nothing_changes(letter):
    assert paragraphs(reworded(letter, {})) == paragraphs(letter)
