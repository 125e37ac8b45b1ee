"""A meeting shows the version that it froze, whatever is published after."""

import datetime as dt
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from briefing.meeting.agenda import ALL, agenda_of
from briefing.workbook import build_workbook
from data.dispatching import items, live
from data.warehouse import meetings
from data.warehouse.meetings import Decision, keep, prepare, reworded
from queries import Scope, ask, open_version
from records.items import Item, Seen
from tests.pages.meetings import (
    DECISIONS,
    TITLES,
    WINDOW,
    WINDOW_SIZE,
    choices,
    held,
    on_screen,
    page_of_meetings,
)
from tests.pages.turning import turned_to
from tests.records.tampering import tamper
from ui.meeting.slides import facts_of
from ui.verbatim_text import grey, verbatim

OCTOBER_END = dt.date(2026, 10, 31)


def test_every_slide_has_a_sentence_made_from_the_figures(store):
    app = on_screen(held(store))
    assert (choices(app), len(app.exception), [error.value for error in app.error]) == (TITLES, 0, [])


def test_a_meeting_still_says_what_it_said_after_another_version_is_published(store):
    meeting = held(store)
    draft = store.draft()
    draft.con.execute("update monthly_funds set amount = amount * 2")
    store.publish(draft, "翻倍", "统计员甲")
    assert choices(on_screen(meeting)) == TITLES


def test_the_presenters_words_stand_on_the_slide(store):
    meeting = reworded(held(store), "decisions", "请常委会研究 7 个红灯项目", DECISIONS)
    keep(store, meeting)
    own = [f"请常委会研究 7 个红灯项目（{part}/2）" for part in (1, 2)]
    assert choices(on_screen(meeting))[:5] == [*TITLES[:2], *own, TITLES[4]]


def test_a_meeting_keeps_the_filters_that_it_was_prepared_with(store):
    assert choices(on_screen(held(store, industries=["电子信息"])))[1].startswith("1—10月电子信息到位资金 22.56 亿元")


def test_the_next_meeting_opens_with_what_became_of_the_last_ones_decisions(store):
    made = (
        Decision("解决用地指标", "县自然资源和规划局", dt.date(2026, 11, 1), "已办结"),
        Decision("引入新投资者", "麦垄镇", dt.date(2026, 12, 1), "办理中", "LL2025-0221"),
    )
    keep(store, replace(held(store), decisions=made))
    following = prepare(store, "县委常委会", dt.date(2026, 12, 20), dt.date(2026, 10, 1), {}, ALL)
    assert choices(on_screen(following))[1] == "上次会议（2026-11-20）定了 2 件事，办结 1 件，超期 1 件"
    (slide,) = agenda_of(facts_of(following), ())[0][1]
    assert slide.table.rows == [
        ["", "解决用地指标", "县自然资源和规划局", "2026-11-01", "已办结", "—"],
        ["澜芯电子线路板项目", "引入新投资者", "麦垄镇", "2026-12-01", "办理中", "19"],
    ]
    scope = Scope(dt.date(2026, 10, 1), projects=("LL2025-0221",), may_see=None)
    asked = {"live": live.rows(store), "day": dt.date(2026, 12, 11), "kind": "会议决定"}
    found = ask(open_version(store.current().path), "dispatch/items", scope, **asked)
    assert found[["matter", "unit", "days_over"]].to_numpy().tolist() == [["引入新投资者", "麦垄镇", 10]]


def test_what_is_done_later_changes_nothing_that_a_meeting_showed(store):
    item = Item("", "问题", None, "LL01", "缺电", due_at=dt.date(2026, 10, 20), raised_at=dt.date(2026, 10, 8))
    raised = items.raise_item(store, item)
    first = held(store)
    keep(store, replace(first, decisions=(Decision("送电", "甲局", dt.date(2026, 11, 30)),)))
    meeting = prepare(store, "县委常委会", dt.date(2026, 12, 20), dt.date(2026, 10, 1), {}, ALL)
    shown = shown_of_items(meeting)
    assert [row[2:4] for row in shown["slides"] if row[2] == "缺电"] == [["缺电", "—"]]
    assert "上次会议（2026-11-20）定了 1 件事，办结 0 件，超期 1 件" in shown["titles"]
    seen = Seen(raised.item_id, "LL01", raised.status, raised.raised_at, raised.revision)
    items.work(store, seen, "改期", dt.date(2026, 10, 31), due_at=dt.date(2026, 12, 30), progress="等设备")
    items.raise_item(store, replace(item, matter="缺水"))
    held_before = meetings.meeting(store, first.id)
    keep(store, replace(held_before, decisions=(Decision("送电", "甲局", dt.date(2026, 11, 30), "已办结"),)))
    assert shown_of_items(meeting) == shown
    following = prepare(store, "县委常委会", dt.date(2027, 1, 20), dt.date(2026, 10, 1), {}, ALL)
    assert [row[2] for row in shown_of_items(following)["slides"] if row[2] in ("缺电", "缺水")] == ["缺水"]


def test_who_owes_a_comment_before_a_meeting_is_said_with_the_items_and_on_its_card(store):
    items.raise_item(store, Item("", "问题", None, "LL01", "缺电", due_at=OCTOBER_END, raised_at=OCTOBER_END))
    held(store)
    line = "意见应在 2026-11-17 前填写，22 件中还差 1 件：临澜经济开发区 1 件"
    page = turned_to(AppTest.from_file(WINDOW, default_timeout=60), "dispatch_items").run()
    assert [each.value for each in page.markdown if line in each.value] == [
        f":small[:gray[《县委常委会》2026-11-20：{line}]]"
    ]
    assert line in [each.label for each in page_of_meetings().expander]


def shown_of_items(meeting):
    """What a meeting's slides, titles and workbook show of items and decisions."""
    facts = facts_of(meeting)
    made = dict(agenda_of(facts, ["dispatch"]))
    book = openpyxl.load_workbook(io.BytesIO(build_workbook(facts)))
    return {
        "slides": [row for slides in made.values() for slide in slides for row in slide.table.rows],
        "titles": [slide.title for slides in made.values() for slide in slides],
        "workbook": [list(book[name].values) for name in ("调度", "事项", "事项统计", "各单位销号")],
    }


def test_the_next_meeting_says_what_changed_since_the_version_that_the_last_one_saw(store):
    held(store)
    draft = store.draft()
    draft.con.execute("update monthly_funds set amount = amount + 100 where project_id = 'LL2025-0214' and"
                      " month = '2026-08-01' and entry = 1")  # fmt: skip
    store.publish(draft, "补报", "统计员甲")
    following = prepare(store, "县委常委会", dt.date(2026, 12, 20), dt.date(2026, 10, 1), {}, ALL)
    (drawn,) = on_screen(following, slide=2).get("plotly_chart")
    assert json.dumps("较上次会议（2026-11-20）：到位 100 万元").strip('"') in drawn.proto.spec


REMARKS = {
    "演示文稿": [],
    "情况汇报": [
        "“项目质量显著提高”没有数据支持，已改为事实表述。",
        "“力争全年招商引资到位资金再创新高”没有数据支持，已改为事实表述。", "缺 9 项，文中保留“\\*”",
    ],
    "月度通报": [],
    "重点项目调度单": ["缺 35 项，文中保留“\\*”"],  # ten projects without an annual plan, five without a problem
    "数据表": [],
}


@pytest.mark.parametrize("label", REMARKS)
def test_every_document_of_a_meeting_is_written_and_says_what_it_lacks(store, label):
    meeting = held(store)
    app = page_of_meetings()
    app.button(key=f"write_{label}_{meeting.id}").click().run()
    assert ([error.value for error in app.error], len(app.exception)) == ([], 0)
    assert app.get("download_button")[0].proto.label.startswith(f"下载{label}（")
    assert [warning.value.split("：")[0] for warning in app.warning] == REMARKS[label]


def test_an_address_with_a_version_reads_that_version_and_says_so(store):
    first = store.current()
    draft = store.draft()
    draft.con.execute("update monthly_funds set amount = amount * 2")
    store.publish(draft, "翻倍", "统计员甲")
    app = AppTest.from_file(WINDOW, default_timeout=60)
    app.query_params["version"] = first.id
    app.run()
    assert [info.value for info in app.info] == [f"这里看的是指定的版本 {first.id}，不是当前版本。"]
    assert app.title[0].value == TITLES[1]


def test_a_meeting_shows_what_it_froze_and_one_that_was_damaged_is_named(store):
    meeting, lost = held(store), held(store)
    tamper(store.records, f"update meetings set agenda = '{{' where id = '{lost.id}'")
    app = page_of_meetings()
    number, digest = meeting.record
    frozen = f"截至 2026年10月 · 版本 {meeting.version_id} · 操作记录第 {number} 条 {digest[:12]}"
    assert grey(verbatim(frozen)) in [element.value for element in app.markdown]
    assert [warning.value for warning in app.warning] == [
        f"会议 {lost.id} 的记录已损坏，没有列出。请联系管理员从备份核对。"
    ]


def test_a_link_is_made_and_taken_back_on_the_card_and_every_slide_by_it_names_its_reader(store):
    meeting = held(store)
    app = page_of_meetings()
    app.session_state[f"links_{meeting.id}"] = True
    app = app.run()
    app = next(button for button in app.button if button.label == "做链接").click().run()
    token = next(code.value for code in app.code if "link=" in code.value).partition("link=")[2]
    wall = turned_to(AppTest.from_file(WINDOW, default_timeout=60), "meeting_link")
    wall.query_params["link"] = token
    wall.session_state[WINDOW_SIZE] = (390, 844)
    wall = wall.run()
    reader = f"{store.actor.name} {dt.date.today()}"
    assert (choices(wall), [error.value for error in wall.error]) == (TITLES, [])
    drawn, said = wall.get("plotly_chart")[0].proto.spec, json.dumps("《县委常委会》2026-11-20 凭链接查看，请勿外传")
    assert (drawn.count(reader), said.strip('"') in drawn) == (3, True)
    app.button(key=f"revoke_{meeting.id}-1").click().run()
    assert [error.value for error in wall.run().error] == [
        "这个链接已被撤销，不能再看。需要再看的，请向给您链接的人再要一个。"
    ]
