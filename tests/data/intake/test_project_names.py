"""Monthly ledgers that name their projects instead of numbering them."""

from data.receive import receive
from tests.data.receipts import counts, lines

HEAD = ["项目名称", "月份", "本月到位资金（万元）"]


def funds(draft):
    return draft.con.execute("select project_id, amount::double from monthly_funds order by all").fetchall()


def test_a_row_without_a_number_is_its_projects_by_name(known, send):
    receipt = send([HEAD, ["一号 项目", "2026-10", 10], ["二号项目", "2026-10", 5]])
    assert (counts(receipt), funds(known)) == ((2, 2, 0, 0), [("P1", 10), ("P2", 5)])


def test_an_unknown_or_missing_name_is_rejected(known, send):
    receipt = send([HEAD, ["从没听说的园子", "2026-10", 10], ["", "2026-10", 5]])
    assert [line[3] for line in lines(receipt)] == ["项目台账中没有“从没听说的园子”", "没有写是哪个项目"]


def test_a_name_that_several_projects_bear_is_rejected_with_their_numbers(known, send):
    known.con.execute("update projects set project_name = '一号项目'")
    receipt = send([HEAD, ["一号项目", "2026-10", 10]])
    assert [line[3] for line in lines(receipt)] == ["有 2 个项目都叫“一号项目”（P1、P2）"]


def test_a_similar_name_waits_until_somebody_says_that_it_is_meant(known, write):
    known.con.execute("update projects set project_name = '霁禾食品生猪养殖项目' where project_id = 'P1'")
    path = write(表=[HEAD, ["霁禾食品生猪养殖", "2026-10", 10]])
    [line] = receive(path, known, "统计员甲").lines
    assert (line.outcome, line.proposed, line.confidence) == ("held", "霁禾食品生猪养殖项目（P1）", 0.8889)
    assert funds(known) == []
    assert counts(receive(path, known, "统计员甲", decided={line.decision_key: True})) == (1, 1, 0, 0)
    assert funds(known) == [("P1", 10)]
