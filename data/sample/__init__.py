"""The sample county: 临澜县 of 澜川市, invented from end to end (演示数据), as messy as real ledgers are.

`generate` makes the facts as the tables of schema.sql, at any size; `write_workbooks` writes them as the twelve
workbooks beside this file. `python -m data.sample --out data/sample` writes those again, byte for byte.

The story, as of 2026-10: the county is a little ahead of the calendar and third of nine in the city. 蓼湾乡 has
nothing yet (待破零), 泽棠镇 and 麦垄镇 are exactly level, 南部产业园 strays from its 轻纺 positioning, 化工医药 is a
chain in name only, and forty key projects show every light and every reason for one. The projects that the county's
report names are there under invented names, with their milestones; four forums were held in three cities. Eighteen
projects are negotiated, the largest for 46 亿元, four without a word for a month; eight of the lost ones say why.
Twenty-one issues and ten matters of dispatches have their owners, some of them late; five red lights have no issue
yet. Firms and offices were asked what arrived, too: most say what the units say, three don't.

What people do to ledgers is done here too: titles and narratives above headers of two or three rows, 合计 above the
data, 小计 after each unit, merged and hidden columns, section lines, a header repeated within a sheet, notes below,
亿元 beside 万元 and 亩, dates in six forms, full-width digits, thousands commas, "-" for nothing.

Wrong on purpose (flaws.py has each row, with the way it is expected to come out):

    项目台账        a row without 项目编号; a unit that no table has (禾硕真); a date that no calendar has
                    (2025年2月30日); a project on two sheets
    资金月报        an amount 待核实 (2024); a 合计 that someone typed over, a project that no ledger has, a row twice
                    (2025); an amount 见附件, a row twice (2026)
    重点项目进度表  a project that no ledger has
    市通报          a row without a county
    招商活动台账    an activity of a kind that nobody knows (茶叙); a milestone of a project that no ledger has
    在谈项目台账    a lost project without the reason why
    问题调度台账    an issue that is 已销号 without evidence

Facts that deserve a question: four refunds (negative months), months with two arrivals, six fund rows and a few
projects not yet audited, and two 累计 that don't follow from their months: one left out its own month, one has a
digit too many. The checks of data quality have more to find in what still waits for its audit (doubts.py): a project
reported twice, a start before its signing, a phase larger than its whole; and in a bulletin a misprinted growth.
"""

from pathlib import Path

from data.sample import (
    activities_book,
    base_book,
    bulletin_book,
    dispatching_book,
    funds_book,
    progress_book,
    projects_book,
    witnesses_book,
)
from data.sample.county import Tables, generate

__all__ = ["generate", "write_workbooks"]


def write_workbooks(tables: Tables, folder: Path) -> list[Path]:
    """Write the county's workbooks into `folder` and return them in the order in which they are received."""
    base_book.write(tables, folder / "基础配置.xlsx")
    projects_book.write(tables, folder / "项目台账.xlsx")
    monthly = funds_book.write(tables, folder)
    progress_book.write(tables, folder / "重点项目进度表.xlsx")
    bulletin_book.write(tables, folder / "市通报.xlsx")
    activities_book.write(tables, folder / "招商活动台账.xlsx")
    followed = dispatching_book.write(tables, folder)
    names = ["基础配置.xlsx", "项目台账.xlsx", *monthly, "重点项目进度表.xlsx", "市通报.xlsx", "招商活动台账.xlsx"]
    return [*(folder / name for name in names), *followed, *witnesses_book.write(tables, folder)]
