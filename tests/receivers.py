"""A mail server and a group's robot on this machine, as offices have them: what they are sent is kept."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

USER, PASSWORD = "kanban@b.cn", "mi-ma/2026@x"
REFUSED = "nobody@b.cn"


@dataclass
class Mailbox:
    """Of each mail that came in: the receivers of its envelope, its subject and its text."""

    port: int = 0
    came: list[tuple[list[str], str, str]] = field(default_factory=list)

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # aiosmtpd's name
        if address == REFUSED:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.came.append((envelope.rcpt_tos, mail["Subject"], mail.get_content().strip()))
        return "250 OK"


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server that wants a password."""
    box = Mailbox()

    def is_known(server, session, envelope, mechanism, given) -> AuthResult:
        return AuthResult(success=(given.login, given.password) == (USER.encode(), PASSWORD.encode()), handled=False)

    wants = {"auth_required": True, "auth_require_tls": False, "authenticator": is_known}
    box.port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **wants)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@dataclass
class Robot:
    """What was posted, by path. `answers`: the status and the body that a path is answered with, if not as taken;
    where it leads elsewhere, the body is where to.
    """

    host: str
    came: list[tuple[str, Any]] = field(default_factory=list)
    answers: dict[str, tuple[int, str]] = field(default_factory=dict)


@contextmanager
def robot() -> Iterator[Robot]:
    """A robot that takes what it is sent, but for where its `answers` say otherwise."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # http.server's name
            content = self.rfile.read(int(self.headers["Content-Length"]))
            kept.came.append((self.path, json.loads(content)))
            status, body = kept.answers.get(self.path, (200, '{"errcode": 0, "errmsg": "ok"}'))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", body)
            self.end_headers()
            self.wfile.write(body.encode())

        do_GET = do_POST

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    kept = Robot(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
