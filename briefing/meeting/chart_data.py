"""The data of a native chart, in whose workbook no word is a formula or a link.

python-pptx lets xlsxwriter guess what a cell is by its text: a name that begins with = would be calculated by whoever
opens the chart's data, one that begins with http:// would lead away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.util import lazyproperty
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

WORDS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class ChartData(CategoryChartData):
    """Names along an axis and series over them."""

    @lazyproperty
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)  # type: ignore[no-untyped-call] # python-pptx's charts are without types


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Iterator[tuple[Workbook, Worksheet]]:
        with Workbook(xlsx_file, {"in_memory": True, **WORDS}) as book:
            yield book, book.add_worksheet()
