"""Signing in through the office's own provider (OpenID Connect), where the environment names one.

OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET name it, OIDC_NAME the claim that holds the name which roles are
granted to. The provider only says who it is: what follows, the cookie among it, is the same as for an account of ours,
so that nothing of Streamlit answers before. (`st.login` is a call on a page: whoever hasn't signed in would need one.)
"""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data.errors import DataError

NEEDED = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
NAME_CLAIM = "preferred_username"
FAILED = "统一认证没有完成，请重新登录；还不行请告诉管理员。"


@dataclass(frozen=True)
class Provider:
    """What the dashboard is registered with at a provider; `claim` holds the name that roles are granted to."""

    issuer: str
    client_id: str
    client_secret: str
    claim: str


@dataclass(frozen=True)
class Identity:
    """Who the provider says it is: `subject` never changes and belongs to nobody else, `name` is what persons read."""

    issuer: str
    subject: str
    name: str


def provider() -> Provider | None:
    """The office's provider, None where it has none. Raises ValueError, in Chinese, when only a part is named."""
    told = [os.environ.get(name, "").strip() for name in NEEDED]
    if not any(told):
        return None
    if missing := [name for name, value in zip(NEEDED, told, strict=True) if not value]:
        raise ValueError(f"统一认证的设置不全，缺 {'、'.join(missing)}。")
    issuer, client_id, client_secret = told
    claim = os.environ.get("OIDC_NAME", "").strip() or NAME_CLAIM
    return Provider(issuer.rstrip("/"), client_id, client_secret, claim)


async def send_there(asked: Request, back: str) -> Response:
    """Send a browser to the provider, which sends it `back`; what is to be remembered comes into the session."""
    try:
        answer: Response = await _client(_named()).authorize_redirect(asked, back)
    except (AuthlibBaseError, HTTPError, ValueError) as error:
        raise DataError("统一认证的服务器现在连不上，请稍后再试；一直如此请告诉管理员。") from error
    return answer


async def sent_back(asked: Request) -> Identity:
    """Who it is that the provider sent back. Raises DataError when it says nobody, or what can't be trusted."""
    named = _named()
    try:
        claims: dict[str, Any] = await _claims(_client(named), asked, named.claim)
    except (AuthlibBaseError, JoseError, HTTPError, ValueError, KeyError, TypeError) as error:
        raise DataError(FAILED) from error
    name = " ".join(str(claims.get(named.claim) or "").split())
    if not name:
        raise DataError(f"统一认证没有给出账号名（{named.claim}），不能登录。请管理员检查 OIDC_NAME。")
    return Identity(named.issuer, str(claims["sub"]), name)


async def farewell(asked: Request, back: str) -> Response:
    """Where one leaves the provider too, or `back` where it has no such page or doesn't answer."""
    named = _named()
    try:
        answer: Response = await _client(named).logout_redirect(asked, back, client_id=named.client_id)
    except (AuthlibBaseError, HTTPError, RuntimeError, ValueError):
        return RedirectResponse(back, 303)
    return answer


async def _claims(client: Any, asked: Request, claim: str) -> dict[str, Any]:
    """What the id token says; where it doesn't hold the name, what the provider says of the same subject."""
    token = await client.authorize_access_token(asked)
    claims = dict(token["userinfo"])
    if not claims.get(claim):
        more = await client.userinfo(token=token)
        if more["sub"] != claims["sub"]:
            raise ValueError("userinfo of another subject")
        claims = {**more, **claims}
    return claims


def _named() -> Provider:
    named = provider()
    if named is None:
        raise DataError("这个看板没有设统一认证，请用账号和口令登录。")
    return named


@cache
def _client(named: Provider) -> Any:
    """The client, which keeps what the provider publishes of itself."""
    return OAuth().register(
        "office",
        client_id=named.client_id,
        client_secret=named.client_secret,
        server_metadata_url=f"{named.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256"},
    )
