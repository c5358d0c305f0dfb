"""Streamlit's uploader speaks English only: our words for the eye (style) and for who hears the page (labels)."""

import streamlit as st

from translations.text import text

# Only attributes are touched: texts belong to Streamlit's own drawing, and the style sheet covers them.
_SCRIPT = """
export default function({ data }) {
  const place = document.querySelector('.st-key-' + data.key)
  if (!place) return
  const name = (element, words) => {
    if (element && element.getAttribute('aria-label') !== words) element.setAttribute('aria-label', words)
  }
  const say = () => {
    name(place.querySelector('input[type=file]'), data.choose)
    name(place.querySelector('[data-testid=stFileUploaderDropzone] > span button'), data.button)
    name(place.querySelector('[data-testid=stFileChips] [data-testid=stBaseButton-borderlessIcon]'), data.more)
    for (const chip of place.querySelectorAll('[data-testid=stFileChip]')) {
      const file = chip.querySelector('[title]')?.getAttribute('title') ?? ''
      name(chip.querySelector('button'), data.remove + ' ' + file)
      if (chip.getAttribute('aria-invalid')) name(chip, file + ': ' + data.failed)
    }
  }
  const watcher = new MutationObserver(say)
  watcher.observe(place, { childList: true, subtree: true })
  say()
  return () => watcher.disconnect()
}
"""
_component = st.components.v2.component("uploader_words", html="<span hidden></span>", js=_SCRIPT)


def style() -> str:
    """Custom properties that charts/importing.css puts in the place of Streamlit's words."""
    words = {
        "choose": text("importing.upload.choose"),
        "limits": text("importing.upload.limits"),
        "here": text("importing.upload.here"),
        "failed": text("importing.upload.failed"),
    }
    return f":root{{{''.join(f'--g-upload-{name}:{_in_css(said)};' for name, said in words.items())}}}"


def draw(key: str) -> None:
    """Name the buttons of the uploader in the container with this key."""
    words = {
        "choose": text("importing.drop"),
        "button": text("importing.upload.choose"),
        "more": text("importing.upload.more"),
        "failed": text("importing.upload.failed"),
        "remove": text("importing.upload.remove"),
    }
    _component(data={"key": key, **words}, key=f"{key}_words")


def _in_css(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\27 ").replace("<", "\\3c ") + "'"
