"""The presenter's own words in a form: what can't be taken is said beside its field, and all that was written stays."""

import streamlit as st

from data.errors import DataError
from data.warehouse import meetings
from records.meetings import Meeting
from ui.meeting.saving import Filled, save
from ui.verbatim_text import verbatim


class Rewording:
    """The meeting of a form with the words that its fields hold, as far as they can be taken."""

    def __init__(self, source: Filled) -> None:
        self.source, self.changed, self.refused = source, source.meeting, 0

    @property
    def known(self) -> Meeting:
        """The meeting that the form was filled from."""
        return self.source.meeting

    def take(self, name: str, written: str, generated: str) -> None:
        """Take what a field holds; right below it say why not, where figures were changed."""
        try:
            self.changed = meetings.reworded(self.changed, name, written, generated)
        except DataError as error:
            self.refused += 1
            st.error(verbatim(str(error)), icon=":material/edit_off:")

    def save(self, said: str = "已保存。") -> None:
        """Keep all of it, or nothing while anything is refused."""
        if self.refused:
            st.warning(f"还没有保存：有 {self.refused:d} 处改了数字、单位或升降，请照各处的提示改好再存。写的都还在。")
        else:
            save(self.source, self.changed, said)
