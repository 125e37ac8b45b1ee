"""Who runs the server: whoever asks it directly from its own machine, or knows the word that OPERATOR_TOKEN holds."""

import hmac
import os

from starlette.requests import HTTPConnection

from data.addresses import LOOPBACK, is_loopback

FORWARDED = ("x-forwarded-for", "forwarded", "via")


def is_operator(asked: HTTPConnection) -> bool:
    """Whether a request is the operator's. What came through a proxy is somebody else's, whatever it says."""
    token = os.environ.get("OPERATOR_TOKEN", "")
    given = asked.headers.get("authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    host = asked.headers.get("host", "").lower()
    named = host if host.endswith("]") else host.rpartition(":")[0] or host
    near = asked.client is not None and is_loopback(asked.client.host)
    return near and named in LOOPBACK and not any(name in asked.headers for name in FORWARDED)
