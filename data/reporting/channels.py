"""The ways by which a reminder leaves: none, unless the environment opens them.

SMTP_URL="smtps://user:password@mail.example.gov.cn:465" names the mail server (smtp:// begins plain and goes over to
TLS where the server can), MAIL_FROM the sender; WEBHOOK_HOSTS="10.1.2.3:8080 qyapi.weixin.qq.com" the only hosts, with
their port where the address has one, that a robot's address may be of. No error repeats an address or a password.
"""

import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from json import dumps, loads
from urllib.parse import unquote, urlsplit

from data.addresses import is_loopback
from data.errors import DataError
from records.recipients import MAIL, Recipient

PORTS = {"smtp": 25, "smtps": 465}
PATIENCE = 15  # seconds for a server to answer
LARGEST = 64_000  # bytes that are read of an answer
BAD_URL = "SMTP_URL 应当写成 smtps://账号:口令@主机:465 或 smtp://主机:25；账号、口令里的特殊字符写成 %xx。"
NO_FROM = "请用 MAIL_FROM 写明发件人邮箱。"
PLAIN = "邮件服务器不支持加密，口令会明文经过网络，没有发送。请改用 smtps:// 地址。"


class NotSent(DataError):
    """A message that didn't reach its receiver; says why in Chinese, without address or password."""


class Unreachable(NotSent):
    """Nobody answers there: whoever is sent to the same way waits as long for nothing."""


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in, and from whom it comes."""

    host: str
    port: int
    is_tls: bool
    sender: str
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Channels:
    """The ways that are open: the mail server, None without one, and the hosts that robots may be of."""

    mail: MailServer | None
    hosts: frozenset[str]

    def __bool__(self) -> bool:
        return self.mail is not None or bool(self.hosts)

    def open_for(self, to: Recipient) -> bool:
        """Whether there is a way to a recipient."""
        return self.mail is not None if to.kind == MAIL else urlsplit(to.address).netloc.lower() in self.hosts

    def send(self, to: Recipient, subject: str, text: str) -> None:
        """Send a text to a recipient. Raises NotSent."""
        if to.kind == MAIL:
            _mail(self.mail, to.address, subject, text)
        else:
            _post(self.hosts, to.address, text)


def way_of(to: Recipient) -> str:
    """By what a recipient is reached, shared with others: the mail server, or the host of its robot."""
    return MAIL if to.kind == MAIL else urlsplit(to.address).netloc


def channels() -> Channels:
    """The ways that the environment opens; raises DataError when it says something that can't be used."""
    hosts = os.environ.get("WEBHOOK_HOSTS", "").replace(",", " ").lower().split()
    return Channels(_mail_server(), frozenset(hosts))


def _mail_server() -> MailServer | None:
    told = os.environ.get("SMTP_URL", "").strip()
    if not told:
        return None
    try:
        parts = urlsplit(told)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise DataError(BAD_URL) from None  # whose message would repeat the address
    if not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise DataError(BAD_URL)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    sender = os.environ.get("MAIL_FROM", "").strip() or user
    if "@" not in sender:
        raise DataError(NO_FROM)
    return MailServer(parts.hostname, port, parts.scheme == "smtps", sender, user, password)


def _mail(server: MailServer | None, address: str, subject: str, text: str) -> None:
    if server is None:
        raise NotSent("没有设置邮件服务器（SMTP_URL），没有发送。")
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, server.sender, address
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain="dashboard.invalid")
    message.set_content(text)
    try:
        with _connected(server) as connection:
            connection.send_message(message)
    except smtplib.SMTPAuthenticationError:
        raise NotSent("邮件服务器不认账号或口令，没有发送。请检查 SMTP_URL。") from None
    except smtplib.SMTPResponseException as error:
        raise NotSent(f"邮件服务器拒收（{error.smtp_code}），没有发送。") from None
    except smtplib.SMTPRecipientsRefused:
        raise NotSent("邮件服务器不收这个收件人，没有发送。请检查登记的邮箱。") from None
    except ssl.SSLCertVerificationError:
        raise NotSent("邮件服务器的证书不受信任，没有发送。本单位自签的，请用 SSL_CERT_FILE 指明根证书。") from None
    except (smtplib.SMTPException, OSError):
        raise Unreachable("连不上邮件服务器，没有发送。请检查 SMTP_URL 的主机和端口、服务器是否在运行。") from None


def _connected(server: MailServer) -> smtplib.SMTP:
    """A connection over which a password may go: encrypted, or to this very machine."""
    safely = ssl.create_default_context()
    if server.is_tls:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=safely)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        connection.ehlo_or_helo_if_needed()
        is_safe = server.is_tls or is_loopback(server.host)
        if not server.is_tls and connection.has_extn("starttls"):
            connection.starttls(context=safely)
            is_safe = True
        if server.user and not is_safe:
            raise NotSent(PLAIN)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _post(hosts: frozenset[str], address: str, text: str) -> None:
    """Hand a text to a group's robot, as 企业微信 and 钉钉 take it; an answer that leads elsewhere isn't followed."""
    parts = urlsplit(address)
    if parts.netloc.lower() not in hosts:
        raise NotSent("网络钩子的主机不在 WEBHOOK_HOSTS 里，没有发送。")
    body = dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme == "https":
        safely = ssl.create_default_context()
        connection: HTTPConnection = HTTPSConnection(parts.hostname or "", parts.port, timeout=PATIENCE, context=safely)
    else:
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json; charset=utf-8"})
        answer = connection.getresponse()
        _refuse(answer.status, answer.read(LARGEST))
    except ssl.SSLCertVerificationError:
        raise NotSent("网络钩子的证书不受信任，没有发送。本单位自签的，请用 SSL_CERT_FILE 指明根证书。") from None
    except (OSError, HTTPException):
        raise Unreachable("连不上网络钩子的主机，没有发送。请检查登记的网址、对方是否在运行。") from None
    finally:
        connection.close()


def _refuse(status: int, content: bytes) -> None:
    """Raise NotSent unless an answer says that the text was taken: a robot refuses with status 200 and a code."""
    if 300 <= status < 400:
        raise NotSent(f"网络钩子要转到别的网址（{status}），没有跟随，没有发送。")
    if not 200 <= status < 300:
        raise NotSent(f"网络钩子没有接收（{status}），没有发送。")
    try:
        told = loads(content)
    except ValueError:
        return
    code = told.get("errcode", 0) if isinstance(told, dict) else 0
    if code != 0:
        number = code if isinstance(code, int) else "?"
        raise NotSent(f"群机器人没有接收（错误码 {number}），没有发送。")
