"""NTB for the landing page: the drawing as a picture, words in HTML over it, so that type never scales.

Wide: name and count beside the study's kabupaten, on leader lines. Narrow: numbers on the map, keyed to a list.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from charts.map_classes import STEP_CLASSES, class_bounds, class_counts, class_words, classify, legend_classes
from charts.parts import css_percent, safe
from charts.svg_document import BELOW, CLASS_PATTERN, NOT_SURVEYED, SIDES, data_uri, named_areas, share_of, svg_document
from charts.theme import palette
from indicators.share import AreaShare, Share
from indicators.statement import count_words, share_words
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import text

if TYPE_CHECKING:
    from geo.svg_paths import AreaPath, SvgMap  # types only: the module itself loads geopandas

MANY = 12  # numbers that stand on a map of a phone without touching; more of them are drawn smaller
__all__ = ["CLASS_PATTERN", "NOT_SURVEYED", "SIDES", "map_legend", "svg_map"]


def svg_map(
    drawing: "SvgMap",
    values: Mapping[str, AreaShare],
    *,
    chosen: str | None,
    legend: str,
    attribution: str,
    mode: str | None,
) -> str:
    """The map as HTML.

    drawing: `geo.svg_paths.read()`. values: kabupaten code -> its share; kabupaten without one count as not surveyed.
    chosen: code to outline. legend: what the colours say (`Bagian KKG yang punya SK`), also the title of the drawing.
    attribution: source of the boundaries, written under the map. mode: as given to `stylesheet`.
    """
    keyed = named_areas(drawing, values)
    tags = "".join(
        _tag(area, drawing, values[area.code], number, area.code == chosen)
        for number, area in enumerate(keyed, start=1)
    )
    many = " g-many" if len(keyed) > MANY else ""
    below = " g-has-below" if any(SIDES.get(area.code) == BELOW for area in keyed) else ""
    told = "; ".join(f"{values[area.code].area_name} {share_words(values[area.code].share)}" for area in keyed)
    source = data_uri(svg_document(drawing, values, chosen=chosen, title=legend, mode=mode))
    # Its own ground: a dark picture stays readable on white paper.
    image = (
        f'<img src="{source}" alt="{safe(text("chart.alt.map", title=f"{legend}:", values=told))}" '
        f'style="background:{palette(mode).ground}" width="{drawing.width:g}" height="{drawing.height:g}">'
    )
    return (
        f'<figure class="g"><div class="g-map-stage{below}{many}">{image}{tags}</div>{_places(keyed, values, chosen)}'
        f"<figcaption>{map_legend(drawing, values, legend)}"
        f'<p class="g-note">{safe(attribution)}</p></figcaption></figure>'
    )


def map_legend(drawing: "SvgMap", values: Mapping[str, AreaShare], legend: str) -> str:
    """The five steps as a ramp with bounds in counts, then each separate class that occurs, with its places."""
    by_code = {area.code: share_of(area.code, values) for area in drawing.areas}
    names = {area.code: values[area.code].area_name if area.code in values else area.name for area in drawing.areas}
    rest = ""
    for one in legend_classes(by_code.values(), all_steps=False):
        if one in STEP_CLASSES:
            continue
        places = ", ".join(names[code] for code, share in by_code.items() if classify(share) == one)
        words = text("chart.map.places", label=class_words(one), places=places)
        rest += f'<li><i class="g-swatch g-swatch-{one}"></i><span>{safe(words)}</span></li>'
    return f'<p class="g-quiet">{safe(legend)}</p>{ramp()}<ul class="g-legend">{rest}</ul>'


def ramp() -> str:
    """The five steps with their bounds in percent and in counts."""
    steps = "".join(
        f'<li><i style="background:var(--g-scale-{step})"></i>{safe(class_bounds(one))}'
        f'<br><span class="g-quiet">{safe(class_counts(one))}</span></li>'
        for step, one in enumerate(STEP_CLASSES, start=1)
    )
    return f'<ul class="g-ramp">{steps}</ul>'


def _tag(area: "AreaPath", drawing: "SvgMap", value: AreaShare, number: int, is_here: bool) -> str:
    """Number on the map (narrow), name and count on the leader line (wide)."""
    left, top = css_percent(area.anchor[0] / drawing.width), css_percent(area.anchor[1] / drawing.height)
    side = SIDES.get(area.code)
    tagged = " g-tagged" if side else ""
    pin = f'<span class="g-pin{tagged}" style="left:{left};top:{top}" aria-hidden="true">{number}</span>'
    if side is None:
        return pin
    name = f'<b class="g-here">{safe(value.area_name)}</b>' if is_here else f"<b>{safe(value.area_name)}</b>"
    return f'{pin}<span class="g-tag g-{side}" style="left:{left}">{name}{safe(_short_words(value.share))}</span>'


def _short_words(share: Share) -> str:
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return text("chart.map.published_short", percent=percent(share.published))
    return count_words(share)


def _places(keyed: Sequence["AreaPath"], values: Mapping[str, AreaShare], chosen: str | None) -> str:
    rows = ""
    for number, area in enumerate(keyed, start=1):
        look = ' class="g-tagged"' if area.code in SIDES else ""
        here = " g-here" if area.code == chosen else ""
        name, words = values[area.code].area_name, share_words(values[area.code].share)
        rows += (
            f'<li{look}><span class="g-pin">{number}</span><span class="g-name{here}">{safe(name)}</span>'
            f'<span class="g-words">{safe(words)}</span></li>'
        )
    return f'<ul class="g-places">{rows}</ul>' if rows else ""
