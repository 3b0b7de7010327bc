"""Who may see what: viewers, roles, sign-in, users, tokens, the access log.

Every run of a page, every download, every request and every command has a viewer.
``roles.py`` is the one table of what each role sees and may use.
"""

from rsoft_analytics.access.roles import ROLES, Role, may, refuse_unless_allowed
from rsoft_analytics.access.viewer import LOCAL_OWNER, Viewer

__all__ = ["LOCAL_OWNER", "ROLES", "Role", "Viewer", "may", "refuse_unless_allowed"]
