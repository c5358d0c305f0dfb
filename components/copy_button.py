"""A button that copies words: `st.code` has one too, but brings 1.5 MB of code and a font with it."""

import streamlit as st

from translations.text import text

# The older way serves pages that are not reached by https or from this machine: browsers give those no clipboard.
_SCRIPT = """
export default function({ parentElement, data }) {
  const button = parentElement.querySelector('button')
  button.textContent = data.label
  button.hidden = false
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.words)
    } catch {
      const area = document.createElement('textarea')
      area.value = data.words
      document.body.append(area)
      area.select()
      document.execCommand('copy')
      area.remove()
    }
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 3000)
  }
}
"""
_STYLE = """
button { font: 400 15px/1.6 var(--st-font); color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: 8px; padding: 4px 12px; min-height: 40px; cursor: pointer; }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
"""

# Hidden until it has its words: a button without a name says nothing to a screen reader.
_component = st.components.v2.component(
    "copy_words", html='<button type="button" hidden></button>', css=_STYLE, js=_SCRIPT
)


def draw(words: str, *, key: str, label: str = "", done: str = "") -> None:
    """The button that copies these words; it says for three seconds that they were copied (`done`)."""
    shown = {"words": words, "label": label or text("copy.label"), "done": done or text("copy.done")}
    _component(data=shown, key=key, width="content")
