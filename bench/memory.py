"""The memory of a process, as Linux tells it."""

from pathlib import Path


def peak() -> float:
    """The most that the process ever held, MB; 0 where the system doesn't say."""
    return _megabytes("VmHWM")


def resident(pid: int) -> float | None:
    """What a process holds now, MB; None where the system doesn't say."""
    return _megabytes("VmRSS", f"{pid}") or None


def _megabytes(name: str, process: str = "self") -> float:
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    (kilobytes,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith(name))
    return int(kilobytes) / 1000
