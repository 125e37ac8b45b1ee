"""What an analyst is asked for is found by walking: no address to know, nothing to try, the table to take along."""

import datetime as dt
import io
import re

import openpyxl
from playwright.sync_api import Download, Page, expect

from tests.journeys.gestures import click, settled, take_away, title
from tests.journeys.test_questions import walk

# What is asked: the subject, its view, what is chosen there, and what the sentence over the page then says.
ASKED = {
    "分产业": (("产业链",), (), r"九个主导产业占到位资金的 79\.7%，电子信息居首（22\.56 亿元）"),
    "分园区": (("产业链", "各园区"), (), r"园区内占到位资金的 89\.6%，县经开区居首（28\.63 亿元）"),
    "谁引进的": (("排名",), ("亿元以上签约",), r"28 个单位有亿元以上签约，南部产业园最多（4 个，占 9\.5%）"),
    "2025 年签约的开工了多少": (("全程跟踪",), ("2025 年签约",), r"106 个，已开工 100 个，占 94\.3%"),
    "两个单位并排": (("排名", "对比"), (), r"望澜街道到位资金 1\.41 亿元（完成 107\.6%），清砚街道到位资金 0\.98 亿元"),
    "两个时期并排": (("排名", "对比"), ("月份",), r"2026年1—10月到位资金 61\.15 亿元.*2026年1—9月到位资金 55\.57 亿元"),
    "省外占多少": (("排名", "资金来源"), (), r"省外资金最多：56\.44 亿元，占到位资金的 92\.3%"),
    "转化率和中位天数": (("全程跟踪",), ("历年",), r"已开工 329 个，占 85\.2%；半数在签约后 153 天内开工"),
    "年底能到多少": (("年终预测",), (), r"全年可到 72\.60 亿元，为任务的 106\.8%"),
    "谁慢，为什么": (("排名", "红黑榜"), (), r"最慢的是蓼湾乡，慢于序时进度 83\.3 个百分点"),
    "卡得最久的": (("全程跟踪", "卡在哪里"), (), r"45 个项目签约未开工，最久的已 518 天"),
    "变了什么": (("变化",), (), r"较上月：5 个重点项目亮灯升级.*到位 5\.59 亿元"),
}  # fmt: skip
ROWS = {  # and what a row of a table there says: of which table, which row, how it begins
    "谁慢，为什么": (1, 2, ["乡镇组", "24", "蓼湾乡", "0", "-83.3", "待破零"]),
    "卡得最久的": (0, 0, ["518", "澜澜盛SMT贴装生产项目", "临澜经济开发区"]),
}


def choose(page: Page, words: str) -> None:
    """Press one of the switches over a picture."""
    click(page.get_by_role("radio", name=words, exact=True))


def cells(page: Page, table: int, row: int) -> list[str]:
    """What a row (from 0) of a table says, as a screen reader would have it."""
    settled(page)
    listed = page.get_by_test_id("stDataFrame").nth(table).locator(f"tr[aria-rowindex='{row + 2}'] td")
    expect(listed.first).to_be_attached()
    return listed.all_text_contents()


def read(taken: Download) -> openpyxl.Workbook:
    """The workbook that was taken away."""
    return openpyxl.load_workbook(io.BytesIO(taken.path().read_bytes()))


def test_what_an_analyst_is_asked_for_is_said_on_the_page_that_he_walks_to(site, reader):
    reader.goto(site)
    for question, (way, chosen, answer) in ASKED.items():
        for place, words in enumerate(way):
            walk(reader, words, place)
        for words in chosen:
            choose(reader, words)
        expect(title(reader), question).to_contain_text(re.compile(answer))
        settled(reader)
        expect(reader.get_by_test_id("stAlert"), question).to_have_count(0)
        if question in ROWS:
            table, row, told = ROWS[question]
            assert cells(reader, table, row)[: len(told)] == told, question


def test_the_table_that_the_boss_wants_is_taken_with_all_that_it_needs(site, reader):
    reader.goto(site)
    walk(reader, "排名", 0)
    expect(title(reader)).to_contain_text("40 个单位中 14 个慢于序时进度")
    click(reader.get_by_role("button", name="口径与下载"))
    page = read(take_away(reader, "Excel")).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][0] == "哪些单位跑在了序时进度前面（到位资金）"
    assert re.fullmatch(r"截至：2026-10　范围：全县　版本：2026-10-0001-\w{8}", rows[1][0])
    assert (rows[2][0], len(rows)) == ("单位：万元", 5 + 40 + 2)
    assert [str(cell) for cell in page.merged_cells.ranges if cell.min_row == 4 and cell.min_col == 6] == ["F4:I4"]
    assert (rows[3][5], dict(zip(rows[4][5:9], rows[45][5:9], strict=True))) == ("任务完成", {
        "年度任务": 672_000, "完成率（%）": 91.004222, "序时进度（%）": 83.333333, "超欠序时（百分点）": 7.670888,
    })
    assert (rows[45][0], rows[45][3], rows[45][4]) == ("合计", 611_548.37, "—")

    taken = take_away(reader, "本页全部表格")
    assert re.fullmatch(r"排名_2026-10_2026-10-0001-\w{8}\.xlsx", taken.suggested_filename)
    book = read(taken)
    told = dict(book["说明"].values)
    assert (len(book.sheetnames), told["表"], told["范围"]) == (3, "排名：2 张表", "全县")
    assert dt.datetime.fromisoformat(told["下载时间"])
