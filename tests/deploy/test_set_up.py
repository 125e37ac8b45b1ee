"""What `make server` writes and would run, rehearsed into a folder; the units and the proxy's settings hold."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.warehouse.place import POINTER
from deploy.set_up import PARTS, UNITS, haproxy, main, settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


@pytest.fixture
def set_up(tmp_path, capsys):
    """Rehearse; returns what was said."""

    def set_up(*more):
        assert main(["--name", "kanban.example", "--processes", "2", "--into", str(tmp_path), *more]) == 0
        return capsys.readouterr().out.splitlines()

    return set_up


def written(root):
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*")) if path.is_file() and "program" not in path.parts
    }  # fmt: skip


def test_all_that_a_server_needs_is_written_and_said(set_up, tmp_path):
    said = set_up()
    assert set(written(tmp_path)) == {
        "etc/county-dashboard/server.env", "etc/haproxy/haproxy.cfg", "usr/local/bin/kanban",
        *(f"etc/systemd/system/{name}" for name in UNITS),
    }  # fmt: skip
    assert {path.name for path in (tmp_path / "opt/county-dashboard/program").iterdir()} == set(PARTS)
    run = [line.removeprefix("会运行 ") for line in said if line.startswith("会运行 ")]
    assert [each for each in run if each.startswith(("kanban", "systemctl"))] == [
        "kanban data begin", "kanban data accounts --add '管理员'", "kanban data grants --give '管理员' admin",
        "systemctl daemon-reload",
        "systemctl enable -q county-dashboard@8501.service county-dashboard@8502.service county-dashboard.target"
        " county-dashboard-backup.timer",
        "systemctl start county-dashboard.target county-dashboard-backup.timer",
        "systemctl restart county-dashboard@8501.service", "systemctl restart county-dashboard@8502.service",
        "systemctl reload-or-restart haproxy",
        "kanban data doctor --port=8501 --port=8502",
    ]  # fmt: skip


def test_run_again_it_changes_nothing_and_keeps_secrets_store_and_what_somebody_set(set_up, tmp_path):
    set_up()
    file = tmp_path / "etc/county-dashboard/server.env"
    file.write_text(file.read_text() + "RECORDS_URL=postgresql://kanban@db/kanban\n")
    before = written(tmp_path)
    store = tmp_path / "var/lib/county-dashboard/warehouse"
    store.mkdir(parents=True)
    (store / POINTER).touch()
    said = set_up()
    assert [line for line in said if "kanban data begin" in line or line.startswith("写了")] == []
    assert {name: text for name, text in written(tmp_path).items() if "warehouse" not in name} == before


def test_another_name_and_a_certificate_take_the_place_of_the_former_ones(set_up, tmp_path):
    set_up()
    (tmp_path / "given.pem").write_text("certificate and key")
    set_up("--name", "new.example", "--certificate", str(tmp_path / "given.pem"), "--app", "10.1.2.4:8501")
    told = written(tmp_path)
    assert re.findall(r"^SERVED_AT=(.*)$", told["etc/county-dashboard/server.env"], re.M)[-1] == "https://new.example"
    assert (tmp_path / "etc/county-dashboard/tls.pem").stat().st_mode & 0o777 == 0o600
    assert "server 10.1.2.4_8501 10.1.2.4:8501 cookie 10.1.2.4_8501" in told["etc/haproxy/haproxy.cfg"]
    assert "kanban.example" in told["etc/haproxy/haproxy.cfg.before"]


def test_each_server_has_secrets_of_its_own_that_nobody_is_told(set_up, tmp_path):
    one, other = settings("a.example", ""), settings("a.example", "")
    secrets = re.findall(r"(?:SECRET|TOKEN)=(\S{32,})$", one, re.M)
    assert (len(secrets), one == other) == (2, False)
    said = "\n".join(set_up())
    env = tmp_path / "etc/county-dashboard/server.env"
    assert [each for each in re.findall(r"(?:SECRET|TOKEN)=(\S+)", env.read_text()) if each in said] == []
    assert env.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["Kanban", "kanban.example/x", "a b", "x;reboot", ""])
def test_what_is_no_name_is_refused(name, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--name", name, "--into", str(tmp_path)])
    assert "不是主机名" in capsys.readouterr().err


def test_it_needs_no_library_and_on_a_machine_it_cannot_set_up_changes_nothing(tmp_path):
    run = [sys.executable, "-I", "-S", str(DEPLOY / "set_up.py"), "--name", "kanban.example"]
    rehearsed = subprocess.run([*run, "--into", str(tmp_path)], capture_output=True, text=True, check=True)
    assert "会运行 haproxy -c" in rehearsed.stdout
    if not Path("/run/systemd/system").is_dir():
        real = subprocess.run(run, capture_output=True, text=True, check=False)
        assert (real.returncode, real.stderr.startswith("没有做任何改动")) == (1, True)


def test_the_proxy_takes_its_settings(tmp_path):
    if shutil.which("haproxy") is None or shutil.which("openssl") is None:
        pytest.skip("no HAProxy is installed here: make tools")
    pair = ["-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "crt")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=kanban.example", *pair],
        check=True, capture_output=True,
    )  # fmt: skip
    (tmp_path / "tls.pem").write_text((tmp_path / "crt").read_text() + (tmp_path / "key").read_text())
    told = haproxy("kanban.example", ["127.0.0.1:8501", "127.0.0.1:8502"], str(tmp_path / "tls.pem"))
    (tmp_path / "haproxy.cfg").write_text(told)
    checked = subprocess.run(["haproxy", "-c", "-f", str(tmp_path / "haproxy.cfg")], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "Configuration file is valid\n")


@pytest.fixture
def units(tmp_path):
    """The units, with programs that are here."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd is installed here")
    for name in UNITS:
        text = (DEPLOY / name).read_text().replace("/opt/county-dashboard/venv/bin/python", "/bin/true")
        (tmp_path / name.replace("@.", "@8501.")).write_text(text)
    return sorted(tmp_path.iterdir())


def test_systemd_takes_the_units(units):
    checked = subprocess.run(["systemd-analyze", "verify", *map(str, units)], capture_output=True, text=True)
    assert [line for line in checked.stderr.splitlines() if "county-dashboard" in line] == []


def test_a_process_may_do_little(units):
    """By systemd's own measure, of which 10 is unsafe."""
    [unit] = [str(path) for path in units if "@8501" in path.name]
    asked = ["systemd-analyze", "security", "--offline=true", "--threshold=20", unit]
    assert subprocess.run(asked, capture_output=True, check=False).returncode == 0


def test_the_container_holds_all_that_the_program_is():
    told = (DEPLOY / "Containerfile").read_text()
    copied = {part for line in re.findall(r"^COPY (.*)$", told, re.M) for part in line.split()[:-1]}
    assert set(PARTS) - {"CHANGELOG.md", "LICENSE", "deploy"} <= copied
    assert [part for part in copied if not (ROOT / part).exists()] == []
