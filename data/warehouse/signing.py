"""Where an archive comes from: each store signs what it exports with a key of its own, and lists whose keys it knows.

signing.key   the store's own Ed25519 key, readable by its owner only; made when something is first signed

Whose key is trusted stands in the audit record and nowhere else: who listed it and when can't be told apart from that.
"""

import base64
import binascii
import json
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from data.errors import DataError
from data.warehouse.folder import writing
from data.warehouse.store import Store
from records.audit import Act

KEY = "signing.key"
OWN = "本库"
BAD_KEY = "这不是公钥。请粘贴对方用 python -m data keys 显示的那一行（44 个字符）。"


@dataclass(frozen=True)
class Origin:
    """Who signed an archive: the public key, and the name under which it is listed; '' for none."""

    key: str = ""
    name: str = ""

    @property
    def in_words(self) -> str:
        """In Chinese, whether one can tell where the archive comes from."""
        if self.name:
            return f"出处已验证：{self.name}"
        return f"出处未验证：签名的公钥 {self.key} 不在信任的名单里" if self.key else "出处未验证：没有签名"


def public_key(store: Store) -> str:
    """The store's own public key, for others to list."""
    return _text(_own(store).public_key())


def secret(store: Store, purpose: str) -> bytes:
    """A secret of the store's own for one purpose, made from its key: servers of the same store have the same."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=purpose.encode()).derive(_own(store).private_bytes_raw())


def signature(store: Store, content: bytes) -> bytes:
    """What the store puts beside `content` to say that it comes from here."""
    own = _own(store)
    told = {"key": _text(own.public_key()), "signature": base64.b64encode(own.sign(content)).decode()}
    return json.dumps(told).encode()


def origin(store: Store, signed: bytes | None, content: bytes) -> Origin:
    """Who signed `content`; `signed` is what `signature` made, None when there is none.

    Raises DataError when it is not a signature of this content: it was changed after it was signed.
    """
    if signed is None:
        return Origin()
    try:
        told = json.loads(signed)
        _public(key := str(told["key"])).verify(base64.b64decode(told["signature"], validate=True), content)
    except (ValueError, KeyError, TypeError, DataError, InvalidSignature) as error:
        raise DataError("导出文件的签名与内容不符，签名之后被改动过，没有导入。请重新导出，或换一份备份。") from error
    names = {known: name for name, known in trusted(store).items()}
    return Origin(key, OWN if _is_own(store, key) else names.get(key, ""))


def trusted(store: Store) -> dict[str, str]:
    """The public keys that the store lists, by the name of whose they are."""
    keys: dict[str, str] = {}
    for entry in store.record.entries("信任", "取消信任"):
        if entry.what == "信任":
            keys[entry.about] = str(entry.details.get("key", ""))
        elif entry.what == "取消信任":
            keys.pop(entry.about, None)
    return keys


def trust(store: Store, name: str, key: str, by: str = "") -> None:
    """List a public key under a name, in the place of an earlier one; raises DataError when it is none."""
    store.actor.must("keep")
    _public(key)
    if not name.strip() or name.strip() == OWN:
        raise DataError("请写明这是谁的公钥，例如：市局。")
    with store.changing():
        store.record.append([Act("信任", by or store.actor.name, name.strip(), {"key": key})])


def distrust(store: Store, name: str, by: str = "") -> None:
    """Take a name off the list; raises DataError when it isn't on it."""
    store.actor.must("keep")
    with store.changing():
        if name not in trusted(store):
            raise DataError(f"名单里没有“{name}”。可用 python -m data keys 查看。")
        store.record.append([Act("取消信任", by or store.actor.name, name)])


def _own(store: Store) -> Ed25519PrivateKey:
    """The store's key, made when there is none. Raises DataError when the file isn't one."""
    path = store.root / KEY
    with writing():
        store.root.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(Ed25519PrivateKey.generate().private_bytes(
                    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
                ))  # fmt: skip
        except FileExistsError:
            pass
        content = path.read_bytes()
    try:
        key = serialization.load_pem_private_key(content, None)
    except ValueError as error:
        raise DataError(
            f"签名密钥 {path} 已损坏。请从备份恢复，或移走它，看板会另建一个，再把新的公钥告诉对方。"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise DataError(f"签名密钥 {path} 不是看板的密钥。请移走它让看板另建一个。")
    return key


def _is_own(store: Store, key: str) -> bool:
    return (store.root / KEY).exists() and key == public_key(store)


def _text(key: Ed25519PublicKey) -> str:
    return base64.b64encode(key.public_bytes_raw()).decode()


def _public(key: str) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
    except (ValueError, binascii.Error) as error:
        raise DataError(BAD_KEY) from error
