"""The command line, on a small published store."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import queries
from data.warehouse.store import Store
from queries.__main__ import main

HOUSE = Path(queries.__file__).parent.parent


@pytest.fixture(scope="module")
def version(new_county, publish):
    county = new_county()
    county.project("P1", key=True, agreed=100, started="2026-01-01", province="广东")
    county.project("P2", industry="乡村旅游", signed="2026-01-01", started="2026-02-01", chain_node="民宿")
    for project, month, amount in (("P1", "2026-09", "0.1"), ("P2", "2026-10", 5)):
        county.funds(project, month, amount)
    return publish(county)


@pytest.fixture
def run(version, monkeypatch, capsys):
    """Runs the command line on the store; returns exit code, output and errors."""
    monkeypatch.setenv("WAREHOUSE", str(version.path.parent.parent))

    def run(*arguments):
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run


def answered(run, *arguments):
    code, out, err = run("run", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_the_list_names_every_question_with_what_it_asks(run):
    code, out, _ = run("list")
    first = ["activities/assessments", "最近一次全市招商引资考核，我县得了什么奖、第几位？"]
    assert (code, out.splitlines()[0].split()) == (0, first)
    assert [line.split()[0] for line in out.splitlines()] == list(queries.catalogue())


def test_the_list_as_json_defines_columns_and_parameters(run):
    listed = {question["name"]: question for question in json.loads(run("list", "--json")[1])}
    assert listed["overview/lights"] == {
        "name": "overview/lights", "title": "重点项目亮了多少盏绿灯、黄灯、红灯，多少个停滞、没有计划？",
        "columns": {
            "light": "红 / 黄 / 绿 / 未报计划：没有报送年度计划和节点计划、又没有别的原因亮灯的",
            "projects": "重点项目数，个",
            "stalled": "其中停滞的：连续数月没有新情况，亮黄灯或红灯，个",
            "key_projects": "全部重点项目，个",
        },
        "parameters": {"scope": "读者的范围"},
    }
    assert list(listed["projects/rows"]["parameters"]) == ["scope", "figure", "node", "cohort", "step"]


def test_an_answer_as_csv(run):
    assert run("run", "chains/flows", "--as-of", "2026-10", "--format", "csv") == (
        0, "region,industry,park,arrived\n长三角,乡村旅游,园区外,5.000000\n珠三角,电子信息,园区外,0.100000\n", "",
    )


def test_an_answer_as_json_has_dates_as_text_and_null_for_what_is_missing(run):
    (totals,) = answered(run, "overview/totals", "--as-of", "2026-09")
    assert [totals[key] for key in ("as_of", "arrived", "pace", "signed", "yoy", "target")] == [
        "2026-09-01", 0.1, 0.75, 1, None, None,
    ]
    (identity,) = answered(run, "overview/identity")
    assert identity == {
        "county": "本县", "city": "本市", "revival_region": None, "is_sample": False,
        "months": ["2026-10-01", "2026-09-01"], "newest_month": "2026-10-01", "later_months": None, "later_units": None,
        "own_units": None,
    }


def test_an_answer_as_a_table_shows_a_dash_for_what_is_missing(run):
    code, out, _ = run("run", "rankings/units", "--as-of", "2026-10")
    assert code == 0
    assert out.splitlines()[1].split() == [
        "A", "甲镇", "乡镇", "False", "True", "5.1", "—", "5.1", "1.0", "—", "—", "0.833333", *["—"] * 9,
    ]


def test_the_latest_month_with_funds_is_meant_when_none_is_given(run):
    assert answered(run, "overview/totals")[0]["as_of"] == "2026-10-01"


@pytest.mark.parametrize(("options", "projects"), [
    ((), ["P2", "P1"]),
    (("--industry", "电子信息"), ["P1"]),
    (("--industry", "电子信息", "--industry", "乡村旅游"), ["P2", "P1"]),
    (("--region", "珠三角"), ["P1"]),
    (("--park", "园区外"), ["P2", "P1"]),
    (("--unit", "甲镇"), ["P2", "P1"]),
    (("--project", "P2"), ["P2"]),
    (("--key-only",), ["P1"]),
    (("--industrial-only",), ["P1"]),
    (("--figure", "signed"), ["P2"]),
    (("--node", "民宿"), ["P2"]),
])
def test_every_option_narrows_the_answer(run, options, projects):
    assert [row["project_id"] for row in answered(run, "projects/rows", *options)] == projects


def test_a_version_can_be_named(run, version):
    assert answered(run, "overview/totals", "--version", version.id) == answered(run, "overview/totals")


@pytest.mark.parametrize(("arguments", "message"), [
    (("run", "overview/everything"), "没有名为 overview/everything 的问题"),
    (("run", "overview/totals", "--figure", "signed"), "问题 overview/totals 没有参数 figure"),
    (("run", "overview/totals", "--version", "2026-01-0009-00000000"), "没有版本 2026-01-0009-00000000"),
])
def test_what_the_data_can_not_answer_is_said_with_exit_1(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert message in err


@pytest.mark.parametrize(
    ("option", "value"),
    [("--industry", "电子"), ("--park", "X"), ("--unit", "X"), ("--region", "X"), ("--project", "X")],
)
def test_a_filter_value_that_does_not_exist_is_refused_by_name(run, option, value):
    assert run("run", "overview/totals", option, value) == (1, "", f"{option} 的取值“{value}”不存在。\n")


def test_a_month_without_funds_is_warned_of_and_its_figures_are_missing(run):
    code, out, err = run("run", "rankings/sources", "--as-of", "2030-01", "--format", "json")
    assert (code, out, err) == (0, "[]\n", "2030-01 没有资金数据，缺的数字为空。\n")


def test_an_empty_store_is_said_with_exit_1(run, monkeypatch, tmp_path):
    Store(tmp_path).begin("统计股")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path))
    assert run("run", "overview/totals") == (1, "", "数据仓库还是空的：请先用 python -m data receive 接收台账。\n")


def test_a_store_without_funds_asks_for_the_month(run, monkeypatch, new_county, publish):
    monkeypatch.setenv("WAREHOUSE", str(publish(new_county()).path.parent.parent))
    assert run("run", "overview/lights")[::2] == (1, "该版本还没有审核通过的到位资金，请用 --as-of 指定截止月份。\n")
    code, out, _ = run("run", "overview/lights", "--as-of", "2026-10", "--format", "json")
    assert (code, len(json.loads(out))) == (0, 4)


@pytest.mark.parametrize("arguments", [
    (), ("ask",), ("run",),
    ("run", "overview/totals", "--as-of", "十月"),
    ("run", "overview/totals", "--format", "xml"),
])
def test_wrong_usage_is_exit_2(run, arguments):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2


def test_the_module_runs_as_a_command(version):
    command = [sys.executable, "-m", "queries", "run", "overview/lights", "--format", "csv"]
    environment = {"WAREHOUSE": str(version.path.parent.parent), "PYTHONIOENCODING": "utf-8", "PATH": ""}
    done = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (
        0, "light,projects,stalled,key_projects\n红,0,0,1\n黄,0,0,1\n绿,0,0,1\n未报计划,1,0,1\n"
    )  # fmt: skip
