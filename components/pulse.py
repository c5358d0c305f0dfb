"""A pulse: while it stands on the page, the part of the page around it runs again and again.

`st.fragment(run_every=...)` cannot be stopped from inside but by running the whole page, which closes a dialog.
This ends as soon as the part is drawn without it.
"""

import streamlit as st

_SCRIPT = """
export default function({ data, setTriggerValue }) {
  let beats = 0
  const timer = setInterval(() => setTriggerValue('beat', ++beats), 1000 * data.seconds)
  return () => clearInterval(timer)
}
"""

_component = st.components.v2.component("pulse", html="<span hidden></span>", js=_SCRIPT)


def draw(seconds: float, *, key: str) -> None:
    """Run this fragment (or dialog) again after so many seconds."""
    _component(data={"seconds": seconds}, key=key, on_beat_change=_nothing)


def _nothing() -> None:
    """The run itself is what the beat is for."""
