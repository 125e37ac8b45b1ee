"""Who acts is asked under the role of the act, once a session."""

from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st

    from ui.operator import is_signed, operator

    by = operator("发布人")
    if st.button("发布") and is_signed(by, "发布人"):
        st.write(f"{by}已发布")
    operator("处置人")


def test_an_act_of_nobody_is_refused_and_a_name_once_given_stands_in_the_next_form():
    app = AppTest.from_function(page).run()
    app.button[0].click().run()
    assert [warning.value for warning in app.warning] == ["请填写发布人，操作记录会记下。"]
    app.text_input[0].set_value(" 统计股 ")
    app.button[0].click().run()
    assert ([told.value for told in app.markdown], list(app.warning)) == (["统计股已发布"], [])
    assert app.run().text_input[1].value == "统计股"
