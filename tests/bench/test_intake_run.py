"""What is compared does the same: pandas' checks and receiving find the same rows good."""

from contextlib import closing

from bench import intake
from bench.counties import SMALL, filled_draft
from bench.intake_run import WAYS
from data.bulk import large_text


def test_receiving_and_pandas_find_the_same_rows_good(tmp_path, monkeypatch):
    projects = SMALL.generate()["projects"]
    path, known = tmp_path / "资金月报.csv", tmp_path / "known.parquet"
    intake.write_text(projects, path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    flawed = [lines[1], lines[2].replace("2024", "二四", 1), lines[3].replace(lines[3].split(",")[0], "P77", 1)]
    path.write_text("".join([*lines, *flawed]), encoding="utf-8")
    with closing(filled_draft({"projects": projects})) as draft:
        draft.con.table("projects").write_parquet(str(known))
    small = {way: WAYS[way](path, known) for way in ("received", "pandas")}
    monkeypatch.setattr(large_text, "LARGE", 1)
    rows = 30 * len(projects)
    expected = (rows + 3, rows)
    assert small | {"large": WAYS["received"](path, known)} == dict.fromkeys(("received", "pandas", "large"), expected)
