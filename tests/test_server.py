"""The web server: who may reach it, what it answers, and what it refuses to start with."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from rsoft_analytics import provider, server
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store
from rsoft_analytics.ui.opening import opened
from tests.serving import free_port

ROOT = Path(__file__).parents[1]
EVERYWHERE = "0.0.0.0"  # noqa: S104 - to see that it is refused


class Answer(NamedTuple):
    """What a request was answered with."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(path: str, method: str = "GET") -> Answer:
    """The answer of our own routes and middleware, without a server between."""
    ours = Starlette(routes=server.ROUTES, middleware=server.MIDDLEWARE)
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
    with ThreadPoolExecutor(1) as elsewhere:  # a browser of other tests keeps a loop running here
        elsewhere.submit(lambda: asyncio.run(ours(scope, receive, send))).result()
    start, *bodies = sent
    headers = {name.decode(): text.decode() for name, text in start["headers"]}
    return Answer(start["status"], headers, b"".join(one["body"] for one in bodies))


@pytest.fixture
def store_path(tmp_path, monkeypatch):
    """The path of the store that the server asks, closed when the test is over."""
    path = tmp_path / "rsoft.duckdb"
    monkeypatch.setenv("RSOFT_STORE", str(path))
    yield path
    opened.clear()


@pytest.mark.parametrize("path", ["/healthz", "/nothing-here", "/_stcore/metrics"])
def test_every_answer_carries_the_security_headers(store_path, path):
    expected = {name.lower(): text for name, text in server.HEADERS.items()}
    assert expected.items() <= answer(path).headers.items()


def test_health_asks_the_store(store_path):
    assert json.loads(answer("/healthz").body) == {"status": "ok"}


def test_health_fails_while_another_process_holds_the_store(store_path):
    with Store(store_path):
        told = answer("/healthz")
    assert (told.status, json.loads(told.body)["status"]) == (503, "failing")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent"])
def test_what_tells_of_the_inside_is_not_found(path, method):
    assert answer(path, method).status == 404


def test_an_address_other_than_this_machine_is_refused_in_words(tmp_path):
    with pytest.raises(RsoftError, match="sign-in"):
        server.serve(8501, EVERYWHERE, tmp_path / "rsoft.duckdb")


SIGN_IN = {
    "RSOFT_SIGN_IN_ADDRESS": "https://calls.example.com",
    "RSOFT_SIGN_IN_COOKIE_SECRET": "a secret of this test alone, long enough",
    "RSOFT_SIGN_IN_CLIENT_ID": "rsoft",
    "RSOFT_SIGN_IN_CLIENT_SECRET": "nothing",
    "RSOFT_SIGN_IN_METADATA": "https://id.example.com/.well-known/openid-configuration",
}


def test_with_sign_in_others_may_reach_it_under_its_own_name(tmp_path, monkeypatch):
    for name, value in SIGN_IN.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("RSOFT_STORE", "")
    run: list[list[str]] = []
    monkeypatch.setattr("streamlit.web.cli.main", run.append)
    server.serve(free_port(), EVERYWHERE, tmp_path / "rsoft.duckdb")
    assert run[0][run[0].index("--server.address") + 1] == EVERYWHERE
    assert run[0].count("--server.allowedHosts") == 3
    assert "calls.example.com" in run[0]
    assert provider.secrets()["auth"]["redirect_uri"] == "https://calls.example.com/oauth2callback"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("RSOFT_SIGN_IN_CLIENT_ID", "", "by halves: RSOFT_SIGN_IN_CLIENT_ID is not given"),
        ("RSOFT_SIGN_IN_COOKIE_SECRET", "short", "can be guessed"),
    ],
)
def test_sign_in_by_halves_is_refused_in_words(tmp_path, name, value, why):
    told = started({**SIGN_IN, name: value, "RSOFT_STORE": str(tmp_path / "rsoft.duckdb")})
    assert told.returncode == 1
    assert why in told.stderr
    assert "Traceback" not in told.stderr


def test_a_taken_port_is_refused_in_words():
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(RsoftError, match="is taken"):
            server.refuse_taken(taken.getsockname()[1])


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("STREAMLIT_SERVER_ADDRESS", EVERYWHERE),
        ("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "true"),
        ("STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION", "false"),
        ("STREAMLIT_SERVER_ENABLE_STATIC_SERVING", "true"),
        ("STREAMLIT_SERVER_TRUSTED_USER_HEADERS", '{"X-User": "email"}'),
        ("STREAMLIT_SERVER_ENABLE_AGENT_API", "true"),
        ("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full"),
    ],
)
def test_an_unsafe_option_is_refused_with_a_sentence(tmp_path, variable, value):
    told = started({variable: value, "RSOFT_STORE": str(tmp_path / "rsoft.duckdb")})
    assert told.returncode == 1
    assert "It must be" in told.stderr
    assert "Traceback" not in told.stderr


def started(variables: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """The dashboard as `streamlit run` starts it, which ends by itself where it is refused."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "0"]
    environment = {**os.environ, **variables}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
