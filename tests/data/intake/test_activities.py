import pytest

from tests.data.receipts import counts, lines

HEAD = ["活动编号", "活动日期", "活动类型", "举办城市", "主办单位", "参会企业数", "领导层级"]
FORUM = ["HD1", "2026-03-05", "企业家座谈会", "杭州", "甲镇", 30, "县主要领导"]
TERM = ["监督员编号", "所在单位", "聘任起", "聘任止"]
MILESTONE = ["项目编号", "里程碑", "计划值", "完成值", "计量单位", "截止月份"]


def held(draft, table, columns):
    return sorted(draft.con.table(table).project(columns).fetchall())


def activities(draft):
    return held(
        draft, "activities",
        "activity_id, held_at::varchar, kind, city, province, host_unit, companies, leader_level, batch_id, row_no",
    )


def test_an_activity_is_loaded_with_its_host_and_where_it_came_from(draft, send):
    assert counts(send([["招商活动台账"], HEAD, FORUM])) == (1, 1, 0, 0)
    assert activities(draft) == [
        ("HD1", "2026-03-05", "企业家座谈会", "杭州", None, "A", 30, "县主要领导", 1, 3)
    ]


@pytest.mark.parametrize(("written", "city", "province"), [
    ("杭州市", "杭州", None), ("浙江省杭州市", "杭州", "浙江"), ("浙江杭州", "杭州", "浙江"),
    ("上海市", "上海", "上海"), ("上海市浦东新区", "上海", "上海"), ("吉林市", "吉林", "吉林"),
    ("广西壮族自治区南宁市", "南宁", "广西"), ("内蒙古自治区包头市", "包头", "内蒙古"),
    ("香港特别行政区", "香港", "香港"),
    ("沙市", "沙市", None),
])
def test_a_city_goes_by_its_short_name_so_that_it_is_counted_once(draft, send, written, city, province):
    send([HEAD, [*FORUM[:3], written, *FORUM[4:]]])
    assert [(row[3], row[4]) for row in activities(draft)] == [(city, province)]


def test_a_province_column_is_read_and_a_city_corrected_keeps_no_other_s_province(draft, send):
    send([[*HEAD, "所在省份"], [*FORUM, "浙江省"]])
    assert activities(draft)[0][3:5] == ("杭州", "浙江")
    send([HEAD, [*FORUM[:3], "东京", *FORUM[4:]]])
    assert activities(draft)[0][3:5] == ("东京", None)


def test_kinds_and_levels_may_be_written_as_people_say_them(draft, send):
    send([HEAD, ["HD1", "2026-03-05", "座谈会", "杭州", "甲镇", "30家", "县长"]])
    assert activities(draft)[0][2] == "企业家座谈会"
    assert activities(draft)[0][6:8] == (30, "县主要领导")


def test_an_activity_sent_again_is_a_duplicate_and_a_corrected_one_an_update(draft, send):
    send([HEAD, FORUM])
    assert counts(send([HEAD, FORUM])) == (1, 0, 0, 1)
    assert counts(send([HEAD, [FORUM[0], "2026-03-06", *FORUM[2:]]])) == (1, 1, 0, 0)
    assert [row[1] for row in activities(draft)] == ["2026-03-06"]


def test_what_is_unknown_contradictory_or_negative_is_rejected(send):
    rows = [
        HEAD, FORUM, ["HD2", "2026-03-05", "茶话会", *FORUM[3:]], [*FORUM[:4], "丙镇", 30, ""],
        ["HD1", "2026-04-01", *FORUM[2:]], ["HD3", *FORUM[1:5], -1, ""], ["HD4", *FORUM[1:6], "市长"],
    ]
    assert lines(send(rows)) == [
        (3, "活动类型", "茶话会", "不认识的活动类型“茶话会”"),
        (4, "主办单位", "丙镇", "不认识的单位“丙镇”"),
        (5, "活动编号", "HD1", "活动编号与第 2 行重复，但内容不同"),
        (6, "参会企业数", "-1", "参会企业数不能为负数"),
        (7, "领导层级", "市长", "不认识的领导层级“市长”"),
    ]


@pytest.mark.parametrize(("written", "last"), [
    ("2026-10-20", "2026-10-20"), ("2026年2月", "2026-02-28"), ("2026年12月", "2026-12-31"), ("2026年", "2026-12-31"),
    ("2026年10月中旬", "2026-10-20"), ("2026年12月底", "2026-12-31"), ("", None),
])
def test_a_term_ends_with_the_last_day_that_its_end_names(draft, send, written, last):
    send([TERM, ["JD01", "甲镇", "2025年1月", written]])
    assert held(draft, "supervisors", "supervisor_id, workplace, starts_at::varchar, ends_at::varchar") == [
        ("JD01", "甲镇", "2025-01-01", last)
    ]


def test_a_term_that_ends_before_it_begins_is_rejected_and_a_roster_s_names_are_not_read(draft, send):
    receipt = send([[*TERM, "姓名"], ["JD01", "甲镇", "2025-01-01", "2024-12-31", "某某"]])
    assert lines(receipt) == [(2, "聘任止", "2024-12-31", "聘任止早于聘任起")]
    assert held(draft, "supervisors", "supervisor_id") == []


def test_an_assessment_is_kept_by_its_year(draft, send):
    head = ["考核年度", "奖项", "位次"]
    send([head, ["2025年", "综合评比一等奖", "第2名"], [2024, "先进单位", ""]])
    assert counts(send([head, [2025, "综合评比一等奖", 1]])) == (1, 1, 0, 0)
    assert held(draft, "city_assessments", "year, award, rank") == [
        (2024, "先进单位", None), (2025, "综合评比一等奖", 1),
    ]
    assert lines(send([head, [2025, "一等奖", 1], [2025, "二等奖", 2], [25, "一等奖", 1], [2023, "一等奖", 0]])) == [
        (3, "考核年度", "2025", "考核年度与第 2 行重复，但内容不同"),
        (4, "考核年度", "25", "年份 25 不合常理"),
        (5, "位次", "0", "位次应当从 1 开始"),
    ]


@pytest.mark.usefixtures("known")
def test_a_milestone_is_kept_by_project_and_month_which_may_stand_in_the_title(draft, send):
    send([["重点项目里程碑（2026年10月）"], MILESTONE[:5], ["P1", "一期用地", 210, "", "亩"]])
    send([MILESTONE, ["P1", "一期用地", 210, 100, "亩", "2026年9月"], ["P1", "一期用地", 210, "210", "亩", "2026-10"]])
    columns = "project_id, milestone, month::varchar, planned_value::double, done_value::double, measure"
    assert held(draft, "project_milestones", columns) == [
        ("P1", "一期用地", "2026-09-01", 210, 100, "亩"), ("P1", "一期用地", "2026-10-01", 210, 210, "亩"),
    ]


@pytest.mark.usefixtures("known")
def test_a_milestone_of_an_unknown_project_without_or_with_negative_figures_is_rejected(send):
    rows = [
        MILESTONE, ["P9", "一期用地", 210, "", "亩", "2026-10"], ["P1", "一期用地", "", "", "亩", "2026-10"],
        ["P1", "拟引进企业", -1, "", "家", "2026-10"], ["P1", "拟引进企业", "12吨", "", "家", "2026-10"],
    ]
    assert lines(send(rows)) == [
        (2, "项目编号", "P9", "不认识的项目编号“P9”"),
        (3, None, None, "计划值和完成值都没有填"),
        (4, "计划值", "-1", "计划值不能为负数"),
        (5, "计划值", "12吨", "不认识的计量单位“吨”"),
    ]
