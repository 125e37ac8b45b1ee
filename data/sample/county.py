"""The invented county as plain tables: every fact that the workbooks say, in the columns of schema.sql.

The same seed gives the same tables. `batch_id`, `sheet` and `row_no` are placeholders: nothing was received.
"""

import functools

import duckdb
import numpy as np
import pandas as pd

from data.ledgers import LEDGERS, forms
from data.sample import (
    activities,
    base,
    bulletin,
    dispatching,
    doubts,
    first_reports,
    funds,
    lists,
    progress,
    projects,
    stages,
    targets,
    witnesses,
)
from data.schema import TABLES

BATCHES = {ledger: number for number, ledger in enumerate(LEDGERS, 1)}
LEDGER_OF = {form.table: form.ledger for form in forms()}
NOTHING = np.array(None, dtype=object)  # None, as numpy takes it
JOINT_SHARE, JOINT_RATIOS = 0.02, (0.5, 0.6, 0.7)
LISTED_UNITS = 40
UNAUDITED_PROJECTS = 5
TAKE = 47  # of the takes that were looked at, the one whose seed 1 reads most like a county's year
WITNESSES, FIRST_REPORTS = 9, 10  # the numbers of their random streams, after those of the others

Tables = dict[str, pd.DataFrame]


def generate(n_projects: int = 400, n_units: int = LISTED_UNITS, seed: int = 1, fund_rows: int | None = None) -> Tables:
    """The tables of a county with `n_projects` projects and `n_units` units that carry tasks, 2024-01 to 2026-10.

    Each frame has the columns of its table in schema.sql in their order; money in 万元, months as first days.
    `fund_rows`: about how many rows monthly_funds is to have (months are split into several arrivals); None leaves
    about 8 a project. Raises ValueError below 100 projects or 40 units, which the county's story needs.
    """
    if n_projects < 100 or n_units < LISTED_UNITS:
        raise ValueError("The sample county needs at least 100 projects and 40 units.")
    rngs = [np.random.default_rng(child) for child in np.random.SeedSequence([seed, TAKE]).spawn(8)]
    units = base.units(n_units)
    ledger, dates = _ledger(n_projects, units, rngs)
    money = funds.draw(ledger, dates, fund_rows, rngs[3])
    _settle(ledger, dates, money, rngs[4])
    shares = _shares(ledger)
    done, own = _achieved(ledger, dates, money, shares)
    tables = _configuration(units) | {
        "targets": targets.draw(units, done, rngs[5]),
        "projects": ledger.rename(columns={"unit_id": "report_unit"}),
        "project_shares": shares,
        "stage_events": _events(ledger, dates),
        "monthly_funds": _with_ids(money, ledger),
        "key_progress": _with_ids(progress.draw(ledger, dates, rngs[6]), ledger),
        "city_ranks": bulletin.draw(own, rngs[7]),
        **activities.draw(units, ledger),
        **dispatching.draw(units, ledger),
    }
    planted = doubts.plant({name: _columns(name, frame) for name, frame in tables.items()})
    streams = (np.random.default_rng([seed, TAKE, each]) for each in (WITNESSES, FIRST_REPORTS))
    told = witnesses.draw(planted, next(streams))  # with streams of their own, so that the rest stays as it was
    told |= first_reports.draw(planted, next(streams))
    return planted | {name: _columns(name, frame) for name, frame in told.items()}


@functools.cache
def _schema() -> dict[str, list[str]]:
    """The columns of each table of schema.sql."""
    with duckdb.connect() as con:
        con.execute(TABLES)
        names = con.execute(
            "select table_name, column_name from duckdb_columns() order by table_oid, column_index"
        ).fetchall()
    return {table: [column for owner, column in names if owner == table] for table, _ in names}


def _columns(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the table's columns; the provenance that only a workbook gives is filled in."""
    provenance = {
        "batch_id": BATCHES[LEDGER_OF.get(name, "projects")],
        "sheet": "生成",
        "row_no": np.arange(1, len(frame) + 1),
    }
    wanted = _schema()[name]
    frame = frame.assign(
        **{column: value for column, value in provenance.items() if column in wanted and column not in frame}
    )
    return frame[wanted].reset_index(drop=True)


def _ledger(n: int, units: pd.DataFrame, rngs: list[np.random.Generator]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Projects and their dates, in the order of signing, with ids; the story's rows keep their number in `told`."""
    ledger = projects.draw(n, units, rngs[0])
    dates = stages.draw(ledger.profile.to_numpy(), rngs[1])
    ledger["month_only"] = (rngs[1].random(n) < 0.3) & (ledger.profile == "plain")
    dates = dates.mask(ledger.month_only, dates.apply(lambda column: column.dt.to_period("M").dt.to_timestamp()))
    ledger["told"] = np.arange(n)
    order = np.argsort(dates.signed.fillna(pd.Timestamp("2026-11-01")).to_numpy(), kind="stable")
    ledger, dates = ledger.iloc[order].reset_index(drop=True), dates.iloc[order].reset_index(drop=True)
    year = dates.signed.dt.year.fillna(2026).astype(int)
    width = max(4, len(str(n)))
    ledger["project_id"] = [f"LL{y}-{number:0{width}d}" for y, number in zip(year, range(1, n + 1), strict=True)]
    ledger["unit_id"] = units.unit_id.to_numpy()[ledger.unit]
    ledger["partner"], ledger["ratio"] = _partners(ledger, units, rngs[2])
    ledger["is_joint"] = ledger.partner.notna()
    return _leaders(ledger, dates, units, rngs[2]), dates


def _partners(ledger: pd.DataFrame, units: pd.DataFrame, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A few projects were brought in by two units: the other one and the reporting unit's ratio."""
    n = len(ledger)
    reserved = [funds.ZERO_UNIT, *funds.TIED_UNITS]
    fit = units.unit_id[units.unit_group.isin(["乡镇组", "县直组"]) & ~units.unit_id.isin(reserved)].to_numpy()
    other = rng.choice(fit, n)
    joint = (
        (rng.random(n) < JOINT_SHARE)
        & (other != ledger.unit_id)
        & ~ledger.unit_id.isin(reserved)
        & (ledger.profile != "talks")
    )
    return np.where(joint, other, NOTHING), np.where(joint, rng.choice(JOINT_RATIOS, n), 1.0)


def _leaders(ledger: pd.DataFrame, dates: pd.DataFrame, units: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Key projects have a county leader (a post) and a lead unit; what is not registered has no company yet."""
    post = rng.choice(lists.column("posts", "post"), len(ledger))
    ledger["leader"] = np.where(ledger.is_key, post, NOTHING)
    ledger["lead_unit"] = np.where(ledger.is_key, units.unit.to_numpy()[ledger.unit], NOTHING)
    landed = dates.landed.notna()
    ledger["registered_name"] = ledger.registered_name.where(landed, None)
    ledger["uscc"] = ledger.uscc.where(landed, None)
    ledger["remark"] = np.select(
        [ledger.profile == "talks", dates.terminated.notna(), dates.suspended.notna()],
        ["在谈，尚未签约", "投资方原因终止", "因资金问题停工"], NOTHING,
    )  # fmt: skip
    ledger["park"] = [park or None for park in ledger.park]
    return ledger


def _settle(ledger: pd.DataFrame, dates: pd.DataFrame, money: pd.DataFrame, rng: np.random.Generator) -> None:
    """Raise an agreed investment that more money has arrived for; leave a few that were signed this year unaudited."""
    arrived = money.groupby("project").amount.sum().reindex(ledger.index).fillna(0)
    short = arrived > ledger.agreed_investment
    ledger.loc[short, "agreed_investment"] = np.ceil(arrived[short] / 1000 + 1) * 1000
    ledger["audit_status"] = "审核通过"
    new = (dates.signed >= "2026-01-01") & dates.started.isna()
    fit = ledger.index[new & (arrived == 0) & (ledger.profile == "plain")]
    waiting = np.sort(rng.choice(fit, min(UNAUDITED_PROJECTS, len(fit)), replace=False))
    ledger.loc[waiting, "audit_status"] = "审核中"
    ledger.loc[waiting[:1], "audit_status"] = "未通过"


def _shares(ledger: pd.DataFrame) -> pd.DataFrame:
    own = pd.DataFrame({"project_id": ledger.project_id, "unit_id": ledger.unit_id, "ratio": ledger.ratio})
    joint = ledger[ledger.is_joint]
    other = pd.DataFrame({"project_id": joint.project_id, "unit_id": joint.partner, "ratio": 1 - joint.ratio})
    return pd.concat([own, other.round({"ratio": 2})]).sort_values("project_id", kind="stable", ignore_index=True)


def _achieved(
    ledger: pd.DataFrame, dates: pd.DataFrame, money: pd.DataFrame, shares: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What was achieved and audited: by year and unit, and the county's own sums since January by month."""
    good = ledger.audit_status == "审核通过"
    audited = money[money.audit_status == "审核通过"]
    happened = {"arrived": (ledger.project_id.to_numpy()[audited.project], audited.month, audited.amount)}
    for metric, stage in (("signed", "signed"), ("started", "started"), ("produced", "producing")):
        there = good & dates[stage].notna()
        day = dates.loc[there, stage].dt.to_period("M").dt.to_timestamp()
        happened[metric] = (ledger.project_id[there].to_numpy(), day, pd.Series(1.0, day.index))
    by_unit, by_month = {}, {}
    for metric, (ids, month, value) in happened.items():
        facts = pd.DataFrame({"project_id": ids, "month": month.to_numpy(), "value": value.to_numpy()})
        by_month[metric] = (
            facts.groupby("month").value.sum().reindex(funds.MONTHS.astype("datetime64[s]"), fill_value=0)
        )
        yearly = facts.groupby(["project_id", facts.month.dt.year]).value.sum().reset_index()
        credited = yearly.merge(shares, on="project_id")
        credited["value"] *= credited.ratio if metric == "arrived" else 1
        by_unit[metric] = credited.groupby(["month", "unit_id"]).value.sum()
    own = pd.DataFrame(by_month)
    return pd.DataFrame(by_unit).fillna(0), own.groupby(own.index.year).cumsum().round(2)


def _events(ledger: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    events = stages.events(ledger.project_id.to_numpy(), dates)
    rough = set(ledger.project_id[ledger.month_only])
    events["date_precision"] = np.where(events.project_id.isin(rough), "month", "day")
    return events.assign(evidence=None, verified=False)


def _with_ids(frame: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Project ids in place of row numbers; a categorical, since millions of rows repeat them."""
    return frame.assign(project_id=pd.Categorical.from_codes(frame.project, ledger.project_id))


def _configuration(units: pd.DataFrame) -> Tables:
    parks, positioning = base.parks(dict(zip(units.unit, units.unit_id, strict=True)))
    batches = pd.DataFrame({"batch_id": list(BATCHES.values()), "ledger": list(BATCHES)})
    batches = batches.assign(
        file_name="生成的演示数据",
        file_hash="",
        received_at=pd.Timestamp("2026-11-03 09:00"),
        received_by="演示数据",
        received_on=pd.Timestamp("2026-11-03"),
    )
    regions = lists.reference("regions")
    return {
        "batches": batches, "settings": base.settings(), "units": units, "industries": base.industries(),
        "unit_places": base.unit_places(units),
        "chain_nodes": base.chain_nodes(), "chain_groups": base.chain_groups(), "regions": regions,
        "parks": parks, "park_industries": positioning, "scoring_scheme": base.scoring_scheme(),
    }  # fmt: skip
