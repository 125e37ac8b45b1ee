"""`python -m data`: the commands for what an administrator seldom needs: keys of other stores, a store in disorder."""

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path

from data.warehouse.backup import backup
from data.warehouse.bringing_back import restore
from data.warehouse.repair import repair
from data.warehouse.signing import distrust, public_key, trust, trusted
from data.warehouse.store import Store
from data.warehouse.upgrading import ASIDE, upgrade

Run = Callable[[Store, argparse.Namespace], int]
Command = Callable[[str, Run, str], argparse.ArgumentParser]


def add_upkeep_commands(command: Command) -> None:
    """Add the commands; `command` enters one by name, function and summary and returns its parser."""
    keys = command("keys", _keys, "the store's own public key, and whose exports it knows by theirs")
    keys.add_argument("--trust", nargs=2, metavar=("NAME", "KEY"), help="list the public key of another store")
    keys.add_argument("--distrust", metavar="NAME", help="take a name off the list")
    keys.add_argument("--by", default=getpass.getuser(), help="who does it, for the record; the user's login")
    command("upgrade", _upgrade, "take what a store of 0.1 kept in files into the records, once").add_argument(
        "--by", default=getpass.getuser(), help="who does it, for the record; the user's login"
    )
    saving = command("backup", _backup, "the whole store as one file (.zip) or a folder, while it is in use")
    saving.add_argument("out", type=Path, metavar="FILE|FOLDER", help="which isn't there yet")
    saving.add_argument("--by", default=getpass.getuser(), help="who does it, for the record; the user's login")
    back = command("restore", _restore, "bring a backup back into a folder where no store is")
    back.add_argument("source", type=Path, metavar="FILE|FOLDER", help="what backup wrote")
    back.add_argument("--by", default=getpass.getuser(), help="who does it, for the record; the user's login")
    mending = command("repair", _repair, "set versions aside that aren't what their names say, and those named")
    mending.add_argument("ids", nargs="*", metavar="ID", help="a version to set aside, whatever it says")
    mending.add_argument("--by", default=getpass.getuser(), help="who does it, for the record; the user's login")


def _backup(store: Store, given: argparse.Namespace) -> int:
    done = backup(store, given.out, given.by)
    last = f"，操作记录到第 {done.last[0]:,} 条" if done.last else ""
    print(f"已备份整个数据文件夹到 {given.out}：{done.files:,} 个文件{last}。")
    return 0


def _restore(store: Store, given: argparse.Namespace) -> int:
    verdict = restore(store, given.source, given.by)
    print(f"已恢复到 {store.root}：{len(store.paths()):,} 个版本，操作记录 {verdict.entries:,} 条。")
    for fault in verdict.faults:
        print(fault.text)
    return 0 if verdict.is_sound else 1


def _keys(store: Store, given: argparse.Namespace) -> int:
    if given.trust:
        name, key = given.trust
        trust(store, name, key, given.by)
    if given.distrust:
        distrust(store, given.distrust, given.by)
    print(f"本库的公钥：{public_key(store)}")
    for name, key in trusted(store).items():
        print(f"信任：{name}  {key}")
    return 0


def _upgrade(store: Store, given: argparse.Namespace) -> int:
    print(f"已接管：{upgrade(store, given.by).in_words}。旧文件移到了 {store.root / ASIDE}，没有删除。")
    return 0


def _repair(store: Store, given: argparse.Namespace) -> int:
    gone = repair(store, given.ids, given.by)
    for version_id in gone:
        print(version_id)
    print(f"以上 {len(gone)} 个版本已移到 aside 文件夹，没有删除。" if gone else "没有需要移开的版本。")
    if current := store.current():
        print(f"当前版本 {current.id}")
    return 0
