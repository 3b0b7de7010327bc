"""A deed is refused by role when it is done, and not only where its button is not drawn."""

from collections.abc import Callable

import pytest

from rsoft_analytics import access, own_numbers
from rsoft_analytics.access import MAY_USE, may
from rsoft_analytics.callbacks import mark
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.leads import Wanted, download, keep_word
from rsoft_analytics.privacy import corrections, erasure, requests
from rsoft_analytics.privacy.persons import the_person
from rsoft_analytics.store import Store
from rsoft_analytics.ui import answers, to_ring, viewer
from rsoft_analytics.ui.opening import whole_store
from tests.test_every_role import ROLES

NUMBER = 915500001003
MEERA = "+91 55000 01003"


def corrected(store: Store) -> None:
    """Correct a name."""
    corrections.correct(store, the_person(store, MEERA), "name", "Somebody", by="x")


def erased(store: Store) -> None:
    """Erase a person."""
    erasure.erase(store, erasure.erasing(store, the_person(store, MEERA)), "x")


OF_OWNERS: dict[str, Callable[[Store], object]] = {
    "change a setting": lambda store: store.keep_settings(currency="USD"),
    "take an import back": lambda store: undo(store, 1),
    "hand leads over": lambda store: download(store, Wanted("zoho")),
    "explain a word": lambda store: keep_word(store, "token paid", "won"),
    "leave a number out": lambda store: own_numbers.made(store, own_numbers.counting_again([1])),
    "note a request": lambda store: requests.open_request(store, "access", MEERA),
    "correct": corrected,
    "erase": erased,
    "write the store anew": lambda store: store.renew(),
}


@pytest.mark.parametrize("deed", OF_OWNERS)
def test_the_session_of_a_rep_cannot_carry_out_a_deed_of_an_owner(app, deed, monkeypatch):
    app.run()
    before = whole_store().version
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES["rep"])
    with pytest.raises(RsoftError, match="which your role may not"):
        OF_OWNERS[deed](answers.store())
    assert whole_store().version == before


@pytest.mark.parametrize("role", ROLES)
def test_each_deed_is_done_by_whom_it_is_for_and_refused_to_others(app, role, monkeypatch):
    app.run()
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES[role])
    for deed in MAY_USE["deed"]:
        if may(role, "deed", deed):
            with answers.store_to(deed).writing() as writing:
                assert writing
        else:
            with pytest.raises(RsoftError, match=f"not for the role {role}"):
                answers.store_to(deed)


def test_a_button_that_was_drawn_in_another_role_does_nothing(app, monkeypatch):
    app.run()
    mark(whole_store(), NUMBER)
    before = whole_store().version
    monkeypatch.setattr(viewer, "LOCAL_OWNER", ROLES["analyst"])
    with pytest.raises(RsoftError, match="not for the role analyst"):
        to_ring.not_done(NUMBER)
    assert whole_store().version == before


@pytest.mark.parametrize("role", ROLES)
def test_owners_alone_say_who_may_come_in(empty_store, role):
    by = ROLES[role]
    acts = (
        lambda: access.invite(empty_store, by, "new@example.com", "owner"),
        lambda: access.make(empty_store, by, "phone", role="owner"),
        lambda: access.change_role(empty_store, by, "new@example.com", "owner"),
        lambda: access.remove(empty_store, by, "new@example.com"),
        lambda: access.revoke(empty_store, by, 1),
    )
    for act in acts:
        with pytest.raises(RsoftError, match=f"not for the role {role}"):
            act()
    assert access.users(empty_store) == access.tokens(empty_store) == []
