"""Users: invited, pending, active, removed; sessions that end; tokens that are revoked."""

from datetime import UTC, datetime, timedelta

import pytest

from rsoft_analytics import access
from rsoft_analytics.access import LOCAL_OWNER, NotAdmitted
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store
from tests.serving import documented

OWNER, REP = "divya@example.com", "asha@example.com"


def signed_in(email: str, **more: object) -> dict[str, object]:
    """What a provider tells of a sign-in just now."""
    usual = {
        "iss": "https://id.example.com",
        "sub": f"account of {email}",
        "iat": datetime.now(UTC).timestamp(),
        "email": email,
        "email_verified": True,
        "name": email.partition("@")[0].capitalize(),
    }
    return usual | more


@pytest.fixture
def store(empty_store):
    """A store with an owner and a rep who are invited."""
    access.invite(empty_store, LOCAL_OWNER, OWNER, "owner")
    access.invite(empty_store, LOCAL_OWNER, REP, "rep", "Asha")
    return empty_store


def state_of(store: Store, email: str) -> str:
    """Whether a user is pending, active or removed."""
    return next(one.state for one in access.users(store) if one.email == email)


def test_who_is_invited_is_pending_until_they_sign_in(store):
    assert state_of(store, REP) == "pending"
    viewer = access.admitted(store, signed_in(REP))
    assert (viewer.role, viewer.rep, viewer.user) == ("rep", "Asha", "Asha")
    assert state_of(store, REP) == "active"


def test_an_invitation_is_for_an_e_mail_in_any_spelling(store):
    assert access.admitted(store, signed_in("ASHA@Example.com")).email == REP


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"email": "eve@example.com"}, "is not invited"),
        ({"email": ""}, "no e-mail"),
        ({"email": REP, "email_verified": False}, "has not verified"),
        ({"email": REP, "iat": 0}, "nothing was done for a while"),
    ],
)
def test_who_may_not_come_in_is_told_why(store, claims, why):
    with pytest.raises(NotAdmitted, match=why):
        access.admitted(store, signed_in("eve@example.com") | claims)
    assert not store.rows("access/session", session="any")


def test_an_e_mail_that_was_given_to_another_account_does_not_come_in(store):
    access.admitted(store, signed_in(REP))
    with pytest.raises(NotAdmitted, match="another account"):
        access.admitted(store, signed_in(REP, sub="somebody else", nonce="2"))


def test_signing_out_ends_the_session_in_every_tab(store):
    claims = signed_in(REP)
    viewer = access.admitted(store, claims)
    assert access.is_lasting(store, viewer)
    access.sign_out(store, viewer)
    assert not access.is_lasting(store, viewer)
    with pytest.raises(NotAdmitted, match="You signed out"):
        access.admitted(store, claims)
    assert access.admitted(store, signed_in(REP, nonce="a new sign-in")).role == "rep"


def test_a_session_ends_when_nothing_is_done_for_some_hours(store):
    claims = signed_in(REP)
    access.admitted(store, claims)
    idle_for(store, hours=9)
    with pytest.raises(NotAdmitted, match="nothing was done"):
        access.admitted(store, claims)
    idle_for(store, hours=-9)  # once over, it does not begin again
    with pytest.raises(NotAdmitted, match="nothing was done"):
        access.admitted(store, claims)


def test_a_page_that_draws_itself_again_keeps_no_session_alive(store):
    claims = signed_in(REP)
    access.admitted(store, claims)
    idle_for(store, hours=7)
    access.admitted(store, claims, is_active=False)
    idle_for(store, hours=2)
    with pytest.raises(NotAdmitted):
        access.admitted(store, claims)


def idle_for(store: Store, hours: int) -> None:
    """Let nothing have been done for some hours more."""
    with store.engine.cursor() as cursor:
        cursor.execute(
            "update user_sessions set last_seen_at = last_seen_at - to_hours($hours::integer)",
            {"hours": hours},
        )


def test_another_role_counts_from_the_next_step(store):
    claims = signed_in(REP)
    before = access.admitted(store, claims)
    access.change_role(store, LOCAL_OWNER, REP, "manager")
    assert access.admitted(store, claims).role == "manager"
    assert not access.is_lasting(store, before)


def test_who_is_removed_is_out_at_the_next_step(store):
    claims = signed_in(REP)
    access.admitted(store, claims)
    token = access.make(store, LOCAL_OWNER, "phone", email=REP)
    access.remove(store, LOCAL_OWNER, REP)
    with pytest.raises(NotAdmitted, match="not a user of this dashboard any more"):
        access.admitted(store, claims)
    assert access.holder(store, token.text) is None


def test_the_data_of_who_is_removed_goes_on_request(store):
    access.admitted(store, signed_in(REP))
    access.remove(store, LOCAL_OWNER, REP, with_data=True)
    with store.engine.cursor() as cursor:
        left = str([cursor.execute(f"from {table}").fetchall() for table in
                    ("users", "user_sessions", "api_tokens", "access_log")])  # fmt: skip
    assert "asha" not in left.lower()


def test_the_last_owner_can_be_neither_removed_nor_given_another_role(store):
    access.admitted(store, signed_in(OWNER))
    access.invite(store, LOCAL_OWNER, "second@example.com", "owner")  # and has not signed in
    with pytest.raises(RsoftError, match="last owner"):
        access.remove(store, LOCAL_OWNER, OWNER)
    with pytest.raises(RsoftError, match="last owner"):
        access.change_role(store, LOCAL_OWNER, OWNER, "rep")
    access.admitted(store, signed_in("second@example.com"))
    access.remove(store, LOCAL_OWNER, OWNER)
    with pytest.raises(RsoftError, match="last owner"):
        access.remove(store, LOCAL_OWNER, "second@example.com")


@pytest.mark.parametrize("email", ["", "asha", "asha@", "a b@example.com", "<b>@example.com"])
def test_what_is_no_e_mail_is_refused(store, email):
    with pytest.raises(RsoftError, match="no e-mail address"):
        access.invite(store, LOCAL_OWNER, email, "rep")


def test_nobody_is_invited_twice(store):
    with pytest.raises(RsoftError, match="invited already"):
        access.invite(store, LOCAL_OWNER, REP.upper(), "owner")


def test_a_token_is_kept_as_a_hash_and_makes_its_viewer(store):
    made = access.make(store, LOCAL_OWNER, "Asha's phone", email=REP)
    viewer = access.holder(store, made.text)
    assert viewer
    assert (viewer.role, viewer.rep, viewer.who) == ("rep", "Asha", "token 1")
    with store.engine.cursor() as cursor:
        assert made.text not in str(cursor.execute("from api_tokens").fetchall())


def test_a_token_is_worth_nothing_once_revoked_or_expired_or_the_role_is_another(store):
    revoked = access.make(store, LOCAL_OWNER, "one")
    access.revoke(store, LOCAL_OWNER, revoked.token_id)
    expired = access.make(store, LOCAL_OWNER, "two", days=1)
    of_rep = access.make(store, LOCAL_OWNER, "three", email=REP)
    access.change_role(store, LOCAL_OWNER, REP, "analyst")
    with store.engine.cursor() as cursor:
        cursor.execute(
            "update api_tokens set expires_at = $then where token_id = $token",
            {"then": datetime.now(UTC) - timedelta(seconds=1), "token": expired.token_id},
        )
    for token in (revoked, expired, of_rep):
        assert access.holder(store, token.text) is None
    states = [one["state"] for one in access.tokens(store)]
    assert states == ["user has another role", "expired", "revoked"]


def test_a_token_of_a_rep_is_for_no_more_than_a_rep(store):
    with pytest.raises(RsoftError, match="cannot be for owner"):
        access.make(store, LOCAL_OWNER, "phone", email=REP, role="owner")


def test_every_change_of_who_may_is_in_the_log(store):
    token = access.make(store, LOCAL_OWNER, "phone")
    access.revoke(store, LOCAL_OWNER, token.token_id)
    access.change_role(store, LOCAL_OWNER, REP, "manager")
    told = [one["what"] for one in access.entries(store, way="users")]
    assert told[::-1] == [
        "invited user 1 as owner",
        "invited user 2 as rep",
        "made token 1 for the role rep",
        "revoked token 1",
        "gave user 2 the role manager",
    ]


def test_the_commands_do_what_the_page_does(tmp_path):
    store = tmp_path / "rsoft.duckdb"
    documented("users", "invite", OWNER, "--role", "owner", store=store)
    documented("users", "invite", REP, "--rep", "Asha", store=store)
    token = documented("users", "token", REP, store=store)
    assert token["token"].startswith("rsoft_")
    assert [one["state"] for one in documented("users", "tokens", store=store)["tokens"]] == [
        "works"
    ]
    documented("users", "revoke", str(token["token_id"]), store=store)
    documented("users", "role", REP, "manager", store=store)
    documented("users", "remove", REP, "--erase", store=store)
    listed = documented("users", "list", store=store)["users"]
    assert [(one["email"], one["role"], one["state"]) for one in listed] == [
        (OWNER, "owner", "pending"),
        (None, "manager", "removed"),
    ]
    told = documented("users", "log", store=store)
    assert told["holds"] is True
    assert len(told["log"]) == 6


def test_a_looked_up_record_is_in_the_log(sample_file, tmp_path):
    import shutil
    from pathlib import Path

    store = Path(shutil.copy(sample_file, tmp_path))
    documented("lookup", "+91 55000 01003", store=store)
    (told,) = documented("users", "log", "--of", "+91 55000 01003", store=store)["log"]
    assert (told["user"], told["way"], told["what"]) == ("Local owner", "command", "card")
