"""What a change of a book is: its name, the books that it suits, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.fuzz.books import Base, Book


@dataclass(frozen=True)
class Change:
    """`make` changes a book and its truth, and says what it did; `only` names the ledgers that it is for, `needs` the
    columns."""

    name: str
    make: Callable[[Random, Book], str]
    only: tuple[str, ...] = ("funds", "projects", "progress")
    needs: tuple[str, ...] = ()
    is_flat: bool = False  # only for books in the form of a template
    is_kept: bool = True  # when another program opens the file and saves it

    def suits(self, base: Base) -> bool:
        has_columns = set(self.needs) <= set(base.columns)
        return has_columns and base.ledger in self.only and (base.is_flat or not self.is_flat)


def some(rng: Random, book: Book) -> int:
    """A row with a plain amount, which no other row repeats."""
    return rng.choice(book.lone_rows())
