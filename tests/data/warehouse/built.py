"""What the stores hold that many tests begin with; see `made_once`."""

from tests.data.warehouse.archives import CONTENT, HASHES


def one_version(store):
    store.publish(store.draft(), "一月", "统计员甲")


def two_versions(store):
    """Each with a file."""
    for name, content in CONTENT.items():
        draft = store.draft()
        draft.new_batch("funds", name, HASHES[name], "统计员甲")
        draft.keep_original(f"{HASHES[name]}.xlsx", content)
        store.publish(draft, name, "统计员甲")


def five_versions(store):
    for number in range(1, 6):
        draft = store.draft()
        draft.keep_original(f"{number:064}.xlsx", b"bytes")
        store.publish(draft, str(number), "统计员甲")
