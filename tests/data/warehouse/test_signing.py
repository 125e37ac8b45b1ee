"""An archive says where it comes from, and a receiver knows whose word that is."""

import json
import stat
import zipfile

import pytest

from data.errors import DataError
from data.people.actor import OWNER
from data.warehouse.archive import MANIFEST, SIGNATURE, export
from data.warehouse.restoring import import_archive
from data.warehouse.signing import KEY, distrust, public_key, trust, trusted
from data.warehouse.store import Store
from data.warehouse.verification import verify
from tests.data.warehouse.built import one_version


@pytest.fixture
def sender(made_once, tmp_path):
    return made_once(one_version, tmp_path / "sender")


@pytest.fixture
def receiver(tmp_path):
    return Store(tmp_path / "receiver")


@pytest.fixture
def archive(sender, tmp_path):
    export(sender, sender.current().id, tmp_path / "备份.zip")
    return tmp_path / "备份.zip"


def rebuilt(archive, change):
    """The archive with its parts changed."""
    with zipfile.ZipFile(archive) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    path = archive.with_name("changed.zip")
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def test_an_export_of_a_store_whose_key_is_listed_is_verified_by_its_name(sender, receiver, archive):
    trust(receiver, "市局", public_key(sender), "管理员")
    done = import_archive(receiver, archive, "管理员")
    assert done.in_words == f"已导入版本 {done.id} 和 0 个原件。出处已验证：市局。"
    told = [(entry.what, entry.about, entry.details.get("origin")) for entry in receiver.record.entries()]
    assert told == [("信任", "市局", None), ("导入", done.id, "出处已验证：市局")]
    assert verify(receiver).is_sound


def test_an_export_of_one_s_own_is_known(sender, archive):
    assert import_archive(sender, archive).origin.in_words == "出处已验证：本库"


def test_an_export_of_a_stranger_is_taken_and_said_to_be_unverified(sender, receiver, archive):
    assert import_archive(receiver, archive).origin.in_words == (
        f"出处未验证：签名的公钥 {public_key(sender)} 不在信任的名单里"
    )


def test_an_export_without_a_signature_is_taken_and_said_to_be_unverified(receiver, archive):
    unsigned = rebuilt(archive, lambda parts: parts.pop(SIGNATURE))
    assert import_archive(receiver, unsigned).origin.in_words == "出处未验证：没有签名"


def change_manifest(parts):
    parts[MANIFEST] = parts[MANIFEST].replace(OWNER.name.encode(), "某人乙".encode())


def sign_by_another(parts):
    parts[SIGNATURE] = json.dumps(json.loads(parts[SIGNATURE]) | {"key": "A" * 43 + "="}).encode()


CHANGES = {
    "what it signs": change_manifest,
    "whose signature it is": sign_by_another,
    "no signature at all": lambda parts: parts.update({SIGNATURE: b"{}"}),
    "a list": lambda parts: parts.update({SIGNATURE: b"[]"}),
    "no JSON": lambda parts: parts.update({SIGNATURE: b"\xff"}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_signature_that_does_not_fit_is_worse_than_none(receiver, archive, change):
    with pytest.raises(DataError, match=r"签名与内容不符.*没有导入"):
        import_archive(receiver, rebuilt(archive, change))
    assert receiver.versions() == []


def test_the_key_stays_the_same_and_only_its_owner_reads_it(sender):
    assert public_key(sender) == public_key(Store(sender.root))
    assert stat.S_IMODE((sender.root / KEY).stat().st_mode) == 0o600


def test_a_key_that_was_damaged_is_said_so(sender):
    public_key(sender)
    (sender.root / KEY).write_bytes(b"damaged")
    with pytest.raises(DataError, match=r"签名密钥 .* 已损坏"):
        public_key(sender)


def test_whom_one_trusts_stands_in_the_record_until_it_is_taken_back(receiver, sender):
    key = public_key(sender)
    trust(receiver, "市局", key)
    assert trusted(receiver) == {"市局": key}
    distrust(receiver, "市局")
    assert trusted(receiver) == {}
    with pytest.raises(DataError, match="名单里没有“市局”"):
        distrust(receiver, "市局")


@pytest.mark.parametrize(("name", "key"), [("市局", "abc"), ("市局", ""), ("市局", "公钥"), ("", None), ("本库", None)])
def test_a_key_that_is_none_and_a_name_that_names_nobody_are_refused(receiver, sender, name, key):
    with pytest.raises(DataError, match="不是公钥" if key is not None else "谁的公钥"):
        trust(receiver, name, public_key(sender) if key is None else key)
