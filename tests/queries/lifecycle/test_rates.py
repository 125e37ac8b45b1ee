"""履约、落地、开工、竣工、投产、达产、到位率; the published figures of domain 3 among them."""

from decimal import Decimal

import pytest


def test_the_whole_answer_by_class(county):
    county.park("南园")
    county.project("P1", signed="2025-01-01", agreed=1000, park="南园")
    county.project("P2", signed="2025-02-01", started="2025-06-01", producing="2026-01-01", at_capacity="2026-09-01",
                   agreed=3000)  # fmt: skip
    county.project("P3", signed="2026-02-01", withdrawn="2026-05-01")
    county.funds("P1", "2025-05", 100)
    county.funds("P3", "2026-03", 77)
    assert county.ask("lifecycle/rates", by="year") == [
        ("2026", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, None, None, None, None),
        ("2025", 2, 0, 2, 1, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 1, Decimal(4000), Decimal(100), 0.025),
    ]


@pytest.mark.parametrize(("by", "classes"), [
    (None, [("合计", 3)]), ("industry", [("电子信息", 2), ("乡村旅游", 1)]), ("park", [("园区外", 2), ("南园", 1)]),
    ("unit", [("甲镇", 2), ("乙镇", 1)]),
])  # fmt: skip
def test_classes_divide_the_batch(county, by, classes):
    county.unit("B", "乙镇")
    county.park("南园")
    county.project("P1", signed="2025-01-01", park="南园")
    county.project("P2", signed="2025-02-01", industry="乡村旅游")
    county.project("P3", "B", signed="2025-02-01", shares={"A": "0.5", "B": "0.5"})
    assert county.ask("lifecycle/rates", by=by, columns=("class_name", "projects")) == classes


def signed(county, number, **stages):
    """So many projects signed in 2025 that came so far."""
    ((first,),) = county.con.execute("select count(*) from projects").fetchall()
    county.con.execute(
        "insert into projects (project_id, project_name, capital_origin, industry, is_industrial, report_unit,"
        " audit_status, is_key, batch_id, sheet, row_no)"
        " select 'P' || i, 'P' || i, 'out_province', '电子信息', true, 'A', '审核通过', false, 1, '台账', i"
        " from range(?, ?) as t(i)", [first, first + number],
    )  # fmt: skip
    county.con.execute(
        "insert into project_shares select 'P' || i, 'A', 1, null from range(?, ?) as t(i)", [first, first + number]
    )
    for stage, day in {"signed": "2025-03-01", **stages}.items():
        county.con.execute(
            "insert into stage_events select 'P' || i, ?, null, ?::date, 'day', null, true, 1, '台账', 1"
            " from range(?, ?) as t(i)", [stage, day, first, first + number],
        )  # fmt: skip


def test_weinan_kept_291_of_292_contracts_and_started_198_of_them(county):
    signed(county, 198, started="2025-08-01")
    signed(county, 93)
    signed(county, 1, terminated="2026-01-01")
    columns = ("projects", "kept", "fulfilment_rate", "n_started", "start_rate")
    assert county.ask("lifecycle/rates", columns=columns) == [(292, 291, 0.9966, 198, 0.6781)]


def test_luan_started_32_of_the_34_that_were_signed_in_the_year(county):
    signed(county, 32, started="2025-08-01")
    signed(county, 2)
    county.project("OLD", signed="2024-05-01", started="2025-02-01")  # signed earlier: of another batch
    assert county.ask("lifecycle/rates", cohort=2025, columns=("n_started", "projects", "start_rate")) == [
        (32, 34, 0.9412)
    ]


def test_lanzhou_built_401_of_1093_and_received_2794_of_6129(county):
    signed(county, 401, started="2025-08-01", completed="2026-05-01")
    signed(county, 692)
    county.con.execute("update projects set agreed_investment = 61290900 where project_id = 'P0'")
    county.funds("P0", "2026-05", "27944900")
    columns = ("n_completed", "projects", "build_rate", "arrived_total", "agreed_investment", "arrival_rate")
    assert county.ask("lifecycle/rates", columns=columns) == [
        (401, 1093, 0.3669, Decimal(27944900), Decimal(61290900), 0.4559)
    ]


def test_a_units_part_of_the_money_is_its_own(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.4", "B": "0.6"}, signed="2025-01-01", agreed=100)
    county.funds("P1", "2026-03", 50)
    columns = ("projects", "agreed_investment", "arrived_total", "arrival_rate")
    assert county.ask("lifecycle/rates", units=("甲镇",), columns=columns) == [(1, Decimal(40), Decimal(20), 0.5)]
