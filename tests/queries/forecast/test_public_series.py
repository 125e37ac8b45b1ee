"""Tried on series that others published, not on our own generator: how often the range holds, how far the end is off.

Airline passengers of 1949 to 1960 by month, in thousands (Box and Jenkins, Series G), as funds of 2015 to 2026; and,
where the folder is there, what the industry of China earned by the year's running total, as its statistics office
publishes it.
"""

import pytest
from python_calamine import CalamineWorkbook

from tests.examples import EXAMPLES

PROFITS = EXAMPLES / "nbs_statistics_downloads" / "national_xls" / "月度数据.xls"
TRIED = ("all_origins", "all_ranged", "all_coverage", "all_error", "all_pace_error", "is_better", "is_covering")

PASSENGERS = """
112 118 132 129 121 135 148 148 136 119 104 118  115 126 141 135 125 149 170 170 158 133 114 140
145 150 178 163 172 178 199 199 184 162 146 166  171 180 193 181 183 218 230 242 209 191 172 194
196 196 236 235 229 243 264 272 237 211 180 201  204 188 235 227 234 264 302 293 259 229 203 229
242 233 267 269 270 315 364 347 312 274 237 278  284 277 317 313 318 374 413 405 355 306 271 306
315 301 356 348 355 422 465 467 404 347 305 336  340 318 362 348 363 435 491 505 404 359 310 337
360 342 406 396 420 472 548 559 463 407 362 405  417 391 419 461 472 535 622 606 508 461 390 432
"""
# The year's end that chainladder 0.10.1 gives 1960 (Development(average="volume"), Chainladder), by what had come by a
# month: the years before are whole, so its factors to ultimate are theirs.
CHAINLADDER = {1: 5816.679951690818, 4: 5580.8694656488515, 10: 5739.052243101404}


def fill(county, series):
    """A project that brings each month what the series says: (2026, 10): 432."""
    county.project("P1", started="2000-01-01")
    county.con.execute(
        "insert into monthly_funds select 'P1', make_date(year, month, 1), 'out_province', row_number() over (),"
        " amount, null, '审核通过', 1, '月报', row_number() over ()"
        " from (select unnest(?) as year, unnest(?) as month, unnest(?::double[]) as amount)",
        [[year for year, _ in series], [month for _, month in series], list(series.values())],
    )


def test_airline_passengers_end_as_the_chain_ladder_says_within_ranges_that_hold_as_often_as_they_say(county):
    fill(county, {(2015 + at // 12, at % 12 + 1): int(one) for at, one in enumerate(PASSENGERS.split())})
    for month, end in CHAINLADDER.items():
        ((forecast,),) = county.ask("forecast/year", f"2026-{month:02}", ("forecast",))
        assert float(forecast) == pytest.approx(end, abs=1e-6)
    assert county.ask("forecast/backtest", "2026-10", TRIED)[0] == (121, 121, 0.7851, 0.0159, 0.0617, True, True)


@pytest.mark.skipif(not PROFITS.exists(), reason=f"没有真实样例文件 {PROFITS}")
def test_of_industrial_profits_the_range_holds_as_often_as_it_says_and_the_error_is_half_the_pace_s(county):
    names, *_, = rows = CalamineWorkbook.from_path(PROFITS).get_sheet_by_index(0).to_python()
    at = names.index("规模以上工业企业利润总额_累计")
    totals = {tuple(map(int, row[0].split("-"))): float(row[at]) for row in rows[4:] if row[at] not in ("", None)}
    months = sorted(totals)
    before = dict(zip(months[1:], months, strict=False))
    earlier = {one: totals[before[one]] if one in before and before[one][0] == one[0] else 0.0 for one in months}
    fill(county, {one: round(totals[one] - earlier[one], 2) for one in months})
    assert county.ask("forecast/backtest", "2020-03", TRIED)[0] == (90, 90, 0.8, 0.0635, 0.1239, True, True)
