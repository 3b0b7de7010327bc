"""What is chosen and what is pressed can be read in both themes."""

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.ui.filled import INK
from tests.contrast import contrast, over

ROOT = Path(__file__).parents[1]
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
WHITE = "#FFFFFF"
ENOUGH = 4.5  # WCAG 2, for text of any size
TINT = 0.1  # how much of its own colour lies under what is chosen
BUTTONS = {"button", "form_submit_button", "download_button"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_chosen_can_be_read_on_its_own_tint(theme: str) -> None:
    colour, ground = THEMES[theme]["primaryColor"], THEMES[theme]["backgroundColor"]
    assert contrast(colour, over(colour, ground, TINT)) >= ENOUGH


@pytest.mark.parametrize(("theme", "words"), [("light", WHITE), ("dark", INK)])
def test_the_words_on_a_filled_button_can_be_read(theme: str, words: str) -> None:
    assert contrast(words, THEMES[theme]["primaryColor"]) >= ENOUGH


def test_what_a_filter_names_can_be_read_in_the_dark() -> None:
    assert contrast(WHITE, THEMES["dark"]["sidebar"]["primaryColor"]) >= ENOUGH


def is_filled_button(node: ast.AST) -> bool:
    """Whether this draws a button of type primary."""
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") in BUTTONS
        and any(
            one.arg == "type" and getattr(one.value, "value", "") == "primary"
            for one in node.keywords
        )
    )


def labels() -> list[tuple[str, Any]]:
    """The label of every filled button, with the file that it stands in."""
    return [
        (file.name, node.args[0])
        for file in sorted((ROOT / "rsoft_analytics" / "ui").glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if is_filled_button(node)
    ]


def test_every_filled_button_says_its_words_as_the_theme_needs_them() -> None:
    plain = [name for name, label in labels() if "filled(" not in ast.unparse(label)]
    assert labels()
    assert plain == []
