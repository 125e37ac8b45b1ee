"""What presenters write in the place of a meeting's sentences: kept beside others', never with other figures."""

import pytest

from briefing.gather import gather
from briefing.official.report import build_report
from briefing.official.rewording import paragraphs
from data.errors import DataError
from data.warehouse import meetings
from data.warehouse.meetings import keep, reworded
from queries import open_version
from tests.pages.meetings import DECISIONS, held, page_of_meetings
from ui.meeting.documents import WRITTEN
from ui.meeting.slides import scope_of


def test_a_report_is_written_in_the_presenters_words_but_never_with_other_figures(store):
    meeting = held(store)
    app = page_of_meetings()
    facts = gather(open_version(store.current().path), scope_of(meeting))
    said = paragraphs(build_report(facts))
    place = next(place for place, text in enumerate(said) if "61.15" in text)
    own = "我们的说法：" + said[place]
    keep(store, reworded(meeting, f"情况汇报:{place}", own, said[place]))
    app.button(key=f"write_情况汇报_{meeting.id}").click().run()
    _, _, content, *_ = app.session_state[WRITTEN]
    assert paragraphs(content) == [*said[:place], own, *said[place + 1 :]]
    with pytest.raises(DataError, match="不能改数字"):
        reworded(meeting, f"情况汇报:{place}", said[place].replace("61.15", "62.15"), said[place])


def opened_card(meeting):
    """The page with the words of a meeting unfolded."""
    app = page_of_meetings()
    app.session_state[f"words_{meeting.id}"] = True
    return app.run()


def field(app, slide):
    return next(field for field in app.text_input if (field.key or "").endswith(f"_{slide}"))


def saved(app):
    return next(button for button in app.button if button.label == "保存文字").click().run()


def test_who_saves_over_something_newer_is_shown_it_beside_what_they_wrote_and_can_go_on_from_there(store):
    meeting = held(store)
    app = opened_card(meeting)
    field(app, "decisions").set_value("我们的说法：7 个红灯项目")
    keep(store, reworded(meeting, "decisions", "别人的说法：7 个红灯项目", DECISIONS), "统计员乙")
    app = saved(app)
    assert app.warning[0].value.startswith("没有保存：统计员乙")
    assert app.table[0].value.values.tolist() == [["decisions", "别人的说法：7 个红灯项目"]]
    assert field(app, "decisions").value == "我们的说法：7 个红灯项目"
    again = next(button for button in app.button if button.label.startswith("换成最新内容再改"))
    app = again.click().run()
    assert field(app, "decisions").value == "别人的说法：7 个红灯项目"
    field(app, "decisions").set_value("大家的说法：7 个红灯项目")
    app = saved(app)
    assert [each.value for each in app.success] == ["已保存。"]
    assert meetings.meeting(store, meeting.id).words == {"decisions": "大家的说法：7 个红灯项目"}
    assert [entry.what for entry in store.record.entries()[-3:]] == ["会议准备", "会议修改", "会议修改"]


def test_a_refused_wording_is_said_beside_its_field_and_all_that_was_written_stays(store):
    meeting = held(store)
    app = opened_card(meeting)
    field(app, "decisions").set_value("8 个红灯项目需要决策")
    field(app, "late").set_value("我们的说法：8 个重点项目的下一节点超期，最长 353 天")
    app = saved(app)
    assert [error.value for error in app.error] == [f"可以改文字，不能改数字、单位和升降。原句为：{DECISIONS}"]
    assert [each.value for each in app.warning] == [
        "还没有保存：有 1 处改了数字、单位或升降，请照各处的提示改好再存。写的都还在。"
    ]
    assert meetings.meeting(store, meeting.id).words == {}
    assert f"decided_{meeting.id}" in app.session_state
    field(app, "decisions").set_value("请研究 7 个红灯项目")
    app = saved(app)
    assert ([each.value for each in app.success], list(app.error)) == (["已保存。"], [])
    assert meetings.meeting(store, meeting.id).words == {
        "decisions": "请研究 7 个红灯项目", "late": "我们的说法：8 个重点项目的下一节点超期，最长 353 天",
    }  # fmt: skip
