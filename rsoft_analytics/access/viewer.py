"""Who looks: the viewer of one run of a page, one request, one command."""

from dataclasses import dataclass

from rsoft_analytics.access.roles import ROLES, Role


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, in one role; ``rep`` is the name under which calls know them."""

    user: str
    email: str
    role: str
    rep: str | None = None

    @property
    def sees(self) -> Role:
        """What the role sees."""
        return ROLES[self.role]


LOCAL_OWNER = Viewer("Local owner", "", "owner")
