"""Two versions beside each other: the headline figures are the dashboard's, and agree with what the ledgers changed."""

import datetime as dt
import json
from decimal import Decimal

import pytest

import queries
from data.delivery import deliver
from data.warehouse.store import Store
from queries import Scope
from queries.__main__ import main
from queries.compare import compare, compare_draft

MAIN = ("reported_projects", "arrived", "yoy", "completion", "signed", "started", "produced")


@pytest.fixture(scope="module")
def first(new_county, publish):
    """A version as of October: P1, begun in 2025, with 80 万元 then and 100 now, of a task of 400."""
    county = new_county()
    county.target("R", 400)
    county.project("P1", signed="2024-05-06", started="2025-03-01")
    county.funds("P1", "2025-10", 80)
    county.funds("P1", "2026-10", 100)
    return publish(county)


@pytest.fixture
def draft(first):
    """A draft of it in which P1 has brought 60 万元 more and produces, and P2 is signed."""
    draft = Store(first.path.parent.parent).draft()
    draft.con.execute("update monthly_funds set amount = 160 where month = date '2026-10-01'")
    draft.con.execute("insert into stage_events by name select * replace ('producing' as stage, date '2026-10-09' as"
                      " actual) from stage_events where stage = 'started'")
    draft.con.execute("insert into projects by name select * replace ('P2' as project_id) from projects")
    draft.con.execute("insert into project_shares values ('P2', 'A', 1, null)")
    draft.con.execute("insert into stage_events by name select * replace ('P2' as project_id, 'signed' as stage,"
                      " date '2026-10-09' as actual) from stage_events where stage = 'started'")
    return draft


def figures(comparison):
    return {each.column: (each.before, each.after) for each in comparison.headline if each.column in MAIN}


def test_each_headline_figure_before_and_after(first, draft):
    found = compare_draft(draft, first.path)
    assert figures(found) == {
        "reported_projects": (1, 1), "arrived": (Decimal(100), Decimal(160)), "yoy": (0.25, 1.0),
        "completion": (0.25, 0.4), "signed": (0, 1), "started": (0, 0), "produced": (0, 1),
    }
    assert (found.month_before, found.month_after) == (dt.date(2026, 10, 1), dt.date(2026, 10, 1))
    assert [(line.unit, line.before, line.after) for line in found.difference.funds] == [("甲镇", 100, 160)]


def test_the_headline_figures_are_those_of_the_first_page_all_of_them(first):
    columns = [each.column for each in compare(None, first.path).headline]
    assert ["as_of", *columns] == list(queries.catalogue()["overview/totals"].columns)


def test_without_an_earlier_version_there_is_nothing_before(first):
    found = compare(None, first.path)
    assert (found.month_before, figures(found)["arrived"]) == (None, (None, Decimal(100)))


def test_each_version_is_asked_as_of_its_own_latest_month_unless_one_is_given(first, draft):
    draft.con.execute("insert into monthly_funds by name select * replace (date '2026-11-01' as month, 40 as amount)"
                      " from monthly_funds where month = date '2026-10-01'")
    store = Store(first.path.parent.parent)
    second = store.publish(draft, "11月", "统计员甲")
    store.rollback(first.id)
    own, both = compare(first.path, second.path), compare(first.path, second.path, dt.date(2026, 10, 1))
    assert (own.month_before, own.month_after) == (dt.date(2026, 10, 1), dt.date(2026, 11, 1))
    assert figures(own)["arrived"] == (100, 200)
    assert (figures(both)["arrived"], both.month_after) == ((100, 160), dt.date(2026, 10, 1))


def test_a_version_without_funds_has_no_figures(new_county, publish):
    version = publish(new_county())
    found = compare(None, version.path)
    assert (found.month_after, found.headline) == (None, ())


def test_what_the_funds_changed_is_what_the_headline_changed(sample_warehouse, tmp_path):
    """Every change of a unit's month of the year adds up to the change of 到位资金."""
    store = Store(sample_warehouse)
    draft, parent = store.draft(), store.current().path
    draft.con.execute("update monthly_funds set amount = amount + 0.37 where row_no % 7 = 0")
    draft.con.execute("update monthly_funds set audit_status = '审核中' where row_no % 11 = 0")
    draft.con.execute("update projects set audit_status = '审核中' where row_no % 19 = 0")
    found = compare_draft(draft, parent)
    before, after = figures(found)["arrived"]
    changes = [line for line in found.difference.funds if line.month.year == found.month_after.year]
    assert after != before
    assert sum(line.after - line.before for line in changes) == after - before


def test_what_moved_stage_stands_there_on_the_dashboard(sample_warehouse):
    store = Store(sample_warehouse)
    draft, parent = store.draft(), store.current()
    draft.con.execute("update stage_events set actual = date '2026-10-20' where project_id like '%7'"
                      " and planned > date '2026-01-01'")
    draft.con.execute("delete from stage_events where project_id like '%30' and stage in ('started', 'completed')")
    found = compare_draft(draft, parent.path)
    version = queries.open_version(parent.path)
    rows = queries.ask(version, "projects/rows", Scope(found.month_after, may_see=None))
    stages = dict(zip(rows.project_id, rows.stage.fillna("无"), strict=True))
    moved = {line.project_id: line.before or "无" for line in found.difference.stages}
    assert len(moved) > 10
    assert moved == {project_id: stages[project_id] for project_id in moved}


def test_two_versions_are_compared_on_the_command_line(first, draft, monkeypatch, capsys):
    store = Store(first.path.parent.parent)
    second = store.publish(draft, "更正", "统计员甲")
    store.rollback(first.id)
    monkeypatch.setenv("WAREHOUSE", str(store.root))
    assert main(["diff", first.id, second.id]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[:3] == [["2026-10", "2026-10"], ["reported_projects", "1", "1"], ["arrived", "100", "160"]]
    assert ["P1", "项目P1：开工", "→", "投产"] in lines
    assert main(["diff", first.id, second.id, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["headline"][1] == {"column": "arrived", "before": "100.000000", "after": "160.000000"}
    assert answer["stages"] == [
        {"project_id": "P1", "project": "项目P1", "units": "甲镇", "before": "开工", "after": "投产"}
    ]
    assert main(["diff", first.id, "2026-10-0099-00000000"]) == 1


def test_a_delivery_of_the_sample_s_own_files_changes_nothing(sample_warehouse):
    from data.__main__ import SAMPLE

    store = Store(sample_warehouse)
    draft = store.draft()
    deliver(sorted(SAMPLE.glob("*.xlsx")), draft, "统计员甲")
    assert not compare_draft(draft, store.current().path).difference


def test_the_checks_new_findings_are_told_before_anything_is_published(first, draft):
    draft.con.execute("update projects set agreed_investment = 100, project_name = '霁禾食品生猪养殖项目'")
    found = compare_draft(draft, first.path).findings
    assert [(one.rule, one.project) for one in found if one.rule == "重复申报"] == [
        ("重复申报", "霁禾食品生猪养殖项目")
    ]
    assert compare(first.path, first.path).findings == ()
