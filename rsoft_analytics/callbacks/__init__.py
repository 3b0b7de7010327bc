"""Ringing back: who waits for a call, what is at stake, and who said that it was done.

A mark is a person's word; the next export is the proof. A caller who tries
again after a mark waits again.
"""

from rsoft_analytics.callbacks.estimate import Estimate, Worth, estimate
from rsoft_analytics.callbacks.marks import mark, unmark
from rsoft_analytics.callbacks.waiting import lost_leads, waiting, work_list, worth

__all__ = [
    "Estimate",
    "Worth",
    "estimate",
    "lost_leads",
    "mark",
    "unmark",
    "waiting",
    "work_list",
    "worth",
]
