"""A store of 0.1, whose record was a file, as a store of today; nothing is deleted."""

from data.errors import DataError, PublishConflict
from data.warehouse.folder import locked, writing
from data.warehouse.store import WAIT, Store
from records.takeover import TakenOver, take_over, waiting

ASIDE = "aside/0.1"


def upgrade(store: Store, by: str) -> TakenOver:
    """Take what the files of 0.1 hold into the records, and set the files aside.

    Raises DataError when there are none, or the records hold something else already.
    """
    store.actor.must("keep")
    if not waiting(store.root):
        raise DataError("这里没有 0.1 版的旧文件，不需要升级。")
    busy = PublishConflict("另一位同事正在发布，请稍后再试。")
    with locked(store.root / "writing.lock", WAIT, busy), writing():
        taken = take_over(store.records, store.root, by)
        aside = store.root / ASIDE
        aside.mkdir(parents=True, exist_ok=True)
        for path in waiting(store.root)[::-1]:  # the record last: a run that is ended before it goes on where it was
            path.rename(aside / path.name)
    return taken
