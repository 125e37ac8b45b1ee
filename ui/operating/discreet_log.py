"""The log: on the error output, which systemd or a container keeps and rotates; where LOG_FILE names a file, there too.

It is read by whoever mends the program and holds nothing of what anybody entered: messages lose what stands in quotes,
Chinese, long numbers and passwords of addresses; where in the program it happened stays.
"""

import logging
import logging.handlers
import os
import re
import traceback
from collections.abc import Iterator
from typing import Any

LARGEST, FORMER = 10 * 2**20, 9  # bytes of a file, and how many former ones stay
UNWRITTEN = ("uvicorn.access",)  # who asked for what
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
WORDS = re.compile(  # quoted, user:password@, what a link to a meeting carries, ids, Chinese
    r"'[^'\n]*'|\"[^\"\n]*\"|(?<=//)[^/@\s]+(?=@)|(?i:(?<=link=)|(?<=link%3D))[\w%-]+|\d{6,}|[^\x00-\x7f]+"
)


def keep() -> None:
    """Let every entry be written so from here on; what is in a file is rotated at 10 MB."""
    usual = logging.getLogRecordFactory()

    def discreet(*arguments: Any, **named: Any) -> logging.LogRecord:
        record = usual(*arguments, **named)
        record.msg, record.args = bare(record.getMessage()), None
        if record.exc_info and record.exc_info[1]:
            record.exc_text = "\n".join(_told(record.exc_info[1], set()))  # what every formatter writes
        return record

    logging.setLogRecordFactory(discreet)


def keep_in_file() -> None:
    """Write to the file that LOG_FILE names, too; to be called when all loggers are there."""
    named = os.environ.get("LOG_FILE")
    if named:
        file = logging.handlers.RotatingFileHandler(named, "a", LARGEST, FORMER, encoding="utf-8")
        file.setFormatter(logging.Formatter(FORMAT))
        every = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name not in UNWRITTEN]
        for logger in (logging.root, *(each for each in every if not each.propagate)):
            logger.addHandler(file)


def bare(text: str) -> str:
    """A message without what may be anybody's."""
    return WORDS.sub("…", text)


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    """An error after what led to it: where it was raised, its kind, and its message laid bare."""
    seen.add(id(error))
    inner = getattr(error, "exceptions", ())  # of a group
    for former in (error.__cause__ or error.__context__, *inner):
        if former is not None and id(former) not in seen:
            yield from _told(former, seen)
    yield "".join(traceback.format_tb(error.__traceback__)) + f"{type(error).__qualname__}: {bare(f'{error}')}"
