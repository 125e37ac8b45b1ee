"""What the log keeps of an error, and what of those whose data it was."""

import logging

import pytest

from ui.operating import discreet_log


@pytest.fixture
def log(tmp_path, monkeypatch):
    """A log that writes to a file, in place of everybody's."""
    former, handlers = logging.getLogRecordFactory(), list(logging.root.handlers)
    monkeypatch.setenv("LOG_FILE", str(tmp_path / "kanban.log"))
    monkeypatch.setattr(discreet_log, "LARGEST", 2_000)
    discreet_log.keep()
    before = {name: list(logging.getLogger(name).handlers) for name in logging.root.manager.loggerDict}
    discreet_log.keep_in_file()
    yield tmp_path / "kanban.log"
    logging.setLogRecordFactory(former)
    logging.root.handlers = handlers
    for name, kept in before.items():
        logging.getLogger(name).handlers = kept


NAME, OTHER, PASSWORD, NUMBER = "张三", "李四", "geheim-2026", 340100199001011234


def entered(name, password):
    raise ValueError(f"{name} with '{password}' at postgresql://kanban:{password}@db/kanban, id {NUMBER}")


def test_an_error_says_where_and_what_kind_and_nothing_that_anybody_entered(log):
    try:
        try:
            entered(NAME, PASSWORD)
        except ValueError as error:
            raise KeyError(OTHER) from error
    except KeyError:
        logging.getLogger("dashboard").exception("reference %s of %s", "A1B2C3", "望澜街道")
    told = log.read_text(encoding="utf-8")
    assert "ERROR dashboard: reference A1B2C3 of …" in told
    assert ("in entered" in told, "ValueError: … with … at postgresql://…@db/kanban, id …" in told) == (True, True)
    assert "KeyError: …" in told
    assert [word for word in (NAME, OTHER, "望澜", PASSWORD, f"{NUMBER}") if word in told] == []


def test_what_a_link_to_a_meeting_carries_is_not_written(log):
    for address in ("/meeting_link?link=aB3_-x9&slide=2", "/sign-in?to=/meeting_link%3Flink%3DaB3_-x9"):
        logging.getLogger("dashboard").warning("asked for %s", address)
    told = log.read_text(encoding="utf-8")
    assert ("aB3_-x9" in told, "link=…&slide=2" in told, "link%3D…" in told) == (False, True, True)


def test_the_errors_of_a_group_are_told_each(log):
    try:
        raise ExceptionGroup("two", [ValueError("'a'"), TypeError("'b'")])
    except ExceptionGroup:
        logging.getLogger("dashboard").exception("both")
    told = log.read_text(encoding="utf-8")
    assert ("ValueError: …" in told, "TypeError: …" in told, "ExceptionGroup: two" in told) == (True, True, True)


def test_a_file_is_followed_by_another_before_it_grows_too_large(log):
    for number in range(100):
        logging.getLogger("dashboard").warning("entry %s of a hundred", number)
    files = sorted(log.parent.glob("kanban.log*"))
    assert 2 < len(files) <= 1 + discreet_log.FORMER
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert "entry 99" in log.read_text(encoding="utf-8")


def test_who_asks_for_what_is_not_written(log):
    logging.getLogger("uvicorn.access").propagate = False
    logging.getLogger("uvicorn.access").info("10.1.2.3 asked for /sign-in")
    assert not log.exists() or "10.1.2.3" not in log.read_text(encoding="utf-8")
