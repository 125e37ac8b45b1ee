"""Every page opens on the published sample county, through the window, as a reader's browser would ask for it."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse.store import Store
from queries import catalogue
from tests.pages.turning import turned_to

APP = str(Path(__file__).parent.parent.parent / "ui" / "window.py")
TIMEOUT = 60


@pytest.fixture
def app(sample_warehouse, monkeypatch):
    """The app over the sample county; not yet run."""
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))
    return AppTest.from_file(APP, default_timeout=TIMEOUT)


def opened(app, page=None, **address):
    """Run the app on a page with those parameters in the address."""
    if page:
        turned_to(app, page)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def messages(app):
    """Every message on the page."""
    return [element.value for kind in (app.warning, app.error, app.info) for element in kind]


APART = (  # these show what their address names, or what is a unit's own
    "dossier", "unit", "present", "presenter", "meeting_link", "reporting",
)  # fmt: skip
PAGES = sorted(path.stem for path in (Path(APP).parent.parent / "pages").glob("*.py") if path.stem not in APART)
CHOICES = [
    ("rankings", {"metric": "新签约"}), ("rankings", {"metric": "新投产"}), ("rankings", {"industry": "电子信息"}),
    ("rankings_city", {"bulletin": "新开工项目"}), ("chains_map", {"chain": "皮革加工"}),
    ("key_projects", {"light": "■ 红灯"}), ("rows", {"figure": "signed"}), ("caliber", {"q": "完成率"}),
    ("caliber", {"q": "销号率"}),
]  # fmt: skip


@pytest.mark.parametrize(("view", "address"), [*((view, {}) for view in PAGES), *CHOICES])
def test_every_view_opens_without_a_complaint(app, view, address):
    shown = opened(app, view, **address)
    assert (messages(shown), len(shown.exception)) == ([], 0)


def test_every_question_has_its_meaning_under_a_name(app):
    labels = [each.label for each in opened(app, "caliber").tabs]
    assert sum(int(label.rpartition(" ")[2]) for label in labels) == len(catalogue())


@pytest.mark.parametrize(("month", "offered"), [("2026-10", ["登记事项"]), ("2026-05", [])])
def test_an_item_is_raised_where_it_will_show(app, month, offered):
    shown = opened(app, "dispatch_items", month=month)
    assert [each.label for each in shown.button if each.label == "登记事项"] == offered


def test_who_reports_for_no_unit_is_told_where_the_units_reports_are(app):
    assert messages(opened(app, "reporting")) == ["这一页供各单位上报自己的数，没有打开。各单位的报送在“月度上报”页。"]


def test_the_first_page_says_in_a_sentence_how_the_year_stands(app):
    shown = opened(app)
    title = shown.title[0].value
    assert title.startswith("1—10月全县到位资金 ") and title.endswith("位") and "序时进度" in title
    assert [metric.label for metric in shown.metric] == [
        "到位资金", "上报实施项目", "工业到位资金", "工业项目", "新签约", "新开工", "新投产", "全市位次",
    ]  # fmt: skip


def test_month_version_and_sample_are_in_sight(app, sample_warehouse):
    version = Store(sample_warehouse).current().id
    shown = opened(app, "chains_map")
    labels = [block.proto.popover.label for block in shown.get("popover")]
    assert any("演示数据" in label and f"临澜县 · 版本 {version}" in label for label in labels)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ({"month": "2031-01"}, "2031-01 没有数据，已改看 2026-10。有数据的月份为 2024-01 至 2026-10。"),
        ({"industry": "火箭"}, "网址中的产业“火箭”不存在，已忽略。请在“筛选”中重新选择。"),
        ({"unit": "无此镇"}, "网址中的单位“无此镇”不存在，已忽略。请在“筛选”中重新选择。"),
        ({"key": "maybe"}, "网址中的“只看重点项目”只能是 true 或 false，“maybe”已忽略。"),
    ],
)
def test_a_value_in_the_address_that_does_not_exist_is_named(app, address, message):
    assert messages(opened(app, **address)) == [message]


def test_an_unknown_figure_in_the_address_is_named(app):
    assert messages(opened(app, "rows", figure="利润")) == ["网址中的数字“利润”不存在，已列出全部项目。"]


def test_an_unknown_indicator_in_the_address_is_named(app):
    assert messages(opened(app, "rankings", metric="利润")) == ["网址中的指标“利润”不存在，已改看“到位资金”。"]


def test_a_filter_in_the_address_narrows_every_figure(app):
    assert opened(app, industry="电子信息").title[0].value.startswith("1—10月电子信息到位资金")


def test_what_a_filter_is_and_cant_divide_is_said_on_a_page_that_has_nothing_to_show(app):
    opened(app, "rankings_scores", park="县经开区")
    assert ":small[:gray[县经开区由临澜经济开发区管理" in "".join(element.value for element in app.markdown)


def test_the_scores_name_the_first_of_each_group_and_say_where_quality_comes_from(app):
    shown = opened(app, "rankings_scores")
    assert shown.title[0].value == (
        "考核得分居首：望澜街道（乡镇组）88.9 分，县工商业联合会（县直组）93.6 分，临澜经济开发区（园区组）83.3 分"
    )
    assert any("报表质量取自“数据质量”页" in element.value for element in shown.markdown)
    drawn = json.loads(shown.get("plotly_chart")[0].proto.spec)["layout"]["annotations"]
    heads = {"总分", "到位资金<br>完成率<br>40 分", "新签约<br>亿元以上<br>15 分", "报表质量<br>5 分"}
    assert heads <= {note["text"] for note in drawn}


def test_nobody_is_scored_under_a_filter_that_divides_a_unit_s_work(app):
    assert messages(opened(app, "rankings_scores", industry="电子信息")) == [
        "没有可以计分的单位。考核看单位的全部工作，不能按产业、园区等分开：请取消这些筛选。"
    ]


def test_a_month_in_the_address_is_the_month_shown(app):
    assert opened(app, month="2026-03").title[0].value.startswith("1—3月全县到位资金")


def test_the_rows_behind_a_figure_are_as_many_as_the_figure_says(app):
    signed = next(metric.value for metric in opened(app).metric if metric.label == "新签约")
    assert opened(app, "rows", figure="signed").title[0].value.startswith(f"当年新签约项目 {signed}，")


def test_a_dossier_shows_what_is_to_be_settled_and_folds_its_monthly_reports(app):
    shown = opened(app, "dossier", id="LL2025-0221")
    assert [line.value.splitlines()[0] for line in shown.markdown if line.value.startswith("## 要办")] == [
        "## 要办的事：未销号 2 件，其中 2 件超期；已销号 2 件"
    ]
    assert [each.label for each in shown.expander if each.label.startswith("逐月")] == [
        "逐月形象进度：10 期，3 期报了存在问题"
    ]


def test_a_dossier_that_does_not_exist_says_where_to_look(app):
    shown = opened(app, "dossier", id="没有")
    assert (shown.title[0].value, messages(shown)) == (
        "没有找到这个项目", ["它可能还没有入库，或编号写错了。请从项目明细中选择。"]
    )  # fmt: skip


def test_an_empty_store_shows_how_to_begin(tmp_path, monkeypatch):
    Store(tmp_path / "empty").begin("统计股")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "empty"))
    shown = opened(AppTest.from_file(APP, default_timeout=TIMEOUT))
    assert (shown.title[0].value, messages(shown)) == ("还没有数据", [])


@pytest.mark.parametrize("page", ["overview", "intake", "audit"])
def test_a_store_that_is_missing_is_said_on_every_page_and_is_not_a_new_one(tmp_path, monkeypatch, page):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "away"))
    shown = opened(AppTest.from_file(APP, default_timeout=TIMEOUT), page)
    (said,) = [error.value for error in shown.error]
    assert said.startswith("WAREHOUSE 指定的数据文件夹 ") and "不存在。如果数据在移动硬盘或网络盘上" in said
    assert (len(shown.title), len(shown.exception), (tmp_path / "away").exists()) == (0, 0, False)


def test_a_damaged_version_falls_back_to_the_newest_good_one_and_says_so(own_sample_warehouse, monkeypatch):
    store = Store(own_sample_warehouse)
    good = store.current().id
    damaged = store.publish(store.draft(), "再发一次", "测试")
    damaged.path.write_bytes(damaged.path.read_bytes()[:4096])
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    shown = opened(AppTest.from_file(APP, default_timeout=TIMEOUT))
    assert messages(shown) == [
        f"当前版本 {damaged.id} 的文件缺失或已损坏，暂以最近的完好版本 {good} 代替。请联系管理员。"
    ]
