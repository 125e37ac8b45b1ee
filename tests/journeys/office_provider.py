"""An office's provider of sign-ins, to run beside the dashboard: Canaille, with one client and one person.

`python tests/journeys/office_provider.py PORT CLIENT_ADDRESS`, with the folder of
Canaille on PYTHONPATH: it is imported nowhere else.
"""

import datetime as dt
import sys

CLIENT, SECRET = "dashboard", "a-secret-of-the-office-2026"
SUBJECT, NAME, PASSWORD = "u-0017", "王主任", "tongyi-2026-renzheng"


def main(port: int, dashboard: str) -> None:
    """Serve until killed."""
    from canaille import create_app
    from canaille.app import models
    from canaille.backends.memory.backend import MemoryBackend
    from joserfc.jwk import RSAKey
    from werkzeug.serving import run_simple

    config = {
        "SECRET_KEY": "the provider's own", "SERVER_NAME": f"127.0.0.1:{port}", "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {"DATABASE": "memory", "ENABLE_REGISTRATION": False, "EMAIL_CONFIRMATION": False},
        "CANAILLE_OIDC": {
            "ACTIVE_JWKS": [RSAKey.generate_key(2048).as_dict(private=True)],
            "USERINFO_MAPPING": {"PREFERRED_USERNAME": "{{ user.display_name }}"},
        },
    }  # fmt: skip
    app = create_app(config, backend=MemoryBackend(config))
    with app.app_context(), MemoryBackend.instance.session():
        MemoryBackend.instance.save(
            models.User(
                user_name=SUBJECT, formatted_name=NAME, display_name=NAME, family_name=NAME, password=PASSWORD,
                emails=["wang@office.example"],
            )
        )  # fmt: skip
        MemoryBackend.instance.save(
            models.Client(
                client_id=CLIENT, client_secret=SECRET, client_name="招商引资看板", client_uri=dashboard,
                client_id_issued_at=dt.datetime.now(dt.UTC), redirect_uris=[f"{dashboard}/sign-in/back"],
                post_logout_redirect_uris=[f"{dashboard}/sign-in"], grant_types=["authorization_code"],
                response_types=["code"], scope=["openid", "profile"], token_endpoint_auth_method="client_secret_basic",
            )
        )  # fmt: skip
    run_simple("127.0.0.1", port, app, threaded=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
