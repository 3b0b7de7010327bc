"""The web server around the pages: who may reach it, what it answers, and how it starts.

Secure by default: it listens on this machine only, reports nothing to anybody,
and refuses to serve with options that would change that.
"""

import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import SessionClient, get_instance

from rsoft_analytics import provider
from rsoft_analytics.api import Api
from rsoft_analytics.errands.answering import Desk, Perform
from rsoft_analytics.errands.far import finished, stopped_by
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.every_day import every_day
from rsoft_analytics.store import door
from rsoft_analytics.ui.opening import opened, whole_store

HERE = ("127.0.0.1", "localhost", "::1")
REQUIRED = {
    "server.address": HERE,
    "server.trustedUserHeaders": ({},),
    "server.enableCORS": (True,),
    "server.enableXsrfProtection": (True,),
    "server.enableStaticServing": (False,),
    "server.enableAgentApi": (False,),
    "server.runOnSave": (False,),
    "server.fileWatcherType": ("none",),
    "client.showErrorDetails": ("none",),
    "client.showErrorLinks": (False,),
    "client.disableDataExport": (True,),
    "browser.gatherUsageStats": (False,),
    "global.developmentMode": (False,),
}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HIDDEN = ("/_stcore/metrics", "/_stcore/agent")
WARM_UP_SECONDS = 60


class Guarded:
    """Middleware: security headers on every answer, and nothing behind the hidden paths."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name.lower().encode(): text.encode() for name, text in HEADERS.items()}
                others = [pair for pair in message["headers"] if pair[0].lower() not in ours]
                message["headers"] = [*others, *ours.items()]
            await send(message)

        if scope["type"] == "http" and scope["path"].startswith(HIDDEN):
            await PlainTextResponse("Not found", 404)(scope, receive, send_with_headers)
        else:
            await self.app(scope, receive, send_with_headers)


def health(request: Request) -> JSONResponse:
    """Whether the store answers: 200 and ok, or 503 and why not."""
    try:
        whole_store().row("store/as_of")
    except RsoftError as problem:
        return JSONResponse({"status": "failing", "why": str(problem)}, 503)
    return JSONResponse({"status": "ok"})


ROUTES = [Route("/healthz", health)]


def routes(perform: Perform) -> list[Route]:
    """Our own addresses beside the pages': the API, and where ``perform`` does errands."""
    return [*ROUTES, *Api(whole_store).routes(), *Desk(perform, whole_store).routes()]


MIDDLEWARE = [Middleware(Guarded)]


def secrets() -> dict[str, Any] | None:
    """What the environment tells Streamlit of sign-in; leaves with a sentence if it is wrong."""
    try:
        return provider.secrets()
    except RsoftError as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Draw a page once before the first visitor comes; close the store at the end.

    The drawn page teaches Streamlit that the pages have a frame: otherwise a deep
    link that is the first request is answered with "Page not found". It also loads
    what pages need, which is then kept out of every later garbage collection.
    """
    door.opened_at(int(st.get_option("server.port")))  # told of by the store once it is open
    await drawn_once()
    gc.collect()
    gc.freeze()
    with every_day(whole_store), stopped_by(signal.SIGINT, signal.SIGTERM):
        yield
    door.closed()
    await finished()
    opened.clear()


class Nobody(SessionClient):
    """A visitor who looks at one page and never answers."""

    def __init__(self) -> None:
        self.has_seen_it = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take what is sent; the page is drawn when its script has come to an end."""
        if msg.WhichOneof("type") == "script_finished" and not is_interrupted(msg):
            self.has_seen_it.set()


def is_interrupted(msg: ForwardMsg) -> bool:
    """Whether a run ended only to begin again, as on the way to another page."""
    return bool(msg.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN)


async def drawn_once() -> None:
    """Let Streamlit draw the first page for nobody; a page that takes too long may."""
    runtime, nobody = get_instance(), Nobody()
    session = runtime.connect_session(nobody, {})
    try:
        message = BackMsg()
        message.rerun_script.query_string = ""
        runtime.handle_backmsg(session, message)
        await asyncio.wait_for(nobody.has_seen_it.wait(), WARM_UP_SECONDS)
    except TimeoutError:
        pass
    finally:
        runtime.close_session(session)


def refuse_unsafe_options() -> None:
    """Leave with a sentence where Streamlit's effective options are not the required ones."""
    if wrong := unsafe_options():
        print("\n".join(wrong), file=sys.stderr)
        sys.exit(1)


def unsafe_options() -> list[str]:
    """A sentence for each option that is not as it must be."""
    required = dict(REQUIRED)
    if provider.is_configured():
        del required["server.address"]
    return [
        f"Streamlit's option {name} is {st.get_option(name)!r}. It must be {allowed[0]!r} here: "
        "take away the flag, the variable or the line that changes .streamlit/config.toml."
        for name, allowed in required.items()
        if st.get_option(name) not in allowed
    ]


def serve(port: int, host: str, store: Path) -> None:
    """Serve the dashboard until it is stopped; refuses another address, or a taken port."""
    script = Path(__file__).parent.parent / "dashboard.py"
    if host not in HERE and not provider.is_configured():
        raise RsoftError(
            f"'{host}' is not this machine. Others may reach the dashboard only when sign-in is "
            "configured, and it is not: the README says how. Leave --host away, or give localhost."
        )
    if not script.is_file():
        raise RsoftError(f"There is no {script}. Run rsoft from the folder of the project.")
    refuse_taken(port)
    os.environ["RSOFT_STORE"] = str(store)
    from streamlit.web.cli import main  # noqa: PLC0415 - brings the whole server

    address = HERE[0] if host in HERE else host
    names = [word for name in provider.hosts() for word in ("--server.allowedHosts", name)]
    print(f"RSoft Analytics: {provider.address() or f'http://localhost:{port}'} (stop with Ctrl+C)")
    main(["run", str(script), "--server.port", str(port), "--server.address", address, *names])


def refuse_taken(port: int) -> None:
    """Refuse a port that something else listens on."""
    with closing(socket.socket()) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HERE[0], port))
        except OSError as problem:
            raise RsoftError(
                f"Port {port} is taken ({problem.strerror}). Stop what uses it, or give another: "
                f"rsoft serve --port {port + 1}"
            ) from problem
