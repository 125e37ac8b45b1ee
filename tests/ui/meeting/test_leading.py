"""What a wall is told by keys: a session's runs overlap, and the last key decides."""

from ui.meeting.leading import Moves


def test_of_moves_that_are_done_in_another_order_the_last_key_decides():
    moves = Moves()
    second, first = moves.heard("wall 2"), moves.heard("wall 1")
    assert (second(), first(), moves.last) == (True, False, "wall 2")


def test_a_move_that_waits_is_overtaken_by_the_next():
    moves = Moves()
    ninth = moves.heard("wall 9")
    was_newest, tenth = ninth(), moves.heard("wall 10")
    assert (was_newest, ninth(), tenth(), moves.last) == (True, False, True, "wall 10")


def test_a_wall_that_is_opened_anew_counts_anew():
    moves = Moves()
    former, new = moves.heard("former 7"), moves.heard("new 1")
    assert (former(), new(), moves.last) == (True, True, "new 1")
