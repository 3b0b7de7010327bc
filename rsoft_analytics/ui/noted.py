"""What is written down before it is shown: whose record a page opens, which file is fetched."""

from collections.abc import Callable
from typing import Any

from rsoft_analytics.access import note, note_once, refuse_unless_allowed
from rsoft_analytics.ui import viewer
from rsoft_analytics.ui.opening import whole_store

Content = bytes | str


def noted(make: Callable[[], Content], what: str, of: str) -> Callable[[], Content]:
    """What makes a file of such a kind (access/roles.py), for the viewer who fetches it.

    Of persons it is written into the access log before it is handed over.
    """
    looking = viewer.current()
    refuse_unless_allowed(looking.role, "download", of)

    def made() -> Content:
        with viewer.still(looking):
            content = make()
            if of != "numbers":
                note(whole_store(), looking, "download", what)
            return content

    return made


def opening(what: str, *, people: int = 1, **whose: Any) -> None:
    """Write what of whom this page is about to show; where that cannot be, nothing is shown.

    A page is drawn again at every click: the same is written once in a while.
    """
    note_once(whole_store(), viewer.current(), "page", what, people=people, **whose)
