"""Files that are made when they are fetched: for whom they are, and written down first."""

from collections.abc import Callable

from rsoft_analytics.access import note, refuse_unless_allowed
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
