"""Notes in the hands of who may write them, and take back their own."""

from data.people.actor import NotAllowed
from data.warehouse.store import Store
from records import notes
from records.notes import Note


def write(store: Store, about: str, text: str) -> None:
    """Write a note; raises NotAllowed, or DataError when it says nothing."""
    store.actor.must_for_some("note")
    store.record.append([notes.written(about, text, store.actor.name)])


def take_back(store: Store, note: Note) -> None:
    """Take a note of one's own back; who may grant may take back anybody's."""
    store.actor.must_for_some("note")
    if note.by != store.actor.name and not store.actor.may("grant"):
        raise NotAllowed(f"这条批注是{note.by}写的，请由本人撤回。")
    store.record.append([notes.taken_back(note, store.actor.name)])
