from wording.marked_figures import filled


def test_marks_are_written_as_figures_by_their_kind():
    money = filled("协议投资额 \x1fmoney 125000.5\x1f，上次 \x1fmoney 3200.5\x1f")
    assert money == "协议投资额 12.50 亿元，上次 3,200.5 万元"
    assert filled("填报 \x1fwan 1234567.89\x1f，占 \x1fpercent 40.6%\x1f") == "填报 1,234,567.89，占 40.6%"


def test_a_negative_amount_keeps_its_sign():
    assert filled("\x1fmoney -1200\x1f，\x1fpercent -3.0%\x1f") == "-1,200 万元，-3.0%"


def test_what_is_no_mark_stays():
    assert filled("money 1200 wan 3") == "money 1200 wan 3"
    assert filled("\x1fother 1200\x1f") == "\x1fother 1200\x1f"
