"""One file for a USB stick: figures, charts, tables and slides of some places, interactive, with no request at all.

It opens from `file://`, prints, follows the system into the dark (slides stay light), and is readable without its
script. A policy in its head lets the browser run nothing but that script. `#52.06/tabel` leads to a part.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from answers import nation, slides
from answers.document import Content, Deck
from charts.parts import safe
from charts.svg_document import data_uri
from charts.theme import DARK, LIGHT, font_family
from exports import offline_parts, slide_colours, slide_html
from translations.text import language, text, use_language

FOLDER = Path(__file__).parent
PARTS = ("ringkasan", "grafik", "tabel", "presentasi")


def html(contents: Sequence[Content]) -> bytes:
    """The whole file, in the language of the contents. The first content is what opens; the same input, the same bytes.

    Raises ValueError without contents.
    """
    if not contents:
        raise ValueError("an offline page needs at least one content")
    before = language()
    use_language(contents[0].language)
    try:
        return _document(contents).encode()
    finally:
        use_language(before)


def _document(contents: Sequence[Content]) -> str:
    keys = _keys(contents)
    known: dict[str, str] = {}
    places = "".join(_place(key, one, known) for key, one in zip(keys, contents, strict=True))
    title = safe(f"{contents[0].title} · {nation.title()}")
    return (
        f'<!doctype html><html lang="{contents[0].language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{safe(_policy())}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{title}</title><style>{stylesheet()}</style></head>'
        f'<body class="s-look" data-words="{safe(json.dumps(_words(), sort_keys=True))}">'
        f'<header class="o-head"><p class="o-brand">{safe(nation.title())}</p>{_chooser(keys, contents)}</header>'
        f"<main>{places}</main>{_foot(contents)}<script>{script()}</script></body></html>"
    )


def _keys(contents: Sequence[Content]) -> list[str]:
    """Name of each content in an address: `52.06` or `semua`; with the type of group where there are several."""
    chosen = [one.selection for one in contents]
    several = len({one.group_type for one in chosen}) > 1
    names = [
        (one.kecamatan_code or one.kabupaten_code or "semua") + (f"-{one.group_type}" if several else "")
        for one in chosen
    ]
    return [name if names.count(name) == 1 else f"{name}-{place}" for place, name in enumerate(names, start=1)]


def _chooser(keys: Sequence[str], contents: Sequence[Content]) -> str:
    if len(contents) < 2:
        return ""
    several = len({one.selection.group_type for one in contents}) > 1
    links = "".join(
        f'<li><a href="#{safe(key)}/ringkasan" data-place="{safe(key)}">'
        f"{safe(one.title if several else one.selection.log_place)}</a></li>"
        for key, one in zip(keys, contents, strict=True)
    )
    return f'<nav aria-label="{safe(text("offline.places"))}"><ul class="o-places">{links}</ul></nav>'


def _place(key: str, content: Content, known: dict[str, str]) -> str:
    """Everything of one content; `key` is its name in the address, `known` the tables that stand in the file."""
    tabs = "".join(
        f'<li><a href="#{safe(key)}/{part}" data-part="{part}">{safe(text(f"offline.part.{part}"))}</a></li>'
        for part in PARTS
    )
    drawn = {
        "ringkasan": offline_parts.summary(content, map_id=f"peta-{key}"),
        "grafik": offline_parts.charts(content),
        "tabel": offline_parts.tables(content, known),
        "presentasi": _slides(slides.deck(content), f"peta-{key}"),
    }
    parts = "".join(
        f'<section class="o-part" id="{safe(key)}/{part}" data-part="{part}">'
        f'<h2 class="o-part-title">{safe(text(f"offline.part.{part}"))}</h2>{drawn[part]}</section>'
        for part in PARTS
    )
    return (
        f'<article class="o-place" id="{safe(key)}">{offline_parts.head(content)}'
        f'<nav aria-label="{safe(text("offline.parts"))}"><ul class="o-tabs">{tabs}</ul></nav>{parts}</article>'
    )


def _slides(deck: Deck, map_id: str) -> str:
    """The slides; the drawing of the map, the largest piece of the file, is taken from the first part by the script."""
    drawn = slide_html.show(deck)
    if deck.content.map is None:
        return drawn
    return drawn.replace(f'src="{data_uri(deck.content.map.svg)}"', f'data-same="{safe(map_id)}"')


def _foot(contents: Sequence[Content]) -> str:
    """Where it comes from: every source once, the versions, the mark, the way back to the dashboard."""
    first = contents[0]
    sources = dict.fromkeys(line for one in contents for line in one.attribution)
    listed = "".join(f"<li>{safe(line)}</li>" for line in sources)
    mark = next((one.sample_mark for one in contents if one.sample_mark), "")
    badge = f'<p><span class="s-badge">{safe(mark)}</span></p>' if mark else ""
    link = (
        f'<p><a href="{safe(first.link)}" rel="noreferrer">{safe(text("offline.link"))}</a></p>' if first.link else ""
    )
    return f'<footer class="o-foot">{badge}<ul>{listed}</ul><p>{safe(first.stamp.words)}</p>{link}</footer>'


def _words() -> dict[str, object]:
    return {
        "slides": slide_html.words(),
        "filter": text("offline.filter"),
        "rows": text("offline.rows", shown="{shown}", count="{count}"),
        "copy": text("offline.copy"),
        "done": text("copy.done"),
    }


def _policy() -> str:
    """Nothing may be fetched and nothing may run but the one sheet and the one script, known by their hashes."""
    return (
        f"default-src 'none'; script-src {_hash(script())}; style-src {_hash(stylesheet())}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@cache
def stylesheet() -> str:
    """The sheet of the file: the drawn pieces in the colours of the system, the slides in the light ones."""
    screen = f":root{{{slide_colours.variables(LIGHT)}--s-font:{font_family()}}}"
    # A map is a picture in light colours: in the dark it lies on a light sheet, and so does its legend.
    sheet = f".s-map-of{{{slide_colours.variables(LIGHT)}background:{LIGHT.ground};color:{LIGHT.text};padding:12px}}"
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{slide_colours.variables(DARK)}}}{sheet}}}"
    own = slide_html.compact((FOLDER / "offline.css").read_text(encoding="utf-8"))
    return screen + dark + slide_html.stylesheet() + own


@cache
def script() -> str:
    """The script of the slides and that of the file."""
    return slide_html.script() + (FOLDER / "offline.js").read_text(encoding="utf-8")
