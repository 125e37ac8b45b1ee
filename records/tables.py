"""The tables, in the steps in which they came; what may only be added to is guarded by triggers in the database itself.

A change of a table is a further step: tables that stores hold already are never changed here. Texts that must come
back byte for byte, such as an entry's details, are texts and no database's JSON.
"""

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    event,
)

METADATA = MetaData()

steps_taken = Table(
    "steps_taken",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
)

# The audit record: records/audit.py.
entries = Table(
    "entries",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("former", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
# Number and hash of the last entry: what is cut off at the end contradicts it.
head = Table(
    "head",
    METADATA,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
# Which versions came and went, and which were current, by the entry that says so.
publications = Table(
    "publications",
    METADATA,
    Column("entry", ForeignKey(entries.c.number), primary_key=True),
    Column("version_id", Text, primary_key=True),
    Column("is_there", Boolean, nullable=False),
)
pointers = Table(
    "pointers",
    METADATA,
    Column("entry", ForeignKey(entries.c.number), primary_key=True),
    Column("version_id", Text, nullable=False),
)

# Mappings that persons confirmed for a header: records/mappings.py.
mappings = Table(
    "mappings",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("confirmed_at", Text, nullable=False),
    Column("below", Text, nullable=False),
    Column("is_stopped", Boolean, nullable=False),
)

# What meetings froze, and what was said and decided since: records/meetings.py.
meetings = Table(
    "meetings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("occasion", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("version_id", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("agenda", Text, nullable=False),
    Column("record_no", Integer, nullable=False),
    Column("record_hash", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed", Text, nullable=False),
)
meeting_words = Table(
    "meeting_words",
    METADATA,
    Column("meeting_id", ForeignKey(meetings.c.id), primary_key=True),
    Column("slide", Text, primary_key=True),
    Column("title", Text, nullable=False),
)
meeting_decisions = Table(
    "meeting_decisions",
    METADATA,
    Column("meeting_id", ForeignKey(meetings.c.id), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("matter", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("state", Text, nullable=False),
)

# Who may sign in where the office has no sign-in of its own: records/accounts.py.
accounts = Table(
    "accounts",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failed_at", Text, nullable=False),
)

# Sign-ins that were ended before their time: whoever has such a ticket is nobody.
ended_sign_ins = Table(
    "ended_sign_ins",
    METADATA,
    Column("ticket", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# What units sent for a month, and what became of it: records/deliveries.py.
deliveries = Table(
    "deliveries",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("unit_id", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_sent", Text, nullable=False),
    Column("sent", Text, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("version_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed", Text, nullable=False),
)
delivery_files = Table(
    "delivery_files",
    METADATA,
    Column("delivery_id", ForeignKey(deliveries.c.id), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("ledgers", Text, nullable=False),
)

# Links to a meeting: records/meeting_links.py.
meeting_links = Table(
    "meeting_links",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("meeting_id", ForeignKey(meetings.c.id), nullable=False),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("readers", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("revoked", Text, nullable=False),
)

# To whom reminders are pushed: records/recipients.py.
recipients = Table(
    "recipients",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("unit_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("address", Text, nullable=False),
)

# Which project a meeting's decision is about, where it is about one.
decision_projects = Table(
    "decision_projects",
    METADATA,
    Column("meeting_id", ForeignKey(meetings.c.id), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("project_id", Text, nullable=False),
)

# Which slide of a meeting is on whose wall: records/showings.py.
showings = Table(
    "showings",
    METADATA,
    Column("meeting_id", ForeignKey(meetings.c.id), primary_key=True),
    Column("who", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("began", Text, nullable=False),
)

STEPS = (
    (entries, head, publications, pointers), (mappings,), (meetings, meeting_words, meeting_decisions), (accounts,),
    (ended_sign_ins,), (deliveries, delivery_files), (meeting_links,), (recipients,),
    (decision_projects,), (showings,),
)  # fmt: skip

SQLITE_STAY = (
    "create trigger %(table)s_unchanged before update on %(table)s begin select raise(abort, 'append-only'); end",
    "create trigger %(table)s_undeleted before delete on %(table)s begin select raise(abort, 'append-only'); end",
)
# Replacing deletes without asking the trigger above.
SQLITE_ENTRY_STAYS = (
    "create trigger %(table)s_unreplaced before insert on %(table)s when new.number in (select number from %(table)s)"
    " begin select raise(abort, 'append-only'); end"
)
POSTGRESQL_REFUSE = (
    "create or replace function append_only() returns trigger language plpgsql as"
    " $$ begin raise exception 'append-only'; end $$"
)
POSTGRESQL_STAY = (
    "create trigger %(table)s_unchanged before update or delete on %(table)s"
    " for each row execute function append_only()",
    "create trigger %(table)s_unemptied before truncate on %(table)s for each statement execute function append_only()",
)
SQLITE_HEAD = (
    "create trigger head_forward before update on %(table)s when new.number < old.number"
    " begin select raise(abort, 'append-only'); end",
    "create trigger head_undeleted before delete on %(table)s begin select raise(abort, 'append-only'); end",
)
POSTGRESQL_HEAD = (
    "create trigger head_forward before update on %(table)s"
    " for each row when (new.number < old.number) execute function append_only()",
    "create trigger head_undeleted before delete on %(table)s for each row execute function append_only()",
    "create trigger head_unemptied before truncate on %(table)s for each statement execute function append_only()",
)


def _guard(table: Table, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    """Lay triggers with the table that refuse what would change it."""
    for dialect, statements in (("sqlite", sqlite), ("postgresql", (POSTGRESQL_REFUSE, *postgresql))):
        for statement in statements:
            trigger = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
            event.listen(table, "after_create", trigger.execute_if(dialect=dialect))


_guard(entries, (*SQLITE_STAY, SQLITE_ENTRY_STAYS), POSTGRESQL_STAY)
_guard(publications, SQLITE_STAY, POSTGRESQL_STAY)
_guard(pointers, SQLITE_STAY, POSTGRESQL_STAY)
_guard(head, SQLITE_HEAD, POSTGRESQL_HEAD)


def create(con: Connection, after: int) -> None:
    """Create what the steps after that number bring."""
    METADATA.create_all(con, [table for step in STEPS[after:] for table in step])
