"""The machine that is set up: its files and programs; a rehearsal writes below a folder and only says what it'd run."""

import os
import pwd
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.request import urlopen

PATIENCE = 120  # seconds
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")


class Machine:
    """`into` is where a rehearsal writes; None: this machine itself."""

    def __init__(self, into: Path | None = None) -> None:
        """Raises SystemExit when this machine is meant and can't be set up by whoever asks."""
        self.is_real = into is None
        self.root = Path("/") if into is None else into.absolute()
        if self.is_real and (os.geteuid() != 0 or not Path("/run/systemd/system").is_dir()):
            raise SystemExit("没有做任何改动：请在用 systemd 的 Linux（如 Debian）上以 root 运行。")

    def path(self, name: str) -> Path:
        """Where a file of the machine is."""
        return self.root / name

    def has(self, program: str) -> bool:
        """Whether a program is installed."""
        return shutil.which(program) is not None

    def has_user(self, name: str) -> bool:
        """Whether a user exists."""
        try:
            pwd.getpwnam(name)
        except KeyError:
            return False
        return True

    def say(self, text: str) -> None:
        """Tell whoever runs this."""
        print(text, flush=True)

    def write(self, name: str, content: str, mode: int) -> None:
        """Bring a file to this content; what was there before the first time stays beside it, as .before."""
        path = self.path(name)
        if path.exists() and path.read_text(encoding="utf-8") == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.with_name(f"{path.name}.before")
        if path.exists() and not before.exists():
            shutil.copy2(path, before)
        partial = path.with_name(f"{path.name}.new")
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as file:
            file.write(content)
        partial.chmod(mode)
        partial.replace(path)
        self.say(f"写了 {path}")

    def join(self, name: str, *parts: str) -> None:
        """Make one secret file of several, which go."""
        if all(self.path(part).exists() for part in parts):
            self.write(name, "".join(self.path(part).read_text() for part in parts), 0o600)
            for part in parts:
                self.path(part).unlink()

    def copy(self, source: Path, parts: Iterable[str], name: str) -> None:
        """Put the program in the place of the former one, which goes when all is there."""
        path = self.path(name)
        partial, former = path.with_name(f"{path.name}.new"), path.with_name(f"{path.name}.former")
        for left in (partial, former):
            shutil.rmtree(left, ignore_errors=True)
        partial.mkdir(parents=True)
        for part in parts:
            if (source / part).is_dir():
                shutil.copytree(source / part, partial / part, ignore=LEFT_OUT)
            else:
                shutil.copy2(source / part, partial / part)
        if path.exists():
            path.rename(former)
        partial.rename(path)
        shutil.rmtree(former, ignore_errors=True)
        self.say(f"程序放在 {path}")

    def wait(self, port: int) -> None:
        """Wait until a process answers at its port. Raises SystemExit when it doesn't within two minutes."""
        until = time.monotonic() + PATIENCE
        while self.is_real:
            try:
                with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                    return
            except OSError:
                if time.monotonic() > until:
                    raise SystemExit(f"端口 {port} 上的看板没有起来：journalctl -u county-dashboard@{port}") from None
                time.sleep(0.5)

    def run(self, *command: str, must: bool = True) -> int:
        """Run a program, saying which; a rehearsal only says so. Raises SystemExit when it fails and `must`n't."""
        self.say(f"{'运行' if self.is_real else '会运行'} {shlex.join(command)}")
        if not self.is_real:
            return 0
        status = subprocess.run(command, check=False).returncode
        if status and must:
            raise SystemExit(f"{shlex.join(command)} 没有成功（{status}）。改正后再运行一次，做过的不会重做。")
        return status
