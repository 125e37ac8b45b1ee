"""The dashboard as a server: `streamlit run app.py`.

The window is a script in ui/ and not this file, because Streamlit runs a folder called pages/ beside its script on its
own, without the window around it, when a page is the first thing that is asked for. What leaves is compressed, scripts
once for all: of the first load's 10 MB a fifth is left, and Streamlit's own words in it are Chinese. In front of
everything stands the guard; as long as nobody has an account to sign in with, the dashboard listens on this machine
only.
"""

import streamlit as st
from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware

from ui.access.addresses import refuse_open_doors
from ui.access.guard import Guard
from ui.access.sign_in import ROUTES
from ui.access.tickets import asked_by
from ui.operating import discreet_log, health
from ui.operating.metrics import Counted
from ui.operating.packed_files import PackedOnce
from ui.operating.replaced_files import Replaced
from ui.startup import ready

discreet_log.keep()
refuse_open_doors(st.get_option("server.address"), has_sign_in=asked_by({})[0])
COMPRESSED = Middleware(CompressMiddleware, zstd=False, brotli_quality=5)  # a tenth less than gzip, in less time
app = st.App(
    "ui/window.py",
    lifespan=ready,
    routes=[*ROUTES, *health.ROUTES],
    middleware=[Middleware(Counted), Middleware(Guard), COMPRESSED, Middleware(PackedOnce), Middleware(Replaced)],
)
