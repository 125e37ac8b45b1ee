from data.doctor import program
from data.doctor.finding import GOOD, WRONG


def test_each_library_is_held_against_the_version_that_is_pinned(tmp_path, monkeypatch):
    assert [found.level for found in program.program(None)] == [GOOD]
    listed = program.LIST.read_text(encoding="utf-8").replace("duckdb==2.0.0", "duckdb==1.9.9")
    (tmp_path / "requirements.txt").write_text(f"{listed}no-such-thing==1.0\n", encoding="utf-8")
    monkeypatch.setattr(program, "LIST", tmp_path / "requirements.txt")
    assert [(found.level, found.text) for found in program.program(None)] == [
        (WRONG, "2 个组件缺少或版本不符：duckdb（2.0.0，应为 1.9.9）、no-such-thing（没有）。")
    ]
