"""Answer options as horizontal bars, one panel per type of group on the same scale from 0 to 100 %, counts in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from charts.option_bars import sort_options
from charts.plotly_base import base_layout, figure, hidden_axis, safe, wrapped
from charts.theme import Palette, palette
from indicators.share import OptionShare, Share
from indicators.statement import share_words
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import text

ROW_PX, NARROW_ROW_PX, HEAD_PX, FOOT_PX = 44, 50, 30, 40
LABEL_CHARS, NARROW_LABEL_CHARS = 30, 44
SCALE_END = 1.42  # room right of the longest bar for "46 dari 52 (88%)"
GUTTER = 0.03


def small_multiples(
    groups: Mapping[str, Sequence[OptionShare]], *, mode: str | None, narrow: bool = False, sort: bool = False
) -> go.Figure:
    """One panel per type of group, side by side, or under each other when `narrow`.

    Options follow the first panel (sorted by share when `sort`, where the small-sample rule allows an order).
    """
    colours = palette(mode)
    order = _order(groups, sort)
    traces: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    annotations: list[dict[str, Any]] = []
    for panel, (name, options) in enumerate(groups.items(), start=1):
        shares = {option.option_id: option.share for option in options}
        domain = _domain(panel, len(groups), len(order), narrow)
        axis = "" if panel == 1 else str(panel)
        traces += _traces(name, order, shares, axis, colours)
        axes |= _axes(order, axis, domain, panel, narrow, colours)
        annotations += [_head(name, domain, narrow, colours), *_words(order, shares, axis, narrow, colours)]
    has_hatch = any(_is_printed(option.share) for options in groups.values() for option in options)
    if has_hatch:
        annotations.append(_note(colours))
    layout = base_layout(
        colours,
        height=HEAD_PX + _plot_height(len(order), len(groups), narrow) + FOOT_PX,
        bargap=0.62 if narrow else 0.45,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": HEAD_PX, "b": FOOT_PX},
        annotations=annotations,
        **axes,
    )
    return figure(traces, layout)


def _order(groups: Mapping[str, Sequence[OptionShare]], sort: bool) -> dict[str, str]:
    """option_id -> label, in the order of drawing; options that only other panels know come last."""
    first = next(iter(groups.values()), ())
    found = {option.option_id: option.label for option in (sort_options(first) if sort else first)}
    for options in groups.values():
        for option in options:
            found.setdefault(option.option_id, option.label)
    return found


def _plot_height(rows: int, panels: int, narrow: bool) -> int:
    if not narrow:
        return ROW_PX * max(rows, 1)
    return NARROW_ROW_PX * max(rows, 1) * panels + HEAD_PX * (panels - 1)


def _domain(panel: int, panels: int, rows: int, narrow: bool) -> list[float]:
    """Part of the picture for a panel: from the left, or from the top when narrow, with room for its head."""
    gutter = HEAD_PX / _plot_height(rows, panels, narrow) if narrow else GUTTER
    size = (1 - gutter * (panels - 1)) / panels
    start = (panel - 1) * (size + gutter)
    return [1 - start - size, 1 - start] if narrow else [start, start + size]


def _is_printed(share: Share) -> bool:
    return share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None


def _length(share: Share | None) -> float | None:
    if share is None:
        return None
    return share.published / 100 if _is_printed(share) and share.published is not None else share.fraction


def _traces(
    name: str, order: Mapping[str, str], shares: Mapping[str, Share], axis: str, colours: Palette
) -> list[dict[str, Any]]:
    """Counted bars solid, published-only bars hatched."""
    found = []
    for printed in (False, True):
        drawn = [
            (row, option)
            for row, option in enumerate(order)
            if _length(shares.get(option)) is not None and _is_printed(shares[option]) == printed
        ]
        if not drawn:
            continue
        pattern = {"shape": "/", "fgcolor": colours.accent, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.35}
        marker: dict[str, Any] = {"color": colours.accent, "line": {"color": colours.accent, "width": 1}}
        found.append(
            {
                "type": "bar",
                "meta": name,
                "xaxis": f"x{axis}",
                "yaxis": f"y{axis}",
                "y": [row for row, _ in drawn],
                "x": [round(_length(shares[option]) or 0, 4) for _, option in drawn],
                "hovertext": [
                    text(
                        "plotly.hover_group",
                        label=safe(order[option]),
                        group=safe(name),
                        words=safe(share_words(shares[option])),
                    )
                    for _, option in drawn
                ],
                "marker": marker | {"pattern": pattern} if printed else marker,
            }
        )
    return found


def _axes(
    order: Mapping[str, str], axis: str, domain: list[float], panel: int, narrow: bool, colours: Palette
) -> dict[str, Any]:
    shown = panel == 1 and not narrow
    along: dict[str, Any] = {"domain": domain} if not narrow else {}
    down: dict[str, Any] = {"domain": domain} if narrow else {}
    return {
        f"xaxis{axis}": hidden_axis(
            range=[0, SCALE_END],
            anchor=f"y{axis}",
            zeroline=True,
            zerolinecolor=colours.quiet,
            zerolinewidth=1.5,
            **along,
        ),
        f"yaxis{axis}": {
            "range": [len(order) - 0.5, -0.5],
            "anchor": f"x{axis}",
            "tickmode": "array",
            "tickvals": list(range(len(order))) if shown else [],
            "ticktext": [wrapped(label, LABEL_CHARS) for label in order.values()] if shown else [],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 8,
            **down,
        },
    }


def _words(
    order: Mapping[str, str], shares: Mapping[str, Share], axis: str, narrow: bool, colours: Palette
) -> list[dict[str, Any]]:
    """The count behind each bar, and on a phone the option above it."""
    found = []
    for row, (option, label) in enumerate(order.items()):
        share = shares.get(option, Share(None, None, status=ValueStatus.NOT_ASKED))
        place: dict[str, Any] = {"xref": f"x{axis}", "yref": f"y{axis}", "xanchor": "left", "showarrow": False}
        end = _length(share) or 0
        found.append(place | {"x": end, "y": row, "xshift": 4, "text": safe(bar_words(share))})
        if narrow:
            words = wrapped(label, NARROW_LABEL_CHARS).split("<br>")
            short = words[0] if len(words) == 1 else f"{words[0]} …"
            found.append(place | {"x": 0, "y": row - 0.38, "text": short, "font": {"color": colours.quiet}})
    return found


def bar_words(share: Share) -> str:
    """Count first, as everywhere; a published percentage says shortly that it is one."""
    if _is_printed(share) and share.published is not None:
        return text("plotly.published_short", percent=percent(share.published))
    return share_words(share)


def _head(name: str, domain: list[float], narrow: bool, colours: Palette) -> dict[str, Any]:
    x, y = (0, domain[1]) if narrow else (domain[0], 1)
    return {
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "text": f"<b>{safe(name)}</b>",
        "font": {"size": 15, "color": colours.text},
    }


def _note(colours: Palette) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -8,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "text": safe(text("plotly.published_note")),
        "font": {"color": colours.quiet, "size": 13},
    }
