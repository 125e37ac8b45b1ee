"""`python -m data`: the commands that look after versions, originals and the audit record."""

import argparse
import getpass
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from data.warehouse.archive import export
from data.warehouse.keeping import fix, prune, reasons, unfix
from data.warehouse.originals import take_out
from data.warehouse.restoring import import_archive, missing_originals, origins
from data.warehouse.store import Store
from data.warehouse.verification import acknowledge, verify
from data.warehouse.versions import VersionInfo

Run = Callable[[Store, argparse.Namespace], int]
Command = Callable[[str, Run, str], argparse.ArgumentParser]


def add_version_commands(command: Command) -> None:
    """Add the commands; `command` enters one by name, function and summary and returns its parser."""
    _as_json(command("versions", _versions, "every version, newest first, with its files"))
    _of_version(command("rollback", _rollback, "make another version current"))
    fixing = _of_version(command("pin", _pin, "keep a version for good, as it was reported somewhere"))
    fixing.add_argument("--note", default="", help="where it was reported")
    _of_version(command("unpin", _unpin, "let a pinned version go with the others again"))
    clearing = _by(command("prune", _prune, "clear away all but the newest versions and those in use"))
    clearing.add_argument("--keep", type=int, required=True, metavar="N", help="how many of the newest stay")
    clearing.add_argument("--dry-run", action="store_true", help="only say what would go")
    exporting = _of_version(command("export", _export, "write a version with its originals to one file"))
    exporting.add_argument("file", type=Path)
    importing = _by(command("import", _import, "take a version from a file that export wrote"))
    importing.add_argument("file", type=Path)
    importing.add_argument("--current", action="store_true", help="and make it current")
    taking = command("original", _original, "take out a received file as it came")
    taking.add_argument("hash", help="the first digits of its sha256, six at least")
    taking.add_argument("out", type=Path, help="a file, or a folder to put it in under its own name")
    auditing = command("audit", _audit, "the record of who did what; exit status 1 when it was tampered with")
    _as_json(auditing)
    auditing.add_argument("--acknowledge", metavar="REASON", help="take note of every fault that stands, by name")
    _by(auditing)
    auditing.add_argument("--verify", action="store_true", help="only verify it, entries aren't listed")


def _of_version(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("id", help="a version id")
    return _by(parser)


def _by(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--by", help="who does it, for the record; the user's login if left out")
    return parser


def _as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _who(given: argparse.Namespace) -> str:
    return given.by or getpass.getuser()


def _versions(store: Store, given: argparse.Namespace) -> int:
    stays, sources = reasons(store), origins(store)
    if given.json:
        listed = [
            asdict(version) | {"kept_because": stays.get(version.id, []), "origin": sources.get(version.id)}
            for version in store.versions()
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=2, default=str))
        return 0
    for version in store.versions():
        print(f"{'*' if version.is_current else ' '} {version.id}  {_state(version)}")
        for told in (*stays.get(version.id, []), *([sources[version.id]] if version.id in sources else [])):
            print(f"    {told}")
        for file in version.files:
            print(f"    {file.hash[:12]}  {file.name}（入库 {file.rows_loaded:,} 行）")
    return 0


def _state(version: VersionInfo) -> str:
    if version.is_damaged:
        return "已损坏"
    told = f"{version.published_at:%Y-%m-%d %H:%M} {version.published_by} {version.reason}"
    return f"{told}（演示数据）" if version.is_sample else told


def _rollback(store: Store, given: argparse.Namespace) -> int:
    print(f"当前版本已改为 {store.rollback(given.id, _who(given)).id}")
    return 0


def _pin(store: Store, given: argparse.Namespace) -> int:
    fix(store, given.id, given.note, _who(given))
    print(f"已固定版本 {given.id}，清理时不会删除。")
    return 0


def _unpin(store: Store, given: argparse.Namespace) -> int:
    unfix(store, given.id, _who(given))
    print(f"已取消固定版本 {given.id}。")
    return 0


def _prune(store: Store, given: argparse.Namespace) -> int:
    gone = prune(store, given.keep, _who(given), rehearse=given.dry_run)
    for version_id in gone:
        print(version_id)
    if given.dry_run:
        print(f"以上 {len(gone)} 个版本将被清理；这是试运行，没有删除。" if gone else "没有可以清理的版本。")
    else:
        print(f"已清理 {len(gone)} 个版本，原件都还在。" if gone else "没有可以清理的版本。")
    return 0


def _export(store: Store, given: argparse.Namespace) -> int:
    manifest = export(store, given.id, given.file, _who(given))
    originals = sum(part.name.startswith("originals/") for part in manifest.parts)
    print(f"已导出版本 {given.id} 和 {originals} 个原件到 {given.file}。{missing_originals(manifest.missing)}")
    return 0


def _import(store: Store, given: argparse.Namespace) -> int:
    done = import_archive(store, given.file, _who(given), make_current=given.current)
    print(done.in_words)
    print("它现在是当前版本。" if given.current else "当前版本没有变动；需要时用 rollback 换到它。")
    return 0


def _original(store: Store, given: argparse.Namespace) -> int:
    print(f"已取出原件：{take_out(store, given.hash, given.out)}")
    return 0


def _audit(store: Store, given: argparse.Namespace) -> int:
    if given.acknowledge is not None:
        for fault in acknowledge(store, given.acknowledge, _who(given)):
            print(f"已知悉：{fault.text}")
    verdict = verify(store)
    entries = () if given.verify else store.record.entries()
    if given.json:
        answer = {"is_sound": verdict.is_sound, **asdict(verdict), "entries": [asdict(entry) for entry in entries]}
        print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))
        return 0 if verdict.is_sound else 1
    for entry in entries:
        print(f"{entry.number:>5}  {entry.at}  {entry.who}  {entry.what}  {entry.about}")
    for text in (*(fault.text for fault in verdict.faults), *verdict.notes, *verdict.acknowledged):
        print(text)
    if verdict.is_sound:
        print(f"操作记录 {verdict.entries:,} 条，未发现改动。末条第 {verdict.last[0]} 条，校验值 {verdict.last[1]}")
    else:
        print(f"操作记录被改动过：{len(verdict.faults)} 处。")
    return 0 if verdict.is_sound else 1
