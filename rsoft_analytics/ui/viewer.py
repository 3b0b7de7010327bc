"""Who looks at the page in this run."""

from rsoft_analytics.access import LOCAL_OWNER, Viewer


def current() -> Viewer:
    """The viewer of this run."""
    return LOCAL_OWNER
