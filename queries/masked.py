"""What somebody is reached or identified by, hidden in the texts of an answer: the one place between a version's rows
and whoever isn't to see it.

No question returns a column of such numbers (tests/queries/test_catalogue.py); people write them into remarks,
problems and whatever a cell is taken from as it stands.
"""

import pyarrow as pa
import pyarrow.compute as pc

# RE2 looks neither ahead nor behind: the signs around a number are put back as they were. Numbers with one sign between
# them share it, so that each pattern is put twice.
BEFORE, AFTER = r"(^|[^0-9A-Za-z])", r"($|[^0-9A-Za-z元万亿])"
NUMBERS = (
    (r"(^|[^0-9])(1[0-9]{2})[- ]?[0-9]{4}[- ]?([0-9]{4})($|[^0-9元万亿.])", r"\1\2****\3\4"),  # a mobile's
    (r"(^|[^0-9])(0[0-9]{2,3})[- ]?[0-9]{3,4}[- ]?([0-9]{4})($|[^0-9元万亿.])", r"\1\2****\3\4"),  # a telephone's
    (
        BEFORE + r"([0-9][0-9A-Za-z]{3})[0-9A-Za-z]{10}([0-9A-Za-z]{4})" + AFTER,
        r"\1\2**********\3\4",
    ),  # 信用代码, 身份证
)
LIKELY = r"[0-9][0-9 -]{6}|[0-9][0-9A-Za-z]{17}"  # few texts have as many digits: the others are looked at once
KEYS = ("_id", "_key")  # columns whose values name rows: nobody's number, and nothing is found under a part of it


def masked(answer: pa.Table) -> pa.Table:
    """An answer whose texts show the ends of telephone numbers, credit codes and identity numbers only."""
    for place, field in enumerate(answer.schema):
        if field.name.endswith(KEYS):
            continue
        cells = answer.column(place)
        if pa.types.is_string(field.type):
            answer = answer.set_column(place, field.name, _hidden(cells))
        elif pa.types.is_list(field.type) and pa.types.is_string(field.type.value_type):
            lists = cells.combine_chunks()
            lists = pa.ListArray.from_arrays(lists.offsets, _hidden(lists.values), mask=lists.is_null())
            answer = answer.set_column(place, field.name, lists)
    return answer


def _hidden(texts: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray | pa.Array:
    if pc.any(pc.match_substring_regex(texts, LIKELY)).as_py():
        for pattern, shown in (*NUMBERS, *NUMBERS):
            texts = pc.replace_substring_regex(texts, pattern, shown)
    return texts
