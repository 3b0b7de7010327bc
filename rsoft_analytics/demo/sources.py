"""Where the invented customers heard of the shop, and what each source is worth."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Source:
    """One source with its campaign.

    The CRM and the team line spell it in their own ways. ``share`` is its weight
    among new customers, ``wins`` the share of its contacted leads that buy,
    ``line`` the tracking number that is shown there, where it has one.
    """

    name: str
    in_crm: str
    on_line: str
    campaign: str
    share: float
    wins: float
    line: str | None = None
    is_online: bool = False

    @property
    def landing_page(self) -> str:
        """The page that a click from this source opens, with all that its link carries."""
        if self.name != "Google Ads":
            return SITE if self.name == "Google" else ""
        carried = {
            "utm_source": "google",
            "utm_medium": "cpc",
            "utm_campaign": self.campaign,
            "utm_term": self.campaign.lower(),
        }
        return f"{SITE}?{urlencode(carried)}"

    @property
    def referrer(self) -> str:
        """The page before it, where the browser tells one."""
        return "https://www.google.co.in/" if self.name == "Google" else ""


SITE = "https://tiles.example.com/"
ADS = ("Google Ads", "Google Ads", "google ads")
SOURCES = (
    Source(*ADS, "Bathroom Tiles Chennai", 0.16, 0.15, "5500999101", is_online=True),
    Source(*ADS, "Sanitaryware Brand", 0.08, 0.22, "5500999102", is_online=True),
    Source("Google", "Google Search", "Google Organic", "", 0.14, 0.17, "5500999103", True),
    Source("JustDial", "JustDial", "Just Dial", "", 0.14, 0.06, "5500999104", True),
    Source("IndiaMART", "India Mart", "IndiaMART", "", 0.10, 0.05, "5500999105", True),
    Source("Hoarding", "Hoarding", "Hoarding", "Guindy Flyover", 0.06, 0.09, "5500999106"),
    Source("Newspaper", "Newspaper Ad", "Newspaper", "Deepavali Offer", 0.05, 0.08, "5500999107"),
    Source("Referral", "Customer Referral", "", "", 0.12, 0.34),
    Source("Walk-in", "Walk-in", "", "", 0.07, 0.38),
    Source("", "", "", "", 0.08, 0.09),
)
ONLINE = tuple(source for source in SOURCES if source.is_online)
MAIN_LINE = "5500999100"
UNKNOWN = SOURCES[-1]
TRACKED = tuple(source for source in SOURCES if source.line)
ADVERTISED = tuple(source for source in SOURCES if source.name == "Google Ads")
