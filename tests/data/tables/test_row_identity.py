from data.cells import dates
from data.files.workbook import Merged, Sheet
from data.tables.header import find_header, paths_over_all
from data.tables.row_identity import differences, rest
from data.tables.rows import read_table

HEAD = ["序号", "项目编号", "月份", "本月到位资金", "", "凭证号"]


def table(*rows, merged=()):
    sheet = Sheet("表", [HEAD, *map(list, rows)], merged)
    header = find_header(sheet)
    read = read_table(sheet, header, dates.Context(), {})
    read.heads = tuple(paths_over_all(sheet, 0, 1))
    return read


def said(*rows, **kept):
    return [rest(read, row) for read in [table(*rows, **kept)] for row in read.rows]


def test_a_row_is_its_cells_without_running_numbers_and_what_is_compared_by_value():
    one, other, third = said(
        [1.0, "P1", "2026-10", 5.0, 1.0, "银1"],
        [2.0, "P1", "2026年10月", "5", "2", " 银1 "],
        [3.0, "P1", "2026-10", 5.0, "x", ""],
    )
    assert (one == other, one.strip("\x1f"), third.strip("\x1f")) == (True, "银1", "x")


def test_a_merged_cell_is_said_of_every_row_that_it_is_merged_over():
    one, other = said(
        [1.0, "P1", "2026-10", 5.0, "", "银1"], [2.0, "P1", "2026-10", 5.0, "", ""], merged=(Merged(1, 5, 2, 5),)
    )
    assert one == other


def test_the_columns_in_which_two_rows_differ_are_named_by_header_else_by_letters():
    read = table([1.0, "P1", "2026-10", 5.0, "甲", "银1"], [2.0, "P1", "2026-10", 6.0, "乙", "银2"])
    assert list(differences(read, *read.rows)) == ["本月到位资金", "E列", "凭证号"]
