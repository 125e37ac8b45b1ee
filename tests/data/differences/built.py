"""What a county holds, put into a draft row by row."""

from decimal import Decimal


def project(draft, project_id, shares=None, agreed=None):
    draft.con.execute(
        "insert into projects by name select ? as project_id, ? as project_name, 'out_province' as capital_origin,"
        " '轻纺' as industry, true as is_industrial, 'A' as report_unit, ?::decimal(18, 6) as agreed_investment,"
        " false as is_key, '审核通过' as audit_status, 1 as batch_id, '台账' as sheet, 2 as row_no",
        [project_id, f"项目{project_id}", agreed],
    )
    for unit, ratio in (shares or {"A": "1"}).items():
        draft.con.execute("insert into project_shares values (?, ?, ?, null)", [project_id, unit, Decimal(ratio)])


def event(draft, project_id, stage, actual=None, planned=None):
    draft.con.execute(
        "insert into stage_events values (?, ?, ?, ?, 'day', null, true, 1, '台账', 2)",
        [project_id, stage, planned, actual],
    )


def funds(draft, project_id, month, amount, audit="审核通过", entry=1):
    draft.con.execute(
        "insert into monthly_funds values (?, ?, 'out_province', ?, ?, null, ?, 1, '月报', 2)",
        [project_id, month, entry, Decimal(str(amount)), audit],
    )


def publish(store, draft):
    return store.publish(draft, "试发布", "统计员甲")
