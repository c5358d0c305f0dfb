"""The brief on paper: exactly one A4 page of one selection, tagged, with its fonts in it (PDF/A-2a and PDF/UA-1)."""

from answers import nation
from answers.document import Content, Decision
from exports import drawn, glyphs, qr
from exports.drawn import Drawn
from exports.typesetting import FAMILY, files, template, typeset
from translations.format import day
from translations.text import text

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
    drawings = {
        "map.svg": content.map.svg if content.map is not None else None,
        "qr.svg": qr.svg(content.link) if data["address"] else None,
    }
    made_at = content.stamp.made_at
    return typeset(template("brief.typ"), files(data, drawings), form="pdf", standards=STANDARDS, made_at=made_at)


def page(content: Content) -> Drawn:
    """Everything the template writes and draws, as plain data."""
    has_address = qr.is_address(content.link)
    return {
        **drawn.head(content),
        "family": FAMILY,
        "grain": 1,
        "say": _words(content),
        "date": day(content.stamp.made_at.date()),
        "figures": drawn.by_clock(content.key_figures),
        "decisions": [_decision(one) for one in content.decisions],
        "conclusion": content.conclusion,
        "map": None if content.map is None else drawn.map_picture(content.map),
        "charts": [_chart(content, key) for key in CHARTS],
        "reasons": {"peta": content.reasons.get("peta", "")},
        "method": list(content.method),
        "attribution": _sources(content),
        "address_words": qr.short(content.link) if has_address else "",
    }


def _words(content: Content) -> dict[str, str]:
    return {
        "eyebrow": nation.brief_eyebrow(),
        "author": nation.title() if nation.is_several() else text("brief.author"),
        "map": text("brief.map"),
        "dots": text("brief.key.dots"),
        "interval": text("brief.key.interval"),
        "reference": nation.reference_line(),
        "decisions": text("profile.part.decisions"),
        "method": text("brief.method"),
        "sources": text("brief.sources"),
        "open": text("brief.open"),
        "code_alt": text("brief.code_alt", address=qr.short(content.link)),
        "more_rows": text("brief.more_rows", count="{}"),
        "cut": text("brief.cut"),
    }


def _sources(content: Content) -> list[str]:
    """All sources of the page, that of the map too where it is not among them."""
    found = list(content.attribution)
    if content.map is not None and content.map.attribution not in found:
        found.append(content.map.attribution)
    return found


def _decision(one: Decision) -> Drawn:
    who, _, by = one.who.partition(" · ")
    return {
        "sentence": one.sentence,
        "action": one.action,
        "who": who,
        "by": f"{by} · " if by else "",
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
