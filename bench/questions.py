"""Every question beside the same answer in pandas, at county and at province size.

Both are asked without filters for the last month; projects/dossier, funds and readings for one project. Counted is
`queries.ask` from the call to the DataFrame, and the pandas function from the plain tables in memory to the DataFrame:
reading those tables into memory (a minute for the province) is not counted. DuckDB reads the version's file.
"""

import datetime as dt
import time
from dataclasses import dataclass
from pathlib import Path

import queries
from bench.compare import difference
from bench.counties import COUNTY, PROVINCE, County
from bench.timing import median, milliseconds, table
from queries.rules import checks
from tests.oracle import ANSWERS

AS_OF = dt.date(2026, 10, 1)
ALL_CHECKS = "checks/findings"
ON_CHECKS = "rankings/scores"  # pandas has its answer but for 报表质量, and that takes most of the time
OF_ONE_PROJECT = ("projects/dossier", "projects/funds", "projects/readings")
RUNS = {COUNTY: (9, 5), PROVINCE: (5, 2)}  # of the question, of pandas


@dataclass(frozen=True)
class Timing:
    """Medians in milliseconds; `difference` is None when both answers are equal."""

    question: float
    pandas: float
    difference: str | None


def report(folder: Path) -> str:
    """Build both counties under `folder` and time every question; the printed text."""
    timings: dict[str, list[Timing]] = {name: [] for name in ANSWERS if name != ON_CHECKS}
    lines, checked = [], []
    for size in (COUNTY, PROVINCE):
        start = time.perf_counter()
        county = County.build(size, folder)
        lines.append(_built(county, time.perf_counter() - start))
        for name, several in timings.items():
            several.append(_time(county, name))
        checked.append(_checked(county))
        county.version.con.close()
    header = ("question", "county ms", "pandas ms", "province ms", "pandas ms", "ratio", "equal")
    lines += ["", table(header, [_row(name, *several) for name, several in timings.items()]), ""]
    lines += [f"{name}: {t.difference}" for name, several in timings.items() for t in several if t.difference]
    return "\n".join([*lines, _summary([province for _, province in timings.values()]), *checked])


def _built(county: County, seconds: float) -> str:
    projects, funds = (len(county.tables[name]) for name in ("projects", "monthly_funds"))
    megabytes = county.path.stat().st_size / 1e6
    return (
        f"{county.size.name}: {projects:,} projects, {funds:,} fund rows; a version of {megabytes:,.0f} MB, "
        f"generated, published and read into pandas in {seconds:.0f} s"
    )


def _time(county: County, name: str) -> Timing:
    chosen = (county.tables["key_progress"].project_id.iloc[0],) if name in OF_ONE_PROJECT else ()
    scope = queries.Scope(AS_OF, projects=chosen, may_see=queries.EVERY_UNIT)
    runs, pandas_runs = RUNS[county.size]
    asked, answer = median(lambda: queries.ask(county.version, name, scope), runs)
    computed, expected = median(lambda: ANSWERS[name].compute(county.tables, scope), pandas_runs)
    return Timing(asked, computed, difference(answer, expected, ANSWERS[name].keys))


def _checked(county: County) -> str:
    """The checks of data quality and the scores that rest on them, which have nothing in pandas beside them."""
    runs = 1 if county.size is PROVINCE else 5
    scope = queries.Scope(AS_OF, may_see=queries.EVERY_UNIT)
    asked, found = median(lambda: queries.ask(county.version, ALL_CHECKS, scope), runs)
    scored, _ = median(lambda: queries.ask(county.version, ON_CHECKS, scope), runs)
    return (
        f"{county.size.name}: all {len(checks())} checks together {milliseconds(asked)} ms, {len(found):,} findings;"
        f" the scores that rest on them {milliseconds(scored)} ms"
    )


def _row(name: str, county: Timing, province: Timing) -> tuple[str, ...]:
    times = (county.question, county.pandas, province.question, province.pandas)
    equal = "yes" if county.difference is None and province.difference is None else "NO"
    return name, *map(milliseconds, times), f"{province.question / province.pandas:.2f}", equal


def _summary(provinces: list[Timing]) -> str:
    within = sum(timing.question <= timing.pandas / 10 for timing in provinces)
    asked, computed = sum(timing.question for timing in provinces), sum(timing.pandas for timing in provinces)
    return (
        f"ratio: question / pandas at province size. At most a tenth: {within} of {len(provinces)}; all questions "
        f"together {asked / 1000:.1f} s beside {computed / 1000:.1f} s ({asked / computed:.2f})."
    )
