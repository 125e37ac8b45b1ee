"""What is made of the same answer is made once, of the same cells too, and anew of others."""

import gc
import threading

import pandas as pd
import plotly.graph_objects as go

from wording.kept import Row, Shelf, hand_out


def counted(most=9):
    drawn = []

    @Shelf(most).keep
    def draw(df, title=""):
        drawn.append(title)
        return go.Figure(layout={"title": {"text": f"{title}{len(df)}"}})

    return draw, drawn


def frame(*values):
    return pd.DataFrame({"unit": pd.Series(list(values), dtype="str")})


def test_the_same_rows_are_drawn_once_whichever_frame_holds_them():
    draw, drawn = counted()
    rows = frame("甲镇", "乙镇", "丙镇")
    first = draw(rows[rows["unit"] != "丙镇"].reset_index(drop=True), title="甲")
    again = draw(rows.copy(deep=False)[rows["unit"] != "丙镇"].reset_index(drop=True), title="甲")
    assert (again is first, drawn) == (True, ["甲"])


def test_another_row_or_another_title_is_another_picture():
    draw, drawn = counted()
    texts = [draw(frame(*units), title=title).layout.title.text for units, title in (
        (("甲镇",), "甲"), (("甲镇",), "乙"), (("甲镇", "乙镇"), "甲"),
    )]  # fmt: skip
    assert (texts, drawn) == (["甲1", "乙1", "甲2"], ["甲", "乙", "甲"])


def test_the_least_recently_seen_is_let_go():
    draw, drawn = counted(most=2)
    for title in ("一", "二", "一", "三", "一", "二"):
        draw(frame("甲镇"), title=title)
    assert drawn == ["一", "二", "三", "二"]


def test_an_answer_is_known_by_what_was_asked_and_some_of_its_rows_by_their_cells():
    draw, drawn = counted()
    one, same, other = (hand_out(frame("甲镇", "乙镇"), asked) for asked in ("8月", "8月", "9月"))
    texts = [draw(given).layout.title.text for given in (one, same, other, one.head(1), frame("甲镇"))]
    assert (texts, len(drawn)) == (["2", "2", "2", "1", "1"], 3)


def test_what_was_asked_tells_answers_apart_though_their_cells_are_alike():
    draw, drawn = counted()
    for asked in ("8月", "9月", "8月"):
        draw(hand_out(frame("甲镇"), asked))
    assert len(drawn) == 2


def test_a_row_is_known_as_its_answer_is():
    written = []

    @Shelf(9).keep
    def write(row):
        written.append(row["unit"])
        return row["unit"]

    first, again = (hand_out(Row(unit="甲镇"), "8月") for _ in range(2))
    assert (write(first), write(again), write(hand_out(Row(unit="乙镇"), "9月")), written) == (
        "甲镇", "甲镇", "乙镇", ["甲镇", "乙镇"],
    )  # fmt: skip


def test_an_answer_that_is_gone_leaves_its_name_to_nobody():
    draw, drawn = counted()
    draw(hand_out(frame("甲镇"), "8月"))
    gc.collect()
    frames = [frame("乙镇") for _ in range(50)]  # one of them may well lie where the other lay
    for each in frames:
        draw(each)
    assert len(drawn) == 2


def test_what_two_want_at_once_is_made_once_and_what_fails_is_tried_again():
    shelf, made, begun = Shelf(9), [], threading.Event()

    def make():
        begun.wait(5)
        made.append(1)
        return len(made)

    found = []
    readers = [threading.Thread(target=lambda: found.append(shelf.once("问", make))) for _ in range(3)]
    for reader in readers:
        reader.start()
    begun.set()
    for reader in readers:
        reader.join()

    def fail():
        raise ValueError("坏了")

    for _ in range(2):
        try:
            shelf.once("坏", fail)
        except ValueError:
            made.append("坏")
    assert (found, made, shelf.once("坏", lambda: "好")) == ([1, 1, 1], [1, "坏", "坏"], "好")
