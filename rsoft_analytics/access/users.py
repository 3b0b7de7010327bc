"""Users: invited by an owner, pending until they first sign in, active, removed.

There is always an owner: the last one can be neither removed nor given another role.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rsoft_analytics.access import log
from rsoft_analytics.access.roles import ROLES, refuse_unless_allowed
from rsoft_analytics.access.viewer import Viewer
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store, Writing

EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,250}\.[^\s@<>.]{2,}")
LONGEST_NAME = 80


@dataclass(frozen=True)
class User:
    """Somebody who was invited."""

    user_id: int
    email: str | None
    name: str | None
    role: str
    rep: str | None
    state: str
    identity: str | None
    invited_by: str
    invited_at: datetime
    joined_at: datetime | None
    removed_at: datetime | None
    last_seen_at: datetime | None = None

    @property
    def called(self) -> str:
        """What others call them."""
        return self.name or self.email or f"User {self.user_id}"

    @property
    def who(self) -> str:
        """How the access log knows them."""
        return f"user {self.user_id}"


def users(store: Store) -> list[User]:
    """Everybody who was ever invited, those who may come in first."""
    return [User(**row) for row in store.rows("access/users")]


def user_of(store: Store, email: str) -> User:
    """The user with an e-mail; refused where nobody who may come in has it."""
    wanted = folded(email)
    for one in users(store):
        if one.email == wanted and one.state != "removed":
            return one
    raise RsoftError(f"No user has the e-mail '{email[:80]}'. `rsoft users list` lists them.")


def folded(email: str) -> str:
    """An e-mail in the one spelling that is kept.

    >>> folded(" Asha@Example.com ")
    'asha@example.com'
    """
    return email.strip().lower()


def invite(store: Store, by: Viewer, email: str, role: str, rep: str | None = None) -> User:
    """Invite somebody by e-mail, in a role; they are pending until they sign in."""
    refuse_unless_allowed(by.role, "deed", "say who may come in")
    wanted = checked_email(email)
    refuse_no_role(role)
    with store.noting() as writing:
        if any(one["email"] == wanted and one["state"] != "removed" for one in known(writing)):
            raise RsoftError(
                f"{wanted} is invited already. `rsoft users role` changes what they may."
            )
        writing.run(
            "access/invited", email=wanted, role=role, rep=named(rep),
            invited_by=by.who, invited_at=datetime.now(UTC),
        )  # fmt: skip
    invited = user_of(store, wanted)
    log.note(store, by, "users", f"invited {invited.who} as {role}")
    return invited


def change_role(store: Store, by: Viewer, email: str, role: str, rep: str | None = None) -> User:
    """Give a user another role, or another name among the reps."""
    refuse_unless_allowed(by.role, "deed", "say who may come in")
    refuse_no_role(role)
    user = user_of(store, email)
    with store.noting() as writing:
        if role != "owner":
            refuse_without_owner(known(writing), user)
        writing.run(
            "access/role_given", user_id=user.user_id, role=role, rep=named(rep) or user.rep
        )
    log.note(store, by, "users", f"gave {user.who} the role {role}")
    return user_of(store, email)


def remove(store: Store, by: Viewer, email: str, *, with_data: bool = False) -> User:
    """Take a user out: their sessions end, their tokens are revoked; on request their data goes."""
    refuse_unless_allowed(by.role, "deed", "say who may come in")
    user = user_of(store, email)
    now = datetime.now(UTC)
    with store.noting() as writing:
        refuse_without_owner(known(writing), user)
        writing.run("access/removed", user_id=user.user_id, now=now, with_data=with_data)
    log.note(store, by, "users", f"removed {user.who}{' with their data' if with_data else ''}")
    return user


def known(writing: Writing) -> list[dict[str, Any]]:
    """Everybody, as a change that is being made finds them."""
    return writing.rows("access/users")


def refuse_without_owner(known_users: list[dict[str, Any]], user: User) -> None:
    """Refuse what would leave nobody to say who may come in."""
    owners = [one for one in known_users if one["role"] == "owner" and one["state"] != "removed"]
    active = [one for one in owners if one["state"] == "active"] or owners
    if [one["user_id"] for one in active] == [user.user_id]:
        raise RsoftError(
            f"{user.called} is the last owner. Make somebody else an owner first, and let them "
            "sign in; nobody could invite or remove users otherwise."
        )


def checked_email(email: str) -> str:
    """An e-mail in its one spelling; refused where it has not the form of one."""
    if EMAIL.fullmatch(wanted := folded(email)) and wanted.isprintable():
        return wanted
    raise RsoftError(f"'{email[:80]}' is no e-mail address. One is asha@example.com.")


def refuse_no_role(role: str) -> None:
    """Refuse a role that there is not."""
    if role not in ROLES:
        raise RsoftError(f"'{role[:80]}' is no role. There are: {', '.join(ROLES)}.")


def named(rep: str | None) -> str | None:
    """A rep's name as it was typed, or none."""
    return (rep or "").strip()[:LONGEST_NAME] or None
