"""A chart of `answers.document` as HTML: lying bars with their counts beside them, drawn as SVG, legend in words.

Lengths stand in the SVG in percent, so that bars fill the room there is while words keep their size.
"""

from collections.abc import Sequence

from answers.document import Chart, Series
from charts.parts import safe
from exports import slide_colours as colours
from translations.format import number
from translations.text import text

THREE, FEW, SOME, MANY = (
    3,
    5,
    8,
    14,
)  # rows up to which they are wide, middling, narrow; above, they stand in two columns
HALF = 50  # percent from which the words of a bar stand in it, at its end: behind it a phone has no room
ROOM_OF_LETTER = 1.3  # percent that one letter takes inside a bar of a slide
_MIDDLE = 'y="50%" dy=".35em"'


def chart(found: Chart) -> str:
    """The whole chart: legend, then a table whose middle column is drawn."""
    rows = [_row(found, place) for place in range(len(found.categories))]
    half = (len(rows) + 1) // 2 if len(rows) > MANY else len(rows) or 1
    tables = "".join(_table(found, rows[start : start + half]) for start in range(0, len(rows), half))
    notes = "".join(f"<p>{safe(one)}</p>" for one in found.notes)
    under = f'<div class="s-notes">{notes}</div>' if notes else ""
    return f'<div class="s-chart">{_legend(found)}<div class="s-tables">{tables}</div>{under}</div>'


def _table(found: Chart, rows: Sequence[str]) -> str:
    size = "few" if len(rows) <= FEW else "some" if len(rows) <= SOME else "many"
    size += " s-three" if len(rows) <= THREE else ""
    grouped = " s-grouped" if found.form == "bars" and len(found.series) > 1 else ""
    caption = f'<caption class="s-unseen">{safe(found.name)}</caption>'
    return f'<table class="s-bars s-{size}{grouped}">{caption}<tbody>{"".join(rows)}</tbody></table>'


def _row(found: Chart, place: int) -> str:
    is_here = place == found.chosen
    beside = found.beside[place] if place < len(found.beside) else ""
    if _is_unknown(found, place) and not beside:
        beside = text("slides.unknown")
    name = safe(found.categories[place])
    mark = f'<span class="s-unseen"> ({safe(text("chart.chosen"))})</span>' if is_here else ""
    words = f'<td class="s-beside">{safe(beside)}</td>' if _has_beside(found) else ""
    return (
        f'<tr{" class=s-here" if is_here else ""}><th scope="row">{name}{mark}</th>'
        f'<td class="s-drawn">{_bars(found, place)}</td>{words}</tr>'
    )


def _has_beside(found: Chart) -> bool:
    return any(found.beside) or any(_is_unknown(found, place) for place in range(len(found.categories)))


def _is_unknown(found: Chart, place: int) -> bool:
    return all(one.values[place] is None for one in found.series)


def _bars(found: Chart, place: int) -> str:
    if found.form == "stacked":
        return _picture(_said(found, place), _blocks(found, place))
    longest = max((value or 0 for one in found.series for value in one.values), default=0) or 1
    return "".join(
        _picture(f"{one.name}: {value_words(found, one, place)}", _bar(found, one, place, longest))
        for one in found.series
    )


def _picture(said: str, inside: str) -> str:
    return f'<svg class="s-bar" role="img" aria-label="{safe(said)}">{inside}</svg>'


def _said(found: Chart, place: int) -> str:
    """A row of stacked bars in words: `Aktif 3, Cukup aktif 2`."""
    if _is_unknown(found, place):
        return text("slides.unknown")
    return ", ".join(f"{one.name} {value_words(found, one, place)}" for one in found.series)


def _blocks(found: Chart, place: int) -> str:
    """Stacked values of one row on the scale of the longest row."""
    longest = max(_total(found, row) for row in range(len(found.categories))) or 1
    drawn, left = "", 0.0
    for one in found.series:
        value = one.values[place]
        if not value:
            continue
        width = 100 * value / longest
        words = value_words(found, one, place)
        drawn += f'<rect {colours.fill(one.colour)} x="{left:.2f}%" width="{width:.2f}%" height="100%"></rect>'
        if width >= ROOM_OF_LETTER * (len(words) + 1):
            middle = f'x="{left + width / 2:.2f}%" {_MIDDLE} text-anchor="middle"'
            drawn += f"<text {colours.ink(one.colour)} {middle}>{safe(words)}</text>"
        left += width
    return drawn or _nothing()


def _total(found: Chart, place: int) -> float:
    return sum(one.values[place] or 0 for one in found.series)


def _bar(found: Chart, one: Series, place: int, longest: float) -> str:
    """One bar from zero with its words behind it; nothing known is a dashed line."""
    value = one.values[place]
    if value is None:
        return _nothing()
    width = 100 * value / longest
    words = "" if _is_said_beside(found, one) else safe(value_words(found, one, place))
    return (
        f'<line class="s-zero" x1="0" x2="0" y1="0" y2="100%"></line>'
        f'<rect {colours.fill(one.colour)} width="{width:.2f}%" height="100%"></rect>'
        f"{_at_end(words, width, one.colour) if words else ''}"
    )


def _at_end(words: str, width: float, colour: str) -> str:
    """Words at the end of a bar: in a long one, behind a short one."""
    if width >= HALF:
        return f'<text {colours.ink(colour)} x="{width:.2f}%" dx="-.5em" {_MIDDLE} text-anchor="end">{words}</text>'
    return f'<text class="s-said" x="{width:.2f}%" dx=".5em" {_MIDDLE}>{words}</text>'


def _is_said_beside(found: Chart, one: Series) -> bool:
    """A bare number behind the bar would say again what `7 dari 11` beside it says."""
    return not any(one.words) and len(found.series) == 1 and any(found.beside)


def _nothing() -> str:
    return '<line class="s-none" x1="0" x2="100%" y1="50%" y2="50%"></line>'


def value_words(found: Chart, one: Series, place: int) -> str:
    """One value for a reader: its own words, the number, or that nothing is known."""
    value = one.values[place]
    own = one.words[place] if place < len(one.words) else ""
    if value is None:
        return own or text("slides.unknown")
    return own or number(value, found.decimals)


def _legend(found: Chart) -> str:
    """What each colour means; one series alone is named by the chart itself."""
    if len(found.series) < 2:
        return ""
    entries = "".join(f"<li>{swatch(one.colour)}{safe(one.name)}</li>" for one in found.series)
    return f'<ul class="s-legend">{entries}</ul>'


def swatch(colour: str) -> str:
    """A small field of one colour."""
    inside = f'<rect {colours.fill(colour)} width="100%" height="100%"></rect>'
    return f'<svg class="s-swatch" aria-hidden="true">{inside}</svg>'
