"""Who tells the dashboard who somebody is: how sign-in is configured.

Streamlit does the sign-in (OpenID Connect, ``st.login``). Its settings stand in the section
``auth`` of ``.streamlit/secrets.toml``, or in the variables below, which are all given or none.
"""

import os
from typing import Any
from urllib.parse import urlsplit

from streamlit.auth_util import get_secrets_auth_section

from rsoft_analytics.errors import RsoftError

VARIABLES = {
    "RSOFT_SIGN_IN_ADDRESS": "redirect_uri",
    "RSOFT_SIGN_IN_COOKIE_SECRET": "cookie_secret",
    "RSOFT_SIGN_IN_CLIENT_ID": "client_id",
    "RSOFT_SIGN_IN_CLIENT_SECRET": "client_secret",
    "RSOFT_SIGN_IN_METADATA": "server_metadata_url",
}
SHORTEST_SECRET = 32
HERE = ("localhost", "127.0.0.1")


def secrets() -> dict[str, Any] | None:
    """The section ``auth`` that the environment tells; None where it tells none.

    RSOFT_SIGN_IN_ADDRESS is where people open the dashboard, such as https://calls.example.com.
    """
    told = {name: os.environ.get(variable, "") for variable, name in VARIABLES.items()}
    if not any(told.values()):
        return None
    if missing := [variable for variable, name in VARIABLES.items() if not told[name]]:
        raise RsoftError(
            f"Sign-in is configured by halves: {' and '.join(missing)} is not given. "
            f"It takes {', '.join(VARIABLES)}."
        )
    if len(told["cookie_secret"]) < SHORTEST_SECRET:
        raise RsoftError(
            f"RSOFT_SIGN_IN_COOKIE_SECRET has fewer than {SHORTEST_SECRET} letters, and can be "
            "guessed. Make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    address = told["redirect_uri"].rstrip("/").removesuffix("/oauth2callback")
    return {"auth": {**told, "redirect_uri": f"{address}/oauth2callback"}}


def is_configured() -> bool:
    """Whether people have to say who they are."""
    return bool(secrets() or get_secrets_auth_section())


def address() -> str | None:
    """Where people open the dashboard, as sign-in knows it."""
    told = (secrets() or {}).get("auth") or get_secrets_auth_section()
    callback = str(told.get("redirect_uri") or "")
    return callback.removesuffix("/oauth2callback") or None


def hosts() -> list[str]:
    """The names under which a browser may ask for the dashboard; none where they are as usual."""
    name = urlsplit(address() or "").hostname
    return [*HERE, name] if name and name not in HERE else []
