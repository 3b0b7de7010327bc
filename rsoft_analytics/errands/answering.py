"""The server's side: errands are taken from whoever knows the secret, and done in threads."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from rsoft_analytics import __version__
from rsoft_analytics.console import speaking_to
from rsoft_analytics.errands.far import RUNNING, FarConsole, Told
from rsoft_analytics.errands.words import (
    HEARTBEAT,
    MOST_BYTES,
    NONCE_DIGITS,
    PROVE,
    STOP,
    TAKE,
    is_same,
    proof,
    unpacked,
)
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store
from rsoft_analytics.store.door import Door, Own

Perform = Callable[[str, dict[str, Any], Store], int]  # a command's name and options
FOREIGN = ("origin", "sec-fetch-site", "referer", "forwarded", "x-forwarded-for")
FAULT = (
    "The dashboard met a fault of its own ({}), and the command was not done. Its terminal says "
    "more. What was being changed is in the store whole or not at all."
)
log = logging.getLogger(__name__)


class Refused(Exception):
    """A request that is no errand, with the status and the sentence that answer it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Desk:
    """Where errands are taken: they are done as commands are, with the store of this process."""

    def __init__(self, perform: Perform, store: Callable[[], Store]) -> None:
        self.perform = perform
        self.store = store

    def routes(self) -> list[Route]:
        """The addresses of the desk."""
        ways = {PROVE: self.prove, TAKE: self.take, STOP: self.stop}
        return [Route(path, answered(way), methods=["POST"]) for path, way in ways.items()]

    async def prove(self, request: Request) -> Response:
        """Show that this server knows the secret."""
        door = door_for(request)
        nonce = (await body_of(request, NONCE_DIGITS)).decode("ascii", "replace")
        if len(nonce) != NONCE_DIGITS or not nonce.isalnum():
            raise Refused(400, "This is no question that a command asks.")
        return PlainTextResponse(proof(door.secret, nonce))

    async def take(self, request: Request) -> Response:
        """Take an errand, and answer with its words."""
        refuse_strangers(request)
        job = understood(await body_of(request, MOST_BYTES))
        store = await asyncio.to_thread(self.store)
        if job["store"] != str(store.path):
            raise Refused(409, "The dashboard serves another store by now. Run the command again.")
        console = FarConsole(job["encoding"], job.get("variables", {}))
        RUNNING[console.name] = console
        console.work = threading.Thread(target=self.do, args=(job, store, console), name="errand")
        console.work.start()
        return StreamingResponse(lines(console), media_type="application/x-ndjson")

    def do(self, job: Told, store: Store, console: FarConsole) -> None:
        """Do an errand to its end; a fault of ours ends the errand and not the server."""
        code = 1
        try:
            options = {name: unpacked(value) for name, value in job["options"].items()}
            with speaking_to(console):
                code = self.perform(job["command"], options, store)
        except RsoftError as problem:
            console.err(str(problem))
        except Exception as fault:
            log.exception("An errand met a fault")
            console.err(FAULT.format(type(fault).__name__))
        finally:
            del RUNNING[console.name]
            console.tell({"exit": code})

    async def stop(self, request: Request) -> Response:
        """Begin nothing more of an errand."""
        refuse_strangers(request)
        name = (await body_of(request, NONCE_DIGITS)).decode("ascii", "replace")
        if console := RUNNING.get(name):
            console.stopping.set()
        return PlainTextResponse("It is stopped.")


async def lines(console: FarConsole) -> AsyncIterator[str]:
    """The words of an errand, each a line; who stops listening stops the errand."""
    told: Told = {"errand": console.name}
    try:
        while True:
            yield json.dumps(told) + "\n"
            if "exit" in told:
                return
            try:
                told = await asyncio.wait_for(console.words.get(), HEARTBEAT)
            except TimeoutError:
                told = {}
    finally:
        console.stopping.set()


def answered(way: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """An endpoint whose refusals are answered in words."""

    async def endpoint(request: Request) -> Response:
        try:
            answer: Response = await way(request)
        except Refused as problem:
            return PlainTextResponse(str(problem), problem.status)
        except RsoftError as problem:
            return PlainTextResponse(str(problem), 503)
        return answer

    return endpoint


def door_for(request: Request) -> Door:
    """The door of this process; refuses what comes from a page or through a proxy."""
    if not (door := Own.door):
        raise Refused(404, "Not found")
    is_foreign = any(name in request.headers for name in FOREIGN)
    if is_foreign or request.headers.get("host") != f"127.0.0.1:{door.port}":
        raise Refused(403, "Commands of this machine are taken here, and nothing that a page asks.")
    return door


def refuse_strangers(request: Request) -> None:
    """Refuse whoever does not know the secret."""
    told = request.headers.get("authorization", "")
    if not is_same(told, f"Bearer {door_for(request).secret}"):
        raise Refused(403, "The secret of the dashboard is another one. Run the command again.")


async def body_of(request: Request, most: int) -> bytes:
    """What is sent with a request, which may not be long."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise Refused(413, "The command is longer than the dashboard takes.")
    return body


def understood(body: bytes) -> Told:
    """A command as it was sent."""
    try:
        job = dict(json.loads(body))
        is_whole = isinstance(job["options"], dict) and isinstance(job["command"], str)
        "".encode(job["encoding"])
    except (ValueError, KeyError, TypeError, RecursionError, LookupError) as problem:
        raise Refused(400, "This is no command.") from problem
    if job.get("version") != __version__:
        raise Refused(409, "The dashboard is of another version. Stop it, and start it anew.")
    if not is_whole:
        raise Refused(400, "This is no command.")
    return job
