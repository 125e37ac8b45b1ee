"""Whether two answers say the same: all rows and all columns of the first, money and rates within a millionth."""

from typing import Any

import numpy as np
import pandas as pd

RELATIVE, ABSOLUTE = 1e-6, 1e-6


def difference(answer: pd.DataFrame, expected: pd.DataFrame, keys: tuple[str, ...]) -> str | None:
    """Where `expected` (which may have further columns) departs from `answer`, None when nowhere.

    The rows' order doesn't count; `keys` tell them apart.
    """
    if missing := set(answer.columns) - set(expected.columns):
        return f"no columns {sorted(missing)}"
    if len(answer) != len(expected):
        return f"{len(answer)} rows beside {len(expected)}"
    left, right = (_by_keys(frame, keys) for frame in (answer, expected[list(answer.columns)]))
    if left[list(keys)].duplicated().any():
        return f"rows are not told apart by {keys}"
    for column in left:
        unequal = ~_equal(left[column], right[column])
        if unequal.any():
            row = int(np.argmax(unequal))
            key = tuple(left.loc[row, list(keys)])
            return (
                f"{column} at {key}: {left.loc[row, column]!r} beside {right.loc[row, column]!r} ({unequal.sum()} rows)"
            )
    return None


def _by_keys(frame: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    plain = frame.assign(
        **{key: frame[key].astype(str) for key in keys if isinstance(frame[key].dtype, pd.CategoricalDtype)}
    )
    return plain.sort_values(list(keys), ignore_index=True)


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    """Row by row; two missing values are equal."""
    absent: np.ndarray = left.isna().to_numpy() & right.isna().to_numpy()
    if pd.api.types.is_numeric_dtype(left) and not pd.api.types.is_bool_dtype(left):
        same = np.isclose(_numbers(left), _numbers(right), rtol=RELATIVE, atol=ABSOLUTE)
    else:
        pairs = zip(left.astype(object), right.astype(object), strict=True)
        same = np.array([_same(one, other) for one, other in pairs], bool)
    equal: np.ndarray = absent | same
    return equal


def _numbers(column: pd.Series) -> np.ndarray:
    numbers: np.ndarray = column.astype(object).where(column.notna(), np.nan).astype(float).to_numpy()
    return numbers


def _same(one: Any, other: Any) -> bool:
    if pd.api.types.is_list_like(one):
        return pd.api.types.is_list_like(other) and list(one) == list(other)
    return (one == other) is True or (one == other) is np.True_
