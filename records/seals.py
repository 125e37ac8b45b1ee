"""The hash of what a meeting, a link to one, a mapping, a unit's delivery or a recipient consists of, as its rows stand
in the database.

These rows may change, by acts only: the entry of each act carries the hash before and after it (audit.py), which
chain.py holds against each other and against the rows.
"""

import hashlib
import json
from collections import defaultdict

from sqlalchemy import Connection, select

from records.tables import (
    decision_projects,
    deliveries,
    delivery_files,
    mappings,
    meeting_decisions,
    meeting_links,
    meeting_words,
    meetings,
    recipients,
)

# Whose each row is, by the word for it in the record.
OWNERS = {
    "会议": (
        meetings.c.id,
        meeting_words.c.meeting_id,
        meeting_decisions.c.meeting_id,
        decision_projects.c.meeting_id,
    ),
    "对应关系": (mappings.c.key,),
    "报送": (deliveries.c.id, delivery_files.c.delivery_id),
    "会议链接": (meeting_links.c.id,),
    "催报对象": (recipients.c.id,),
}
Seals = dict[str, str]  # by the name of what is sealed


def meeting(meeting_id: str) -> str:
    """The name under which a meeting is sealed."""
    return f"会议 {meeting_id}"


def mapping(key: str) -> str:
    """The name under which the mappings of one header are sealed, the former ones too."""
    return f"对应关系 {key}"


def delivery(delivery_id: str) -> str:
    """The name under which a unit's delivery is sealed."""
    return f"报送 {delivery_id}"


def meeting_link(link_id: str) -> str:
    """The name under which a link to a meeting is sealed."""
    return f"会议链接 {link_id}"


def recipient(recipient_id: str) -> str:
    """The name under which a recipient of reminders is sealed."""
    return f"催报对象 {recipient_id}"


def seals(con: Connection, *names: str) -> Seals:
    """The hash of each that is there, by its name: of all, or of those that are named."""
    ids = [name.partition(" ")[2] for name in names]
    rows = defaultdict(list)
    for kind, owners in OWNERS.items():
        for owner in owners:
            query = select(owner, owner.table)
            for row in con.execute(query.where(owner.in_(ids)) if ids else query):
                rows[f"{kind} {row[0]}"].append(json.dumps([owner.table.name, *row], ensure_ascii=False, default=str))
    return {name: _digest(rows[name]) for name in names or rows if name in rows}


def _digest(rows: list[str]) -> str:
    """No database's order is another's: the rows stand in that of their texts."""
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
