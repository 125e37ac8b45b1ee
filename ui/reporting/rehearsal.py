"""What would become of a unit's files: received into its own part of the current version, and thrown away again."""

from collections.abc import Sequence

import streamlit as st

from data.delivery import Delivery
from data.reporting import deliveries
from data.reporting.deliveries import Content
from records.deliveries import UnitDelivery
from ui.intake.draft import SentFile, delivered
from ui.intake.receipt import receipt_view
from ui.opened import store, version_file
from ui.verbatim_text import verbatim

REHEARSED = "rehearsed_deliveries"


def contents(seen: UnitDelivery | None) -> list[Content]:
    """The files of a delivery with their bytes."""
    if seen is None:
        return []
    return [
        Content(file.name, deliveries.content(store(), seen, place), file.ledgers)
        for place, file in enumerate(seen.files)
    ]


def rehearse(unit_id: str, files: Sequence[Content]) -> Delivery:
    """Receive files as the unit may send them; nothing is kept of it but what is told."""
    draft = store().draft(own=(unit_id,))
    try:
        return delivered([SentFile(file.name, file.content) for file in files], draft)
    finally:
        draft.close()


def remember(seen: UnitDelivery, told: Delivery) -> None:
    """Keep what was told of a delivery with the session, as long as neither it nor the version is another one."""
    st.session_state.setdefault(REHEARSED, {})[_key(seen)] = told


def receipts(seen: UnitDelivery) -> Delivery | None:
    """Draw the receipts of a delivery's files; what isn't known yet is found out when it is asked for."""
    told: Delivery | None = st.session_state.get(REHEARSED, {}).get(_key(seen))
    if told is None:
        if not st.button("核对，看回执", icon=":material/fact_check:", key=f"rehearse_{seen.id}"):
            return None
        told = rehearse(seen.unit_id, contents(seen))
        remember(seen, told)
    for refusal in told.refusals:
        st.error(f"**{verbatim(refusal.file_name)}** 未能读取：{verbatim(refusal.reason)}", icon=":material/error:")
    files = {each.name: SentFile(each.name, each.content) for each in contents(seen)}
    for receipt in told.receipts:
        with st.container(border=True):
            receipt_view(receipt, files[receipt.file_name])
    return told


def _key(seen: UnitDelivery) -> tuple[str, int, str]:
    return seen.id, seen.revision, version_file().id
