"""Of which day what is done on the dashboard is."""

import datetime as dt

import pandas as pd
import pytest

from ui.dispatching.live import acting_day

TODAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(("is_sample", "day"), [(True, dt.date(2026, 10, 31)), (False, TODAY)])
def test_what_is_done_on_the_sample_is_of_its_last_day_as_it_is_judged_by_it(is_sample, day):
    assert acting_day({"is_sample": is_sample, "newest_month": pd.Timestamp("2026-10-01")}, TODAY) == day
