"""The API for a phone app: by token, as the role sees it, logged, limited, refused in words."""

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from rsoft_analytics import access, server
from rsoft_analytics.access import LOCAL_OWNER
from rsoft_analytics.api import Api
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.lookup import lookup
from rsoft_analytics.store import Store

ASKS = ("rows", "row", "frame", "noting", "writing")  # every way to ask a store
MEERA = "/api/v1/callers/+915500001003"


class Answer(NamedTuple):
    """What a request was answered with."""

    status: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        """The document that it is."""
        return json.loads(self.text)


class Client:
    """Somebody who asks the API, without a server between."""

    def __init__(self, store: Store) -> None:
        self.api = Api(lambda: store)
        self.app = Starlette(routes=self.api.routes(), middleware=server.MIDDLEWARE)
        self.elsewhere = ThreadPoolExecutor(1)  # other tests keep a loop running here

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer to a request."""
        return self.elsewhere.submit(lambda: asyncio.run(self.asked(path, headers or {}))).result()

    async def asked(self, path: str, headers: dict[str, str]) -> Answer:
        """The same, within a loop."""
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        told = [(name.lower().encode(), text.encode()) for name, text in headers.items()]
        scope = {"type": "http", "method": "GET", "path": unquote(path), "query_string": b"",
                 "headers": told}  # fmt: skip
        await self.app(scope, receive, send)
        start, *bodies = sent
        answered = {name.decode(): text.decode() for name, text in start["headers"]}
        text = b"".join(one.get("body", b"") for one in bodies).decode()
        return Answer(start["status"], answered, text)


@pytest.fixture
def client(sample_store) -> Client:
    """Somebody who asks the API on the samples."""
    return Client(sample_store)


def token(store: Store, role: str) -> dict[str, str]:
    """The header with a new token of a role."""
    made = access.make(store, LOCAL_OWNER, f"phone of a {role}", role=role, rep="Asha")
    return {"Authorization": f"Bearer {made.text}"}


def test_a_rep_is_told_who_rings_as_the_command_tells_it(client, sample_store):
    answer = client.get(MEERA, headers=token(sample_store, "rep"))
    (match,) = answer.json()["matches"]
    (known,) = lookup(sample_store, "+915500001003")["matches"]
    told = {name: value for name, value in match.items() if name != "timeline"}
    assert told == {name: value for name, value in known.items() if name != "timeline"}
    assert answer.headers["cache-control"] == "no-store"
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("role", "name", "is_masked"),
    [("rep", "Meera", False), ("manager", "Meera", True), ("analyst", "•••", True),
     ("owner", "Meera", False)],
)  # fmt: skip
def test_each_role_is_told_what_it_may_see(client, sample_store, role, name, is_masked):
    answer = client.get(MEERA, headers=token(sample_store, role)).json()
    (match,) = answer["matches"]
    assert name in match["name"]
    assert (not match["number"].startswith("+")) is is_masked
    assert match["number"].lstrip("+").isdecimal()
    assert ("Meera" in json.dumps(match)) is (role != "analyst")


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer rsoft_nothing", "Basic abc", "Bearer " + "x" * 9000]
)
def test_whatever_is_no_token_is_refused_alike(client, header):
    answer = client.get(MEERA, headers={"Authorization": header} if header else {})
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json() == client.get(MEERA).json()


@pytest.mark.parametrize(
    ("header", "asks"),
    [(None, []), ("", []), ("Bearer", []), ("Basic abc", []), ("Bearer " + "x" * 9000, []),
     ("Bearer rsoft_nothing", ["rows access/token"])],
)  # fmt: skip
def test_who_has_no_token_that_works_costs_the_store_nothing_but_the_look_for_it(
    client, asked_of_the_store, header, asks
):
    headers = {"Authorization": header} if header else {}
    assert client.get(MEERA, headers=headers).status == 401
    written = [one for one in asked_of_the_store if one.startswith("noting")]
    assert len(written) == 1  # that somebody was refused, once a minute
    asked_of_the_store.clear()
    for number in ("+915500001003", "meera", "1" * 80):
        assert client.get(f"/api/v1/callers/{number}", headers=headers).status == 401
    assert asked_of_the_store == asks * 3


@pytest.fixture
def asked_of_the_store(monkeypatch) -> list[str]:
    """What is asked of any store from here on, in order."""
    asked: list[str] = []

    def recorded(name: str) -> None:
        does = getattr(Store, name)

        def told(store: Store, *words: Any, **values: Any) -> Any:
            asked.append(" ".join([name, *map(str, words)]))
            return does(store, *words, **values)

        monkeypatch.setattr(Store, name, told)

    for name in ASKS:
        recorded(name)
    return asked


def test_a_revoked_token_is_refused_as_one_that_never_was(client, sample_store):
    made = access.make(sample_store, LOCAL_OWNER, "lost phone")
    access.revoke(sample_store, LOCAL_OWNER, made.token_id)
    answer = client.get(MEERA, headers={"Authorization": f"Bearer {made.text}"})
    assert (answer.status, answer.json()) == (401, client.get(MEERA).json())


def test_nobody_is_no_match_and_no_number_is_a_refusal(client, sample_store):
    header = token(sample_store, "rep")
    nobody = client.get("/api/v1/callers/+915500099999", headers=header)
    assert (nobody.status, nobody.json()["matches"]) == (200, [])
    no_number = client.get("/api/v1/callers/meera", headers=header)
    assert no_number.status == 400
    assert "is no phone number" in no_number.json()["error"]


def test_a_part_of_a_number_finds_nobody(client, sample_store):
    answer = client.get("/api/v1/callers/55000 0100", headers=token(sample_store, "rep"))
    assert not answer.json().get("matches")


def test_every_answer_is_in_the_access_log(client, sample_store):
    client.get(MEERA, headers=token(sample_store, "rep"))
    newest = access.entries(sample_store, number=915500001003)[0]
    assert (newest["user"], newest["way"], newest["purpose"]) == (
        "phone of a rep", "API", "It rings",
    )  # fmt: skip


def refusals(store: Store, before: int) -> list[tuple[str, str]]:
    """Who was refused what, by the rows of the log that came after so many."""
    told = reversed(access.entries(store, way="API", most=None))
    return [(one["user"], one["what"]) for one in told if one["place"] > before]


def rows_so_far(store: Store) -> int:
    """How many rows the access log has."""
    return access.entries(store)[0]["place"] if access.entries(store) else 0


def test_a_flood_of_requests_without_a_token_is_two_rows_of_the_log(
    client, sample_store, monkeypatch
):
    before = rows_so_far(sample_store)
    for _ in range(40):
        assert client.get(MEERA).status == 401
    assert refusals(sample_store, before) == [("Nobody", "refused: no token that works")]
    monkeypatch.setattr("rsoft_analytics.access.refusals.EVERY", 0.0)
    assert client.get(MEERA, headers=token(sample_store, "rep")).status == 200
    counted = ("Nobody", "refused: no token that works, 39 times")
    assert refusals(sample_store, before)[1:] == [counted, ("phone of a rep", "caller")]
    assert access.fault(sample_store) is None


def test_who_asks_too_often_is_in_the_log(client, sample_store):
    header, client.api.limit.most = token(sample_store, "rep"), 1
    before = rows_so_far(sample_store)
    assert [client.get(MEERA, headers=header).status for _ in range(4)] == [200, 429, 429, 429]
    assert refusals(sample_store, before) == [
        ("phone of a rep", "caller"), ("phone of a rep", "refused: too many requests"),
    ]  # fmt: skip


def test_a_refusal_that_cannot_be_written_stays_one_and_stays_counted(
    client, sample_store, monkeypatch
):
    def full(*_: object, **__: object) -> None:
        raise RsoftError("The access log cannot be written, so nothing is shown.")

    before = rows_so_far(sample_store)
    monkeypatch.setattr("rsoft_analytics.access.refusals.EVERY", 0.0)
    with monkeypatch.context() as broken:
        broken.setattr("rsoft_analytics.access.log.note", full)
        assert {client.get(MEERA).status for _ in range(3)} == {401}
    client.get(MEERA)
    assert refusals(sample_store, before) == [
        ("Nobody", "refused: no token that works, 4 times"),
    ]


def test_where_the_log_cannot_be_written_nothing_is_told(client, sample_store, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise RsoftError("The access log cannot be written, so nothing is shown.")

    header = token(sample_store, "rep")
    monkeypatch.setattr("rsoft_analytics.api.note", full)
    answer = client.get(MEERA, headers=header)
    assert answer.status == 503
    assert "Meera" not in answer.text


def test_one_request_too_many_is_refused_until_later(client, sample_store):
    header, other = token(sample_store, "rep"), token(sample_store, "rep")
    client.api.limit.most = 3
    statuses = {client.get(MEERA, headers=header).status for _ in range(3)}
    assert statuses == {200}
    refused = client.get(MEERA, headers=header)
    assert refused.status == 429
    assert int(refused.headers["retry-after"]) > 0
    assert "Ask again in" in refused.json()["error"]
    assert client.get(MEERA, headers=other).status == 200


def test_the_description_names_what_is_answered(client, sample_store):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
    card = told["components"]["schemas"]["Card"]
    (match,) = client.get(MEERA, headers=token(sample_store, "rep")).json()["matches"]
    assert set(card["required"]) <= set(card["properties"]) <= set(match)
    responses = told["paths"]["/api/v1/callers/{number}"]["get"]["responses"]
    assert set(responses) == {"200", "400", "401", "403", "429", "503"}


def test_an_address_that_there_is_not_is_answered_as_the_api_answers(client):
    told = client.get("/api/v1/leads")
    assert told.status == 404
    assert told.json()["error"].startswith("There is nothing here.")


def test_the_line_of_the_readme_is_answered(client, sample_store):
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    line = r'curl -H "Authorization: Bearer \$TOKEN" http://localhost:8501(/api\S+)'
    (path,) = re.findall(line, readme)
    assert client.get(path, headers=token(sample_store, "rep")).status == 200


def test_the_example_page_holds_no_data_and_writes_no_markup(client):
    page = client.get("/api/v1/example").text
    assert "textContent" in page
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|https?://", page)
