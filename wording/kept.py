"""What was asked, said or drawn before is not made again: making it costs far more than finding it.

An answer is known by what was asked. What is made of it is found by that name, as long as it is the very answer that
was handed out; of anything else, such as some rows of it, by the cells themselves, so that a version, a filter or a
page's own choice can't be forgotten. What is kept is everybody's: never change it, make another.
"""

import hashlib
import pickle
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import partial, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")

_handed_out: dict[int, tuple[weakref.ref[Any], Hashable]] = {}  # by identity


class Shelf:
    """The latest results, as many as `most`. What two want at once is made once."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._made: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` made under this key, now or before; what it raises is raised and not kept."""
        found, is_new = self._take(key)
        if is_new:
            try:
                found.set_result(make())
            except BaseException as error:
                self._drop(key)
                found.set_exception(error)
        made: Made = found.result()
        return made

    def keep(self, make: Callable[Given, Made]) -> Callable[Given, Made]:
        """`make`, whose latest results are kept."""
        name = f"{make.__module__}.{make.__qualname__}"

        @wraps(make)
        def found(*given: Given.args, **named: Given.kwargs) -> Made:
            return self.once((name, *_told(given, named)), partial(make, *given, **named))

        return found

    def _take(self, key: Hashable) -> tuple[Future[Any], bool]:
        with self._lock:
            is_new = key not in self._made
            found = self._made.setdefault(key, Future())
            self._made.move_to_end(key)
            if len(self._made) > self.most:
                self._made.popitem(last=False)
        return found, is_new

    def _drop(self, key: Hashable) -> None:
        with self._lock:
            self._made.pop(key, None)


SENTENCES = Shelf(12_000)  # and what else is small
FIGURES = Shelf(800)  # figures and tables, those of twelve months of every view and some filters


class Row(dict[str, Any]):
    """The only row of an answer: its cells by column."""


def hand_out(answer: Made, key: Hashable) -> Made:
    """The answer, known from here on as what was asked; whoever gets it may not change it in place."""
    number = id(answer)

    def forget(gone: weakref.ref[Any]) -> None:
        if number in _handed_out and _handed_out[number][0] is gone:
            del _handed_out[number]

    _handed_out[number] = weakref.ref(answer, forget), key
    return answer


def _known_as(value: Any) -> Hashable | None:
    found = _handed_out.get(id(value))
    return found[1] if found is not None and found[0]() is value else None


def _told(given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Hashable, ...]:
    """What was given: answers by what was asked, all else by its content."""
    values = dict[int | str, Any](enumerate(given)) | named
    known = {name: key for name, value in values.items() if (key := _known_as(value)) is not None}
    rest = pickle.dumps({name: value for name, value in values.items() if name not in known}, pickle.HIGHEST_PROTOCOL)
    return tuple(known.items()), hashlib.sha256(rest).digest()
