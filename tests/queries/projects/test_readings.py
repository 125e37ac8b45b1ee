import pytest

COLUMNS = ("project_id", "label", "written", "read_as", "confidence", "doubt", "column_unit", "sheet", "row_no")
ABOUT = ("协议投资额", "约3亿", "30000 万元", 0.8, "写的是约数", "万元")


def read(county, sheet, row_no, label, written, read_as, confidence=1.0, doubt=None, unit=None):
    county.con.execute(
        "insert into readings values (1, ?, ?, 'field', ?, ?, ?, null, ?, null, ?, ?)",
        [sheet, row_no, label, written, unit, read_as, confidence, doubt],
    )


@pytest.fixture
def written(county):
    """P1 of 甲镇 with an amount, a stage and funds that were not plainly written; P2 of 乙镇 with a plan."""
    county.unit("B", "乙镇")
    county.project("P1", row_no=7)
    county.project("P2", "B", row_no=8)
    county.event("P1", "signed", "2026-03-01", precision="month")  # 台账, row 1
    county.funds("P1", "2026-11", 5)
    (funds,) = county.con.execute("select row_no from monthly_funds").fetchone()
    read(county, "台账", 7, *ABOUT)
    read(county, "台账", 1, "签约时间", "2026年3月", "2026年3月")
    read(county, "台账", 8, "占地面积", "数百亩", "缺（原文保留）", 0.3, "没有写明是多少", "亩")
    read(county, "月报", funds, "本月到位资金", "5万元", "5 万元", unit="万元")
    read(county, "别的表", 7, "备注", "", "")
    return county


def test_what_a_projects_rows_say_beyond_their_values_the_doubtful_first(written):
    assert written.ask("projects/readings", projects=("P1",), columns=COLUMNS) == [
        ("P1", *ABOUT, "台账", 7),
        ("P1", "签约时间", "2026年3月", "2026年3月", 1, None, None, "台账", 1),
    ]


def test_a_viewer_sees_the_readings_of_what_may_be_seen(written):
    assert written.ask("projects/readings", may_see=("B",), columns=("project_id", "written")) == [("P2", "数百亩")]


def test_later_reports_are_not_read_before_their_month(written):
    assert len(written.ask("projects/readings", as_of="2026-11", projects=("P1",), columns=("label",))) == 3
