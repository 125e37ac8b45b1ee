"""What an archive of a version is made of, for the tests that pack, change and unpack one."""

import hashlib
import zipfile

from data.warehouse.archive import SIGNATURE

CONTENT = {"一月.xlsx": b"first", "二月.xlsx": b"second"}
HASHES = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENT.items()}
BULLETIN = (
    "insert into city_ranks values ('2026-09-01', '某县', '到位资金', 1, null, 1, true, 1, '表', 2)"
)


def rebuilt(archive, path, change):
    """A copy of the archive, unsigned, whose parts went through `change(parts)`: name -> bytes."""
    with zipfile.ZipFile(archive) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != SIGNATURE}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def files(store):
    return sorted(str(path.relative_to(store.root)) for path in store.root.rglob("*") if path.is_file())
