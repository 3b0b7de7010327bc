"""Who looks: the viewer of one run of a page, one request, one command."""

from dataclasses import dataclass, replace

from rsoft_analytics.access.roles import ROLES, Role, refuse_unless_allowed
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
            may_change=self.role == "owner",
        )

    def sight_to(self, deed: str) -> Sight:
        """The same for a deed, which changes something; refused where it is not for the role."""
        refuse_unless_allowed(self.role, "deed", deed)
        return replace(self.sight, may_change=True)


LOCAL_OWNER = Viewer("Local owner", "", "owner")
NOBODY = Viewer("Nobody", "", "rep", who="nobody")  # of whom it is not known who they are
