"""A table's rows on a phone."""

from streamlit.testing.v1 import AppTest

HEADS = {"light": "亮灯", "project": "项目", "stuck": "卡在哪里", "ask": "要定什么", "days_over": "超期天数"}
LINES = (("light", "project"), ("stuck",), ("→", "ask"), ("days_over",))


def page():
    import pandas as pd

    from tests.ui.test_stacked_rows import HEADS, LINES
    from ui.stacked_rows import stacked_rows

    rows = [("■ 红", "甲*项目", "土地", "议定", "12"), *[("—", f"项目{place}", "—", "—", "—") for place in range(13)]]
    cells = pd.DataFrame(rows, columns=list(HEADS))
    import streamlit as st

    st.text(f"{stacked_rows(cells, lambda _, text: text, HEADS, LINES, 'agenda', pick=True)}")


def whole_page():
    import pandas as pd

    from tests.ui.test_stacked_rows import HEADS
    from ui.stacked_rows import stacked_rows

    cells = pd.DataFrame([list("红项地—九")], columns=list(HEADS))
    stacked_rows(cells, lambda _, text: text, HEADS, (), "all", pick=False)


def test_without_lines_what_a_row_is_of_stands_over_all_the_others_with_their_heads_and_opens_nothing():
    app = AppTest.from_function(whole_page).run()
    assert [each.value for each in app.markdown] == ["**项**  \n:small[:gray[亮灯 红 · 卡在哪里 地 · 超期天数 九]]"]
    assert list(app.button) == []


def test_a_row_is_a_few_lines_its_light_coloured_its_number_with_a_head_and_what_is_missing_left_out():
    app = AppTest.from_function(page).run()
    first, second = (button.label for button in app.button[:2])
    assert first == (
        "**:red[■] 红 · 甲\\*项目**  \n:small[:gray[土地]]  \n:small[:gray[→ 议定]]  \n:small[:gray[超期天数 12]]"
    )
    assert second == "**项目0**"


def test_a_press_tells_which_row_and_the_rest_come_when_asked_for():
    app = AppTest.from_function(page).run()
    assert (len(app.button), app.button[-1].label, app.text[0].value) == (13, "再看 2 行", "None")
    assert app.button[3].click().run().text[0].value == "3"
    assert len(app.button[-1].click().run().button) == 14
