"""NTB as a whole SVG file with the colours of one mode baked in: for `<img>` on a page, for PDF and slides.

A file of its own, because `st.html` strips inline SVG (DOMPurify with the HTML profile) but keeps an image. On a page
words that must never scale do not stand in it; `charts.svg_map` lays them over the picture. Paper has nothing to lay
over, so `labelled` writes name and count into the picture.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from charts.map_classes import MapClass, classify, colour_step
from charts.parts import safe
from charts.theme import font_family, palette
from indicators.share import AreaShare, Share
from indicators.statement import count_words
from schemas.vocabulary import ValueStatus

if TYPE_CHECKING:
    from geo.svg_paths import AreaPath, SvgMap  # types only: the module itself loads geopandas

# Where a name stands on a wide map: in the sea north or south of its place, so that no two meet.
ABOVE, BELOW = "above", "below"
SIDES = {"52.02": BELOW, "52.07": BELOW, "52.04": ABOVE, "52.05": ABOVE, "52.06": BELOW}
START = ("52.07",)  # its words begin at its line, or they would run into those of its western neighbour
LABEL, LINE = 28, 34  # size of the words and height of a line in units of the drawing: 7 points on half a page of A4
WIDE_PX = 640  # from this width names stand on leader lines; the same bound stands in style.css
CLASS_PATTERN = {
    MapClass.PUBLISHED: "hatch",
    MapClass.TINY_SAMPLE: "dots",
    MapClass.NO_ANSWER: "lines",
    MapClass.NO_FIGURE: "grid",
}
NOT_SURVEYED = Share(None, None, status=ValueStatus.NOT_SURVEYED)


def svg_document(
    drawing: "SvgMap", values: Mapping[str, AreaShare], *, chosen: str | None, title: str, mode: str | None
) -> str:
    """The drawing as SVG text.

    drawing: `geo.svg_paths.read()`. values: kabupaten code -> its share; kabupaten without one count as not surveyed.
    chosen: code to outline. Leader lines appear where the picture is at least WIDE_PX wide.
    """
    return _document(drawing, _shapes(drawing, values, chosen), title, _rules(mode), mode)


def labelled(
    drawing: "SvgMap", values: Mapping[str, AreaShare], *, chosen: str | None, title: str
) -> tuple[str, float, float]:
    """The same for paper, light, with name and count beside each place of the study, elsewhere its number: (SVG,
    width, height)."""
    band = 2 * LINE + LABEL / 2
    words = "".join(
        _label(area, values[area.code], drawing.height, area.code == chosen)
        if area.code in SIDES
        else _number(area, number, area.code == chosen)
        for number, area in enumerate(named_areas(drawing, values), start=1)
    )
    font = f'font-family="{font_family()}" font-size="{LABEL}" fill="{palette("light").text}"'
    shapes = f"{_shapes(drawing, values, chosen)}<g {font}>{words}</g>"
    # A program that draws paper knows no width of a screen: lines are always shown.
    rules = f"{_rules('light')}.lead{{display:inline}}"
    svg = _document(drawing, shapes, title, rules, "light", band)
    return svg, drawing.width, drawing.height + 2 * band


def _document(drawing: "SvgMap", shapes: str, title: str, rules: str, mode: str | None, band: float = 0) -> str:
    """`band`: empty space above and below the drawing."""
    height = drawing.height + 2 * band
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-band:g} {drawing.width:g} {height:g}" '
        f'width="{drawing.width:g}" height="{height:g}" role="img"><title>{safe(title)}</title>'
        f"<style>{rules}</style><defs>{_patterns(mode)}</defs>{shapes}</svg>"
    )


def _shapes(drawing: "SvgMap", values: Mapping[str, AreaShare], chosen: str | None) -> str:
    areas = "".join(_area(area, share_of(area.code, values)) for area in drawing.areas)
    outline = "".join(
        f'<path class="area {look}" d="{area.d}"/>'
        for area in drawing.areas
        if area.code == chosen
        for look in ("halo", "chosen")
    )
    return f"{areas}{outline}" + "".join(
        _lead(area, drawing.height) for area in named_areas(drawing, values) if area.code in SIDES
    )


def _label(area: "AreaPath", value: AreaShare, height: float, is_chosen: bool) -> str:
    """Name and count in the sea above or below the drawing, at the end of the line of the place."""
    x = area.anchor[0]
    top = -LINE - LABEL / 2 if SIDES[area.code] == ABOVE else height + LABEL
    anchor = "start" if area.code in START else "middle"
    line = ' text-decoration="underline"' if is_chosen else ""
    return (
        f'<text x="{x:g}" y="{top:g}" text-anchor="{anchor}">'
        f'<tspan font-weight="700"{line}>{safe(value.area_name)}</tspan>'
        f'<tspan x="{x:g}" dy="{LINE}">{safe(count_words(value.share))}</tspan></text>'
    )


def _number(area: "AreaPath", number: int, is_chosen: bool) -> str:
    """The number of a place that has no room for its name: the legend says whose it is."""
    x, y = area.anchor
    weight = 700 if is_chosen else 400
    look = f'paint-order="stroke" stroke="{palette("light").ground}" stroke-width="6"'
    return f'<text x="{x:g}" y="{y + LABEL / 3:g}" text-anchor="middle" font-weight="{weight}" {look}>{number}</text>'


def data_uri(svg: str) -> str:
    """SVG text as a `data:` address for `<img src>`; percent-encoded, because that compresses better than base64."""
    return "data:image/svg+xml," + quote(svg, safe=" /:;,=()'{}.@*!+-_")


def share_of(code: str, values: Mapping[str, AreaShare]) -> Share:
    """The share of a place; a place without one was not surveyed."""
    return values[code].share if code in values else NOT_SURVEYED


def named_areas(drawing: "SvgMap", values: Mapping[str, AreaShare]) -> list["AreaPath"]:
    """Places of the study, with or without an answer, west to east; the others stay quiet."""
    found = [
        area
        for area in drawing.areas
        if area.code in values and (area.code in SIDES or classify(values[area.code].share) != MapClass.NOT_SURVEYED)
    ]
    return sorted(found, key=lambda area: area.anchor[0])


@cache
def _rules(mode: str | None) -> str:
    colours = palette(mode)
    steps = "".join(f".s{step}{{fill:{colour}}}" for step, colour in enumerate(colours.scale, start=1))
    return (
        f".area{{fill-rule:evenodd;stroke:{colours.quiet};stroke-width:.75px;stroke-linejoin:round}}"
        f".area,.lead{{vector-effect:non-scaling-stroke}}.bare,.quiet{{fill:{colours.card}}}"
        f".quiet{{stroke-dasharray:3 2}}{steps}.halo{{fill:none;stroke:{colours.ground};stroke-width:7px}}"
        f".chosen{{fill:none;stroke:{colours.text};stroke-width:3px}}"
        f".lead{{display:none;stroke:{colours.text}}}.under{{stroke:{colours.ground};stroke-width:3.5px}}"
        f"circle.lead{{fill:{colours.text};stroke:{colours.ground}}}"
        f"@media(min-width:{WIDE_PX}px){{.lead{{display:inline}}}}"
    )


@cache
def _patterns(mode: str | None) -> str:
    colours = palette(mode)
    inks = {
        "hatch": f'<path d="M0 14L14 0" stroke="{colours.text}" stroke-width="1.6"/>',
        "dots": f'<circle cx="7" cy="7" r="2.2" fill="{colours.text}"/>',
        "lines": f'<path d="M0 14L14 0M-3 3L3 -3M11 17L17 11" stroke="{colours.no_data}" stroke-width="4"/>',
        "grid": f'<path d="M7 0V14M0 7H14" stroke="{colours.no_data}" stroke-width="2"/>',
    }
    return "".join(
        f'<pattern id="{name}" width="14" height="14" patternUnits="userSpaceOnUse">{ink}</pattern>'
        for name, ink in inks.items()
    )


def _area(area: "AreaPath", share: Share) -> str:
    """A shape in its colour; separate classes get a pattern over it."""
    one, step = classify(share), colour_step(share)
    plain = "quiet" if one == MapClass.NOT_SURVEYED else "bare"
    look = f"s{step}" if step else plain
    base = f'<path class="area {look}" d="{area.d}"/>'
    if one not in CLASS_PATTERN:
        return base
    return f'{base}<path class="area" d="{area.d}" fill="url(#{CLASS_PATTERN[one]})"/>'


def _lead(area: "AreaPath", height: float) -> str:
    x, y = area.anchor
    end = 0 if SIDES[area.code] == ABOVE else height
    line = f'd="M{x:g} {y:g}V{end:g}"'
    dot = f'<circle class="lead" cx="{x:g}" cy="{y:g}" r="5"/>'
    return f'<path class="lead under" {line}/><path class="lead" {line}/>{dot}'
