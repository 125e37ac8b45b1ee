"""What comes in and what is published, as the acts that the record keeps of it."""

from data.receipt import Receipt, Refusal
from data.warehouse.draft import Draft
from data.warehouse.versions import VersionFile, digest
from records.audit import Act


def receiving(receipt: Receipt, by: str) -> Act:
    """A file that was received."""
    counts = {name: getattr(receipt, name) for name in ("rows_read", "rows_loaded", "rows_rejected", "rows_duplicate")}
    return Act("接收", by, receipt.file_name, {"hash": receipt.file_hash, **counts})


def refusing(refusal: Refusal, by: str) -> Act:
    """A file of which nothing could be read, and why."""
    return Act("退回", by, refusal.file_name, {"hash": refusal.file_hash, "reason": " ".join(refusal.reason.split())})


def publication(version: VersionFile, draft: Draft, reason: str, by: str) -> Act:
    """A version that was published, and from which files."""
    files = [{"name": name, "hash": file_hash} for name, file_hash in draft.files()]
    told = {"current": version.id, "parent": draft.parent_id, "hash": digest(version.path)}
    return Act("发布", by, version.id, {"reason": reason, "files": files, **told})
