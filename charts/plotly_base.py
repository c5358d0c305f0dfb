"""What all plotly figures share: plain dicts in, `go.Figure` out; fonts, config, escaped words and looks of answers.

Pages show them with `components.steady_chart`, without Streamlit's own theme: it would put its colours over ours.
"""

import json
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go
import plotly.io

from charts.theme import Palette, font_family
from translations.text import language, text

PLOTLY_CONFIG: Mapping[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showAxisDragHandles": False,
}

# CSS drops the whole list when one name ends in a bare digit ("Source Sans 3"), so each name is quoted.
FONT_FAMILY = font_family()
TEXT_PX, QUIET_PX = 13, 13
LEGEND_CHARS, LEGEND_ENTRY_PX, LEGEND_LINE_PX = 21, 158, 20  # two columns of words fit a phone
TRANSPARENT = "rgba(0,0,0,0)"
BAR_TEMPLATE = {
    "data": {
        "bar": [
            {
                "orientation": "h",
                "hoverinfo": "text",
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "insidetextfont": {"size": TEXT_PX},
            }
        ]
    }
}


@dataclass(frozen=True)
class Look:
    """How the bars of one answer are drawn."""

    fill: str
    line: str
    line_px: float = 0
    hatch: str = ""  # colour of slanted lines over the fill, for what is missing
    ink: str | None = None  # of the number inside; None: outside the bar

    def marker(self) -> dict[str, Any]:
        """As plotly's `marker`."""
        marker: dict[str, Any] = {"color": self.fill, "line": {"color": self.line, "width": self.line_px}}
        if self.hatch:
            marker["pattern"] = {"shape": "/", "fgcolor": self.hatch, "bgcolor": self.fill, "size": 7, "solidity": 0.25}
        return marker


def plotly_config() -> dict[str, Any]:
    """PLOTLY_CONFIG with plotly's own few words and its number format in the language of this run."""
    words = {
        "Toggle show closest data on hover": text("plotly.mode_bar.toggle"),
        "Reset axes": text("plotly.mode_bar.reset"),
        "Download plot as a PNG": text("plotly.mode_bar.download"),
        "Download plot": text("plotly.mode_bar.download"),
    }
    is_indonesian = language() == "id"
    number_format = {"decimal": "," if is_indonesian else ".", "thousands": "." if is_indonesian else ","}
    locale = {"dictionary": words, "format": number_format}
    return {**PLOTLY_CONFIG, "locale": language(), "locales": {language(): locale}}


def figure(traces: list[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """The figure as given, unchecked: plotly's checks cost more than all the rest, so the tests run them instead."""
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def wire(made: go.Figure) -> str:
    """The figure with plotly's settings as JSON, as the browser gets it (components/steady_chart.py)."""
    return f'{{"figure":{plotly.io.to_json(made, validate=False)},"config":{json.dumps(plotly_config())}}}'


def base_layout(colours: Palette, *, height: int, **more: Any) -> dict[str, Any]:
    """Transparent ground, our type, no zooming by accident, hover in words on a card."""
    return {
        "template": BAR_TEMPLATE,  # without one plotly adds its own: 7 kB of colours that are not ours
        "height": height,
        "autosize": True,
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "font": {"family": FONT_FAMILY, "size": TEXT_PX, "color": colours.text},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.card,
            "bordercolor": colours.quiet,
            "font": {"family": FONT_FAMILY, "size": TEXT_PX, "color": colours.text},
            "align": "left",
        },
        **more,
    }


def hidden_axis(**more: Any) -> dict[str, Any]:
    """An axis of counts: the numbers stand on the bars, so it has no ticks and no grid."""
    return {"showticklabels": False, "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "", **more}


def legend(colours: Palette) -> dict[str, Any]:
    """Words below the picture, in columns narrow enough for a phone; nothing happens on a click."""
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "traceorder": "normal",
        "entrywidth": LEGEND_ENTRY_PX,
        "entrywidthmode": "pixels",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": QUIET_PX, "color": colours.text},
        "bgcolor": TRANSPARENT,
    }


def legend_height(labels: Iterable[str]) -> int:
    """Room for the legend in pixels when it stands in two columns, as on a phone."""
    lines = [label.count("<br>") + 1 for label in labels]
    rows = [max(lines[start : start + 2]) for start in range(0, len(lines), 2)]
    return sum(rows) * LEGEND_LINE_PX + 8 * len(rows)


def wrapped(words: str, characters: int) -> str:
    """Escaped words on lines of at most so many characters."""
    return "<br>".join(safe(line) for line in textwrap.wrap(words, characters, break_long_words=False)) or ""


def safe(words: object) -> str:
    """Plotly reads `<b>`, `<a href>` and the like in any text: words from data must not become markup."""
    return escape(str(words), quote=False)
