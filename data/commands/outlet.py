"""The end of a pipe: who reads what a command prints may stop (`… | head -1`); the command ends its work quietly."""

import errno
import io
import sys
from collections.abc import Callable
from typing import Any, TextIO

GONE = (errno.EPIPE, errno.EINVAL)  # the reader; EINVAL on Windows


class _Outlet(io.FileIO):
    """An output of which nobody may want the rest."""

    def write(self, content: Any, /) -> int:  # whatever has a buffer; Python 3.11 has no name for it
        try:
            return super().write(content)
        except OSError as error:
            if error.errno not in GONE:
                raise
            return memoryview(content).nbytes


def run(main: Callable[[], int]) -> None:
    """Exit with what `main` returns, whether or not anybody reads on."""
    sys.stdout, sys.stderr = map(_open, (sys.stdout, sys.stderr))
    code = main()
    sys.stdout.flush()
    sys.exit(code)


def _open(stream: TextIO) -> TextIO:
    buffer = io.BufferedWriter(_Outlet(stream.fileno(), "w", closefd=False))
    return io.TextIOWrapper(buffer, stream.encoding, stream.errors, line_buffering=stream.isatty())
