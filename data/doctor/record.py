"""The records of what people did: which database they are in, whether it answers, and whether the chain holds."""

import os
from collections.abc import Iterator

from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.warehouse.store import Store
from data.warehouse.verification import verify
from records.database import FILE, Records


def record(machine: Machine) -> Iterator[Finding]:
    """Raises DataError when the database can't be used at all, which says what to do."""
    store = Store(machine.root)
    verdict = verify(store)
    yield good(f"操作记录 {verdict.entries:,} 条，在{_where(store.records)}。")
    if verdict.faults:
        yield wrong(
            f"操作记录有 {len(verdict.faults)} 处异常，第一处：{verdict.faults[0].text}。",
            "用 python -m data audit 看全部，与备份核对；查明的在“操作记录”页注明知悉。",
        )
    for note in verdict.notes:
        yield mind(f"{note}。", "下一次发布时会自动补记，不用处理；不是看板放进去的，请核对来源。")
    if os.environ.get("RECORDS_URL") and (machine.root / FILE).exists():
        yield mind(
            f"RECORDS_URL 指向 PostgreSQL，数据文件夹里却还有 {FILE}，以前的操作记录可能留在里面。",
            f"确认记录已在 PostgreSQL 里（备份后恢复即可搬过去），再把 {FILE} 移到别处。",
        )


def _where(records: Records) -> str:
    """The database, without who signs in to it and with what."""
    url = records.url
    if records.file:
        return f"本机文件 {records.file.name}（SQLite）"
    return f" PostgreSQL（{url.host or url.query.get('host') or '本机'}/{url.database}）"
