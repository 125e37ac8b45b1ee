"""操作记录: every act in words, newest first, and whether the record is as it was written."""

import io
import shutil

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.receipt import Refusal
from data.warehouse.archive import export
from data.warehouse.keeping import fix, unfix
from data.warehouse.store import Store
from records.audit import Act
from records.decisions import Decision
from tests.pages.test_pages import APP, TIMEOUT, opened
from tests.records.tampering import tamper
from ui.views.audit_record import TOLD, as_csv, narrowed, record_frame


@pytest.fixture(scope="module")
def acted(sample_warehouse, tmp_path_factory):
    """The sample's store after one act of each kind that needs no file."""
    folder = tmp_path_factory.mktemp("acted")
    store = Store(shutil.copytree(sample_warehouse, folder / "warehouse"))
    first = store.current().id
    second = store.publish(store.draft(), "更正", "统计股").id
    store.rollback(first, "统计股")
    fix(store, second, "报市局", "统计股")
    unfix(store, second, "统计股")
    export(store, first, folder / "备份.zip", "统计股")
    store.discarded(["甲.xlsx", "乙.xlsx", "丙.xlsx", "丁.xlsx"], "网页上传")
    store.decide([Decision("k", "dismiss", "已说明", "分期到位", "统计股", about="P1 超过协议")])
    return store


@pytest.fixture
def store(acted, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return Store(shutil.copytree(acted.root, tmp_path / "warehouse"))


@pytest.fixture
def app():
    return AppTest.from_file(APP, default_timeout=TIMEOUT)


def test_every_act_is_told_in_words_newest_first(store, app):
    first, second = (path.stem for path in store.paths())
    shown = opened(app, "audit")
    rows = shown.dataframe[0].value
    assert shown.title[0].value == "操作记录 8 条，未发现改动"
    assert rows[["序号", "操作人", "操作", "对象", "说明"]].values.tolist() == [
        [8, "统计股", "处置", "P1 超过协议", "已说明，分期到位"],
        [7, "网页上传", "放弃", "4 个文件", "甲.xlsx、乙.xlsx、丙.xlsx等 4 个文件"],
        [6, "统计股", "导出", first, "备份.zip，共 14 项"],
        [5, "统计股", "取消固定", second, ""],
        [4, "统计股", "固定", second, "报市局"],
        [3, "统计股", "回滚", first, f"原为 {second}"],
        [2, "统计股", "发布", second, "更正"],
        [1, "系统", "发布", first, "演示数据；基础配置.xlsx、项目台账.xlsx、资金月报-2024.xlsx等 12 个文件"],
    ]


def test_an_entry_that_was_changed_is_named_on_the_page(store, app):
    tamper(store.records, "update entries set details = replace(details, '分期到位', '没有问题')")
    shown = opened(app, "audit")
    number = store.record.entries()[-1].number
    assert shown.title[0].value == "操作记录有 1 处被改动"
    assert f"第 {number} 条被改动过：内容与校验值不符" in shown.error[0].value


def test_what_is_not_recorded_yet_is_said(store, app):
    store.pointer.write_text(store.paths()[1].stem)
    assert opened(app, "audit").info[0].value.startswith("待补记：当前版本为")


def test_the_record_of_an_empty_store_opens(tmp_path, monkeypatch, app):
    Store(tmp_path / "empty").begin("统计股")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "empty"))
    shown = opened(app, "audit")
    assert (shown.title[0].value, len(shown.exception)) == ("操作记录 1 条，未发现改动", 0)


def test_an_act_of_another_edition_and_details_that_it_lacks_are_no_errors(store):
    store.record.append([Act("未来的操作", "甲", "乙", {"x": 1}), *(Act(what, "甲", "乙") for what in TOLD)])
    assert set(record_frame(store.record.entries()[-len(TOLD) - 1 :])["说明"]) == {""}


def test_what_somebody_wrote_does_not_run_as_a_formula_in_the_file(store):
    store.record.append([Act("固定", "=cmd|' /C calc'!A0", "x", {"note": "+1"})])
    read = pd.read_csv(io.BytesIO(as_csv(record_frame(store.record.entries()))))
    assert (read["操作人"][0], read["说明"][0]) == ("'=cmd|' /C calc'!A0", "'+1")


def test_a_refused_file_is_told_with_the_reason(store, app):
    store.received([], [Refusal("台账.xlsx", "ab" * 32, "文件有打开密码。\n请取消密码。")], "网页上传")
    rows = opened(app, "audit").dataframe[0].value
    assert rows[["操作人", "操作", "对象", "说明"]].values.tolist()[0] == [
        "网页上传", "退回", "台账.xlsx", "文件有打开密码。 请取消密码。",
    ]  # fmt: skip


def test_the_record_is_narrowed_to_acts_and_persons():
    frame = pd.DataFrame({"操作": ["查看", "发布", "查看"], "操作人": ["甲", "甲", "乙"]})
    assert list(narrowed(frame, ["查看"], ["甲"]).index) == [0]
    assert list(narrowed(frame, [], ["甲"]).index) == [0, 1]
    assert list(narrowed(frame, [], []).index) == [0, 1, 2]
