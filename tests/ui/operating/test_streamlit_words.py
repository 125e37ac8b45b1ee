"""What Streamlit itself says is said in Chinese, and nothing of what is installed is changed."""

import csv
import re

from ui.operating.streamlit_words import KEYS, SCRIPTS, WORDS, translated, unfound

COMPUTED = re.compile(r"\$\{[^}]*\}")
INDEX = next(path.name for path in SCRIPTS.glob("index.*.js") if "Page not found" in path.read_text(encoding="utf-8"))


def test_every_piece_stands_in_the_version_that_is_installed():
    assert unfound() == []


def test_every_piece_is_whole_and_stays_so():
    for path in (WORDS, KEYS):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert [row for row in rows if len(row) != 3 or row[2].count("`") % 2 != row[1].count("`") % 2] == []


def test_a_script_comes_with_our_words_and_what_is_installed_keeps_its_own():
    told = translated()[INDEX].decode()
    assert (told.count("`没有这一页`"), "Page not found" in told) == (1, False)
    assert "Page not found" in (SCRIPTS / INDEX).read_text(encoding="utf-8")


def test_a_change_keeps_what_a_script_computes_with():
    changed = {
        name
        for name, body in translated().items()
        if COMPUTED.findall(body.decode()) != COMPUTED.findall((SCRIPTS / name).read_text(encoding="utf-8"))
    }
    assert changed == set()
