"""What no document can hold is taken out of an answer's texts; everything else stays as it was."""

from decimal import Decimal

import pandas as pd
from pandas.testing import assert_frame_equal

from queries.legible import legible_answer


def test_texts_lose_what_nobody_sees_and_figures_stay():
    answer = pd.DataFrame({"unit": ["甲\x0b镇", None], "arrived": [Decimal("1.5"), None], "n": [1, 2]})
    kept = pd.DataFrame({"unit": ["甲镇", None], "arrived": [Decimal("1.5"), None], "n": [1, 2]})
    assert_frame_equal(legible_answer(answer), kept)
