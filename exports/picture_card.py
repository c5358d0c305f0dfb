"""A picture for WhatsApp: the state of one selection in 1080 x 1350 pixels, read on a phone as it comes."""

import io
from typing import Any

from PIL import Image

from answers import nation
from answers.document import Content, KeyFigure
from exports import drawn, glyphs, qr
from exports.drawn import Drawn
from exports.typesetting import FAMILY, files, template, typeset
from translations.text import text

SIZE = (1080, 1350)
MOST_FIGURES = 4
BROAD = 2.1  # width of a drawing by its height
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
        "say": {"eyebrow": nation.title()},
        "figures": [_row(group) for group in drawn.by_clock(shown)],
        "picture": _picture(content, {one.basis.source for one in shown}),
        "decision": _decision(content),
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


def _row(group: Drawn) -> Drawn:
    """What a row of figures rests on stands over it; the table of a figure is left to the brief. How many were surveyed
    is said; a register is counted whole, and its figures carry that count themselves.
    """
    figures = [{**one, "foot": "" if group["source"] else one["foot"]} for one in group["figures"]]
    coverage = "" if group["clock"] == "log" else group["coverage"]
    return {"head": _line(group["source"], coverage), "figures": figures}


def _picture(content: Content, said: set[str]) -> dict[str, Any] | None:
    """The map of a kabupaten, else how active groups are, else any chart or map that there is.

    All of NTB is too broad for a phone. A source that the card names already is not written twice; whose boundaries a
    map shows always is.
    """
    found = content.map
    chart = content.chart("keaktifan") or next(iter(content.charts), None)
    if found is not None and (chart is None or found.width / found.height < BROAD):
        source = "" if found.basis.source in said else found.basis.source
        return {"kind": "map", **drawn.map_picture(found), "foot": _line(source, found.attribution)}
    if chart is not None:
        return {"kind": "chart", **drawn.chart(chart), "foot": "" if chart.basis.source in said else chart.basis.source}
    reason = content.reasons.get("peta", "")
    return {"kind": "reason", "sentence": reason} if reason else None


def _line(*words: str) -> str:
    return " · ".join(filter(None, words))


def _decision(content: Content) -> Drawn | None:
    """The first thing to decide; where there is none, what the rules say to that."""
    if content.decisions:
        first = content.decisions[0]
        label = text("brief.first_decision")
        return {"label": label, "sentence": first.sentence, "action": first.action, "source": first.source}
    if not content.conclusion:
        return None
    return {"label": text("profile.part.decisions"), "sentence": content.conclusion, "action": "", "source": ""}
