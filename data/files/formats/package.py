"""The parts of a zipped workbook, found as the readers find them: whatever their case, slashes and leading slash."""

import posixpath
import zipfile
from xml.etree import ElementTree


def kind(package: zipfile.ZipFile) -> str:
    """The suffix of the workbook that a package is; '' when it is none."""
    names = _parts(package)
    if workbook_part(package, ".xml"):
        return ".xlsm" if any(name.endswith("vbaproject.bin") for name in names) else ".xlsx"
    if workbook_part(package, ".bin"):
        return ".xlsb"
    return ".ods" if "content.xml" in names else ""


def other(package: zipfile.ZipFile) -> str:
    """What a package that is no workbook seems to be, in Chinese; '' when it may hold workbooks."""
    names = _parts(package)
    kinds = {"word/": " Word 文档", "ppt/": "演示文稿", "meta-inf/": "其他类型的文档"}
    return next((kind for folder, kind in kinds.items() if any(name.startswith(folder) for name in names)), "")


def is_encrypted(package: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument's parts are encrypted: its manifest says so."""
    manifest = part(package, "META-INF/manifest.xml")
    return manifest is not None and b"encryption-data" in package.read(manifest)


def part(package: zipfile.ZipFile, name: str) -> str | None:
    """The package's own spelling of a part's name; None when there is no such part."""
    return _parts(package).get(_plain(name))


def workbook_part(package: zipfile.ZipFile, suffix: str) -> str | None:
    """The part that lists the sheets: workbook.xml, or workbook.bin in .xlsb."""
    named = [own for plain, own in _parts(package).items() if posixpath.basename(plain) == f"workbook{suffix}"]
    return min(named, key=len, default=None)


def targets(package: zipfile.ZipFile, source: str) -> dict[str, str]:
    """What a part points to, by the ids that it uses; only targets that the package has."""
    folder, name = posixpath.split(_plain(source))
    relations = part(package, f"{folder}/_rels/{name}.rels")
    if relations is None:
        return {}
    found = {}
    for relation in ElementTree.fromstring(package.read(relations)):
        target = relation.get("Target", "")
        if own := part(package, target if target.startswith("/") else f"{folder}/{target}"):
            found[relation.get("Id", "")] = own
    return found


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    return {_plain(name): name for name in package.namelist()}


def _plain(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")).lower()
