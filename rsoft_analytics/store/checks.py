"""The data's own tests: each .sql in checks/ selects what offends against a claim."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from rsoft_analytics.store.database import Store
from rsoft_analytics.store.statements import text_of

FOLDER = Path(__file__).parent / "checks"


@dataclass(frozen=True)
class Finding:
    """A claim about the data, and the rows that offend against it."""

    name: str
    claim: str
    offenders: int
    rows: pd.DataFrame


def findings(store: Store) -> list[Finding]:
    """Every claim, those that do not hold first."""
    found = [finding(store, file.stem) for file in sorted(FOLDER.glob("*.sql"))]
    return sorted(found, key=lambda one: one.offenders == 0)


def all_claims() -> list[str]:
    """Every claim in words."""
    return [claim_of(file.stem) for file in sorted(FOLDER.glob("*.sql"))]


def claim_of(name: str) -> str:
    """What a check claims: the first line of its file."""
    return text_of(f"store/checks/{name}").splitlines()[0].removeprefix("--").strip()


def finding(store: Store, name: str) -> Finding:
    """One claim with its first offenders."""
    rows = store.frame(f"store/checks/{name}")
    return Finding(name, claim_of(name), len(rows), rows.head(100))
