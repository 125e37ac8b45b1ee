"""A delivery: several files received into one draft, in the order in which they need each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data import workbook
from data.draft import Draft
from data.errors import UnreadableFile
from data.receipt import Receipt
from data.header import find_header
from data.receive import receive

# Units and parks must be known before projects, projects before their funds and progress.
ORDER = ("base", "projects", "funds", "progress", "bulletin")


@dataclass(frozen=True)
class Refusal:
    """A file of which nothing could be read, and why, in Chinese."""

    file_name: str
    reason: str


@dataclass
class Delivery:
    """What became of the files of one delivery."""

    receipts: list[Receipt] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def rows_loaded(self) -> int:
        """Rows that went into the draft, of all files."""
        return sum(receipt.rows_loaded for receipt in self.receipts)

    def as_dict(self) -> dict[str, Any]:
        """The delivery as JSON can say it."""
        return {
            "receipts": [receipt.as_dict() for receipt in self.receipts],
            "refusals": [{"file": refusal.file_name, "reason": refusal.reason} for refusal in self.refusals],
        }


def deliver(files: Iterable[Path], draft: Draft, received_by: str) -> Delivery:
    """Receive files into a draft; one that can't be read is refused and the others go on."""
    delivery = Delivery()
    readable: list[tuple[int, Path]] = []
    for path in files:
        try:
            readable.append((ORDER.index(ledger_of(path)), path))
        except UnreadableFile as error:
            delivery.refusals.append(Refusal(path.name, str(error)))
    for _, path in sorted(readable, key=lambda item: item[0]):
        try:
            delivery.receipts.append(receive(path, draft, received_by))
        except UnreadableFile as error:
            delivery.refusals.append(Refusal(path.name, str(error)))
    return delivery


def ledger_of(path: Path) -> str:
    """The kind of ledger that a file's first readable sheet is; raises UnreadableFile when there is none."""
    for sheet in workbook.sheets(workbook.load(path), path.stem):
        if header := find_header(sheet):
            return header.form.ledger
    return ORDER[-1]  # receive says what is wrong with it
