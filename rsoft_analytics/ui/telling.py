"""How far something is that takes a while, told in one place of the page."""

import time

from streamlit.delta_generator import DeltaGenerator

from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.words import plain

PATIENCE = 0.2  # seconds between two words: more often nobody reads them


class Telling:
    """A bar with words, for imports to report their progress to."""

    def __init__(self, place: DeltaGenerator) -> None:
        self.place = place
        self.words = "Reading"
        self.share = 0.0
        self.told_at = time.monotonic()  # what is done at once says nothing

    def doing(self, words: str, records: int) -> None:
        """What is being done, and how many records were read."""
        self.words = f"{words}: {several(records, 'record')}" if records else words
        self.tell()

    def reached(self, done: int, of_all: int) -> None:
        """How many bytes were read, of how many."""
        self.share = min(done / of_all, 1.0) if of_all else 1.0
        self.tell()

    def at(self, words: str, share: float) -> None:
        """What is being done, and the share of all that is done."""
        self.words, self.share = words, share
        self.tell()

    def tell(self) -> None:
        """Draw the bar, where the last time is long enough ago."""
        if time.monotonic() - self.told_at > PATIENCE:
            self.told_at = time.monotonic()
            self.place.progress(self.share, text=plain(self.words))

    def done(self) -> None:
        """Take the bar away."""
        self.place.empty()
