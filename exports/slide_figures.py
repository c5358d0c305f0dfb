"""What a slide shows beside charts: cards of key figures, the map with its legend, decisions, lines of text."""

from collections.abc import Sequence

from answers import nation
from answers.document import Decision, KeyFigure, LegendEntry, MapPicture
from charts.group_map import FILLED, RADIUS
from charts.parts import counts, safe
from charts.svg_document import data_uri
from charts.theme import CLASS_ICONS
from exports import slide_colours as colours
from exports.slide_chart import swatch
from indicators.share import Rate, Share
from indicators.small_sample import Band

DOTS = 9  # up to this many, a share of a sample is dots: the small-sample rule gives it no percentage
_CLASSES = {icon: name for name, icon in CLASS_ICONS.items()}
SHORT = 5  # entries of a legend that stand in large type


def cards(found: Sequence[KeyFigure]) -> str:
    """Key figures as cards: the count first, what it is of, and the five kabupaten together as a thin mark."""
    inside = "".join(_card(one) for one in found)
    return f'<ul class="s-cards s-of-{min(len(found), 6)}">{inside}</ul>'


def _card(one: KeyFigure) -> str:
    look = "s-big" if one.figure.is_counted else "s-big s-words"
    beside = f' <span class="s-of">{safe(one.beside)}</span>' if one.beside else ""
    reference = f'<p class="s-reference">{_key(one)}{safe(_reference(one))}</p>' if one.reference_words else ""
    return (
        f'<li class="s-card"><h3 class="s-card-title">{safe(one.title)}</h3>'
        f'<p class="s-figure"><span class="{look}">{safe(one.big)}</span>{beside}</p>'
        f'{_line(one)}{reference}<p class="s-source">{safe(one.basis.foot)}</p></li>'
    )


def _reference(one: KeyFigure) -> str:
    return nation.reference(one.reference_words)


def _key(one: KeyFigure) -> str:
    if not _mark(one):
        return ""
    return '<svg class="s-key" aria-hidden="true"><rect class="s-mark" width="100%" height="100%"></rect></svg>'


def _line(one: KeyFigure) -> str:
    """The figure as a picture, by the rule of small samples; what it shows stands in words above it."""
    drawn = _rate(one.figure, one.reference) if isinstance(one.figure, Rate) else _share(one.figure)
    return f'<svg class="s-line" aria-hidden="true">{drawn}{_mark(one)}</svg>' if drawn else ""


def _share(share: Share) -> str:
    counted = counts(share)
    if counted is None or share.fraction is None:
        return ""
    yes, total = counted
    if total <= DOTS and not share.is_census:
        return "".join(
            f'<circle class="{"s-dot" if place < yes else "s-ring"}" cx="{place * 1.15 + 0.5:.2f}em" cy="50%" '
            'r=".42em"></circle>'
            for place in range(total)
        )
    if share.interval is None:
        return _bar(share.fraction)
    low, high = 100 * share.interval.low, 100 * share.interval.high
    return (
        '<line class="s-axis" x1="0" x2="100%" y1="50%" y2="50%"></line>'
        f'<rect class="s-interval" x="{low:.2f}%" width="{high - low:.2f}%" y="32%" height="36%"></rect>'
        f'<circle class="s-dot" cx="{100 * share.fraction:.2f}%" cy="50%" r=".34em"></circle>'
    )


def _rate(rate: Rate, reference: Share | Rate | None) -> str:
    value = rate.value
    return "" if value is None else _bar(value / _longest(rate, reference))


def _longest(rate: Rate, reference: Share | Rate | None) -> float:
    other = reference.value if isinstance(reference, Rate) else None
    return max(rate.value or 0, other or 0) or 1


def _bar(fraction: float) -> str:
    return (
        '<line class="s-axis" x1="0" x2="100%" y1="50%" y2="50%"></line>'
        f'<rect class="s-value" width="{100 * fraction:.2f}%" y="15%" height="70%"></rect>'
    )


def _mark(one: KeyFigure) -> str:
    """The five kabupaten on the same line; none beside dots, and none where the rule gives them no percentage."""
    figure, reference = one.figure, one.reference
    if isinstance(figure, Rate):
        value = reference.value if isinstance(reference, Rate) else None
        at = None if value is None or not figure.is_counted else 100 * value / _longest(figure, reference)
    elif isinstance(reference, Share) and figure.takes_colour and figure.band != Band.NONE:
        has_line = figure.is_census or (figure.denominator or 0) > DOTS
        at = reference.percent if has_line else None
    else:
        at = None
    return "" if at is None else f'<rect class="s-mark" x="{at:.2f}%" width=".17em" height="100%"></rect>'


def map_of(found: MapPicture) -> str:
    """The drawing as a picture of its own, beside it every class with its count, then where the boundaries are from."""
    image = (
        f'<img class="s-map" src="{data_uri(found.svg)}" alt="{safe(found.alt)}" '
        f'width="{found.width:g}" height="{found.height:g}">'
    )
    entries = "".join(
        f'<li>{_sign(one)}<span class="s-entry"><span>{safe(one.words)}</span> <b>{safe(one.count)}</b></span></li>'
        for one in found.legend
    )
    look = " s-long" if len(found.legend) > SHORT else ""
    notes = "".join(f"<p>{safe(one)}</p>" for one in (*found.notes, found.attribution) if one)
    beside = (
        f'<div class="s-map-words"><ul class="s-legend{look}">{entries}</ul><div class="s-notes">{notes}</div></div>'
    )
    return f'<div class="s-map-of">{image}{beside}</div>'


def _sign(one: LegendEntry) -> str:
    """The mark as it stands on the map: the icon of a class in its colour, else a field of the colour."""
    if one.icon not in _CLASSES:
        return swatch(one.colour)
    ring = f'<circle r="{RADIUS - 1:g}" fill="none" {colours.stroke(one.colour)} stroke-width="2"></circle>'
    filled = f'<path {colours.fill(one.colour)} d="{FILLED[_CLASSES[one.icon]]}"></path>'
    return f'<svg class="s-swatch" viewBox="-6 -6 12 12" aria-hidden="true">{filled}{ring}</svg>'


def decisions(found: Sequence[Decision], *, with_beside: bool = False) -> str:
    """Numbered: what is wrong, what the study recommends, who acts, where it comes from.

    with_beside: what the other clock says under it, where there is room.
    """
    return f'<ol class="s-decisions">{"".join(_decision(one, with_beside) for one in found)}</ol>'


def _decision(one: Decision, with_beside: bool) -> str:
    beside = f'<p class="s-who">{safe(one.beside)}</p>' if with_beside and one.beside else ""
    return (
        f'<li class="s-decision"><h3>{safe(one.sentence)}</h3><p>{safe(one.action)}</p>'
        f'<p class="s-who"><b>{safe(one.who)}</b> · {safe(one.source)}</p>{beside}</li>'
    )


def lines(found: Sequence[str]) -> str:
    """Short sentences under each other."""
    return f'<ul class="s-lines">{"".join(f"<li>{safe(one)}</li>" for one in found)}</ul>'
