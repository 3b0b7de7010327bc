"""Sessions: what a sign-in at the provider is worth, asked anew at every step.

The provider says who somebody is, and the browser keeps that in a cookie for a month that nobody
can take back. So a session of our own stands beside it: it begins with the sign-in, ends when
the user signs out, is removed or has done nothing for some hours, and does not begin again.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from rsoft_analytics.access import log
from rsoft_analytics.access.users import User, folded, users
from rsoft_analytics.access.viewer import NOBODY, Viewer
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store

SEEN_EVERY = timedelta(minutes=1)  # that somebody still looks is written no more often
Claims = Mapping[str, Any]


class NotAdmitted(RsoftError):
    """Somebody signed in who may not come in, or whose session is over."""


def admitted(store: Store, claims: Claims, *, is_active: bool = True) -> Viewer:
    """The viewer that a sign-in makes; raises NotAdmitted, with the sentence to show.

    ``is_active`` is False where a page draws itself again and nobody does anything.
    """
    session, now = session_named(claims), datetime.now(UTC)
    found = store.rows("access/session", session=session)
    if not found:
        begin(store, claims, session, now)
        found = store.rows("access/session", session=session)
    one = found[0]
    idle = timedelta(hours=store.settings.session_idle_hours)
    if one["ended_at"] is None and now - one["last_seen_at"] > idle:
        end(store, session, "idle")
        one["ended_by"] = "idle"
    if one["ended_by"]:
        raise NotAdmitted(WHY_ENDED.get(one["ended_by"], WHY_ENDED["signed out"]))
    if is_active and now - one["last_seen_at"] > SEEN_EVERY:
        with store.noting() as writing:
            writing.run("access/session_seen", session=session, now=now)
    return Viewer(
        one["name"] or one["email"], one["email"], one["role"], one["rep"],
        f"user {one['user_id']}", session,
    )  # fmt: skip


WHY_ENDED = {
    "signed out": "You signed out. Sign in again to go on.",
    "idle": "Your session ended because nothing was done for a while. Sign in again to go on.",
    "removed": "You are not a user of this dashboard any more. An owner can invite you again.",
}


def begin(store: Store, claims: Claims, session: str, now: datetime) -> None:
    """Begin the session of a sign-in, where it is one of somebody who was invited."""
    if now - issued_at(claims, now) > timedelta(hours=store.settings.session_idle_hours):
        raise NotAdmitted(WHY_ENDED["idle"])
    user = invited(store, claims)
    with store.noting() as writing:
        writing.run(
            "access/session_begun", session=session, user_id=user.user_id, now=now,
            name=str(claims.get("name") or "")[:80] or None, identity=identity(claims),
        )  # fmt: skip
    viewer = Viewer(user.called, user.email or "", user.role, user.rep, user.who, session)
    log.note(store, viewer, "sign-in", "signed in")


def invited(store: Store, claims: Claims) -> User:
    """The user whom a sign-in is of; refused where nobody invited them."""
    email = folded(str(claims.get("email") or ""))
    user = next(
        (one for one in users(store) if one.email == email and one.state != "removed"), None
    )
    if not email:
        raise refused(store, "Your account tells no e-mail address, so nobody can have invited it.")
    if claims.get("email_verified") is False:
        raise refused(
            store, f"Your provider has not verified that {email} is yours. Verify it there."
        )
    if user is None:
        raise refused(
            store, f"{email} is not invited to this dashboard. Ask an owner of it to invite you."
        )
    if user.identity not in (None, identity(claims)):
        raise refused(
            store,
            f"{email} belongs to another account than the one that was invited. An owner can "
            "remove that user and invite you anew.",
        )
    return user


def refused(store: Store, sentence: str) -> NotAdmitted:
    """The refusal of somebody, which is logged without naming them."""
    log.note(store, NOBODY, "sign-in", "refused")
    return NotAdmitted(sentence)


def end(store: Store, session: str, why: str) -> None:
    """End a session; it does not begin again."""
    with store.noting() as writing:
        writing.run("access/session_ended", session=session, why=why, now=datetime.now(UTC))


def is_lasting(store: Store, viewer: Viewer) -> bool:
    """Whether a viewer's session still is what it was."""
    found = store.rows("access/session", session=viewer.session)
    return bool(found) and not found[0]["ended_by"] and found[0]["role"] == viewer.role


def sign_out(store: Store, viewer: Viewer) -> None:
    """End a viewer's own session."""
    end(store, viewer.session, "signed out")
    log.note(store, viewer, "sign-in", "signed out")


def session_named(claims: Claims) -> str:
    """The name of a sign-in: a hash of what is told of it and of no other."""
    told = [str(claims.get(name, "")) for name in ("iss", "sub", "aud", "iat", "nonce", "sid")]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def identity(claims: Claims) -> str:
    """The account at the provider, hashed: e-mails are given to others after a while."""
    told = [str(claims.get(name, "")) for name in ("iss", "sub")]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def issued_at(claims: Claims, now: datetime) -> datetime:
    """When somebody signed in; long ago where it is not told."""
    try:
        return datetime.fromtimestamp(float(claims["iat"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
