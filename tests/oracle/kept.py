"""What many answers begin with, worked out once a scope; not where each answer is to be timed by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TypeVar

import pandas as pd

from queries import Scope

Tables = dict[str, pd.DataFrame]
Made = TypeVar("Made", pd.DataFrame, pd.Series)
_kept: dict[tuple[Callable[..., object], int, Scope], pd.DataFrame | pd.Series] | None = None


@contextmanager
def kept() -> Iterator[None]:
    """Within this what is `once_a_scope` is worked out once for each county and scope."""
    global _kept
    _kept = {}
    try:
        yield
    finally:
        _kept = None


def once_a_scope(compute: Callable[[Tables, Scope], Made]) -> Callable[[Tables, Scope], Made]:
    """A function of which every caller gets a copy of its own, which shares its columns until one of them changes."""

    @wraps(compute)
    def made(tables: Tables, scope: Scope) -> Made:
        if _kept is None:
            return compute(tables, scope)
        key = compute, id(tables["projects"]), scope
        if key not in _kept:
            _kept[key] = compute(tables, scope)
        return _kept[key].copy(deep=False)

    return made
