"""Ringing back: who waits for a call, what is at stake, and who said that it was done.

A mark is a person's word; the next export is the proof. A caller who tries
again after a mark waits again.
"""

from rsoft_analytics.callbacks.marks import mark, unmark
from rsoft_analytics.callbacks.work_list import OWED, WorkList, work_list

__all__ = ["OWED", "WorkList", "mark", "unmark", "work_list"]
