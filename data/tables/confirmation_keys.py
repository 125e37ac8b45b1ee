"""What a person's word is remembered by: made of what was asked about, so that it answers no other question."""

import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal


def key(said: Sequence[object]) -> str:
    """The key of a question, by everything that makes it another one."""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def meant(value: object) -> str:
    """A value in the store's unit as a key holds it: the same however many zeros were written."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
