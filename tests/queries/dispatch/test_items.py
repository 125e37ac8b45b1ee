import datetime as dt

STANDING = ("item_id", "status", "days_over", "days_taken", "is_open")


def acted(item_id, **told):
    """An item as the records tell of it."""
    empty = dict.fromkeys((
        "kind", "project_id", "unit_id", "matter", "category", "raised_at", "raised_by", "owner", "leader", "measure",
        "due_at", "progress", "status", "closed_at", "evidence",
    ))  # fmt: skip
    return {"item_id": item_id, **empty, "changed_at": dt.datetime(2026, 11, 2, 9), "revision": 1, **told}


def test_what_is_longest_overdue_comes_first_and_what_is_settled_last(county):
    county.issue("W1", due="2026-10-01")
    county.issue("W2", due="2026-09-01")
    county.issue("W3", due="2026-04-01", closed="2026-05-02")
    county.matter("D1", due="2026-12-01")
    assert county.ask("dispatch/items", columns=STANDING) == [
        ("W2", "办理中", 60, 243, True), ("W1", "办理中", 30, 243, True), ("D1", "待办", None, 239, True),
        ("W3", "已销号", None, 61, False),
    ]


def test_a_month_shows_items_as_they_were_at_its_end(county):
    county.issue("W1", raised="2026-03-02", due="2026-03-20", closed="2026-05-02")
    county.issue("W2", raised="2026-04-01")
    assert county.ask("dispatch/items", "2026-03", columns=STANDING) == [("W1", "办理中", 11, 29, True)]


def test_today_is_given_where_the_newest_month_is_looked_at(county):
    county.issue("W1", due="2026-10-31")
    assert county.ask("dispatch/items", columns=STANDING, day=dt.date(2026, 11, 10)) == [
        ("W1", "办理中", 10, 253, True)
    ]


def test_what_was_done_on_the_dashboard_holds_where_it_is_later_than_the_ledger(county):
    county.issue("W1", due="2026-10-01")
    done = acted("W1", status="已销号", closed_at=dt.date(2026, 10, 20), evidence="照片")
    assert county.ask("dispatch/items", columns=STANDING, live=[done]) == [("W1", "已销号", None, 232, False)]
    older = done | {"changed_at": dt.datetime(2026, 10, 30, 9)}
    assert county.ask("dispatch/items", columns=STANDING, live=[older]) == [("W1", "办理中", 30, 243, True)]


def test_what_was_raised_on_the_dashboard_and_what_a_meeting_decided_are_items_too(county):
    raised = acted("SX1", kind="问题", unit_id="A", matter="缺电", raised_at=dt.date(2026, 10, 8), status="待办")
    decided = acted("20261020-001-1", kind="会议决定", unit_id="甲镇", matter="限期开工", status="待办",
                    raised_at=dt.date(2026, 10, 20), due_at=dt.date(2026, 10, 28))  # fmt: skip
    columns = ("item_id", "item_kind", "matter", "unit", "unit_id", "days_over")
    assert county.ask("dispatch/items", columns=columns, live=[raised, decided]) == [
        ("20261020-001-1", "会议决定", "限期开工", "甲镇", "A", 3), ("SX1", "问题", "缺电", "甲镇", "A", None),
    ]


def test_a_reader_sees_what_his_units_lead_and_what_is_of_his_projects(county):
    county.unit("B", "乙镇")
    county.project("PA", "A", signed="2026-01-05")
    county.project("PB", "B", signed="2026-01-05")
    for number, (unit, project) in enumerate((("A", None), ("B", None), ("B", "PA"), ("A", "PB"), ("B", "PB"))):
        county.issue(f"W{number}", unit=unit, project=project)
    seen = [item for (item,) in county.ask("dispatch/items", columns=("item_id",), may_see=("A",))]
    assert seen == ["W0", "W2", "W3"]
    assert county.ask("dispatch/items", columns=("item_id",), industries=("乡村旅游",)) == []
