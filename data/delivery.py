"""A delivery: several files received into one draft, in the order in which they need each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.errors import UnreadableFile
from data.job_progress import UNWATCHED, Watch
from data.ledgers import taken_in_order
from data.mapping.remembered import NO_MAPPINGS, Mappings
from data.people.actor import Units
from data.receipt import Receipt, Refusal
from data.receive import NOTHING_DECIDED, Workbook, enter, read, whole
from data.warehouse.draft import Draft
from data.warehouse.versions import digest

# Units and parks must be known before projects, projects before their funds and progress.
EVERYBODY_S: Mapping[Path, Units] = MappingProxyType({})
ORDER = tuple(dict.fromkeys(form.ledger for form in taken_in_order()))


@dataclass
class Delivery:
    """What became of the files of one delivery."""

    receipts: list[Receipt] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def is_news(self) -> bool:
        """Whether the draft is another one by any of the files."""
        return any(receipt.is_news for receipt in self.receipts)

    @property
    def ledgers(self) -> dict[str, tuple[str, ...]]:
        """The kinds of ledger that were found in each file that could be read."""
        return {
            receipt.file_name: tuple(dict.fromkeys(sheet.ledger for sheet in receipt.sheets if sheet.ledger))
            for receipt in self.receipts
        }

    def as_dict(self) -> dict[str, Any]:
        """The delivery as JSON can say it."""
        return {
            "receipts": [receipt.as_dict() for receipt in self.receipts],
            "refusals": [{"file": refusal.file_name, "reason": refusal.reason} for refusal in self.refusals],
        }


def deliver(
    files: Iterable[Path],
    draft: Draft,
    received_by: str,
    decided: Mapping[str, bool] = NOTHING_DECIDED,
    watch: Watch = UNWATCHED,
    mappings: Mappings = NO_MAPPINGS,
    own: Mapping[Path, Units] = EVERYBODY_S,
) -> Delivery:
    """Receive files into a draft; one that can't be read is refused and the others go on.

    `decided` is what persons said of rows held earlier, by decision key; `mappings` what is known of senders' own
    headers; `own`, of a file that a unit sent, the units whose rows alone it may hold. `watch` is told of each file
    twice, when it is read and when it is entered. Raises Cancelled when it says so; the draft is then as it was.
    """
    delivery, paths = Delivery(), list(files)
    books: list[Workbook] = []
    for number, path in enumerate(paths):
        watch.step(f"读取 {path.name}", number, 2 * len(paths))
        try:
            books.append(replace(read(path, decided=decided, mappings=mappings), own=own.get(path)))
        except UnreadableFile as error:
            delivery.refusals.append(Refusal(path.name, digest(path), str(error)))
    with whole(draft):
        books.sort(key=lambda book: ORDER.index(book.ledger))
        for number, book in enumerate(books, 2 * len(paths) - len(books)):
            watch.step(f"核对 {book.name}", number, 2 * len(paths))
            delivery.receipts.append(enter(book, draft, received_by, watch))
    return delivery
