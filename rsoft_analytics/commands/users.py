"""Users: who may come in, their tokens, and the log of what they opened."""

from functools import partial

import click

from rsoft_analytics import access, terminal
from rsoft_analytics.access import LOCAL_OWNER, ROLES
from rsoft_analytics.commands.running import command, main, opened
from rsoft_analytics.own_numbers import number_in

ROLE = click.Choice(list(ROLES))


@main.group()
def users() -> None:
    """Say who may come in, in which role, and see what they opened."""


@partial(command, group=users, name="list")
def users_list(store: str | None, as_json: bool) -> None:
    """List everybody who was invited."""
    with opened(store, to_ask=True) as open_store:
        listed = [told(one) for one in access.users(open_store)]
    empty = "Nobody is invited yet. `rsoft users invite EMAIL --role owner` is the first step."
    terminal.show({"users": listed}, as_json, lambda: terminal.table(listed, empty))


def told(one: access.User) -> dict[str, object]:
    """A user as a command tells of them."""
    names = ("email", "name", "role", "rep", "state", "invited_at", "joined_at", "last_seen_at")
    return {name: getattr(one, name) for name in names}


@partial(command, group=users, name="invite")
@click.argument("email")
@click.option("--role", default="rep", show_default=True, type=ROLE)
@click.option("--rep", metavar="NAME", help="The name under which calls know them.")
def users_invite(store: str | None, as_json: bool, email: str, role: str, rep: str | None) -> None:
    """Invite somebody: who signs in with that e-mail comes in."""
    with opened(store) as open_store:
        user = access.invite(open_store, LOCAL_OWNER, email, role, rep)
    says = f"{user.email} may come in as {user.role}. Nothing was sent: tell them to sign in."
    terminal.show({"user": told(user)}, as_json, lambda: [says])


@partial(command, group=users, name="role")
@click.argument("email")
@click.argument("role", type=ROLE)
@click.option("--rep", metavar="NAME", help="The name under which calls know them.")
def users_role(store: str | None, as_json: bool, email: str, role: str, rep: str | None) -> None:
    """Give a user another role."""
    with opened(store) as open_store:
        user = access.change_role(open_store, LOCAL_OWNER, email, role, rep)
    terminal.show({"user": told(user)}, as_json, lambda: [f"{user.called} is {user.role} now."])


@partial(command, group=users, name="remove")
@click.argument("email")
@click.option("--erase", is_flag=True, help="Also erase their e-mail and name, as they asked.")
def users_remove(store: str | None, as_json: bool, email: str, erase: bool) -> None:
    """Take a user out: their sessions end, and their tokens are worth nothing."""
    with opened(store) as open_store:
        user = access.remove(open_store, LOCAL_OWNER, email, with_data=erase)
    says = f"{user.called} may not come in any more."
    document = {"user": email, "status": "removed", "erased": erase}
    terminal.show(document, as_json, lambda: [says])


@partial(command, group=users, name="token")
@click.argument("email", required=False)
@click.option("--role", type=ROLE, help="Of the user, where one is named; else rep.")
@click.option("--rep", metavar="NAME", help="The name under which calls know them.")
@click.option("--name", "label", default="", help="What to call it: Asha's phone.")
@click.option("--days", default=365, show_default=True, help="How long it lives.")
def users_token(
    store: str | None,
    as_json: bool,
    email: str | None,
    role: str | None,
    rep: str | None,
    label: str,
    days: int,
) -> None:
    """Make a token for the API; it is shown once."""
    with opened(store) as open_store:
        made = access.make(
            open_store, LOCAL_OWNER, label, email=email, role=role, rep=rep, days=days
        )
    document = {
        "token_id": made.token_id,
        "token": made.text,
        "role": made.role,
        "expires_at": made.expires_at,
    }
    says = [made.text, f"Token {made.token_id}, for the role {made.role}. It is not shown again."]
    terminal.show(document, as_json, lambda: says)


@partial(command, group=users, name="tokens")
def users_tokens(store: str | None, as_json: bool) -> None:
    """List the tokens, and what each is worth."""
    with opened(store, to_ask=True) as open_store:
        listed = access.tokens(open_store)
    empty = "There is no token. `rsoft users token` makes one."
    terminal.show({"tokens": listed}, as_json, lambda: terminal.table(listed, empty))


@partial(command, group=users, name="revoke")
@click.argument("token_id", type=int)
def users_revoke(store: str | None, as_json: bool, token_id: int) -> None:
    """Take a token's worth away."""
    with opened(store, to_ask=True) as open_store:
        access.revoke(open_store, LOCAL_OWNER, token_id)
    document = {"token_id": token_id, "status": "revoked"}
    terminal.show(document, as_json, lambda: [f"Token {token_id} is worth nothing any more."])


@partial(command, group=users, name="log")
@click.option("--of", "number", metavar="NUMBER", help="Who opened this person's record.")
@click.option("--way", help="page, API, command, download, export, sign-in or users.")
@click.option("--most", default=100, show_default=True, help="How many, the newest first.")
def users_log(
    store: str | None, as_json: bool, number: str | None, way: str | None, most: int
) -> int:
    """Tell who opened whose record, and whether the log is as it was written."""
    with opened(store, to_ask=True) as open_store:
        of = number_in(number, open_store.settings.region) if number else None
        listed = access.entries(open_store, number=of, way=way, most=most)
        fault = access.fault(open_store)
    rows = [{name: value for name, value in one.items() if name != "of_all"} for one in listed]
    document = {"log": rows, "holds": fault is None, "fault": fault.message if fault else None}
    says = fault.message if fault else "Every row of the log is what was written."
    empty = "Nothing of that is in the log."
    terminal.show(document, as_json, lambda: [*terminal.table(rows, empty), says])
    return int(fault is not None)
