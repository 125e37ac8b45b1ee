from charts.findings import SHOWN, finding_bars
from tests.charts.frames import frame, texts


def bars(figure):
    """Lengths of each level's bars."""
    return [list(trace.x) for trace in figure.data[:3]]


def test_the_gravest_and_most_come_first_with_their_counts():
    figure = finding_bars(frame("findings", ("甲镇", 0, 5, 0), ("乙镇", 1, 0, 2), ("丙镇", 0, 6, 0)))
    assert texts(figure) == ["乙镇", "丙镇", "甲镇", "■ 1  ○ 2", "▲ 6", "▲ 5"]
    assert bars(figure) == [[1, 0, 0], [0, 6, 5], [2, 0, 0]]
    assert [row[0] for row in figure.data[-1].customdata] == ["乙镇", "丙镇", "甲镇"]
    assert figure.data[-1].hovertext[0] == "<b>乙镇</b><br>必改 1 条，参考 2 条"


def test_a_single_finding_is_not_drawn_as_if_it_filled_the_page():
    assert finding_bars(frame("findings", ("甲镇", 1, 0, 0))).layout.xaxis.range == (0, 5)


def test_no_more_rows_are_drawn_than_can_be_read():
    figure = finding_bars(frame("findings", *((f"{number}镇", 0, number, 0) for number in range(1, 31))))
    assert len(figure.data[-1].customdata) == SHOWN
