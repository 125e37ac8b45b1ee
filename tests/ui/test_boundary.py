"""The one place where errors become words."""

import re

from streamlit.testing.v1 import AppTest


def test_a_bug_is_one_calm_sentence_with_a_reference_that_the_log_knows(caplog):
    def page():
        from ui.boundary import boundary

        with boundary():
            1 / 0  # noqa: B018

    (message,) = [error.value for error in AppTest.from_function(page).run().error]
    reference = re.fullmatch(
        "这一页暂时打不开，问题已记录，编号 ([0-9A-F]{6})。请刷新重试；如仍出现，请把编号告诉管理员。", message
    ).group(1)
    (record,) = [record for record in caplog.records if record.name == "dashboard"]
    assert (record.getMessage(), record.exc_info[0]) == (f"reference {reference}", ZeroDivisionError)


def test_an_error_of_the_data_is_said_in_its_own_words():
    def page():
        from data.errors import DataError
        from ui.boundary import boundary

        with boundary():
            raise DataError("版本文件无法打开，请回滚到其他版本。")

    assert [error.value for error in AppTest.from_function(page).run().error] == [
        "版本文件无法打开，请回滚到其他版本。"
    ]
