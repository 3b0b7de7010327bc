"""Keeping the store: backups, restoring them, and the key that it is encrypted under."""

from functools import partial
from pathlib import Path

import click

from rsoft_analytics import terminal
from rsoft_analytics.commands.running import AnyPath, command, main, opened
from rsoft_analytics.privacy import backups
from rsoft_analytics.store import keys


@command
@click.argument("file", type=AnyPath())
def backup(store: str | None, as_json: bool, file: Path) -> None:
    """Copy the whole store to a file of its own, while it is in use."""
    with opened(store, to_ask=True) as open_store:
        made = backups.backup(open_store, file)
    terminal.show(made.as_json(), as_json, lambda: terminal.backup_lines(made.as_json()))


@command
@click.argument("file", type=AnyPath())
@click.option("--replace", is_flag=True, help="Put it in the place of what the store holds.")
def restore(store: str | None, as_json: bool, file: Path, replace: bool) -> None:
    """Put a backup in the place of the store, after every check of it held."""
    with opened(store) as open_store:
        done = backups.restore(open_store, file, is_replacing=replace)
    terminal.show(done.as_json(), as_json, lambda: terminal.restored_lines(done.as_json()))


@main.group()
def key() -> None:
    """Encrypt the store where it lies, under a key in a file of yours."""


@partial(command, group=key, name="new")
@click.argument("file", type=AnyPath())
def key_new(store: str | None, as_json: bool, file: Path) -> None:
    """Make a file with a new key."""
    keys.made_key(file)
    words = (
        f"{file.name} holds a new key. Keep a copy of it in another place: who loses it loses the "
        "store. `rsoft key set` encrypts the store under it."
    )
    terminal.show({"file": str(file)}, as_json, lambda: [words])


@partial(command, group=key, name="set")
@click.argument("file", type=AnyPath())
def key_set(store: str | None, as_json: bool, file: Path) -> None:
    """Encrypt the store under the key in a file, or change its key."""
    new = keys.key_in(file)
    with opened(store) as open_store:
        open_store.renew(key=new, is_kept=False)
    words = (
        f"The store is encrypted under the key in {file.name}, and nothing plain is left of it. "
        f"From now on start with {keys.VARIABLE}={file}. Backups from before are as they were."
    )
    terminal.show({"encrypted": True, "key_file": str(file)}, as_json, lambda: [words])


@partial(command, group=key, name="remove")
def key_remove(store: str | None, as_json: bool) -> None:
    """Let the store lie plain again."""
    with opened(store) as open_store:
        open_store.renew(key=None, is_kept=False)
    words = f"The store is plain. Start without {keys.VARIABLE} from now on."
    terminal.show({"encrypted": False}, as_json, lambda: [words])
