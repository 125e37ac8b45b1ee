"""The screens of a meeting: the wall, whatever is asked of it, and the presenter's own, which leads it."""

from streamlit.testing.v1 import AppTest

from data.warehouse import meetings
from tests.pages.meetings import TITLES, WINDOW, at_desk, held, on_screen, told
from tests.pages.turning import turned_to
from tests.records.tampering import tamper


def test_an_address_beyond_the_last_slide_shows_the_last(store):
    app = on_screen(held(store), slide=99)
    assert told(app)["place"] == len(TITLES) - 1
    assert app.get("plotly_chart")[0].proto.id.endswith(f"slide_{len(TITLES) - 1}_closing_0")


def test_a_wall_turns_though_the_records_can_not_be_written(store):
    meeting = held(store)
    on_screen(meeting, slide=1)
    tamper(
        store.records,
        "create trigger full before insert on showings begin insert into nowhere values (1); end",
    )
    wall = on_screen(meeting, slide=3)
    assert [told(wall)["place"], told(wall.run())["place"]] == [2, 2]


def test_the_presenters_own_screen_follows_the_wall_and_leads_it_and_says_what_may_be_asked(store):
    meeting = held(store)
    wall = on_screen(meeting, slide=2)
    desk = at_desk(meeting)
    assert [chart.proto.alt for chart in desk.get("plotly_chart")] == TITLES[1:3]
    assert "**完成全年任务还要做多少？**" in [each.value for each in desk.markdown]
    desk.button(key="turn_on").click().run()
    assert told(wall.run())["place"] == 2
    assert [chart.proto.alt for chart in at_desk(meeting).get("plotly_chart")] == TITLES[2:4]


def test_a_presenters_note_is_his_own_and_stands_on_no_slide(store):
    meeting = held(store)
    desk = at_desk(meeting)
    desk.text_area[0].set_value("先问发改")
    next(button for button in desk.button if button.label == "保存备注").click().run()
    assert meetings.meeting(store, meeting.id).words == {"备注:cover": "先问发改"}
    assert at_desk(meeting).text_area[0].value == "先问发改"
    assert "先问发改" not in on_screen(meeting).get("plotly_chart")[0].proto.spec


def test_who_leaves_the_slides_goes_on_with_the_meetings_version_until_he_says_otherwise(store):
    meeting = held(store)
    draft = store.draft()
    draft.con.execute("update monthly_funds set amount = amount * 2")
    store.publish(draft, "翻倍", "统计员甲")
    wall = on_screen(meeting)
    wall.session_state["wall_left"] = True
    left = wall.run()
    said = [f"这里看的是指定的版本 {meeting.version_id}，不是当前版本。"]
    assert ([info.value for info in left.info], left.title[0].value[:2]) == (said, "会议")
    ranking = turned_to(left, "rankings").run()
    assert [info.value for info in ranking.info] == said
    assert list(ranking.button(key="back_to_current").click().run().info) == []


def test_a_window_is_asked_for_its_size_before_anything_is_drawn(store):
    app = turned_to(AppTest.from_file(WINDOW, default_timeout=60), "present")
    app.query_params["meeting"] = held(store).id
    app = app.run()
    assert (told(app)["window"], list(app.get("plotly_chart"))) == (None, [])


def test_an_unknown_meeting_is_said_in_words(store):
    app = turned_to(AppTest.from_file(WINDOW, default_timeout=60), "present")
    app.query_params["meeting"] = "20000101-001"
    assert [error.value for error in app.run().error] == ["没有编号为 20000101-001 的会议。请从“会议”页打开。"]
