"""The words on a filled button.

Streamlit writes them in white. The dark theme's fill is bright, since it is also the colour of
chosen words on its own tint, so there they are dark.
"""

import streamlit as st

INK = "#0E1617"  # on the fill of the dark theme


def filled(label: str) -> str:
    """The label of a button of type primary, to be read on its fill in the visitor's theme."""
    if st.context.theme.type != "dark":
        return label
    return f':color[{label}]{{foreground="{INK}"}}'
