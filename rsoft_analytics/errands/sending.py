"""The command's side: what it was asked to do is sent, and what comes back is said."""

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from typing import Any

from rsoft_analytics import __version__
from rsoft_analytics.console import Bar, Console
from rsoft_analytics.errands.words import (
    MOST_BYTES,
    NONCE_DIGITS,
    PROVE,
    SILENCE,
    STOP,
    TAKE,
    VARIABLES,
    is_same,
    packed,
    proof,
)
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store.door import Door

HERE = "127.0.0.1"
PATIENCE = 10.0  # seconds for a server to prove itself
LONGEST_REFUSAL = 1_000
LOST = (
    "The dashboard ended before the command did. What it was changing just then is in the store "
    "whole or not at all. Run the command again: what is in already is not loaded twice."
)
LEFT = (
    "The command was left. What the dashboard is at just now is finished, whole or not at all, and "
    "nothing after it is begun. `rsoft imports` tells what is in."
)
STOPPING = "Stopping: what is being done now is finished first. Ctrl+C again leaves at once."


@contextmanager
def proven(door: Door) -> Iterator[HTTPConnection | None]:
    """A connection to the server behind a door; None where nobody there proves to be it."""
    connection = HTTPConnection(HERE, door.port, timeout=PATIENCE)
    # a program that answers a byte at a time would otherwise hold the command for ever
    watch = threading.Timer(PATIENCE, lambda: hung_up(connection))
    watch.start()
    try:
        is_it = proves_itself(connection, door.secret)
        watch.cancel()
        yield connection if is_it else None
    finally:
        watch.cancel()
        connection.close()


def hung_up(connection: HTTPConnection) -> None:
    """End a connection that another thread waits on."""
    try:
        if connection.sock:
            connection.sock.shutdown(2)
    except OSError:  # ended by itself just now
        return


def proves_itself(connection: HTTPConnection, secret: str) -> bool:
    """Whether the other side knows the secret; it is never told it."""
    nonce = secrets.token_hex(NONCE_DIGITS // 2)
    try:
        connection.request("POST", PROVE, nonce)
        answer = connection.getresponse()
        told = answer.read(LONGEST_REFUSAL).decode("ascii", "replace")
    except (OSError, HTTPException):
        return False
    # what is sent next must go to whoever answered, not to who takes the port after it
    connection.auto_open = 0
    return answer.status == 200 and is_same(told, proof(secret, nonce))


def sent(
    door: Door, store: Path, name: str, options: dict[str, Any], console: Console
) -> int | None:
    """The exit code of a command that a server did; None where no server is behind the door."""
    with proven(door) as connection:
        if connection is None:
            return None
        job = {
            "version": __version__,
            "store": str(store),
            "command": name,
            "options": {name: packed(value) for name, value in options.items()},
            "encoding": console.encoding,
            "variables": {one: told for one in VARIABLES if (told := console.variable(one))},
        }
        body = json.dumps(job).encode()
        if len(body) > MOST_BYTES:
            raise RsoftError(
                f"This command names more than a dashboard takes at once ({MOST_BYTES >> 20} MB). "
                "Name the folder that the files are in."
            )
        return followed(connection, body, door, console)


def followed(connection: HTTPConnection, body: bytes, door: Door, console: Console) -> int:
    """The exit code of an errand, whose words are said as they come."""
    try:
        connection.request("POST", TAKE, body, {"Authorization": f"Bearer {door.secret}"})
        if connection.sock:
            connection.sock.settimeout(SILENCE)
        answer = connection.getresponse()
        if answer.status != 200:
            raise RsoftError(answer.read(LONGEST_REFUSAL).decode("utf-8", "replace"))
        return Following(door, console).to_the_end(answer)
    except KeyboardInterrupt as left:
        raise RsoftError(LEFT) from left
    except (OSError, HTTPException, ValueError) as problem:
        raise RsoftError(LOST) from problem


class Following:
    """An errand that is being done elsewhere, as the person who gave it sees it."""

    def __init__(self, door: Door, console: Console) -> None:
        self.door = door
        self.console = console
        self.name = ""
        self.is_stop_sent = False
        self.bar: Bar = console.bar(is_shown=True)

    def to_the_end(self, answer: HTTPResponse) -> int:
        """The exit code, after everything was said; raises OSError where the server is lost."""
        try:
            for line in answer:
                told = json.loads(line)
                if "exit" in told:
                    return int(told["exit"])
                self.say(told)
                if self.console.is_stopped and not self.is_stop_sent:
                    self.stop()
        finally:
            self.bar.close()
        raise ConnectionError("the server ended in the middle")

    def say(self, told: dict[str, Any]) -> None:
        """Say one word of the server."""
        match told:
            case {"errand": str(name)}:
                self.name = name
            case {"doing": [str(words), int(records)]}:
                self.bar(words, records)
            case {"reached": [int(done), int(of_all)]}:
                self.bar.reached(done, of_all)
            case {"out": str(text)}:
                self.leave_the_bar()
                self.console.out(text, ends=bool(told.get("ends", True)))
            case {"err": str(text)}:
                self.leave_the_bar()
                self.console.err(text)

    def leave_the_bar(self) -> None:
        """Begin a new line after the bar, if there is one."""
        self.bar.close()
        self.bar = self.console.bar(is_shown=True)

    def stop(self) -> None:
        """Ask the server to begin nothing more of this errand."""
        self.is_stop_sent = True
        self.leave_the_bar()
        self.console.err(STOPPING)
        with proven(self.door) as connection:
            if connection:
                secret = {"Authorization": f"Bearer {self.door.secret}"}
                connection.request("POST", STOP, self.name, secret)
                connection.getresponse().read(LONGEST_REFUSAL)
