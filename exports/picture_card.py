"""A picture for WhatsApp: the state of one selection in 1080 x 1350 pixels, read on a phone as it comes."""

import io
from typing import Any

from PIL import Image

from answers.document import Content, KeyFigure
from exports import drawn, glyphs, qr
from exports.drawn import Drawn
from exports.typesetting import FAMILY, files, template, typeset
from translations.text import text

SIZE = (1080, 1350)
MOST_FIGURES = 4
GRAIN = 2.8  # patterns coarser than on paper: a phone shows the picture at a third of its size


def png(content: Content) -> bytes:
    """The card as a PNG of `SIZE`. The same content gives the same bytes."""
    return _smaller(typeset(template("card.typ"), beside(content), form="png"))


def beside(content: Content) -> dict[str, bytes]:
    """The files that the template of the card reads."""
    return files(glyphs.tree(card(content)), {"map.svg": content.map.svg if content.map is not None else None})


def _smaller(picture: bytes) -> bytes:
    """In 256 colours a third of the size: no channel is off by more than a few steps of 255, which nobody sees."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        flat = opened.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        flat.save(out, format="PNG", optimize=True)
    return out.getvalue()


def card(content: Content) -> Drawn:
    """What the template of the card writes and draws, as plain data."""
    shown = _two_of_each_clock(content.key_figures)
    return {
        **drawn.head(content),
        "family": FAMILY,
        "grain": GRAIN,
        "say": {"eyebrow": text("app.title")},
        "figures": drawn.by_clock(shown),
        "picture": _picture(content, {one.basis.source for one in shown}),
        "decision": _decision(content),
        "foot": [content.stamp.words],
        "address_words": qr.short(content.link) if qr.is_address(content.link) else "",
    }


def _two_of_each_clock(figures: tuple[KeyFigure, ...]) -> list[KeyFigure]:
    """The first two of the log and the first two of the survey; more of one where the other has fewer."""
    half = MOST_FIGURES // 2
    by_clock: dict[str | None, list[KeyFigure]] = {}
    for one in figures:
        by_clock.setdefault(one.basis.clock, []).append(one)
    first = [one for found in by_clock.values() for one in found[:half]]
    more = [one for found in by_clock.values() for one in found[half:]]
    chosen = [*first, *more][:MOST_FIGURES]
    return [one for one in figures if one in chosen]


def _picture(content: Content, said: set[str]) -> dict[str, Any] | None:
    """The map, else how active groups are, else any chart that there is. A source that the card names already is not
    written twice; the attribution of a map always is.
    """
    if content.map is not None:
        source = "" if content.map.basis.source in said else content.map.basis.source
        foot = " · ".join(filter(None, (source, content.map.attribution)))
        return {"kind": "map", **drawn.map_picture(content.map), "foot": foot}
    chart = content.chart("keaktifan") or next(iter(content.charts), None)
    if chart is None:
        reason = content.reasons.get("peta", "")
        return {"kind": "reason", "sentence": reason} if reason else None
    return {"kind": "chart", **drawn.chart(chart), "foot": "" if chart.basis.source in said else chart.basis.source}


def _decision(content: Content) -> Drawn | None:
    """The first thing to decide; where there is none, what the rules say to that."""
    if content.decisions:
        first = content.decisions[0]
        return {"label": text("brief.first_decision"), "sentence": first.sentence, "action": first.action}
    if not content.conclusion:
        return None
    return {"label": text("profile.part.decisions"), "sentence": content.conclusion, "action": ""}
