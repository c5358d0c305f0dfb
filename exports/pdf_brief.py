"""The brief on paper: exactly one A4 page of one selection, tagged, with its fonts in it (PDF/A-2a and PDF/UA-1)."""

import json
from itertools import groupby
from pathlib import Path

from answers.document import Basis, Content, Decision, KeyFigure
from exports import drawn, glyphs, qr
from exports.drawn import Drawn
from exports.typesetting import FAMILY, typeset
from translations.format import day
from translations.text import text

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ("a-2a", "ua-1")  # Typst checks both while it writes, and refuses a page that breaks them
# The three of the brief, in this order, and what stands there where one is missing.
CHARTS = {
    "keaktifan": "page.keaktifan.menu",
    "pendanaan": "page.pendanaan.menu",
    "narasumber": "page.narasumber.menu",
}


def pdf(content: Content) -> bytes:
    """The brief as a PDF. Whatever the length of its words, it is one page; the same content gives the same bytes.

    Words of the page itself are in the language of this run, which is that of the content.
    """
    data = glyphs.tree(page(content))
    data["address"] = content.link if qr.is_address(content.link) else ""  # as it is: the page does not write it out
    files = {
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        "parts.typ": (TEMPLATES / "parts.typ").read_bytes(),
    }
    if content.map is not None:
        files["map.svg"] = content.map.svg.encode()
    if qr.is_address(content.link):
        files["qr.svg"] = qr.svg(content.link).encode()
    template = (TEMPLATES / "brief.typ").read_text(encoding="utf-8")
    return typeset(template, files, form="pdf", standards=STANDARDS, made_at=content.stamp.made_at)


def page(content: Content) -> Drawn:
    """Everything the template writes and draws, as plain data."""
    has_address = qr.is_address(content.link)
    return {
        **drawn.head(content),
        "family": FAMILY,
        "say": _words(content),
        "date": day(content.stamp.made_at.date()),
        "figures": _by_clock(content.key_figures),
        "decisions": [_decision(one) for one in content.decisions],
        "conclusion": content.conclusion,
        "map": None if content.map is None else drawn.map_picture(content.map),
        "charts": [_chart(content, key) for key in CHARTS],
        "reasons": {"peta": content.reasons.get("peta", "")},
        "method": list(content.method),
        "attribution": list(content.attribution),
        "address_words": qr.short(content.link) if has_address else "",
    }


def _words(content: Content) -> dict[str, str]:
    return {
        "eyebrow": text("brief.eyebrow"),
        "author": text("brief.author"),
        "map": text("brief.map"),
        "decisions": text("profile.part.decisions"),
        "method": text("brief.method"),
        "sources": text("brief.sources"),
        "open": text("brief.open"),
        "code_alt": text("brief.code_alt", address=qr.short(content.link)),
        "more_rows": text("brief.more_rows", count="{}"),
        "cut": text("brief.cut"),
    }


def _by_clock(figures: tuple[KeyFigure, ...]) -> list[Drawn]:
    """Key figures of each clock by themselves; what all of them rest on is said once, over them."""
    groups = []
    for clock, found in groupby(figures, key=lambda one: one.basis.clock):
        of_clock = list(found)
        source = drawn.common([one.basis.source for one in of_clock])
        coverage = drawn.common([one.basis.coverage for one in of_clock]) if source else ""
        rows = [{**drawn.key_figure(one), "foot": _left_over(one.basis, source, coverage)} for one in of_clock]
        groups.append({"source": source or text(f"decision.clock.{clock}"), "coverage": coverage, "figures": rows})
    return groups


def _left_over(basis: Basis, source: str, coverage: str) -> str:
    """What a figure rests on and the line over it has not said."""
    if source and coverage:
        return ""
    return basis.coverage if source else basis.foot


def _decision(one: Decision) -> Drawn:
    return {
        "sentence": one.sentence,
        "action": one.action,
        "who": one.who,
        "source": one.source,
        "beside": one.beside,
    }


def _chart(content: Content, key: str) -> Drawn:
    one = content.chart(key)
    return {
        "name": text(CHARTS[key]),
        "chart": None if one is None else drawn.chart(one),
        "reason": content.reasons.get(key, ""),
    }
