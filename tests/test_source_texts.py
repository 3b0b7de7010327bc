"""What a text for a source is taken for: by whole words, folding how it is spelled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.store import Store
from tests.classifying import Taken, taken_for

TAKEN = {
    # spelled in many ways
    "google": ("Google", "Organic Search"),
    " GOOGLE ": ("Google", "Organic Search"),
    "Google Ads": ("Google Ads", "Paid Search"),
    "Google-Ads": ("Google Ads", "Paid Search"),
    "google_ads": ("Google Ads", "Paid Search"),
    "AdWords": ("Google Ads", "Paid Search"),
    "FB": ("Facebook", "Organic Social"),
    "insta": ("Instagram", "Organic Social"),
    "Just Dial": ("JustDial", "Marketplace"),
    "JUSTDIAL ": ("JustDial", "Marketplace"),
    "Tele-calling": ("Telecalling", "Outbound"),
    "Click2call": ("Click to call", "Website"),
    "Welcome-email": ("Welcome email", "Email"),
    "Press_Release": ("Press release", "Press"),
    "youtubechannel": ("YouTube", "Organic Video"),
    "ORGANIC_SEARCH": ("Organic search", "Organic Search"),
    # an address is known by its host
    "www.justdial.com": ("JustDial", "Marketplace"),
    "https://www.google.co.in/search?q=tiles": ("Google", "Organic Search"),
    "m.facebook.com": ("Facebook", "Organic Social"),
    "pinterest.de": ("Pinterest", "Organic Social"),
    "tilesforum.example.com": ("tilesforum.example.com", "Other"),
    # as analysts write a link
    "google / cpc": ("Google Ads", "Paid Search"),
    "facebook / paid": ("Meta Ads", "Paid Social"),
    "(direct) / (none)": ("Direct", "Direct"),
    # a name inside a longer text
    "From Justdial portal": ("JustDial", "Marketplace"),
    "Facebook Ad Jan 2026": ("Meta Ads", "Paid Social"),
    # a kind of source inside a longer text tells the channel, and the text stays its name
    "Newspaper - Hindu": ("Newspaper - Hindu", "Print and outdoor"),
    "Rao  Website": ("Rao Website", "Website"),
    "NC_EDM": ("NC_EDM", "Email"),
    # whole words only
    "not-linkedin": ("not-linkedin", "Other"),
    "not linkedin": ("not linkedin", "Other"),
    "googleplex": ("googleplex", "Other"),
    "Housing": ("Housing.com", "Marketplace"),
    "Housing Loan desk": ("Housing Loan desk", "Other"),
    "Direct call": ("Direct call", "Other"),
    "blogger's wife": ("blogger's wife", "Other"),
    # nobody knows it
    "testone": ("testone", "Other"),
    "Other": ("Other", "Other"),
    # nothing is said
    "Select": ("Unknown", "Unknown"),
    "none": ("Unknown", "Unknown"),
    "(none)": ("Unknown", "Unknown"),
    "-": ("Unknown", "Unknown"),
    "?": ("Unknown", "Unknown"),
    "(not set)": ("Unknown", "Unknown"),
    "N/A": ("Unknown", "Unknown"),
}
LINKS = {
    ("google", "cpc", ""): ("Google Ads", "Paid Search"),
    ("Google Ads", "cpc", ""): ("Google Ads", "Paid Search"),
    ("google", "organic", ""): ("Google", "Organic Search"),
    ("google.co.in", "referral", ""): ("Google", "Organic Search"),
    ("google", "cpc", "cross-network"): ("Google Ads", "Cross-network"),
    ("facebook", "paid_social", ""): ("Meta Ads", "Paid Social"),
    ("ig", "social", ""): ("Instagram", "Organic Social"),
    ("l.facebook.com", "referral", ""): ("Facebook", "Organic Social"),
    ("tilesforum.example.com", "referral", ""): ("tilesforum.example.com", "Referral"),
    ("justdial", "print", ""): ("JustDial", "Marketplace"),  # GA4 has no group for it
    ("", "cpc", ""): ("cpc", "Paid Other"),
    ("", "(not set)", ""): ("Unknown", "Unknown"),
    ("(not set)", "(not set)", ""): ("Unknown", "Unknown"),
    ("(direct)", "(none)", ""): ("Direct", "Direct"),
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store in memory to ask."""
    with Store(None) as one:
        yield one


@pytest.fixture(scope="module")
def taken(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str, str], Taken]:
    """What all the texts and links of this file are taken for."""
    asked = [*((text, "", "") for text in TAKEN), *LINKS]
    return taken_for(store, tmp_path_factory.mktemp("taken"), asked)


def test_a_source_is_known_by_whole_words_only(
    taken: dict[tuple[str, str, str], Taken],
) -> None:
    assert taken["not-linkedin", "", ""] == ("not-linkedin", "Other")


@pytest.mark.parametrize(("text", "meant"), TAKEN.items())
def test_a_text_is_taken_for_the_source_that_its_words_name(
    taken: dict[tuple[str, str, str], Taken], text: str, meant: tuple[str, str]
) -> None:
    assert taken[text, "", ""] == meant


@pytest.mark.parametrize(("link", "meant"), LINKS.items())
def test_a_link_is_taken_for_the_source_that_it_carries(
    taken: dict[tuple[str, str, str], Taken], link: tuple[str, str, str], meant: tuple[str, str]
) -> None:
    assert taken[link] == meant


@given(texts=st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=20))
@settings(deadline=None, max_examples=40)
def test_every_text_whatever_it_is_has_one_meaning(
    store: Store, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    asked = [(text.replace("\0", " "), "", "") for text in texts]
    found = taken_for(store, tmp_path_factory.getbasetemp(), asked)
    assert found.keys() == set(asked)
    assert all(one.source and one.channel for one in found.values())


def test_counts_by_source_are_those_of_the_file_and_an_empty_one_is_unknown(
    empty_store: Store, tmp_path: Path
) -> None:
    texts = ["Google"] * 4 + ["google"] + ["Olark Chat"] * 3 + ["Organic Search"] * 2
    texts += ["testone", "", "Select", "Direct Traffic"]
    rows = [f"L-{place},Asha,{text}" for place, text in enumerate(texts)]
    (tmp_path / "leads.csv").write_text("\n".join(["Prospect ID,Name,Lead Source", *rows]))
    load(empty_store, Export(tmp_path / "leads.csv", "leads.csv"))
    (tmp_path / "q.sql").write_text("select source, count(*) as n from leads group by source")
    assert {one["source"]: one["n"] for one in empty_store.rows(str(tmp_path / "q"))} == {
        "Google": 5, "Olark Chat": 3, "Organic search": 2, "testone": 1, "Unknown": 2, "Direct": 1,
    }  # fmt: skip
