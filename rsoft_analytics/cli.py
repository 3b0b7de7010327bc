"""The command ``rsoft``: everything the dashboard does that needs no mouse.

Prints a table for people, or with --json one JSON document on standard output
and nothing else there. Leaves with 0 when done, 1 when refused (the sentence is
on standard error), 2 when used wrongly.
"""

from rsoft_analytics.commands import (
    ads,
    answers,
    consent,
    dashboard,
    exports,
    keeping,
    leads,
    own,
    privacy,
    sources,
    users,
)
from rsoft_analytics.commands.running import main, perform

__all__ = [
    "ads", "answers", "consent", "dashboard", "exports", "keeping", "leads", "main", "own",
    "perform", "privacy", "sources", "users",
]  # fmt: skip

if __name__ == "__main__":
    main()
