"""Projects in talks: how large, and how sure."""

from charts.negotiations import talk_bars
from tests.charts.frames import frame, keys, texts

TALKS = (
    ("T1", "小项目", 20000, None, None, "初步接触"),
    ("T2", "大项目", 460000, 0.3, 138000, "方案洽谈"),
    ("T3", "未填项目", None, 0.5, None, "实地考察"),
)


def test_the_largest_stand_first_with_what_is_likely_in_the_frame_of_what_is_planned():
    figure = talk_bars(frame("talks", *TALKS))
    assert texts(figure) == ["大项目", "小项目", "46.00 亿元，把握 30%，方案洽谈", "2.00 亿元，初步接触"]
    assert (list(figure.data[0].x), [box.x1 for box in figure.layout.shapes]) == ([138000, 0], [460000, 20000])
    assert keys(figure) == [["T2"], ["T1"]]


def test_on_a_phone_bars_have_the_whole_width_between_their_names_and_their_figures():
    figure = talk_bars(frame("talks", *TALKS), stacked=True)
    assert texts(figure) == ["大项目", "小项目", "46.00 亿元，把握 30%，方案洽谈", "2.00 亿元，初步接触"]
    assert (figure.layout.margin.l, figure.layout.margin.r) == (2, 2)
    assert [(note.y, note.yanchor) for note in figure.layout.annotations] == [
        (23, "bottom"), (89, "bottom"), (43, "top"), (109, "top"),
    ]  # fmt: skip
