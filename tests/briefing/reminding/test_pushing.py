"""Reminders by mail and to robots: real servers of this machine take them, each only what its receiver may see."""

import datetime as dt
import re
from urllib.parse import quote

import pytest

from briefing.reminding.__main__ import main
from briefing.reminding.messages import Asked, messages
from briefing.reminding.pushing import BEFORE, SENT, push
from data.errors import DataError
from data.people.actor import NotAllowed, united
from data.reporting import deliveries, recipients
from data.reporting.channels import BAD_URL, NO_FROM, channels
from data.reporting.deliveries import Content
from data.warehouse.store import Store
from data.warehouse.verification import verify
from queries import EVERY_UNIT, Scope, ask, open_version
from records.recipients import MAIL, PUSHED, WEBHOOK
from tests.data.reporting.test_deliveries import two_towns
from tests.receivers import PASSWORD, REFUSED, USER, free_port, mail_server, robot

OCTOBER, DUE, TODAY = dt.date(2026, 10, 1), dt.date(2026, 11, 5), dt.date(2026, 11, 8)
ASKS = (
    "2026年10月的资金月报、项目台账和重点项目进度表应于 2026-11-05 前报送，目前还没有收到，已迟 3 天。"
    "请尽快在看板“本单位上报”页提交。"
)
NOTHING = "在册项目 0 个，本月到位资金已入库 0 个；重点项目 0 个，本月进度表已入库 0 个。"
OF_A = f"【催报】甲镇：{ASKS}\n{NOTHING}"


pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")


@pytest.fixture
def store(made_once, tmp_path):
    return made_once(two_towns, tmp_path / "warehouse")


@pytest.fixture
def servers(monkeypatch):
    """A mail server and a robot, and the settings that open both ways."""
    with mail_server() as box, robot() as group:
        monkeypatch.setenv("SMTP_URL", f"smtp://{quote(USER)}:{quote(PASSWORD, safe='')}@127.0.0.1:{box.port}")
        monkeypatch.setenv("WEBHOOK_HOSTS", f"qyapi.weixin.qq.com {group.host}")
        yield box, group


def asked_of(store):
    return Asked(open_version(store.current().path), OCTOBER, DUE, TODAY)


def pushed(store, **more):
    """What became of each message, by whose it is and how it went."""
    became = push(store, channels(), messages(store, asked_of(store)), OCTOBER, **more)
    return [(each.message.whose, each.message.to.kind, each.words) for each in became]


def test_each_receives_its_own_and_the_county_the_list(store, servers):
    box, group = servers
    recipients.add(store, "A", MAIL, "a@b.cn")
    recipients.add(store, "B", WEBHOOK, f"http://{group.host}/send?key=geheim")
    recipients.add(store, "全县", MAIL, "county@b.cn")
    assert pushed(store) == [("全县", MAIL, SENT), ("甲镇", MAIL, SENT), ("乙镇", WEBHOOK, SENT)]
    listed = f"2026年10月报表已收 0/2 个单位，2 个已超过期限\n【催报】甲镇、乙镇：{ASKS}"
    assert box.came == [
        (["county@b.cn"], "【催报】全县2026年10月报表", listed), (["a@b.cn"], "【催报】甲镇2026年10月报表", OF_A),
    ]
    of_b = OF_A.replace("甲镇", "乙镇")
    assert group.came == [("/send?key=geheim", {"msgtype": "text", "text": {"content": of_b}})]
    assert pushed(store) == [("全县", MAIL, BEFORE), ("甲镇", MAIL, BEFORE), ("乙镇", WEBHOOK, BEFORE)]
    assert [words for *_, words in pushed(store, again=True)] == [SENT] * 3
    entries = store.record.entries(PUSHED)
    assert [(each.about, each.details) for each in entries[:3]] == [
        ("全县", {"recipient": "3", "unit": "", "kind": MAIL, "month": "2026-10", "failed": ""}),
        ("甲镇", {"recipient": "1", "unit": "A", "kind": MAIL, "month": "2026-10", "failed": ""}),
        ("乙镇", {"recipient": "2", "unit": "B", "kind": WEBHOOK, "month": "2026-10", "failed": ""}),
    ]  # fmt: skip
    assert [word for word in ("geheim", "@b.cn", PASSWORD) if word in repr(store.record.entries())] == []
    assert verify(store).faults == ()


def test_who_was_returned_hears_why_and_who_has_sent_hears_nothing(store):
    for unit in "AB":
        recipients.add(store, unit, MAIL, f"{unit}@b.cn")
        laid = deliveries.lay_down(store, unit, OCTOBER, None, [Content("资金月报.xlsx", b"bytes")])
        sent = deliveries.submit(store, laid)
    deliveries.give_back(store, sent, "漏报二号项目")
    assert [(each.whose, each.text) for each in messages(store, asked_of(store))] == [
        ("乙镇", "【退回】乙镇：2026年10月报表已退回，原因：漏报二号项目。请改正后在看板“本单位上报”页重新提交。\n"
                 + NOTHING),
    ]  # fmt: skip


def test_no_message_of_a_unit_s_holds_anything_of_another(own_sample_warehouse):
    store = Store(own_sample_warehouse)
    version = open_version(store.current().path)
    month = dt.date(2026, 11, 1)  # of which nothing has come yet
    rows = {row.unit: row for row in ask(version, "reporting/units", Scope(month, may_see=EVERY_UNIT)).itertuples()}
    receivers = [*rows][::8]
    for unit in receivers:
        recipients.add(store, rows[unit].unit_id, MAIL, "a@b.cn")
    made = messages(store, Asked(version, month, None, TODAY))
    assert [each.whose for each in made] == receivers
    projects = [name for (name,) in version.con.execute("select project_name from projects").fetchall()]
    for each in made:
        others = "|".join(map(re.escape, [*(name for name in rows if name not in each.whose), *projects]))
        assert re.findall(others, each.subject + each.text) == []
        row = rows[each.whose]
        assert re.findall(r"(\d+) 个", each.text) == [f"{row.projects}", "0", f"{row.key_projects}", "0"]
    assert any(rows[unit].projects > 9 for unit in receivers)
    version.con.close()


def test_why_something_was_not_sent_is_said_for_each_and_kept(store, servers, monkeypatch):
    box, group = servers
    there = f"http://{group.host}"
    group.answers |= {
        "/moved": (302, f"{there}/elsewhere"), "/broken": (500, ""), "/refused": (200, '{"errcode": 93000}'),
    }
    recipients.add(store, "A", MAIL, REFUSED)
    for address in (*(there + path for path in group.answers), "http://169.254.169.254/latest"):
        recipients.add(store, "A", WEBHOOK, address)
    said = [words for *_, words in pushed(store)]
    assert said == [
        "邮件服务器不收这个收件人，没有发送。请检查登记的邮箱。",
        "网络钩子要转到别的网址（302），没有跟随，没有发送。",
        "网络钩子没有接收（500），没有发送。",
        "群机器人没有接收（错误码 93000），没有发送。",
        "网络钩子的主机不在 WEBHOOK_HOSTS 里，没有发送。",
    ]
    assert [each.details["failed"] for each in store.record.entries(PUSHED)] == said
    assert ([path for path, _ in group.came], box.came) == ([*group.answers], [])


AWAY = "连不上邮件服务器，没有发送。请检查 SMTP_URL 的主机和端口、服务器是否在运行。"


@pytest.mark.parametrize(("scheme", "is_there", "words"), [
    ("smtp", True, "邮件服务器不认账号或口令，没有发送。请检查 SMTP_URL。"), ("smtps", True, AWAY),
    ("smtp", False, AWAY),
])  # fmt: skip
def test_a_mail_server_that_takes_nothing_is_said_without_the_password(
    store, servers, monkeypatch, scheme, is_there, words
):
    port = servers[0].port if is_there else free_port()
    monkeypatch.setenv("SMTP_URL", f"{scheme}://kanban%40b.cn:geheim@127.0.0.1:{port}")
    for address in ("a@b.cn", "b@b.cn"):
        recipients.add(store, "A", MAIL, address)
    assert [said for *_, said in pushed(store)] == [words] * 2
    assert "geheim" not in repr((store.record.entries(), channels()))


def test_nothing_leaves_unless_the_environment_opens_a_way(store, servers, monkeypatch, capsys):
    recipients.add(store, "A", MAIL, "a@b.cn")
    monkeypatch.setenv("WAREHOUSE", str(store.root))
    for name in ("SMTP_URL", "WEBHOOK_HOSTS"):
        monkeypatch.delenv(name)
    assert not channels()
    assert [words for *_, words in pushed(store)] == ["没有设置邮件服务器（SMTP_URL），没有发送。"]
    assert main(["--month", "2026-10", "--dry-run"]) == 0
    assert "── 甲镇，邮件 a@b.cn\n【催报】甲镇：" in capsys.readouterr().out
    assert main(["--month", "2026-10"]) == 1
    assert capsys.readouterr().err.startswith("没有启用推送。")
    assert servers[0].came == []


def test_the_command_pushes_and_says_what_became_of_each(store, servers, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(store.root))
    recipients.add(store, "A", MAIL, "a@b.cn")
    assert (main(["--month", "2026-10"]), capsys.readouterr().out) == (0, "甲镇  邮件  已发送\n")
    recipients.add(store, "A", MAIL, REFUSED)
    assert main(["--month", "2026-10"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "甲镇  邮件  今天已发过，没有重发"


def test_a_unit_may_push_nothing(store, servers):
    town = Store(store.root, store.records, united("甲镇", [("unit", ("A",))]))
    with pytest.raises(NotAllowed):
        messages(town, asked_of(store))
    with pytest.raises(NotAllowed):
        next(push(town, channels(), [], OCTOBER))


@pytest.mark.parametrize(("unit", "kind", "address"), [
    ("Z", MAIL, "a@b.cn"), ("A", MAIL, "a"), ("A", MAIL, "a@b.cn, c@d.cn"), ("A", MAIL, "a@b.cn\nBcc: c@d.cn"),
    ("A", WEBHOOK, "ftp://b.cn/x"), ("A", WEBHOOK, "http://u:p@b.cn/x"), ("A", WEBHOOK, "http://b.cn/x\r\nHost: c"),
])  # fmt: skip
def test_a_unit_or_an_address_that_is_none_is_refused(store, unit, kind, address):
    with pytest.raises(DataError, match="没有登记"):
        recipients.add(store, unit, kind, address)


def test_a_recipient_is_named_once_and_forgotten_and_who_changes_it_in_the_database_is_found(store):
    recipients.add(store, "A", MAIL, "a@b.cn")
    with pytest.raises(DataError, match="甲镇已有这个邮件地址。"):
        recipients.add(store, "A", MAIL, "a@b.cn")
    recipients.remove(store, "1")
    assert recipients.known_to(store) == []
    with pytest.raises(DataError, match="没有编号为 1 的催报对象。"):
        recipients.remove(store, "1")
    assert verify(store).faults == ()


@pytest.mark.parametrize(("url", "words"), [
    ("smtps://u:geheim@host:nine", BAD_URL), ("http://u:geheim@host", BAD_URL), ("smtps://", BAD_URL),
    ("smtps://u:ge/heim@host", BAD_URL), ("smtps://u:geheim@host", NO_FROM),
])  # fmt: skip
def test_a_mail_server_that_is_none_is_said_without_its_password(monkeypatch, url, words):
    monkeypatch.setenv("SMTP_URL", url)
    with pytest.raises(DataError) as error:
        channels()
    assert (f"{error.value}", error.value.__context__ is None or error.value.__suppress_context__) == (words, True)
