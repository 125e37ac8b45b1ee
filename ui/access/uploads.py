"""How much one client may send within a while, beside the most that one file may have."""

import os
import time
from collections import Counter

WINDOW = 600  # seconds
MB = 2**20


class UploadLimit:
    """Counts the bytes that clients send; what was counted is forgotten when the next ten minutes begin."""

    def __init__(self, most: int | None = None) -> None:
        """`most` bytes a client and window; UPLOAD_MB (default 1000) when it isn't given."""
        self.most = int(os.environ.get("UPLOAD_MB") or 1000) * MB if most is None else most
        self._window = 0
        self._sent: Counter[str] = Counter()

    def takes(self, client: str, size: int, now: float | None = None) -> bool:
        """Count `size` more bytes of a client; whether it is still within what it may send."""
        window = int((time.monotonic() if now is None else now) // WINDOW)
        if window != self._window:
            self._window, self._sent = window, Counter()
        self._sent[client] += size
        return self._sent[client] <= self.most
