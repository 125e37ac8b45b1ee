"""How an answer's cells are drawn: units, places, and texts that can be read."""

from decimal import Decimal

import pandas as pd

from ui.tables import drawn


def test_all_money_of_a_table_has_one_unit_so_that_its_columns_can_be_compared():
    rows = pd.DataFrame({"agreed_investment": [Decimal(61_700), None], "arrived": [Decimal(3_541), Decimal(0)]})
    words, config = drawn(rows)
    assert words.astype(object).where(words.notna(), None).to_dict("list") == {
        "agreed_investment": [6.17, None], "arrived": [0.35, 0.0],
    }  # fmt: skip
    assert [column["label"] for column in config.values()] == ["协议投资额（亿元）", "到位资金（亿元）"]


def test_no_amount_of_a_table_reads_zero_because_another_is_large():
    words, config = drawn(pd.DataFrame({"target": [Decimal(61_700)], "arrived": [Decimal(30)]}))
    assert words.to_dict("list") == {"target": [61_700.0], "arrived": [30.0]}
    assert [column["label"] for column in config.values()] == ["年度任务（万元）", "到位资金（万元）"]


def test_places_moved_are_words_on_the_right():
    words, config = drawn(pd.DataFrame({"rank_change": pd.array([2, 0, None], dtype="Int64")}))
    assert words["rank_change"].tolist() == ["▲2", "平", "—"]
    assert (config["rank_change"]["label"], config["rank_change"]["alignment"]) == ("位次变化", "right")


def test_twelve_months_are_an_image_and_a_light_takes_no_more_room_than_its_word():
    rows = pd.DataFrame({"arrived_months": ["data:image/svg+xml;base64,PA=="], "light": ["红"]})
    config = drawn(rows)[1]
    assert (config["arrived_months"]["type_config"]["type"], config["arrived_months"]["width"]) == ("image", 196)
    assert config["light"]["width"] == 72
    assert drawn(rows.assign(light="未报计划"))[1]["light"]["width"] == 114


def test_prose_is_as_wide_as_its_longest_text_up_to_a_limit_and_names_are_as_streamlit_has_them():
    rows = pd.DataFrame({"project": ["项目"] * 2, "reason": ["已停建", "开工超计划 80 天"], "message": ["长" * 99] * 2})
    widths = {name: config["width"] for name, config in drawn(rows)[1].items()}
    assert widths == {"project": None, "reason": 139, "message": 720}
