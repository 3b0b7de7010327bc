"""The API for a phone app: who is ringing, in the words of `rsoft lookup`, by token.

Every answer is written to the access log before it is given, and so is how often one was refused.
A refusal says as much of a token that never was as of one that is worth nothing any more, in the
same time.
"""

import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from rsoft_analytics.access import NOBODY, Refusals, Viewer, holder, may, note
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.lookup import lookup_number
from rsoft_analytics.phones import party
from rsoft_analytics.store import Store

CALLERS = "/api/v1/callers/{number}"
HERE = Path(__file__).parent
MOST_A_MINUTE = 60
ENTRIES = 20  # of a timeline
REFUSED = {401: "no token that works", 403: "not for that role", 429: "too many requests"}
NO_STORE = {"Cache-Control": "no-store"}


class Refused(Exception):
    """A request that is not answered: whose, with the status and the sentence of the refusal."""

    def __init__(self, status: int, sentence: str, viewer: Viewer = NOBODY, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.viewer = viewer
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Limit:
    """So many requests a minute, for each token."""

    def __init__(self, most: int = MOST_A_MINUTE) -> None:
        self.most = most
        self._seen: defaultdict[str, deque[float]] = defaultdict(deque)
        self._turn = threading.Lock()

    def take(self, viewer: Viewer) -> None:
        """Count a request; refuses one too many."""
        now = time.monotonic()
        with self._turn:
            seen = self._seen[viewer.who]
            while seen and now - seen[0] >= 60:
                seen.popleft()
            if len(seen) >= self.most:
                wait = max(1, round(60 - (now - seen[0])))
                raise Refused(
                    429,
                    f"This token asked {self.most} times within a minute, which is the most. "
                    f"Ask again in {wait} seconds.",
                    viewer,
                    Retry_After=str(wait),
                )
            seen.append(now)


class Api:
    """The API on a store."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self.store = store
        self.limit = Limit()
        self.refusals = Refusals("API")

    def routes(self) -> list[Route]:
        """Its addresses."""
        return [
            Route(CALLERS, self.caller, methods=["GET"]),
            Route("/api/v1/openapi.json", description, methods=["GET"]),
            Route("/api/v1/example", example, methods=["GET"]),
            Route("/api/{elsewhere:path}", elsewhere),
        ]

    def caller(self, request: Request) -> Response:
        """What a phone shows while it rings."""
        try:
            return JSONResponse(self.answer(request), headers=NO_STORE)
        except Refused as problem:
            self.note_refusal(problem)
            told = {"error": str(problem)}
            return JSONResponse(told, problem.status, {**NO_STORE, **problem.headers})
        except RsoftError as problem:
            return JSONResponse({"error": str(problem)}, 503, NO_STORE)

    def note_refusal(self, problem: Refused) -> None:
        """Write who was refused why, unless all that they gave was no number."""
        if why := REFUSED.get(problem.status):
            self.refusals.add(problem.viewer, why)
            self.refusals.write(self.store())

    def answer(self, request: Request) -> dict[str, Any]:
        """The card of the number that is asked for, as the token's holder may see it."""
        store = self.store()
        viewer = self.viewer(store, request)
        self.refusals.write(store)  # those that still wait
        asked = str(request.path_params["number"])[:80]
        number = party(asked, store.settings.region).number
        if number is None:
            raise Refused(
                400, f"'{asked}' is no phone number. Give one with its country code: +915500000001."
            )
        found = lookup_number(store.seen_by(viewer.sight), number, ENTRIES)
        note(store, viewer, "API", "caller", purpose="It rings", number=number, people=len(found))
        return {"query": asked, "matches": found}

    def viewer(self, store: Store, request: Request) -> Viewer:
        """Whom the request's token makes; refused where that is nobody who may ask."""
        kind, _, text = request.headers.get("authorization", "").partition(" ")
        viewer = holder(store, text.strip() if kind.lower() == "bearer" else "")
        if viewer is None:
            raise Refused(
                401,
                "This needs a token that works: Authorization: Bearer rsoft_... "
                "`rsoft users token` makes one.",
                WWW_Authenticate="Bearer",
            )
        self.limit.take(viewer)
        if not may(viewer.role, "api", CALLERS):
            raise Refused(403, f"The role {viewer.role} may not look callers up.", viewer)
        return viewer


def description(request: Request) -> Response:
    """What the API is, for programs: OpenAPI 3.1."""
    return JSONResponse(json.loads((HERE / "openapi.json").read_text(encoding="utf-8")))


def elsewhere(request: Request) -> Response:
    """The answer under an address that is not of the API."""
    told = "There is nothing here. /api/v1/openapi.json says what there is."
    return JSONResponse({"error": told}, 404, NO_STORE)


def example(request: Request) -> Response:
    """A page that imitates the phone's pop-up: it holds no data, and asks for a token."""
    return HTMLResponse((HERE / "example.html").read_text(encoding="utf-8"))
