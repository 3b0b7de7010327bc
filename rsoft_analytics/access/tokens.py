"""Tokens for the API: shown once, kept as a hash, for one role and some time, revocable."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from rsoft_analytics.access import log
from rsoft_analytics.access.roles import refuse_unless_allowed
from rsoft_analytics.access.users import User, named, refuse_no_role, user_of
from rsoft_analytics.access.viewer import Viewer
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store

MARK = "rsoft_"  # by which a token is known where one was left lying
USED_EVERY = timedelta(minutes=1)  # that a token is used is written no more often
LONGEST_LIFE = 3650  # days


@dataclass(frozen=True)
class Token:
    """A token that was made just now: the only time that it is told."""

    token_id: int
    text: str
    role: str
    expires_at: datetime


def make(
    store: Store,
    by: Viewer,
    label: str,
    *,
    email: str | None = None,
    role: str | None = None,
    rep: str | None = None,
    days: int = 365,
) -> Token:
    """Make a token: of a user, whose role it has, or of nobody who signs in."""
    refuse_unless_allowed(by.role, "deed", "say who may come in")
    user = user_of(store, email) if email else None
    wanted = role or (user.role if user else "rep")
    refuse_no_role(wanted)
    refuse_more_than_the_user(user, wanted)
    if not 1 <= days <= LONGEST_LIFE:
        raise RsoftError(f"A token lives for 1 to {LONGEST_LIFE} days, and not for {days}.")
    text, now = MARK + secrets.token_urlsafe(32), datetime.now(UTC)
    expires_at = now + timedelta(days=days)
    values = {
        "hash": hashed(text),
        "label": named(label) or (user.called if user else "Phone"),
        "user_id": user.user_id if user else None,
        "role": wanted,
        "rep": named(rep) or (user.rep if user else None),
        "made_by": by.who,
        "made_at": now,
        "expires_at": expires_at,
    }
    with store.noting() as writing:
        (made,) = writing.rows("access/token_made", **values)
    log.note(store, by, "users", f"made token {made['token_id']} for the role {wanted}")
    return Token(made["token_id"], text, wanted, expires_at)


def refuse_more_than_the_user(user: User | None, role: str) -> None:
    """Refuse a token for more than its user sees: owners may have any, others their own role."""
    if user and user.role not in (role, "owner"):
        raise RsoftError(
            f"{user.called} has the role {user.role}, so a token of theirs cannot be for {role}."
        )


def tokens(store: Store) -> list[dict[str, Any]]:
    """Every token, the newest first, without what it is."""
    return store.rows("access/tokens", now=datetime.now(UTC))


def revoke(store: Store, by: Viewer, token_id: int) -> None:
    """Take a token's worth away, from its next use on."""
    refuse_unless_allowed(by.role, "deed", "say who may come in")
    with store.noting() as writing:
        if not writing.rows("access/token_revoked", token_id=token_id, now=datetime.now(UTC)):
            raise RsoftError(
                f"No token that is still worth something has the number {token_id}. "
                "`rsoft users tokens` lists them."
            )
    log.note(store, by, "users", f"revoked token {token_id}")


def holder(store: Store, text: str) -> Viewer | None:
    """The viewer whom a token makes; None where it is none, or is worth nothing any more.

    Found by its hash: how long that takes tells nothing of how much of a token was right.
    """
    now = datetime.now(UTC)
    is_none = not text.startswith(MARK)  # what never was a token costs no question
    found = [] if is_none else store.rows("access/token", hash=hashed(text), now=now)
    if not found:
        return None
    one = found[0]
    if one["last_used_at"] is None or now - one["last_used_at"] > USED_EVERY:
        with store.noting() as writing:
            writing.run("access/token_used", token_id=one["token_id"], now=now)
    return Viewer(
        one["label"], one["email"] or "", one["role"], one["rep"], f"token {one['token_id']}"
    )


def hashed(text: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
