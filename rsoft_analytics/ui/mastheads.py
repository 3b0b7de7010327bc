"""The pages that there are: the file tree is the menu, the header is the label."""

import ast
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("icon",)


@dataclass(frozen=True)
class Masthead:
    """A page as its file declares it.

    ``name`` is its address, ``section`` its place in the menu. The docstring says
    the rest: first line, title; then the introduction; last, ``icon: ...`` and,
    where the page follows the shared filters, ``filters: yes``, or ``filters: leads``
    where their period is the one in which people became leads.
    """

    path: Path
    section: str
    name: str
    title: str
    introduction: str
    icon: str
    has_filters: bool
    is_about_leads: bool = False


def mastheads(folder: Path) -> list[Masthead]:
    """Every page, in menu order.

    Pages sit one folder deep, never directly in ``pages/``: Streamlit would
    take those for its older kind of page and run them without the frame.
    """
    found = [masthead(path) for path in sorted(folder.glob("[0-9]*_*/[0-9]*_*.py"))]
    twice = {one.name for one in found if [other.name for other in found].count(one.name) > 1}
    if not found or twice:
        raise RuntimeError(
            f"{folder} has {'two pages called ' + min(twice) if twice else 'no page'}"
        )
    return found


def masthead(path: Path) -> Masthead:
    """The page in a file; a file without its header stops the program."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    lines = text.splitlines()
    labels = dict(line.split(": ", 1) for line in lines if line.startswith(("icon: ", "filters: ")))
    words = [line for line in lines if not line.startswith(("icon: ", "filters: "))]
    introduction = " ".join(" ".join(words[1:]).split())
    if not introduction or any(name not in labels for name in NEEDED):
        raise RuntimeError(f"{path} has no header: title, introduction, and 'icon: <name>'")
    return Masthead(
        path=path,
        section=unnumbered(path.parent.name).replace("_", " ").capitalize(),
        name=unnumbered(path.stem),
        title=words[0].rstrip("."),
        introduction=introduction,
        icon=f":material/{labels['icon']}:",
        has_filters=labels.get("filters") in ("yes", "leads"),
        is_about_leads=labels.get("filters") == "leads",
    )


def unnumbered(name: str) -> str:
    """A name without the number that orders it.

    >>> unnumbered("1_overview")
    'overview'
    """
    return name.partition("_")[2]
