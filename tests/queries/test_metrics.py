"""The records of metrics, and the macros that are made of them."""

import pytest

from data.ledgers import tasks
from queries import catalogue
from wording import metrics
from wording.columns import COLUMNS, Column
from wording.metrics import METRICS


def test_each_is_told_apart_by_its_name_and_label():
    assert len({each.label for each in METRICS.values()}) == len(METRICS)


def test_what_one_is_part_of_is_a_metric_of_the_same_measure():
    parts = [(each.measure, METRICS[each.part_of].measure) for each in METRICS.values() if each.part_of]
    assert [mine for mine, whole in parts if mine != whole] == []


@pytest.mark.parametrize("each", METRICS.values(), ids=METRICS)
def test_its_columns_are_called_by_its_label(each):
    kind = "money" if each.is_money else "count"
    assert COLUMNS[each.metric] == Column(each.label, kind)


def test_a_metric_has_a_task_where_the_ledger_asks_for_one():
    assert [name for name in METRICS if name in tasks()] == [
        "arrived", "arrived_out_province", "signed", "started", "produced",
    ]  # fmt: skip


def test_the_header_of_a_question_tells_what_each_is():
    header = catalogue()["rankings/metrics"].columns["metric"]
    written = {name: f"{each.label}（{each.measure}）：{each.meaning}" for name, each in METRICS.items()}
    assert [name for name, text in written.items() if text not in header] == []


def test_a_reader_is_offered_those_with_a_figure_and_the_first_where_there_is_none():
    assert metrics.offered([("signed", 0), ("arrived", 5), ("fixed_assets", None)]) == {
        "arrived": "到位资金", "signed": "新签约",
    }
    assert metrics.offered([]) == metrics.offered([("arrived", None)]) == {"arrived": "到位资金"}
