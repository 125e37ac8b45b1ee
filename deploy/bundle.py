"""`make bundle`: everything for a machine without a network as one file: program, sample, libraries, what installs it.

The libraries are wheels for a machine of this kind, or of another one: PLATFORM=win_amd64. Python itself isn't in it.
"""

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
if __package__ in (None, ""):
    sys.path.insert(0, str(HERE.parent))

from deploy.machine import LEFT_OUT  # noqa: E402  # found by the line before, whichever way this is run
from deploy.set_up import PARTS  # noqa: E402

NAME = "county-dashboard"
SCRIPTS = ("install.sh", "install.cmd", "run.sh", "run.cmd")
NOTE, SUMS, WHEELS = "安装说明.txt", "SHA256SUMS", "wheels"


def main(arguments: list[str] | None = None) -> int:
    """Write the bundle and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("dist"), help="the folder that it is written to")
    parser.add_argument(
        "--platform", help="of the machine that it is for, as pip names it: win_amd64, manylinux2014_x86_64"
    )
    parser.add_argument("--python", default=f"{sys.version_info[0]}.{sys.version_info[1]}", help="its Python: 3.11")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / WHEELS
        download(wheels, given.platform, given.python)
        kind = given.platform or f"{platform.system()}_{platform.machine()}".lower()
        made = bundle(given.out / f"{NAME}-{kind}-python{given.python}.zip", wheels, f"{kind}，Python {given.python}")
    print(f"{made}（{made.stat().st_size / 2**20:,.0f} MB）")
    return 0


def download(into: Path, kind: str | None, python: str) -> None:
    """Bring every library in the version that requirements.txt names."""
    other = ["--platform", kind, "--python-version", python, "--implementation", "cp"] if kind else []
    command = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--only-binary=:all:"]
    subprocess.run([*command, *other, "-r", str(HERE.parent / "requirements.txt"), "-d", str(into)], check=True)


def bundle(out: Path, wheels: Path, kind: str) -> Path:
    """Put everything into one .zip; `kind` says for which machine."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / NAME
        root.mkdir()
        for part in PARTS:
            source = HERE.parent / part
            if source.is_dir():
                shutil.copytree(source, root / part, ignore=LEFT_OUT)
            else:
                shutil.copy2(source, root / part)
        shutil.copytree(wheels, root / WHEELS)
        for name in SCRIPTS:
            shutil.copy2(HERE / "bundled" / name, root / name)
        note = (HERE / "bundled" / NOTE).read_text(encoding="utf-8").replace("{kind}", kind)
        (root / NOTE).write_text(note, encoding="utf-8-sig")
        (root / SUMS).write_text("".join(_sums(root)), encoding="utf-8")
        return _zipped(root, out)


def _sums(root: Path) -> list[str]:
    """The hash of each file, as sha256sum writes and checks it."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n" for path in files]


def _zipped(root: Path, out: Path) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(root.rglob("*")):
            is_packed = path.suffix in (".whl", ".xlsx", ".png", ".docx")
            kept = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            file.write(path, f"{root.name}/{path.relative_to(root).as_posix()}", kept)
    partial.replace(out)
    return out


if __name__ == "__main__":
    sys.exit(main())
