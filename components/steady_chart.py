"""A chart of plotly that the browser changes instead of building it anew, and that costs the server one text.

Streamlit gives each chart an identity made of all that is in it: with each change of a filter the browser throws the
chart away, with its canvas where it is a map, and plotly starts from nothing. Here the key is the identity, plotly
itself finds what differs (`Plotly.react`), and the text that is sent is made once (`charts.plotly_base.wire`).
"""

import json
from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent.parent / "charts" / "steady_chart.js").read_text(encoding="utf-8")
_component = st.components.v2.component(
    "steady_chart", html='<div class="g-steady" role="img"></div>', js=_SCRIPT, isolate_styles=False
)


def packed(made: str, alt: str) -> bytes:
    """What `plotly_base.wire` made, as `draw` sends it; `alt`: what a reader hears of it.

    Bytes, because Streamlit hands them on as they are: everything else it turns into JSON, twice at each run.
    """
    return f'{{"alt":{json.dumps(alt)},"made":{made}}}'.encode()


def draw(sent: bytes, *, key: str) -> None:
    """Show what `packed` made. The key is the identity of the chart: where it stays, the chart stays."""
    _component(data=sent, key=key)
