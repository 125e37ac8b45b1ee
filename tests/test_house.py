"""The house rules that a linter doesn't hold: which room knows which, and how large a thing may be."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "records": {"records", "sqlalchemy"},
    "data": {
        "data",
        "records",
        "wording",
        "duckdb",
        "pyarrow",
        "python_calamine",
        "olefile",
        "rapidfuzz",
        "filelock",
        "xlsxwriter",
        "numpy",
        "pandas",
        "tomli_w",
        "cryptography",
        "argon2",
    },
    "queries": {"queries", "data", "wording", "duckdb", "pandas", "pyarrow"},
    "wording": {"wording", "pandas"},
    "charts": {"charts", "wording", "plotly", "pandas"},
    "ui": {
        "ui",
        "briefing",
        "charts",
        "records",
        "data",
        "queries",
        "wording",
        "streamlit",
        "starlette",
        "anyio",
        "brotli",
        "pandas",
        "plotly",
        "pypinyin",
        "xlsxwriter",
        "itsdangerous",
        "jinja2",
        "prometheus_client",
        "authlib",
        "httpx2",
        "joserfc",
    },
    "briefing": {
        "briefing",
        "records",
        "queries",
        "data",
        "wording",
        "charts",
        "pptx",
        "docx",
        "docxtpl",
        "jinja2",
        "lxml",
        "plotly",
        "xlsxwriter",
        "pandas",
    },
    "pages": {"ui", "charts", "wording", "data", "queries", "streamlit", "pandas"},
}

ROOMS = (*MAY_IMPORT, "bench", "deploy")


def sources(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may_know(room):
    import sys

    strange = {
        (str(path.relative_to(ROOT)), name)
        for path in sources(room)
        for name in imports(path) - set(sys.stdlib_module_names) - MAY_IMPORT[room]
    }
    assert strange == set()


def test_no_page_is_longer_than_sixty_lines_and_no_module_than_three_hundred():
    long = {
        (str(path.relative_to(ROOT)), len(path.read_text(encoding="utf-8").splitlines()))
        for room, most in [
            ("pages", 60),
            *[(room, 300) for room in ROOMS if room != "pages"],
        ]
        for path in sources(room)
        if len(path.read_text(encoding="utf-8").splitlines()) > most
    }
    assert long == set()


def test_no_function_is_longer_than_forty_lines():
    long = {
        (str(path.relative_to(ROOT)), node.name)
        for room in ROOMS
        for path in sources(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
    }
    assert long == set()


FORBIDDEN = re.compile(
    r"unsafe_allow_html|<style|cdn\.|except Exception: *pass|NotImplementedError"
    r"|f\"\"?\"?\s*(select|insert|update|delete|create|attach|drop)\b",
    re.IGNORECASE,
)


def test_no_css_hack_no_cdn_and_no_sql_made_of_strings():
    found = {
        (str(path.relative_to(ROOT)), match.group())
        for path in [ROOT / "app.py", *(path for room in MAY_IMPORT for path in sources(room))]
        for match in FORBIDDEN.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_what_is_small_is_grey_and_no_caption_which_is_too_pale_to_read():
    found = {str(path.relative_to(ROOT)) for room in ("ui", "pages") for path in sources(room)
             if "st.caption(" in path.read_text(encoding="utf-8")}  # fmt: skip
    assert found == set()


def test_a_file_leaves_by_the_one_button_that_asks_who_may_take_it():
    found = {str(path.relative_to(ROOT)) for room in ("ui", "pages") for path in sources(room)
             if "st.download_button(" in path.read_text(encoding="utf-8")}  # fmt: skip
    assert found == {"ui/download_button.py"}


def test_every_requirement_is_pinned():
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pinned = re.compile(r"(#.*|-r .*|[\w.-]+==[\w.]+)?")
        loose = [line for line in lines if not pinned.fullmatch(line)]
        assert loose == [], name


def test_the_store_and_the_environment_are_not_committed():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert [name for name in listed.splitlines() if name.startswith(("warehouse/", ".venv/"))] == []


def test_only_the_hand_of_the_journeys_moves_the_mouse():
    moving = {path.name for path in (ROOT / "tests").rglob("*.py") if ".mouse." in path.read_text(encoding="utf-8")}
    assert moving - {Path(__file__).name} == {"gestures.py"}


def guessed(path: Path) -> list[str]:
    """Where a module lets xlsxwriter guess what a cell is: a text that begins with = would be a formula."""
    if "xlsxwriter" not in imports(path):
        return []
    return [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.func.attr}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in ("write", "write_row", "write_column") and len(node.args) > 2
    ]


def test_every_cell_of_a_workbook_is_written_as_what_it_is():
    assert [each for room in MAY_IMPORT for path in sources(room) for each in guessed(path)] == []
