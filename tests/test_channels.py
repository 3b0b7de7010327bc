"""GA4's default channel groups: every rule, in GA4's order, with its traps."""

import csv
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsoft_analytics.store import Store

BESIDE = Path(__file__).parents[2] / "shared" / "samples"
FOLDER = Path(os.environ.get("RSOFT_SAMPLES", BESIDE))
CATEGORISED = FOLDER / "ga4-channel-groups" / "ga4_source_categories.csv"

Asked = Callable[[str, str, str], str]

# source, medium, campaign -> channel
LINKS = [
    # 1 Direct: where analytics says so itself
    ("(direct)", "(none)", "", "Direct"),
    ("(direct)", "(not set)", "", "Direct"),
    ("(Direct)", "(NONE)", "", "Direct"),
    ("(direct)", "", "", "Unassigned"),
    ("(direct)", "referral", "", "Referral"),
    ("", "", "", "Unassigned"),  # nothing is known, which is not direct
    ("google", "(none)", "", "Organic Search"),
    # 2 Cross-network goes before all that is paid
    ("google", "cpc", "Summer cross-network 2026", "Cross-network"),
    ("(direct)", "(none)", "cross-network", "Direct"),
    # 3 Paid Shopping: by the site or by the campaign
    ("flipkart.com", "cpc", "", "Paid Shopping"),
    ("google", "cpc", "Shopping - tiles", "Paid Shopping"),
    ("google", "cpc", "eshop", "Paid Shopping"),
    ("google", "cpc", "my-shop", "Paid Shopping"),
    ("google", "cpc", "SHOP", "Paid Shopping"),
    ("google", "cpc", "workshop", "Paid Search"),
    ("google", "cpc", "photoshop", "Paid Search"),
    ("google", "cpc", "workshopping", "Paid Shopping"),
    # 4 to 6 by the site
    ("google", "cpc", "", "Paid Search"),
    ("GOOGLE", "CPC", "", "Paid Search"),
    ("google", "cpm", "", "Paid Search"),  # cpm is bought too, and comes before Display
    ("bing", "ppc", "", "Paid Search"),
    ("google", "paid-anything", "", "Paid Search"),
    ("google", "retargeting", "", "Paid Search"),
    ("facebook", "paid_social", "", "Paid Social"),
    ("fb", "cpc", "", "Paid Social"),
    ("youtube", "cpv", "", "Paid Video"),
    ("youtube", "paidvideo", "", "Paid Video"),
    # 7 Display, for what is on no list
    ("newsletter-network", "cpm", "", "Display"),
    ("somewhere", "banner", "", "Display"),
    ("somewhere", "Interstitial", "", "Display"),
    ("google", "display", "", "Display"),
    # 8 Paid Other
    ("somewhere", "cpc", "", "Paid Other"),
    ("somewhere", "ppc", "", "Paid Other"),
    ("somewhere", "xppc", "", "Unassigned"),
    ("somewhere", "unpaid", "", "Unassigned"),
    ("somewhere", "scp", "", "Paid Other"),
    # 9 Organic Shopping
    ("amazon.com", "referral", "", "Organic Shopping"),
    ("somewhere", "referral", "spring shop", "Organic Shopping"),
    ("somewhere", "referral", "spring workshop", "Referral"),
    # 10 Organic Social
    ("facebook.com", "referral", "", "Organic Social"),
    ("somewhere", "sm", "", "Organic Social"),
    ("somewhere", "social-media", "", "Organic Social"),
    ("somewhere", "social medium", "", "Unassigned"),
    # 11 Organic Video
    ("vimeo.com", "referral", "", "Organic Video"),
    ("somewhere", "promo-video-1", "", "Organic Video"),
    # 12 Organic Search
    ("somewhere", "organic", "", "Organic Search"),
    ("duckduckgo", "referral", "", "Organic Search"),
    # 13 Referral
    ("somewhere", "referral", "", "Referral"),
    ("somewhere", "app", "", "Referral"),
    ("somewhere", "link", "", "Referral"),
    ("somewhere", "links", "", "Unassigned"),
    ("not-linkedin", "referral", "", "Referral"),
    ("linkedin.com.example.com", "referral", "", "Referral"),
    # 14 Email
    ("newsletter", "email", "", "Email"),
    ("e_mail", "whatever", "", "Email"),
    ("somewhere", "e mail", "", "Email"),
    ("somewhere", "emails", "", "Unassigned"),
    # 15 to 17
    ("somewhere", "affiliate", "", "Affiliates"),
    ("somewhere", "audio", "", "Audio"),
    ("sms", "whatever", "", "SMS"),
    ("somewhere", "sms", "", "SMS"),
    # 18 Mobile Push
    ("somewhere", "webpush", "", "Mobile Push"),
    ("somewhere", "pushed", "", "Unassigned"),
    ("somewhere", "mobile app", "", "Mobile Push"),
    ("somewhere", "notification_x", "", "Mobile Push"),
    ("firebase", "x", "", "Mobile Push"),
    ("somewhere", "print", "", "Unassigned"),
]


@pytest.fixture(scope="module")
def channel() -> Iterator[Asked]:
    """The channel of a source, medium and campaign."""
    with Store(None) as store, store.engine.cursor() as cursor:

        def asked(source: str, medium: str, campaign: str) -> str:
            question = "select ga4_channel($source, $medium, $campaign)"
            values = {"source": source, "medium": medium, "campaign": campaign}
            return str(cursor.execute(question, values).fetchall()[0][0])

        yield asked


@pytest.mark.parametrize(("source", "medium", "campaign", "expected"), LINKS)
def test_a_link_is_of_the_first_group_whose_rule_holds(
    channel: Asked, source: str, medium: str, campaign: str, expected: str
) -> None:
    assert channel(source, medium, campaign) == expected


def test_every_group_is_reached(channel: Asked) -> None:
    assert {expected for *_, expected in LINKS} == {
        "Direct", "Cross-network", "Paid Shopping", "Paid Search", "Paid Social", "Paid Video",
        "Display", "Paid Other", "Organic Shopping", "Organic Social", "Organic Video",
        "Organic Search", "Referral", "Email", "Affiliates", "Audio", "SMS", "Mobile Push",
        "Unassigned",
    }  # fmt: skip


def test_a_site_is_in_one_category(empty_store: Store, tmp_path: Path) -> None:
    (tmp_path / "twice.sql").write_text(
        "select site from sites group by site having count(*) > 1 or site <> lower(trim(site))"
    )
    assert empty_store.rows(str(tmp_path / "twice")) == []


@pytest.mark.samples
@pytest.mark.skipif(not CATEGORISED.exists(), reason="the published categories are not at hand")
def test_the_sites_agree_with_every_source_that_ga4_publishes(
    empty_store: Store, tmp_path: Path
) -> None:
    (tmp_path / "sites.sql").write_text("select site, category from sites")
    ours = {one["site"]: one["category"] for one in empty_store.rows(str(tmp_path / "sites"))}
    with CATEGORISED.open(encoding="utf-8") as file:
        theirs = {
            row["source"].lower(): row["source_category"].rpartition("_")[2].lower()
            for row in csv.DictReader(file)
        }
    assert {one: ours.get(one) for one in theirs} == theirs
