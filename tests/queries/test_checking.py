"""The command that counts findings, on a small published store."""

import json

import pytest

from queries.__main__ import main


@pytest.fixture
def run(new_county, publish, monkeypatch, capsys):
    """Publishes one project with those stages, runs the command; returns exit code, output and errors."""

    def run(*arguments, dismissed=None, **stages):
        county = new_county()
        county.project("P1", agreed=100, phase1_investment=20, **stages)
        county.funds("P1", "2026-10", 120)
        if dismissed:
            county.dismiss(dismissed)
        monkeypatch.setenv("WAREHOUSE", str(publish(county).path.parent.parent))
        code = main(["check", *arguments])
        return code, *capsys.readouterr()

    return run


def test_every_check_is_listed_with_its_open_findings(run):
    code, out, err = run(signed="2026-01-05", started="2026-02-05")
    first, *rest = out.splitlines()
    assert (code, err) == (0, "")
    assert first.endswith("截至 2026-10：必改 0 条，提醒 1 条，参考 0 条；已处置 0 条")
    assert rest[5] == "DQ06  提醒      1  到位超过协议投资额"
    assert (len(rest), sum(line.split()[2] == "0" for line in rest)) == (16, 15)


def test_what_must_be_mended_is_exit_3(run):
    code, out, _ = run("--json", signed="2026-03-05", started="2026-02-05")
    told = json.loads(out)
    assert (code, told["open"], told["dismissed"]) == (3, {"fail": 1, "warn": 1, "info": 0}, 0)
    assert [each["id"] for each in told["checks"] if each["open"]] == ["DQ06", "DQ07"]


def test_what_was_explained_is_not_open(run):
    key = "DQ07|P1|开工 2026-02-05|签约 2026-03-05"
    code, out, _ = run("--as-of", "2026-10", "--json", dismissed=key, signed="2026-03-05", started="2026-02-05")
    told = json.loads(out)
    assert (code, told["open"]["fail"], told["dismissed"]) == (0, 0, 1)
    assert told["checks"][6] == {"id": "DQ07", "title": "日期倒挂或在未来", "level": "fail", "open": 0, "dismissed": 1}
