"""Who may see what: viewers, roles, sign-in, users, tokens, the access log.

Every run of a page, every download, every request and every command has a viewer.
``roles.py`` is the one table of what each role sees and may use. Of names and numbers the
store's questions obey it (``viewer.sight``, store/sight.py): nothing is masked on a page.
Whose record is opened is written down before it is shown (``log.py``).
"""

from rsoft_analytics.access.log import entries, fault, note, note_once
from rsoft_analytics.access.refusals import Refusals
from rsoft_analytics.access.revealing import (
    PURPOSES,
    note_card,
    note_search,
    reveal,
    seen_in_full,
)
from rsoft_analytics.access.roles import (
    MAY_USE,
    ROLES,
    TELL_NOBODY,
    Role,
    may,
    refuse_unless_allowed,
)
from rsoft_analytics.access.sign_in import NotAdmitted, admitted, is_lasting, sign_out
from rsoft_analytics.access.tokens import Token, holder, make, revoke, tokens
from rsoft_analytics.access.users import User, change_role, invite, remove, users
from rsoft_analytics.access.viewer import LOCAL_OWNER, NOBODY, Viewer

__all__ = [
    "LOCAL_OWNER",
    "MAY_USE",
    "NOBODY",
    "PURPOSES",
    "ROLES",
    "TELL_NOBODY",
    "NotAdmitted",
    "Refusals",
    "Role",
    "Token",
    "User",
    "Viewer",
    "admitted",
    "change_role",
    "entries",
    "fault",
    "holder",
    "invite",
    "is_lasting",
    "make",
    "may",
    "note",
    "note_card",
    "note_once",
    "note_search",
    "refuse_unless_allowed",
    "remove",
    "reveal",
    "revoke",
    "seen_in_full",
    "sign_out",
    "tokens",
    "users",
]
