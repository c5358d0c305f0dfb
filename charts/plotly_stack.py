"""Answers by place as horizontal stacked bars in counts: the common drawing of answers and of cost bands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.ordered_bars import LAST_ROLES, AnswerCount, PlaceAnswers
from charts.parts import place_name, plain_name
from charts.plotly_base import (
    Look,
    base_layout,
    figure,
    hidden_axis,
    legend,
    legend_height,
    safe,
    wrapped,
)
from charts.theme import Palette
from indicators.share import Share
from indicators.statement import count_words, share_words
from schemas.vocabulary import ValueStatus
from translations.format import number
from translations.text import text

ROW_PX, LINE_PX, TOP_PX = 48, 18, 8
NAME_CHARS, NOTE_CHARS, HEAD_CHARS = 14, 46, 10  # fit a phone
GAP = 0.04  # of the widest bar, between answers and missing answers


@dataclass(frozen=True)
class Piece:
    """One answer of one place on the scale of counts."""

    place: PlaceAnswers
    answer: AnswerCount
    start: float

    @property
    def count(self) -> int:
        """Groups that gave this answer."""
        return self.answer.count or 0


def stacked(
    places: Sequence[PlaceAnswers],
    looks: Mapping[str, Look],
    labels: Mapping[str, str],
    colours: Palette,
    *,
    left: frozenset[str] = frozenset(),
    heads: tuple[str, str] | None = None,
    note: str = "",
) -> go.Figure:
    """Bars of `places` (in the given order, top down), one trace per option of `looks`.

    labels: option -> words of the legend. left: options that stand left of the zero line, the nearest last.
    heads: words over the left and the right half. note: a line above the bars. The five kabupaten together (a place
    without a code) have a scale of their own under the others.
    """
    each = [place for place in places if place.area_code is not None]
    together = [place for place in places if place.area_code is None]
    traces: list[dict[str, Any]] = []
    seen: set[str] = set()
    for panel, rows in enumerate([each, together], start=1):
        laid = _pieces(rows, left)
        for option, look in looks.items():
            pieces = [piece for piece in laid if piece.answer.option_id == option]
            if pieces:
                traces.append(_trace(option, labels[option], look, pieces, panel, option not in seen))
                seen.add(option)
    traces.sort(key=lambda trace: list(looks).index(trace["meta"]))
    return figure(traces, _layout(each, together, [labels[o] for o in looks if o in seen], colours, left, heads, note))


def _pieces(rows: Sequence[PlaceAnswers], left: frozenset[str]) -> list[Piece]:
    """All answers laid out: left ones end at zero, right ones start there, missing ones follow after a gap."""
    found: list[Piece] = []
    widest = max((_right_end(place, left) for place in rows), default=0)
    for place in rows:
        drawn = [answer for answer in place.answers if answer.count]
        at = float(-sum(answer.count or 0 for answer in drawn if answer.option_id in left))
        for answer in sorted(drawn, key=lambda one: (one.option_id not in left, one.colour_role in LAST_ROLES)):
            if answer.colour_role in LAST_ROLES and not any(p.place is place and _is_last(p) for p in found):
                # In a diverging chart missing answers stand in one column, or they would look like "bad".
                at = (widest if left else at) + (GAP * max(widest, 1) if left or at else 0)
            found.append(Piece(place, answer, at))
            at += answer.count or 0
    return found


def _is_last(piece: Piece) -> bool:
    return piece.answer.colour_role in LAST_ROLES


def _right_end(place: PlaceAnswers, left: frozenset[str]) -> int:
    return sum(a.count or 0 for a in place.answers if a.option_id not in left and a.colour_role not in LAST_ROLES)


def _trace(option: str, label: str, look: Look, pieces: Sequence[Piece], panel: int, in_legend: bool) -> dict[str, Any]:
    axis = "" if panel == 1 else str(panel)
    return {
        "type": "bar",
        "meta": option,
        "name": label,
        "legendgroup": option,
        "showlegend": in_legend,
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "y": [row_label(piece.place) for piece in pieces],
        "x": [piece.count for piece in pieces],
        "base": [round(piece.start, 3) for piece in pieces],
        "text": [number(piece.count) for piece in pieces],
        "insidetextfont": {"color": look.ink},
        "hovertext": [hover_words(piece.place, piece.answer) for piece in pieces],
        "marker": look.marker(),
    }


def row_label(place: PlaceAnswers) -> str:
    """`Bima (n=11)`, bold and marked where chosen; with the reason where there are no answers."""
    name = wrapped(plain_name(place.area_code, place.area_name), NAME_CHARS)
    if place.is_chosen:
        name = f"<b>▸ {name}</b>"
    return text("plotly.row", place=name, n=number(place.respondents))


def hover_words(place: PlaceAnswers, answer: AnswerCount) -> str:
    """Name, answer, and count by the small-sample rule; below unknown counts, what the study prints."""
    share = Share(answer.count, place.respondents)
    name = place_name(place.area_code, place.area_name)
    words = text("plotly.hover", place=name, label=safe(answer.label), words=safe(share_words(share)))
    if answer.option_id == "residue":
        printed = [other for other in place.answers if other.count is None and other.published is not None]
        for other in printed:
            published = Share(None, None, other.published, ValueStatus.PUBLISHED_ONLY)
            line = text("plotly.printed", label=safe(other.label), words=safe(count_words(published)))
            words += f"<br>{line}"
    return words


def _layout(
    each: Sequence[PlaceAnswers],
    together: Sequence[PlaceAnswers],
    labels: Sequence[str],
    colours: Palette,
    left: frozenset[str],
    heads: tuple[str, str] | None,
    note: str,
) -> dict[str, Any]:
    note = " ".join(words for words in (note, text("plotly.own_scale") if together and each else "") if words)
    above = _above(note, 42 if heads else 4, colours)
    top = TOP_PX + (LINE_PX * (above[0]["text"].count("<br>") + 1) if above else 0) + (38 if heads else 0)
    bottom = legend_height(labels) + 12
    rows = len(each) + len(together)
    split = 1 - len(each) / rows if rows and together else 0.0
    layout = base_layout(
        colours,
        height=top + ROW_PX * max(rows, 1) + (12 if together else 0) + bottom,
        barmode="overlay",
        bargap=0.35,
        showlegend=True,
        legend=legend(colours),
        margin={"l": 0, "r": 8, "t": top, "b": bottom},
        xaxis=_count_axis("y", _extent(each, left), colours),
        yaxis=_place_axis(each, "x", [split + 0.03 if together else 0, 1]),
    )
    if together:
        layout["xaxis2"] = _count_axis("y2", _extent(together, left), colours)
        layout["yaxis2"] = _place_axis(together, "x2", [0, max(split - 0.02, 0.05)])
    layout["shapes"] = [_band(place, row, colours) for row, place in enumerate(each) if place.is_chosen]
    layout["annotations"] = [
        *_missing_words(each, "", colours),
        *_missing_words(together, "2", colours),
        *_head_words(heads, max((_right_end(place, left) for place in each), default=0), colours),
        *above,
    ]
    return layout


def _extent(rows: Sequence[PlaceAnswers], left: frozenset[str]) -> list[float]:
    """From the first block to the last; left to itself plotly forgets blocks that start at zero on the right."""
    pieces = _pieces(rows, left)
    low = min([0.0, *(piece.start for piece in pieces)])
    return [low, max([low + 1.0, *(piece.start + piece.count for piece in pieces)])]


def _count_axis(anchor: str, extent: list[float], colours: Palette) -> dict[str, Any]:
    line = {"zeroline": True, "zerolinecolor": colours.quiet, "zerolinewidth": 1.5}
    return hidden_axis(anchor=anchor, range=extent, **line)


def _place_axis(rows: Sequence[PlaceAnswers], anchor: str, domain: list[float]) -> dict[str, Any]:
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [row_label(place) for place in rows],
        "range": [len(rows) - 0.5, -0.5],  # first place on top, and a row also for a place without answers
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "ticklabelstandoff": 8,
        "anchor": anchor,
        "domain": domain,
    }


def _band(place: PlaceAnswers, row: int, colours: Palette) -> dict[str, Any]:
    """A quiet band behind the chosen place."""
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": row - 0.48,
        "y1": row + 0.48,
        "fillcolor": colours.card,
        "line": {"color": colours.accent, "width": 1},
        "layer": "below",
    }


def _missing_words(rows: Sequence[PlaceAnswers], axis: str, colours: Palette) -> list[dict[str, Any]]:
    """Why a row is empty, in words on the row itself."""
    return [
        {
            "xref": "paper",
            "yref": f"y{axis}",
            "x": 0,
            "y": row,
            "xanchor": "left",
            "xshift": 6,
            "showarrow": False,
            "text": safe(text(f"value_status.{place.reason}.short") if place.reason else text("share.no_respondents")),
            "font": {"color": colours.quiet},
        }
        for row, place in enumerate(rows)
        if place.reason or not place.respondents
    ]


def _head_words(heads: tuple[str, str] | None, right_end: int, colours: Palette) -> list[dict[str, Any]]:
    """What lies left and right of the zero line; the right words end with the bars, or missing would seem "bad"."""
    if heads is None:
        return []
    sides = [("left", "paper", 0, heads[0]), ("right", "x", right_end, heads[1])]
    return [
        {
            "xref": reference,
            "yref": "paper",
            "x": end,
            "y": 1,
            "xanchor": anchor,
            "align": anchor,
            "yanchor": "bottom",
            "showarrow": False,
            "text": wrapped(words, HEAD_CHARS),
            "font": {"color": colours.quiet, "size": 13},
        }
        for anchor, reference, end, words in sides
    ]


def _above(note: str, shift: int, colours: Palette) -> list[dict[str, Any]]:
    """A note over the bars, short enough for a phone."""
    if not note:
        return []
    return [
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": shift,
            "showarrow": False,
            "align": "left",
            "text": wrapped(note, NOTE_CHARS),
            "font": {"color": colours.quiet, "size": 13},
        }
    ]
