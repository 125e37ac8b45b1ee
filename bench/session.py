"""A browser's part in a Streamlit session, spoken over the server's websocket: ask for a run, read until it is done.

What it leaves out is the browser: nothing is drawn, so its times are the server's.
"""

import json
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

TIMEOUT = 60  # seconds for one message
WINDOW = (1920, 1080)  # of the reader, as his browser says once it is asked
Chosen = Mapping[str, str | Sequence[str]]  # by the id of a selectbox or of a multiselect


@dataclass(frozen=True)
class Run:
    """One run of a page: from the request to the last message, ms; bytes; messages; the selectboxes' options; what the
    messages held.
    """

    milliseconds: float
    size: int
    messages: int
    options: dict[str, list[str]]
    content: bytes


@dataclass
class Session:
    """One reader's session with a running dashboard."""

    opened: ClientConnection
    page_hash: str = ""
    id: str = ""
    folded: dict[str, str] = field(default_factory=dict)  # parts drawn on their own: by widget, which fragment
    browser: str = ""  # what asks for the window's size, once it was mounted

    def unfold(self, part: str) -> Run:
        """Unfold a part of the open page, by its widget in `folded`: only it is drawn again. Raises as `run` does."""
        request = BackMsg()
        request.rerun_script.page_script_hash = self.page_hash
        request.rerun_script.fragment_id = self.folded[part]
        request.rerun_script.widget_states.widgets.add(id=part, bool_value=True)
        return self._read_all(request)

    def take(self, file: str) -> str:
        """The address of a file, made when it is taken, by what its button calls it."""
        request = BackMsg()
        request.backend_operation_request.request_id, request.backend_operation_request.session_id = "take", self.id
        request.backend_operation_request.deferred_file.file_id = file
        self.opened.send(request.SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "backend_operation_response":
            message.ParseFromString(self.opened.recv(TIMEOUT, decode=False))
        return str(message.backend_operation_response.deferred_file.url)

    def run(self, page: str = "", chosen: Chosen | None = None, query: str = "") -> Run:
        """Run a page (by the name in its address, else the one that is open) with values chosen in selectboxes and
        multiselects by id; `query` is what stands behind ? in the address.

        Raises RuntimeError when the page says that something went wrong.
        """
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.page_script_hash = "" if page else self.page_hash
        request.rerun_script.query_string = query
        if self.browser:
            said = json.dumps({"window": WINDOW})
            request.rerun_script.widget_states.widgets.add(id=self.browser, json_value=said)
        for widget_id, value in (chosen or {}).items():
            state = request.rerun_script.widget_states.widgets.add()
            state.id = widget_id
            if isinstance(value, str):
                state.string_value = value
            else:
                state.string_array_value.data.extend(value)
        return self._read_all(request)

    def _read_all(self, request: BackMsg) -> Run:
        start, content = time.perf_counter(), []
        options: dict[str, list[str]] = {}
        self.opened.send(request.SerializeToString())
        while True:
            message = ForwardMsg()
            content.append(received := self.opened.recv(TIMEOUT, decode=False))
            message.ParseFromString(received)
            if message.WhichOneof("type") == "script_finished":
                took, held = (time.perf_counter() - start) * 1000, b"".join(content)
                return Run(took, len(held), len(content), options, held)
            options |= self._read(message)

    def _read(self, message: ForwardMsg) -> dict[str, list[str]]:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.id = message.new_session.initialize.session_id
        if kind in ("new_session", "navigation"):
            self.page_hash = getattr(message, kind).page_script_hash
        if kind == "delta" and message.delta.fragment_id and message.delta.add_block.id:
            self.folded[message.delta.add_block.id] = message.delta.fragment_id
        if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
            return {}
        element = message.delta.new_element
        shown = element.WhichOneof("type")
        if shown == "exception" or (shown == "alert" and element.alert.format == element.alert.ERROR):
            raise RuntimeError(f"the page failed: {element.exception.message or element.alert.body}")
        if shown == "bidi_component":
            self.browser = element.bidi_component.id
        if shown not in ("selectbox", "multiselect"):
            return {}
        chosen_from = getattr(element, shown)
        return {chosen_from.id: list(chosen_from.options)}


class Prompt(socket.socket):
    """A socket that acknowledges at once.

    Streamlit's server leaves Nagle's algorithm on (its socket is bound without naming TCP, which asyncio goes by), so
    that its second small message waits for the first one's acknowledgement, by default 40 ms on Linux. That wait would
    hide as much of a page's work.
    """

    def recv(self, *given: int) -> bytes:
        """What arrived, acknowledged at once."""
        received = super().recv(*given)
        if hasattr(socket, "TCP_QUICKACK"):
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return received


@contextmanager
def session(address: str, cookie: str = "", tls: ssl.SSLContext | None = None) -> Iterator[Session]:
    """Open a session with the dashboard at `address`, as a browser does before the first run.

    `cookie`: what it carries; `tls`: whom it trusts where the address is one of https.
    """
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    server = urlsplit(address)
    own = Prompt()
    own.connect((server.hostname, server.port))
    spoken = [Subprotocol("streamlit")]
    carried = {"Cookie": cookie} if cookie else {}
    with connect(
        stream,
        sock=own,
        ssl=tls,
        origin=Origin(address),
        subprotocols=spoken,
        max_size=None,
        additional_headers=carried,
    ) as opened:
        yield Session(opened)
