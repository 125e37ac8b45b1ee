"""The window, as app.py serves it: navigation, the bar over every page, and the boundary around it."""

import streamlit as st

from ui import drawer, taken_tables
from ui.access.seen import note_seen
from ui.access.viewer import looks_from_here
from ui.boundary import boundary
from ui.frame import begin, frame, refused, whose_data, without_a_role
from ui.navigation import LINK, closed_to, pages
from ui.opened import version_id
from ui.operating.metrics import RERUNS
from ui.printing import print_page
from ui.undivided import say_remarks

st.set_page_config(page_icon="📊", layout="wide")  # a tab is named after the view that it shows

with RERUNS.time(), boundary(anew=True):
    known, who = pages(), looks_from_here()
    is_wide = not {"meeting", LINK}.isdisjoint(st.query_params)
    page = st.navigation(known.in_groups(who), position="hidden" if is_wide else "top")
    taken_tables.begin(page.title)
    drawer.begin()
    if page == known.by_link:
        page.run()
    elif not who.acts:
        without_a_role(who)
    elif page.url_path in closed_to(who):
        refused(who, page.url_path)
    elif page in known.presenting or frame(who, page.url_path, filters=page in known.filtered) or page in known.always:
        note_seen(who, page.title, version_id())
        try:
            page.run()
        finally:  # whatever befalls the page
            say_remarks()
            if page in known.filtered:
                drawer.reopen()
            print_page(lambda: whose_data(who))
    else:
        begin()
