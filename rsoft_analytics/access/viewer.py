"""Who looks: the viewer of one run of a page, one request, one command."""

from dataclasses import dataclass

from rsoft_analytics.access.roles import ROLES, Role
from rsoft_analytics.store import Sight


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, in one role.

    ``rep`` is the name under which calls know them, ``who`` how the access log does, and
    ``session`` what ends with their signing out.
    """

    user: str
    email: str
    role: str
    rep: str | None = None
    who: str = "local owner"
    session: str = ""

    @property
    def sees(self) -> Role:
        """What the role sees."""
        return ROLES[self.role]

    @property
    def sight(self) -> Sight:
        """What the store tells them; of their own performance, a rep without a name sees none."""
        return Sight(
            sees_names=self.sees.names == "shown",
            sees_numbers=self.sees.numbers == "shown",
            only_rep=(self.rep or "") if self.sees.totals == "own" else None,
            fewest=self.sees.fewest,
        )


LOCAL_OWNER = Viewer("Local owner", "", "owner")
NOBODY = Viewer("Nobody", "", "rep", who="nobody")  # of whom it is not known who they are
