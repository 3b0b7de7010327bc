"""Google's report of what the campaigns cost, day by day."""

import csv
from pathlib import Path

from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.spending import Day, google_days
from rsoft_analytics.demo.world import World

FORMAT = "google_ads_spend"
FILE = "google-ads-campaigns.csv"
HEADER = ("Day", "Campaign", "Campaign type", "Currency code", "Cost", "Impr.", "Clicks")


def google_ads(folder: Path, world: World) -> list[Written]:
    """Write the report as it is downloaded: a title, the period, a line a day, a total."""
    days = google_days(world)
    title = [["Campaign report"], [f"{days[0].on:%B %-d, %Y} - {days[-1].on:%B %-d, %Y}"]]
    spent = thousands(sum(one.paise for one in days))
    total = ["Total: Campaigns", "--", "--", "--", spent, "--", "--"]
    with (folder / FILE).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([*title, HEADER, *map(line_of, days), total])
    return [Written(FILE, FORMAT, "spend", len(days), None, 0, {}, {"title": 2, "total": 1})]


def line_of(one: Day) -> list[str]:
    """A campaign's day."""
    cost = thousands(one.paise)
    return [
        one.on.isoformat(), one.campaign, "Search", "INR", cost,
        f"{one.impressions:,}", str(one.clicks),
    ]  # fmt: skip


def thousands(paise: int) -> str:
    """An amount in rupees, as Google writes it.

    >>> thousands(123456789)
    '1,234,567.89'
    """
    return f"{paise / 100:,.2f}"
