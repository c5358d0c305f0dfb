"""One share per kabupaten: a row per place, a dot per group. Order is the caller's (west to east), never by value."""

from collections.abc import Sequence

from charts.parts import coverage_words, dots_key, interval_key, name_tag, picture, range_words, row_class, safe, track
from indicators.share import AreaShare
from indicators.statement import share_words


def dot_strip(areas: Sequence[AreaShare], *, benchmark_words: str | None = None, unit: str | None = None) -> str:
    """Rows of dots as HTML.

    areas: places in the order to be drawn; `area_code` None is the five together and stands apart.
    benchmark_words: a yardstick in words, written under the rows. unit: what is counted (`KKG`).
    """
    rows = "".join(_row(area, unit) for area in areas)
    return f'<div class="g"><ul class="g-strip">{rows}</ul>{_notes(areas, benchmark_words, unit)}</div>'


def _row(area: AreaShare, unit: str | None) -> str:
    name = name_tag(area.area_code, area.area_name, area.is_chosen)
    covered, spread = coverage_words(area, unit), range_words(area.share)
    quiet = "".join(
        f'<span class="g-quiet {look}">{safe(words)}</span>'
        for look, words in (("g-covered", covered), ("g-range", spread))
        if words
    )
    return (
        f"<li{row_class(area.area_code, area.is_chosen)}>{name}"
        f'<span class="g-words">{safe(share_words(area.share))}</span>'
        f'<span class="g-pic"><span>{picture(area.share)}</span>{track(area.share)}</span>'
        f'<span class="g-cover">{quiet}</span></li>'
    )


def _notes(areas: Sequence[AreaShare], benchmark_words: str | None, unit: str | None) -> str:
    notes = []
    if any(area.share.is_counted for area in areas):
        notes.append(dots_key(unit))
    if any(area.share.interval for area in areas):
        notes.append(interval_key())
    if benchmark_words:
        notes.append(f"<span>{safe(benchmark_words)}</span>")
    return f'<p class="g-note">{"".join(notes)}</p>' if notes else ""
