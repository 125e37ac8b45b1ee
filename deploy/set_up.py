"""Set up an office's server on a Debian or its like: `make server NAME=kanban.example`; again: an upgrade.

/opt/county-dashboard/program       the program, as it is in this folder; venv beside it
/etc/county-dashboard/server.env    its settings; what is there already stays
/etc/county-dashboard/tls.pem       certificate and key; one signed by itself until there is another
/etc/haproxy/haproxy.cfg            TLS, and one process a core behind it
/var/lib/county-dashboard           the store (warehouse) and its nightly backups
/usr/local/bin/kanban               commands as the server runs them: kanban data doctor

Says each thing that it does. `--into DIR` writes the files below DIR, changes nothing else and says what it would run.
"""

import argparse
import os
import re
import secrets
import shutil
import sys
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
if __package__ in (None, ""):
    sys.path.insert(0, str(HERE.parent))

from deploy.machine import Machine  # noqa: E402  # found by the line before, whichever way this is run

FIRST_PORT = 8501
PROGRAM, VENV = "opt/county-dashboard/program", "opt/county-dashboard/venv"
SETTINGS, CERTIFICATE = "etc/county-dashboard/server.env", "etc/county-dashboard/tls.pem"
STORE = "/var/lib/county-dashboard/warehouse"
UNITS = (
    "county-dashboard@.service", "county-dashboard.target", "county-dashboard-backup.service",
    "county-dashboard-backup.timer",
)  # fmt: skip
PARTS = (
    "app.py", "requirements.txt", "README.md", "CHANGELOG.md", "LICENSE", ".streamlit", "records", "data", "queries",
    "wording", "charts", "briefing", "ui", "pages", "docs", "deploy",
)  # fmt: skip
FIRST = "管理员"
CURVE = "ec_paramgen_curve:prime256v1"


def main(arguments: list[str] | None = None) -> int:
    """Set the server up; returns the status of the doctor, who looks at the whole at the end."""
    given = _parser().parse_args(arguments)
    machine = Machine(given.into)
    ports = [FIRST_PORT + each for each in range(given.processes)]
    _programs(machine)
    _user(machine)
    machine.copy(HERE.parent, PARTS, PROGRAM)
    _libraries(machine)
    _settings(machine, given.name)
    _certificate(machine, given.name, given.certificate)
    machine.write("usr/local/bin/kanban", (HERE / "kanban").read_text(), 0o755)
    _store(machine)
    _services(machine, ports)
    apps = [f"127.0.0.1:{port}" for port in ports] + given.app
    proxy = haproxy(given.name, apps, certificate=str(machine.path(CERTIFICATE)))
    machine.write("etc/haproxy/haproxy.cfg", proxy, 0o644)
    machine.run("haproxy", "-c", "-f", str(machine.path("etc/haproxy/haproxy.cfg")))
    machine.run("systemctl", "reload-or-restart", "haproxy")
    machine.say(f"看板在 https://{given.name}。命令用 kanban 运行，例如 kanban data doctor。")
    return machine.run("kanban", "data", "doctor", *(f"--port={port}" for port in ports), must=False)


def haproxy(name: str, apps: list[str], certificate: str, plain: str = ":80", secure: str = ":443") -> str:
    """The proxy's settings for a name, in front of processes at these addresses."""
    servers = [f"    server {each.replace(':', '_')} {each} cookie {each.replace(':', '_')}" for each in apps]
    template = Template((HERE / "haproxy.cfg").read_text(encoding="utf-8"))
    told = {"name": name, "certificate": certificate, "plain": plain, "secure": secure}
    return template.substitute(told, servers="\n".join(servers))


def settings(name: str, there: str) -> str:
    """The server's settings: what is there already, and what is lacking."""
    wanted = {
        "WAREHOUSE": STORE,
        "SERVED_AT": f"https://{name}",
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(),
        "OPERATOR_TOKEN": secrets.token_urlsafe(),
        "DUCKDB_THREADS": "1",
    }
    known = set(re.findall(r"^\s*(\w+)=", there, re.MULTILINE))
    lacking = [f"{key}={value}\n" for key, value in wanted.items() if key not in known]
    if "SERVED_AT" in known and wanted["SERVED_AT"] not in there:
        lacking.append(f"SERVED_AT={wanted['SERVED_AT']}\n")  # the last one holds
    return (there or (HERE / "server.env").read_text(encoding="utf-8")) + "".join(lacking)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", required=True, type=_name, help="the name under which offices open it")
    parser.add_argument("--certificate", type=Path, help="a .pem with its certificate, those above it, and its key")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many; one a core if left out")
    parser.add_argument("--app", action="append", default=[], metavar="HOST:PORT", help="a process on another machine")
    parser.add_argument("--into", type=Path, help="write below this folder, and only say what would be run")
    return parser


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9.-]+(:\d+)?", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是主机名，请写成 kanban.example 这样的小写名字")
    return text


def _programs(machine: Machine) -> None:
    lacking = [each for each in ("haproxy", "openssl", "runuser") if not machine.has(each)]
    if lacking:
        machine.run("apt-get", "install", "-y", "-q", "--no-install-recommends", "haproxy", "openssl", "python3-venv")


def _user(machine: Machine) -> None:
    if not machine.has_user("kanban"):
        home, shell = "/var/lib/county-dashboard", "/usr/sbin/nologin"
        machine.run("useradd", "--system", "--home-dir", home, "--shell", shell, "kanban")
    machine.run("install", "-d", "-o", "kanban", "-g", "kanban", "-m", "0750", "/var/lib/county-dashboard")


def _libraries(machine: Machine) -> None:
    """From the wheels of a bundle where they are beside the program, else from the network."""
    venv, wheels = machine.path(VENV), HERE.parent / "wheels"
    if not (venv / "bin" / "python").exists():
        python = shutil.which("python3", path="/usr/bin:/usr/local/bin") or sys.executable  # one that others can run
        machine.run(python, "-m", "venv", str(venv))
    source = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    listed = str(machine.path(f"{PROGRAM}/requirements.txt"))
    machine.run(
        f"{venv}/bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check", *source, "-r", listed
    )


def _settings(machine: Machine, name: str) -> None:
    path = machine.path(SETTINGS)
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    machine.write(SETTINGS, settings(name, there), 0o640)
    machine.run("chgrp", "kanban", str(path))


def _certificate(machine: Machine, name: str, given: Path | None) -> None:
    path = machine.path(CERTIFICATE)
    if given is not None:
        machine.write(CERTIFICATE, given.read_text(), 0o600)
    elif not path.exists():
        machine.say("没有给证书（CERT=），先用自签的，浏览器会提示不安全；拿到正式证书后带 CERT= 再运行一次。")
        host, key = name.partition(":")[0], f"{path}.key"
        subject = ("-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
        pair = ("-keyout", key, "-out", f"{path}.crt")
        machine.run(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", CURVE, "-nodes", "-days", "800", *subject, *pair
        )
        machine.join(CERTIFICATE, f"{CERTIFICATE}.crt", f"{CERTIFICATE}.key")


def _store(machine: Machine) -> None:
    """A store where none is, and somebody who can let others in; his first password is shown once."""
    if not machine.path(f"{STORE}/current".lstrip("/")).exists():
        machine.run("kanban", "data", "begin")
        machine.run("kanban", "data", "accounts", "--add", FIRST)
        machine.run("kanban", "data", "grants", "--give", FIRST, "admin")


def _services(machine: Machine, ports: list[int]) -> None:
    for name in UNITS:
        machine.write(f"etc/systemd/system/{name}", (HERE / name).read_text(encoding="utf-8"), 0o644)
    machine.run("systemctl", "daemon-reload")
    processes = [f"county-dashboard@{port}.service" for port in ports]
    machine.run("systemctl", "enable", "-q", *processes, "county-dashboard.target", "county-dashboard-backup.timer")
    machine.run("systemctl", "start", "county-dashboard.target", "county-dashboard-backup.timer")
    for process, port in zip(processes, ports, strict=True):  # one after the other: the rest go on serving
        machine.run("systemctl", "restart", process)
        machine.wait(port)


if __name__ == "__main__":
    sys.exit(main())
