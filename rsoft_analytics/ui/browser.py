"""The two things that only the browser can do: put the cursor in a box, and copy a number."""

import streamlit as st

FOCUS = """
export default function ({ data }) {
  const box = document.querySelector(`.st-key-${data.key} input`)
  const isTyping = document.activeElement?.matches("input, textarea")
  if (box && !isTyping) box.focus({ preventScroll: true })
}
"""
COPY = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = async () => {
    await navigator.clipboard.writeText(data.text)
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
}
"""
LOOK = """
button {
  font: inherit; font-size: 0.875rem; cursor: pointer;
  color: var(--st-text-color); background: transparent;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  min-height: 2.5rem; padding: 0.25rem 0.75rem;
}
button:hover, button:focus-visible {
  border-color: var(--st-primary-color); color: var(--st-primary-color);
}
"""


def focus(key: str) -> None:
    """Put the cursor into the text box of that key, where nothing else has it."""
    mount = st.components.v2.component("rsoft_focus", js=FOCUS)
    mount(data={"key": key}, key=f"focus_{key}", height=1)


def copy_button(label: str, text: str, key: str) -> None:
    """A button that copies a text."""
    mount = st.components.v2.component(
        "rsoft_copy", html="<button type='button'></button>", css=LOOK, js=COPY
    )
    mount(data={"label": label, "text": text, "done": "Copied"}, key=key, width="content")
