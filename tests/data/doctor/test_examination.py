"""What the doctor says of a store in order, and of each fault made for real."""

import ast
import datetime as dt
import os
import shutil
import socket
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.__main__ import main
from data.doctor import disk, examination, fonts
from data.doctor.examination import CHECKS, examine
from data.doctor.finding import GOOD, MIND, WRONG, Machine
from data.people import grants, sign_in
from data.reporting import recipients
from data.reporting.channels import BAD_URL
from data.warehouse import store as publishing
from data.warehouse.signing import public_key
from records import shares
from tests.data.warehouse.built import one_version, two_versions

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    """A store of one version, which the environment names."""
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(one_version, tmp_path / "warehouse")


def found(root, subject, address="127.0.0.1", ports=(), besides=GOOD):
    """What is found of a subject, but for what is as it should be: levels and texts. The others aren't looked at."""
    with pytest.MonkeyPatch.context() as only:
        only.setattr(examination, "CHECKS", [check for check in CHECKS if check.subject == subject])
        told = [each for _, each in examine(Machine(Path(root), address, tuple(ports)))]
    return [(each.level, each.text) for each in told if each.level != besides]


def test_nothing_is_wrong_with_a_store_in_order(store):
    told = [*examine(Machine(store.root, "127.0.0.1", ()))]
    assert {subject for subject, _ in told} == {check.subject for check in CHECKS} - {"端口"}
    assert [each for subject, each in told if each.level != GOOD and subject not in ("时钟", "字体")] == []
    assert [each for _, each in told if each.level == WRONG] == []


def test_the_command_says_what_is_wrong_and_what_to_do_and_its_status_tells_a_script(store, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["doctor", "--port", f"{port}"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index(f"[问题] 端口：端口 {port} 用不了（Address already in use）。")
    assert lines[at + 1].strip().startswith("怎么办：停掉占用它的程序")
    assert lines[-1].endswith("处请留意。") and "：1 处有问题，" in lines[-1]
    assert main(["doctor", "--port", f"{port}"]) == 0


def test_a_store_that_is_missing_is_said_so_and_what_can_be_looked_at_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "nowhere"))
    assert main(["doctor", "--port", "0"]) == 1
    told = capsys.readouterr().out
    assert f"[问题] 数据文件夹：WAREHOUSE 指定的数据文件夹 {tmp_path}/nowhere 不存在。" in told
    assert ("磁盘：" in told, "版本：" in told) == (True, False)


def test_a_store_of_0_1_is_told_to_be_upgraded(tmp_path):
    shutil.copytree(ROOT / "tests" / "records" / "store_0_1", tmp_path / "old")
    [(level, text)] = found(tmp_path / "old", "数据文件夹")
    assert (level, "请先停掉看板，运行 python -m data upgrade" in text) == (WRONG, True)


def test_a_version_that_was_cut_off_is_named_and_so_is_what_is_read_in_its_place(made_once, tmp_path):
    store = made_once(two_versions, tmp_path / "warehouse")
    first, last = store.paths()
    last.chmod(0o600)
    os.truncate(last, 4_096)
    assert found(store.root, "版本") == [
        (WRONG, f"1 个版本的文件已损坏或被改动：{last.stem}。"),
        (WRONG, f"当前版本 {last.stem} 的文件缺失或已损坏，暂以最近的完好版本 {first.stem} 代替。请联系管理员。"),
    ]
    original = sorted((store.root / "originals").iterdir())[0]
    original.write_bytes(b"another")
    (store.root / "deliveries").mkdir()
    (sent := store.root / "deliveries" / f"{'0' * 64}").write_bytes(b"another")
    assert found(store.root, "版本")[-1] == (WRONG, f"2 个原件与收到时不同：{original.name}、{sent.name}。")


def test_a_record_that_somebody_changed_is_said_with_the_first_place(store):
    assert found(store.root, "操作记录", besides="") == [(GOOD, "操作记录 1 条，在本机文件 records.db（SQLite）。")]
    with closing(sqlite3.connect(store.root / "records.db")) as con:
        con.execute("drop trigger entries_unchanged")
        con.execute("update entries set who = '别人'")
        con.commit()
    assert found(store.root, "操作记录") == [
        (WRONG, "操作记录有 1 处异常，第一处：第 1 条被改动过：内容与校验值不符。")
    ]


def test_a_database_that_is_broken_or_away_is_said_and_the_rest_is_looked_at(store, monkeypatch):
    (store.root / "records.db").write_bytes(b"no database" * 1_000)
    [(level, text)] = found(store.root, "操作记录")
    assert (level, text.startswith("操作记录的数据库 records.db 已损坏")) == (WRONG, True)
    monkeypatch.setenv("RECORDS_URL", "postgresql://kanban:geheim@127.0.0.1:9/kanban")
    [(level, text)] = found(store.root, "操作记录")
    assert (level, text.startswith("连不上 RECORDS_URL 指定的 PostgreSQL"), "geheim" in text) == (WRONG, True, False)
    assert found(store.root, "磁盘") == []


def test_records_in_a_postgresql_are_said_to_be_there_and_a_file_beside_them_is_doubtful(
    store, postgresql, monkeypatch
):
    monkeypatch.setenv("RECORDS_URL", postgresql.new_url())
    told = found(store.root, "操作记录", besides="")
    assert told[0][1].startswith(f"操作记录 0 条，在 PostgreSQL（{postgresql.folder}/postgres）")
    assert told[-1][1].startswith("RECORDS_URL 指向 PostgreSQL，数据文件夹里却还有 records.db")
    assert "时钟相差" not in str(found(store.root, "时钟"))


class Tomorrow(dt.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + dt.timedelta(days=1)


def test_a_clock_before_the_newest_publication_is_wrong(store, monkeypatch):
    with monkeypatch.context() as ahead:
        ahead.setattr(publishing, "dt", SimpleNamespace(datetime=Tomorrow, date=dt.date))
        store.publish(store.draft(), "明天", "统计员甲")
    [text] = [text for level, text in found(store.root, "时钟") if level == WRONG]
    assert f"比最近一次发布（{Tomorrow.now():%Y-%m-%d}" in text


@pytest.mark.parametrize(("zone", "told"), [
    ("Asia/Shanghai", []), ("UTC", [(MIND, "时区是 UTC+0000，不是北京时间。")]),
])  # fmt: skip
def test_another_zone_than_china_s_is_worth_a_look(store, zone, told, monkeypatch):
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        assert found(store.root, "时钟") == told
    time.tzset()


def test_a_disk_that_is_nearly_full_is_said_before_it_is(store, monkeypatch):
    monkeypatch.setattr(disk, "LEAST", 2**60)
    told = found(store.root, "磁盘")
    assert [(level, text.split(" ")[0]) for level, text in told] == [(WRONG, "数据文件夹"), (WRONG, "临时文件夹")]
    monkeypatch.setattr(disk, "LEAST", 1)
    monkeypatch.setattr(disk, "COMFORTABLE", 2**60)
    assert [level for level, _ in found(store.root, "磁盘")] == [MIND, MIND]


def test_records_on_a_share_are_wrong_in_a_file_and_right_in_a_postgresql(store, tmp_path, monkeypatch):
    (tmp_path / "mounts").write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(shares, "MOUNTS", tmp_path / "mounts")
    assert [(level, "在网络盘上（nfs4）" in text) for level, text in found(store.root, "磁盘")] == [(WRONG, True)]
    monkeypatch.setenv("RECORDS_URL", "postgresql://127.0.0.1:9/kanban")
    assert found(store.root, "磁盘") == []


def as_nobody(look):
    """What a look finds in a process of a user who has no rights; root has them all."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os.write(writing, repr(look()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with open(reading, "rb") as told:
        return ast.literal_eval(told.read().decode())


def test_a_folder_that_is_closed_to_who_runs_it_is_said_so(store):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(store.root, Path(folder) / "warehouse"))
        (root / "originals").mkdir(exist_ok=True)
        os.chmod(folder, 0o755)
        paths = [root, *root.rglob("*")]
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        told = as_nobody(lambda: found(root, "权限"))
        for path in paths:
            path.chmod(0o755)
    closed = ("", "/versions", "/originals", "/records.db", "/current")
    assert told == [(WRONG, f"不能写入：{'、'.join(f'{root}{each}' for each in closed)}。")]


def test_a_key_that_others_can_read_and_files_of_somebody_else_are_said(store):
    public_key(store)
    assert found(store.root, "权限") == []
    (store.root / "signing.key").chmod(0o644)
    if os.geteuid() == 0:
        os.chown(store.root / "current", 65534, 65534)
    told = [(level, text.split("，")[0]) for level, text in found(store.root, "权限")]
    assert told[-1] == (WRONG, f"签名密钥 {store.root}/signing.key 别人也能读")
    assert told[:-1] == ([(MIND, "有 1 个文件不属于数据文件夹的主人（如 current）")] if os.geteuid() == 0 else [])


def test_where_others_reach_it_there_has_to_be_an_account_and_somebody_who_can_let_others_in(store, monkeypatch):
    nobody = (WRONG, "看板可以从别的电脑打开，却还没有可用的账号。")
    assert found(store.root, "登录") == []
    assert found(store.root, "登录", address="0.0.0.0") == [nobody]
    monkeypatch.setenv("SERVED_AT", "http://kanban.example")
    assert found(store.root, "登录") == [
        nobody, (MIND, "SERVED_AT 里有 http:// 的网址，口令会不加密地经过网络。"),
    ]  # fmt: skip
    monkeypatch.setenv("SERVED_AT", "https://kanban.example")
    with monkeypatch.context() as provided:
        provided.setenv("OIDC_ISSUER", "https://anmelden.example")
        assert found(store.root, "登录", address="0.0.0.0")[0][1].startswith("没有一个可用的账号是管理员")
    sign_in.add(store, "张三", "kaiban-2026-yi")
    assert found(store.root, "登录") == [(MIND, "没有一个可用的账号是管理员，页面上没有人能授权。")]
    grants.give(store, "张三", "admin")
    assert found(store.root, "登录") == []
    monkeypatch.setenv("SERVED_AT", "kanban")
    assert found(store.root, "登录")[0][1].startswith("SERVED_AT 里的“kanban”不是网址")


def test_an_address_that_this_machine_does_not_have_is_said(store):
    [(level, text)] = found(store.root, "端口", address="192.0.2.1", ports=[0])
    assert (level, text) == (WRONG, "端口 0 用不了（Cannot assign requested address）。")


def test_several_processes_need_one_cookie_secret(store, monkeypatch):
    monkeypatch.delenv("STREAMLIT_SERVER_COOKIE_SECRET", raising=False)
    assert [(level, text[:7]) for level, text in found(store.root, "端口", ports=[0, 0])] == [(MIND, "有 2 个进程")]
    monkeypatch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "one")
    assert found(store.root, "端口", ports=[0, 0]) == []


def test_without_a_chinese_font_a_pdf_would_show_boxes(store, tmp_path, monkeypatch):
    """Programs of these names that are there, and list nothing."""
    for name in ("soffice", "fc-list"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert found(store.root, "字体") == [(MIND, "本机没有中文字体，转成 PDF 的文件里中文会是方块。")]
    (tmp_path / "soffice").unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fonts.shutil.which("soffice") is None and found(store.root, "字体") == []


def test_reminders_that_reach_nobody_are_told_and_a_password_is_not(store, monkeypatch):
    assert found(store.root, "催报", besides=WRONG) == [(GOOD, "没有启用推送，催报的文字在“月度上报”页复制。")]
    monkeypatch.setenv("WEBHOOK_HOSTS", "10.1.2.3:8080")
    assert found(store.root, "催报") == [(MIND, "启用了推送，还没有登记催报对象。")]
    recipients.add(store, "全县", "网络钩子", "http://10.1.2.3:8080/send?key=x")
    assert found(store.root, "催报", besides=WRONG) == [(GOOD, "可以发给 1 个催报对象。")]
    recipients.add(store, "全县", "邮件", "a@b.cn")
    assert found(store.root, "催报") == [(MIND, "登记的催报对象里有邮件，这条路没有启用，收不到。")]
    monkeypatch.setenv("SMTP_URL", "smtps://kanban:geheim@host:x")
    assert found(store.root, "催报") == [(WRONG, BAD_URL)]
