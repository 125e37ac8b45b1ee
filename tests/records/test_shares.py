"""SQLite lies on a disk of this machine: a folder of another one is refused in words, and PostgreSQL is the way."""

from pathlib import Path

import pytest

from records import shares
from records.audit import Act, Record
from records.database import Records
from records.errors import DataError

MOUNTS = r"""overlay / overlay rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sda1 /mnt ext4 rw 0 0
server:/share /mnt/shared nfs4 rw,vers=4.2 0 0
/dev/sdb1 /mnt/shared/local xfs rw 0 0
//server/a\040b /mnt/with\040blank cifs rw 0 0
me@server:/x /home/me/remote fuse.sshfs rw 0 0
//server/three /srv smb3 rw 0 0
"""


@pytest.mark.parametrize(("folder", "kind"), [
    ("/warehouse", "overlay"), ("/mnt/warehouse", "ext4"), ("/mnt/shared/county/warehouse", "nfs4"),
    ("/mnt/shared/local/warehouse", "xfs"), ("/mnt/sharedness", "ext4"), ("/mnt/with blank/w", "cifs"),
    ("/home/me/remote", "fuse.sshfs"), ("/srv/w", "smb3"),
])  # fmt: skip
def test_a_folder_is_on_what_is_mounted_nearest_above_it(folder, kind):
    assert shares.filesystem(Path(folder), MOUNTS) == kind


@pytest.fixture
def on_share(tmp_path, monkeypatch):
    """A folder that the system says to be another machine's."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path}/share nfs4 rw 0 0\n")
    monkeypatch.setattr(shares, "MOUNTS", mounts)
    (tmp_path / "share").mkdir()
    return tmp_path / "share" / "warehouse"


def test_records_on_a_share_are_refused_in_words_and_nothing_is_made_there(on_share):
    record = Record(Records.of(on_share))
    for attempt in (record.entries, lambda: record.append([Act("接收", "甲", "x")])):
        with pytest.raises(DataError, match=r"在网络盘上（nfs4）.*RECORDS_URL"):
            attempt()
    assert not on_share.exists()


def test_a_postgresql_keeps_the_records_of_a_store_on_a_share(on_share, postgresql, monkeypatch):
    monkeypatch.setenv("RECORDS_URL", postgresql.new_url())
    record = Record(Records.of(on_share))
    record.append([Act("接收", "甲", "x")])
    assert len(record.entries()) == 1


def test_a_link_to_a_share_lies_there_too(on_share, tmp_path):
    (tmp_path / "link").symlink_to(on_share.parent)
    with pytest.raises(DataError, match="网络盘"):
        Record(Records.of(tmp_path / "link")).entries()


def test_a_disk_of_this_machine_is_no_share(tmp_path):
    assert shares.share(tmp_path) == ""
