import pytest

from data.dispatching import notes
from data.people.actor import NotAllowed, united
from data.warehouse.store import Store
from records.notes import notes as notes_in


def test_a_note_is_taken_back_by_who_wrote_it(store):
    writer, other = (Store(store.root, actor=united(name, [("analyst", None)])) for name in ("甲", "乙"))
    notes.write(writer, "在谈 T1", "来县看地")
    [note] = notes_in(store.record)
    with pytest.raises(NotAllowed, match="这条批注是甲写的，请由本人撤回"):
        notes.take_back(other, note)
    notes.take_back(writer, note)
    assert notes_in(store.record) == []
