"""One kabupaten drawn as a picture: its kecamatan, and its groups as marks of their class. No JavaScript, no tiles.

The icon of a class is the same as in words and on the large map (● ◐ ◔ ○): no reader depends on colour.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.group_card import class_icon
from charts.parts import safe
from charts.svg_document import data_uri
from charts.theme import palette
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import text

if TYPE_CHECKING:
    from geo.svg_paths import SvgMap  # types only: the module itself loads geopandas

RADIUS = 5.0  # in units of the drawing, about pixels on a wide page
SHRUNK, LARGER = 0.85, 1.25  # where a page has less room than that part of the drawing, marks do not shrink with it
# What is filled of the ring, as SVG path data around its middle; nothing for a group that is asleep.
FILLED = {
    ActivityClass.AKTIF: "M0-5A5 5 0 0 1 0 5A5 5 0 0 1 0-5z",
    ActivityClass.CUKUP_AKTIF: "M0-5A5 5 0 0 0 0 5z",
    ActivityClass.KURANG_AKTIF: "M0 0V-5A5 5 0 0 1 5 0z",
    ActivityClass.VAKUM: "",
}


@dataclass(frozen=True)
class Mark:
    """One group at its place on the drawing."""

    x: float
    y: float
    activity_class: ActivityClass


def group_map(
    outlines: "SvgMap", marks: Sequence[Mark], *, counts: Mapping[str, int], unit: str, alt: str, mode: str | None
) -> str:
    """The map as HTML.

    counts: class -> all groups of it, those without a point too (they stand in the legend). unit: `KKG`. alt: the map
    in one sentence. mode: as given to `stylesheet`.
    """
    source = data_uri(document(outlines, marks, title=alt, mode=mode))
    # Its own ground: a dark picture stays readable on white paper.
    image = (
        f'<img src="{source}" alt="{safe(alt)}" style="background:{palette(mode).ground}" '
        f'width="{outlines.width:g}" height="{outlines.height:g}">'
    )
    return f'<div class="g"><div class="g-group-map">{image}{class_legend(counts, unit)}</div></div>'


def class_legend(counts: Mapping[str, int], unit: str) -> str:
    """Every class with icon, word and how many groups it has."""
    rows = "".join(
        f"<li>{class_icon(name)}<span>{safe(text(f'activity_class.{name}'))}: "
        f"<b>{safe(number(counts.get(name, 0)))}</b> {safe(unit)}</span></li>"
        for name in ActivityClass
    )
    return f'<ul class="g-legend g-class-legend">{rows}</ul>'


def document(outlines: "SvgMap", marks: Iterable[Mark], *, title: str, mode: str | None) -> str:
    """The same as a whole SVG file with the colours of one mode baked in. Groups that sleep lie on top."""
    areas = "".join(f'<path class="a" d="{area.d}"/>' for area in outlines.areas)
    order = list(ActivityClass)
    drawn = "".join(
        f'<g transform="translate({mark.x:g} {mark.y:g})"><use href="#{mark.activity_class}"/></g>'
        for mark in sorted(marks, key=lambda one: order.index(one.activity_class))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{outlines.view_box}" width="{outlines.width:g}" '
        f'height="{outlines.height:g}" role="img"><title>{safe(title)}</title>'
        f"<style>{_rules(outlines.width, mode)}</style><defs>{_signs(mode)}</defs>{areas}{drawn}</svg>"
    )


def _rules(width: float, mode: str | None) -> str:
    colours = palette(mode)
    return (
        f".a{{fill:{colours.card};fill-rule:evenodd;stroke:{colours.quiet};stroke-width:.75px;stroke-dasharray:3 2;"
        f"stroke-linejoin:round;vector-effect:non-scaling-stroke}}.r{{fill:{colours.ground}}}"
        f".o{{fill:none;stroke-width:2}}@media(max-width:{SHRUNK * width:.0f}px){{use{{transform:scale({LARGER})}}}}"
    )


def _signs(mode: str | None) -> str:
    """One sign per class: a rim of the ground, so that two that overlap stay two, a ring, and what is filled."""
    colours = palette(mode)
    return "".join(
        f'<g id="{name}"><circle class="r" r="{RADIUS + 2:g}"/><path d="{filled}" fill="{colours.classes[name]}"/>'
        f'<circle class="o" r="{RADIUS:g}" stroke="{colours.classes[name]}"/></g>'
        for name, filled in FILLED.items()
    )
