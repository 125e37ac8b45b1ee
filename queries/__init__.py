"""Questions: one SQL file each, asked of one version within one scope."""

import warnings
from typing import Any

import pandas as pd
import pyarrow as pa

from data.errors import DataError
from queries.catalogue import WHOLE, Question, catalogue
from queries.masked import masked
from queries.version import EVERY_UNIT, Scope, Units, Version, load_macros, open_version, struct_of, unfiltered
from queries.written import written

# DuckDB advises against execute for the copy of the rows that it makes. But sql() plans a question twice, which for
# nearly every question takes longer than the answer.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

__all__ = [
    "EVERY_UNIT", "Question", "Scope", "Units", "Version", "ask", "catalogue", "load_macros", "open_version",
    "struct_of", "unfiltered",
]  # fmt: skip


def ask(version: Version, name: str, scope: Scope, **parameters: Any) -> pd.DataFrame:
    """The answer of a question as a DataFrame; a parameter that isn't given is null.

    Money stays exact (decimal128), counts are Int64, rates Float64, dates datetime64, text str, truths boolean; what
    can't be computed is pd.NA. Raises DataError for an unknown question or parameter.
    """
    question = catalogue().get(name)
    if question is None:
        raise DataError(f"没有名为 {name} 的问题。可用 python -m queries list 查看全部问题。")
    scopes = {"scope": scope, WHOLE: unfiltered(scope, question.without)}
    unknown = set(parameters) - (question.parameters.keys() - scopes.keys())
    if unknown:
        raise DataError(f"问题 {name} 没有参数 {'、'.join(sorted(unknown))}。")
    with version.con.cursor() as cursor:
        given = {
            key: struct_of(scopes[key], version, cursor) if key in scopes else parameters.get(key)
            for key in question.parameters
        }
        table = cursor.execute(question.sql, given).to_arrow_table()
    told = written(table) if scope.unmasked else masked(written(table))
    return told.to_pandas(types_mapper=_dtype, date_as_object=False)


def _dtype(kind: pa.DataType) -> Any:
    """The pandas type that keeps an Arrow column exact and lets it miss values."""
    if pa.types.is_decimal(kind):
        return pd.ArrowDtype(kind)
    if pa.types.is_integer(kind):
        return pd.Int64Dtype()
    if pa.types.is_floating(kind):
        return pd.Float64Dtype()
    if pa.types.is_boolean(kind):
        return pd.BooleanDtype()
    return None
