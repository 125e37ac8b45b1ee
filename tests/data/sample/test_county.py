"""The generated tables: reproducible, publishable, and telling the story that they are meant to tell."""

from itertools import pairwise

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.sample import Tables, generate
from data.warehouse.draft import Draft

AS_OF = pd.Timestamp("2026-10-01")
NAMED = [
    "昱联电子贴装项目", "朔韧皮革加工项目", "柏联智能科技产业园", "棠织轻纺产业园", "泓砚皮革化工助剂项目",
    "澜翼通航智造产业园", "澜芯电子线路板项目", "禾芃预制菜食品加工项目", "霁禾食品生猪养殖及深加工项目",
    "霖控手机配件研发制作项目",
]  # fmt: skip


def arrived(tables: Tables, months: int = 10) -> pd.DataFrame:
    """Audited arrivals up to the month of each year, 万元, by year and unit, joint projects by their ratio."""
    funds = tables["monthly_funds"].astype({"project_id": str})
    funds = funds[(funds.audit_status == "审核通过") & (funds.month.dt.month <= months)]
    shared = funds.merge(tables["project_shares"], on="project_id")
    shared["value"] = shared.amount * shared.ratio
    by_unit = shared.groupby([shared.month.dt.year, "unit_id"]).value.sum().unstack(fill_value=0)
    return by_unit.reindex(columns=tables["units"].unit_id, fill_value=0)


def task(tables: Tables, unit_id: str, metric: str = "arrived") -> float:
    targets = tables["targets"]
    (value,) = targets.value[(targets.year == 2026) & (targets.unit_id == unit_id) & (targets.metric == metric)]
    return value


def test_the_same_seed_gives_the_same_tables_and_another_seed_others(county: Tables) -> None:
    again, other = generate(), generate(seed=2)
    for name, frame in county.items():
        assert_frame_equal(frame, again[name])
    assert not county["monthly_funds"].equals(other["monthly_funds"])


@pytest.mark.parametrize(("projects", "fund_rows"), [(400, None), (2000, 60_000)])
def test_the_tables_satisfy_every_constraint_of_a_version(tmp_path, projects: int, fund_rows: int | None) -> None:
    draft = Draft()
    for name, frame in generate(projects, fund_rows=fund_rows).items():
        draft.con.execute(f"delete from {name}")
        draft.con.from_df(frame).insert_into(name)
    draft.seal(tmp_path / "sealed.duckdb")
    draft.close()


def test_a_larger_county_has_the_rows_that_were_asked_for() -> None:
    tables = generate(2000, 100, fund_rows=60_000)
    carrying = tables["units"].unit_group.notna().sum()
    assert (len(tables["projects"]), carrying) == (2000, 100)
    assert len(tables["monthly_funds"]) == pytest.approx(60_000, rel=0.01)
    assert tables["monthly_funds"].groupby("month").size().shape == (34,)


def test_a_county_too_small_for_its_story_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 100 projects and 40 units"):
        generate(99)


def test_the_county_ends_october_a_little_ahead_of_the_calendar(county: Tables) -> None:
    sums = arrived(county).sum(axis=1)
    assert 0.88 < sums[2026] / task(county, "LL00") < 0.92
    assert 0.08 < sums[2026] / sums[2025] - 1 < 0.12


def test_the_last_month_of_each_quarter_brings_more_than_the_two_before_it(county: Tables) -> None:
    funds = county["monthly_funds"]
    by_month = funds.groupby("month").amount.sum()
    quarters = by_month[:33].to_numpy().reshape(11, 3)
    assert (quarters.argmax(axis=1) == 2).all()


def test_two_townships_are_exactly_level(county: Tables) -> None:
    sums = arrived(county).loc[2026, ["LL24", "LL26"]].round(6)
    assert (sums["LL24"], task(county, "LL24")) == (sums["LL26"], task(county, "LL26"))
    groups = county["units"].set_index("unit_id").unit_group
    assert groups["LL24"] == groups["LL26"] == "乡镇组"


def test_exactly_one_unit_has_nothing_this_year_though_it_has_a_task(county: Tables) -> None:
    ranked = county["units"].unit_id[county["units"].unit_group.notna()]
    this_year = arrived(county).loc[2026, ranked]
    assert this_year.index[this_year == 0].tolist() == ["LL33"]
    assert task(county, "LL33") > 0


def test_units_lead_and_lag_from_under_half_to_over_a_fifth_ahead(county: Tables) -> None:
    ranked = county["units"].unit_id[county["units"].unit_group.notna()]
    rates = arrived(county).loc[2026, ranked] / [task(county, unit) for unit in ranked]
    assert rates.max() > 1.2
    assert rates[rates > 0].min() < 0.5


def test_every_project_that_the_report_names_is_a_key_project(county: Tables) -> None:
    projects = county["projects"]
    found = projects[projects.project_name.isin(NAMED) & projects.is_key]
    assert sorted(found.project_name) == sorted(NAMED)


def test_one_park_strays_from_its_positioning(county: Tables) -> None:
    projects = county["projects"].merge(
        county["park_industries"].assign(fits=True), how="left", on=["park", "industry"]
    )
    fit = projects[projects.park.notna()].groupby("park").fits.count() / projects.groupby("park").size()
    assert fit.index[fit < 0.5].tolist() == ["南部产业园"]


def test_chains_have_gaps_and_one_is_nearly_empty(county: Tables) -> None:
    counts = county["projects"].groupby(["industry", "chain_node"]).size()
    nodes = county["chain_nodes"].copy()
    nodes["projects"] = [counts.get(key, 0) for key in zip(nodes.industry, nodes.node, strict=True)]
    assert (nodes.projects == 0).sum() > 50
    pharma = nodes[nodes.industry == "化工医药"]
    assert 0 < (pharma.projects > 0).sum() <= 2


def test_every_node_and_industry_of_a_project_is_a_known_one(county: Tables) -> None:
    known = set(zip(county["chain_nodes"].industry, county["chain_nodes"].node, strict=True))
    used = county["projects"][county["projects"].chain_node.notna()]
    assert set(zip(used.industry, used.chain_node, strict=True)) <= known


def test_no_stage_comes_before_the_one_that_it_follows_or_after_the_as_of_day(county: Tables) -> None:
    audited = county["projects"].project_id[county["projects"].audit_status == "审核通过"]
    events = county["stage_events"].pivot(index="project_id", columns="stage", values="actual").loc[audited]
    order = ["signed", "landed", "started", "completed", "producing", "at_capacity"]
    for earlier, later in pairwise(order):
        assert (events[later].isna() | (events[earlier] <= events[later])).all(), later
    assert county["stage_events"].actual.max() <= pd.Timestamp("2026-10-31")


def test_no_project_has_more_arrivals_than_were_agreed(county: Tables) -> None:
    sums = county["monthly_funds"].astype({"project_id": str}).groupby("project_id").amount.sum()
    agreed = county["projects"].set_index("project_id").agreed_investment
    assert (sums <= agreed.loc[sums.index]).all()


def test_reported_sums_follow_from_the_months_but_for_two(county: Tables) -> None:
    funds = county["monthly_funds"].astype({"project_id": str})
    keys = [funds.project_id, funds.month.dt.year]
    whole_month = funds.groupby(["project_id", "month"]).amount.transform("sum")
    first = ~funds.duplicated(["project_id", "month"])
    ytd = whole_month.where(first, 0).groupby(keys).cumsum()
    wrong = funds[first & ((ytd - funds.ytd_value).abs() > 0.001)]
    assert len(wrong) == 2


def test_refunds_unaudited_rows_second_arrivals_and_joint_projects_are_there(county: Tables) -> None:
    funds = county["monthly_funds"].astype({"project_id": str})
    waiting = funds[funds.audit_status != "审核通过"]
    assert ((funds.amount < 0).sum(), len(waiting), set(waiting.month)) == (4, 6, {AS_OF})
    assert funds.duplicated(["project_id", "month"]).sum() == 24
    shares = county["project_shares"].groupby("project_id").ratio.agg(["size", "sum"])
    assert (shares["sum"].round(8) == 1).all()
    assert 3 <= (shares["size"] == 2).sum() <= 12


def test_our_figures_in_the_bulletin_are_the_ledgers_own_in_every_month(county: Tables) -> None:
    funds = county["monthly_funds"]
    good = funds[funds.audit_status == "审核通过"].groupby("month").amount.sum()
    ytd = good.groupby(good.index.year).cumsum().round(2)
    ranks = county["city_ranks"]
    own = ranks[ranks.is_own & (ranks.metric == "到位资金")].set_index("month").value
    assert own.to_dict() == ytd[ytd.index.year >= 2025].to_dict()


def test_the_county_is_third_of_nine_and_places_change_over_the_months(county: Tables) -> None:
    ranks = county["city_ranks"]
    money = ranks[ranks.metric == "到位资金"]
    own = money[money.is_own].set_index("month")["rank"]
    assert (own[AS_OF], len(money[money.month == AS_OF])) == (3, 9)
    assert own.nunique() > 1


def test_nothing_names_a_real_credit_code(county: Tables) -> None:
    codes = county["projects"].uscc.dropna()
    assert codes.str.contains("DEMO").all()  # the letter O is not used in 统一社会信用代码
    assert codes.is_unique


def test_four_forums_were_held_in_three_cities_this_year(county: Tables) -> None:
    held = county["activities"]
    forums = held[(held.kind == "企业家座谈会") & (held.held_at >= "2026-01-01")]
    assert (len(forums), sorted(set(forums.city))) == (4, ["杭州", "深圳", "苏州"])


def test_the_projects_that_the_report_describes_have_their_milestones(county: Tables) -> None:
    told = county["project_milestones"].merge(county["projects"], on="project_id")
    last = told[told.month == AS_OF].set_index(["project_name", "milestone"])[["planned_value", "done_value"]]
    assert last.loc[("霁禾食品生猪养殖及深加工项目", "母猪场选址")].tolist() == [8, 6]
    assert last.loc[("澜翼通航智造产业园", "一期拟引进通航制造项目")].planned_value == 12
    assert last.loc[("柏联智能科技产业园", "一期用地")].tolist() == [210, 210]
