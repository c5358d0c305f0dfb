"""A chart of plotly that the browser changes instead of building it anew, and that costs the server one text.

Streamlit gives each chart an identity made of all that is in it: with each change of a filter the browser throws the
chart away, with its canvas where it is a map, and plotly starts from nothing. Here the key is the identity, plotly
itself finds what differs (`Plotly.react`), and the text that is sent is made once (`charts.plotly_base.wire`).
"""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent.parent / "charts" / "steady_chart.js").read_text(encoding="utf-8")
_component = st.components.v2.component(
    "steady_chart", html='<div class="g-steady" role="img"></div>', js=_SCRIPT, isolate_styles=False
)


def draw(made: str, *, key: str, alt: str) -> None:
    """Show what `plotly_base.wire` made. The key is the identity of the chart; `alt`: what a reader hears of it."""
    _component(data={"made": made, "alt": alt}, key=key)
