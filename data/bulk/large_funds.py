"""A fund ledger in a large text file: its plain records stay in DuckDB, only what is to be looked at becomes rows.

To the intake it is a table like any other; its counts and sums include the records that never became rows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa

from data.bulk import arrivals
from data.bulk.facts import SPELLED_OUT
from data.bulk.large_text import LargeText
from data.bulk.plain_lines import FIELDS, PlainLines
from data.receipt import Balance, SheetReceipt
from data.tables import part_sums
from data.tables.layout import Header
from data.tables.subtotals import Block, check
from data.tables.table import REFUSED, Row, Table, left_out

MOST_ODD = 100_000
SUMS = ("amount", "ytd_value")
Tally = tuple[int, Decimal, Decimal]  # rows, and the sums of SUMS
NONE: Tally = (0, Decimal(0), Decimal(0))
TALLY = """
select coalesce(why, 'loaded'), count(*), coalesce(sum(amount), 0), coalesce(sum(ytd_value), 0)
from every_arrival left join aside using (fact_no) group by all
"""
BETWEEN = """
select coalesce(number, 0), coalesce(sum(amount), 0), coalesce(sum(ytd_value), 0)
from every_arrival asof left join incoming on row_no >= number group by all
"""
BLOCKS = """
select coalesce(number, 0), count(*), coalesce(sum(amount), 0), coalesce(sum(ytd_value), 0),
    coalesce(sum(amount) filter (why = 'refused'), 0), coalesce(sum(ytd_value) filter (why = 'refused'), 0)
from every_arrival asof left join incoming on row_no >= number left join aside using (fact_no)
group by all
"""


@dataclass(eq=False, kw_only=True)
class LargeFunds(Table):
    """One large fund ledger while it is received. `rows` are those that were looked at because they aren't plain.

    `waiting` are how many rows wait together for a word. `reread` reads cells as the general way does, as if they stood
    right under the header; if it is told that they are in the order of the file, a header may stand again among them.
    """

    text: LargeText
    reread: Callable[..., Table]
    looked_at: dict[int, Row] = field(default_factory=dict)
    turned_away: list[Row] = field(default_factory=list)
    tally: dict[str, Tally] = field(default_factory=dict)
    silent_unlisted: int = 0
    waiting: int = 0

    def gather(self, con: duckdb.DuckDBPyConnection) -> None:
        """Read the file into a new set of arrivals, and into rows what isn't plain there."""
        self.con = con
        arrivals.begin(con)
        places = {name: column.index if (column := self.header.column(name)) else None for name in FIELDS}
        width = max((place + 1 for place, path in enumerate(self.heads) if path), default=0)
        self.plain = PlainLines(con, places, self.reread, self.header.last + 1, width)
        self.records = self.plain.read(self.text)
        con.execute("set variable large_sheet = ?", [self.sheet])
        odd = self.plain.odd(MOST_ODD + 1)
        self._adopt(odd[:MOST_ODD])
        if self.parts:
            part_sums.settle(self, self._between_parts())
        silent, count = self.plain.silent(SPELLED_OUT)
        self.silent = sorted(self.silent + silent)
        self.silent_unlisted = count - len(silent)
        if len(odd) > MOST_ODD:
            self.give_up(f"有 {MOST_ODD:,} 行以上写法不规范，例如第 {odd[0][0]} 行")

    def give_up(self, reason: str, remedy: str = "请改正后重新上传") -> None:
        """Refuse the whole sheet, for something that is wrong with most of its rows, or all of them."""
        if self.refused:
            return
        [(records,)] = self.con.execute("select count(*) from first_lines").fetchall()
        self.rows, self.readings, self.subtotals = [], [], []
        self.asides.clear()
        self.con.execute("delete from read_arrivals")
        self.refuse(None, reason, remedy)
        self.tally = {"refused": (records - self.header.last - 1, *NONE[1:])}
        self.plain.end()

    @property
    def silences(self) -> int:
        """How many rows state no figure, those included whose numbers aren't listed."""
        return len(self.silent) + self.silent_unlisted

    def turn_away(self) -> None:
        """Note which rows will never reach the set of arrivals."""
        self.looked_at |= {row.number: row for row in self.rows}
        self.turned_away = [row for row in self.rows if not row.is_good]

    def asked(self, question: str, numbers: list[int]) -> list[tuple[Any, ...]]:
        """The answer to a question that reads numbers from `incoming`."""
        self.con.register("incoming", pa.table({"number": pa.array(numbers, pa.int64())}))
        rows = self.con.execute(question).fetchall()
        self.con.unregister("incoming")
        return rows

    def read_again(self, found: list[tuple[int, list[str | None]]]) -> dict[int, Row]:
        """Records that were plain as rows, by their numbers."""
        table = self.reread([[cell or "" for cell in cells] for _, cells in found])
        for row in table.rows:
            row.number = found[row.number - self.header.last - 2][0]
        return {row.number: row for row in table.rows}

    def close(self) -> None:
        """Count what became of the rows, compare the subtotals, and drop what was read."""
        if not self.refused:
            told = self.con.execute(TALLY).fetchall()
            self.tally = {why: (rows, amount, total) for why, rows, amount, total in told}
            check(self, self._blocks())
            self.subtotals = []  # nobody can compare them once the records are gone
            self.plain.end()

    def receipt(self) -> SheetReceipt:
        """The count of the rows, those included that stayed in DuckDB."""
        rejected = _sum([self.tally.get("refused", NONE), *map(_told, self.turned_away)])
        duplicate = self.tally.get("unchanged", NONE)
        fates = (self.tally.get("loaded", NONE), rejected, duplicate)
        balances = (
            Balance(column.written, *(fate[1:][SUMS.index(column.field.name)] for fate in (_sum(fates), *fates)))
            for column in self.header.columns
            if not self.refused and column.field.name in SUMS
        )
        return SheetReceipt(
            self.sheet,
            self.header.form.ledger,
            rows_read=_sum(fates)[0],
            rows_loaded=fates[0][0],
            rows_rejected=rejected[0],
            rows_duplicate=duplicate[0],
            rows_subtotal=self.asides["subtotal"],
            rows_held=self.waiting + sum(row.held and not row.rejected for row in self.looked_at.values()),
            note=REFUSED if self.refused else left_out(self.header.unused),
            balances=tuple(balances),
            rows_title=self.asides["title"],
            rows_note=self.asides["note"] + self.noted_silences,
            settled=self.settled,
        )

    def _adopt(self, records: list[tuple[int, list[str]]]) -> None:
        """Read records as the general way does and take over what that says, under their own numbers."""
        records = [*self._parted(records)]
        table, first = self.reread([cells for _, cells in records], is_ordered=True), self.header.last + 2
        for row in (*table.rows, *table.subtotals, *table.parts):
            row.number = records[row.number - first][0]
        self.rows = [row for row in table.rows if row.number]
        self.subtotals, self.asides, self.parts = table.subtotals, table.asides, table.parts
        self.silent = [records[number - first][0] for number in table.silent]
        self.readings, self.units = table.readings, table.units
        self.lines += [replace(line, row_no=records[line.row_no - first][0]) for line in table.lines]

    def _parted(self, records: list[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """The records, with a plain one, which bears no number, where they don't follow one another in the file."""
        before = None
        for number, cells in records:
            if before and number > before + 1 and self.plain.model:
                yield 0, self.plain.model.cells
            yield number, cells
            before = number

    def _blocks(self) -> list[Block]:
        cuts = [0, *(subtotal.number for subtotal in self.subtotals)]
        blocks = {cut: Block() for cut in cuts}
        for cut, rows, *sums in self.asked(BLOCKS, cuts) if len(cuts) > 1 else ():
            read, refused = sums[: len(SUMS)], sums[len(SUMS) :]
            blocks[cut] = Block(rows, dict(zip(SUMS, read, strict=True)), dict(zip(SUMS, refused, strict=True)))
        for row in self.turned_away:
            blocks[max(cut for cut in cuts if cut <= row.number)].add(row, SUMS)
        return list(blocks.values())

    def _between_parts(self) -> list[part_sums.Sums]:
        """The sums of all rows before, between and after the parts."""
        cuts = [0, *(row.number for row in self.parts)]
        plain = {cut: dict(zip(SUMS, sums, strict=True)) for cut, *sums in self.asked(BETWEEN, cuts)}
        odd = part_sums.summed(self)
        return [
            {name: plain.get(cut, {}).get(name, 0) + others.get(name, Decimal(0)) for name in SUMS}
            for cut, others in zip(cuts, odd, strict=True)
        ]


def can_be_plain(header: Header) -> bool:
    """Whether rows give their projects' ids, and each field's cells stand in one column of their own, as written."""
    simple = all(column.index is not None and not column.more and column.factor == 1 for column in header.columns)
    simple = simple and not any(column.meaning.changes or column.meaning.period for column in header.columns)
    is_whole = header.month is None and header.end is None and not header.conditions
    return simple and is_whole and header.column("project_id") is not None


def _told(row: Row) -> Tally:
    amount, total = (row.values.get(name) or Decimal(0) for name in SUMS)
    return 1, amount, total


def _sum(tallies: Sequence[Tally]) -> Tally:
    return (
        sum(rows for rows, _, _ in tallies),
        sum((amount for _, amount, _ in tallies), Decimal(0)),
        sum((total for _, _, total in tallies), Decimal(0)),
    )
