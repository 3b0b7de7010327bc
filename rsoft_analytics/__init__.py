"""RSoft Analytics: who is calling, what was said last, and which calls become customers."""

__version__ = "0.1.0"
