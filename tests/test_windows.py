"""The app's rooms run on Windows: nothing that only POSIX has is called without a way around, no text is read in
whatever encoding the machine has, and no file gets a name that Windows refuses.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("records", "data", "queries", "wording", "charts", "briefing", "ui", "pages")
MODULES = {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog", "posix", "crypt", "spwd", "readline"}
CALLS = {
    "os": {
        "fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "getgroups", "setuid", "setgid", "setsid",
        "killpg", "getpgid", "chown", "lchown", "chroot", "mkfifo", "mknod", "nice", "uname", "register_at_fork",
        "sysconf", "sched_getaffinity", "posix_spawn", "statvfs", "wait", "WIFEXITED", "getloadavg", "fchmod",
        "pread", "pwrite", "O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC",
    },
    "signal": {
        "alarm", "setitimer", "pause", "SIGKILL", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGHUP", "SIGQUIT", "SIGCHLD",
    },
    "time": {"tzset", "clock_gettime"},
    "socket": {"AF_UNIX", "socketpair"},
}  # fmt: skip
ASKED = ("os.name", "sys.platform", "hasattr(")  # what a way around begins with
MISSING = {"ImportError", "ModuleNotFoundError", "AttributeError"}


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    paths = [ROOT / "app.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]
    return tuple((str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def posix_only(node: ast.AST) -> str:
    """What a node uses that Windows lacks; '' for nothing."""
    if isinstance(node, ast.Import):
        return next((alias.name for alias in node.names if alias.name in MODULES), "")
    if isinstance(node, ast.ImportFrom):
        return node.module if node.module in MODULES else ""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}" if node.attr in CALLS.get(node.value.id, ()) else ""
    if isinstance(node, ast.keyword) and node.arg in ("preexec_fn", "start_new_session"):
        return node.arg
    if isinstance(node, ast.Call) and ast.unparse(node).endswith(("get_context('fork')", "set_start_method('fork')")):
        return "fork"
    return ""


def is_asked(node: ast.AST) -> bool:
    """Whether a node, or what leaves a function before it, asks which system this is."""
    if isinstance(node, ast.If | ast.IfExp):
        return any(each in ast.unparse(node.test) for each in ASKED)
    if isinstance(node, ast.BoolOp):
        return any(each in ast.unparse(node) for each in ASKED)
    if isinstance(node, ast.Try):
        return any(name in ast.unparse(handler.type) for handler in node.handlers if handler.type for name in MISSING)
    if isinstance(node, ast.FunctionDef):
        return any(isinstance(each, ast.If) and is_asked(each) and isinstance(each.body[-1], ast.Return)
                   for each in node.body)  # fmt: skip
    return False


def unguarded(tree: ast.Module) -> Iterator[str]:
    """What is used of POSIX where nothing above it asks whether it is there."""

    def walk(node: ast.AST, asked: bool) -> Iterator[str]:
        asked = asked or is_asked(node)
        if not asked and (name := posix_only(node)):
            yield f"{name}:{getattr(node, 'lineno', '')}"
        for child in ast.iter_child_nodes(node):
            yield from walk(child, asked)

    return walk(tree, False)


def test_what_only_posix_has_is_used_only_where_it_was_asked_for():
    assert {name: found for name, tree in trees() if (found := list(unguarded(tree)))} == {}


@pytest.mark.parametrize(("code", "found"), [
    ("import fcntl", ["fcntl:1"]),
    ("try:\n    import fcntl\nexcept ImportError:\n    fcntl = None", []),
    ("import os\nos.fork()", ["os.fork:2"]),
    ("import os\nif os.name == 'posix':\n    os.geteuid()", []),
    ("import os\nx = os.name != 'posix' or os.getuid()", []),
    ("import os\nif hasattr(os, 'fork'):\n    os.fork()", []),
    ("def f():\n    if os.name != 'posix':\n        return\n    os.chown('x', 1, 1)", []),
    ("def f():\n    if x:\n        return\n    os.chown('x', 1, 1)", ["os.chown:4"]),
    ("import multiprocessing\nmultiprocessing.get_context('fork')", ["fork:2"]),
    ("subprocess.run(x, preexec_fn=y)", ["preexec_fn:1"]),
    ("import signal\nsignal.alarm(3)", ["signal.alarm:2"]),
])  # fmt: skip
def test_the_test_finds_what_it_looks_for(code, found):
    assert list(unguarded(ast.parse(code))) == found


def without_encoding(tree: ast.Module) -> Iterator[str]:
    """Texts that are read or written as the machine would have it, which in China is GBK."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_text(node) and "encoding" not in {each.arg for each in node.keywords}:
            yield f"{ast.unparse(node.func).rpartition('.')[2]}:{node.lineno}"


def is_text(call: ast.Call) -> bool:
    """Whether a call reads or writes text: of a file, or of another program."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = {each.arg for each in call.keywords}
    values = [each.value for each in [*call.args, *(key.value for key in call.keywords if key.arg == "mode")]
              if isinstance(each, ast.Constant)]  # fmt: skip
    is_binary = any(isinstance(value, str) and len(value) < 4 and "b" in value for value in values)
    is_opened = name == "open" and isinstance(call.func, ast.Name) and not is_binary
    is_told = name in ("run", "Popen", "check_output") and bool(given & {"text", "universal_newlines"})
    return name in ("read_text", "write_text") or is_opened or is_told


def test_every_text_is_read_and_written_in_an_encoding_that_is_named():
    assert {name: found for name, tree in trees() if (found := list(without_encoding(tree)))} == {}


REFUSED = set('<>:"|?*')
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def test_no_file_of_the_program_has_a_name_that_windows_refuses():
    names = [path.relative_to(ROOT).as_posix() for room in (*ROOMS, "docs", "deploy", "tests", "bench")
             for path in (ROOT / room).rglob("*") if "__pycache__" not in path.parts]  # fmt: skip
    parts = {part for name in names for part in name.split("/")}
    assert [each for each in parts if set(each) & REFUSED or each.partition(".")[0].lower() in DEVICES
            or each[-1] in ". "] == []  # fmt: skip
    assert len({name.lower() for name in names}) == len(set(names))
    assert [name for name in names if len(name) > 150] == []  # of the 260 that a path may have


def test_no_file_of_a_store_has_a_name_that_windows_refuses(sample_warehouse):
    names = [path.relative_to(sample_warehouse).as_posix() for path in sample_warehouse.rglob("*")]
    assert names
    assert [name for name in names if set(name) & REFUSED] == []


def absolute(tree: ast.Module) -> Iterator[str]:
    """Folders of a POSIX system, named in the program."""
    roots = ("/tmp", "/var", "/etc", "/usr", "/proc", "/dev", "/home", "/opt")
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(roots):
            yield node.value


def test_no_folder_of_a_posix_system_is_named_but_what_may_be_missing():
    assert {name: found for name, tree in trees() if (found := list(absolute(tree)))} == {
        "records/shares.py": ["/proc/mounts"], "data/files/guarded.py": ["/proc/self/oom_score_adj"],
    }  # fmt: skip
