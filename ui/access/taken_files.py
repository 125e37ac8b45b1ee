"""For whom a file was made: its address, which anybody may have been sent, gives it to nobody else."""

from threading import Lock

from streamlit.runtime.memory_media_file_storage import _calculate_file_id

MOST = 10_000  # files remembered: more than a process keeps to be taken

_made: dict[tuple[str, str], None] = {}
_lock = Lock()


def note_made(name: str, content: bytes, mime: str, file_name: str) -> None:
    """Remember that a file was made for somebody."""
    with _lock:
        _made[_calculate_file_id(content, mime, file_name), name] = None
        while len(_made) > MOST:
            del _made[next(iter(_made))]


def is_made_for(name: str, address: str) -> bool:
    """Whether what lies at an address, the part behind media/, was made for him."""
    with _lock:
        return (address.partition(".")[0], name) in _made
