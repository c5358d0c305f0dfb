"""Small drawn parts that several pieces share: dots, the 0-100 % line, hatched boxes, and escaped text."""

from html import escape

from indicators.share import AreaShare, Share
from indicators.small_sample import allows_colour
from indicators.statement import count_words, interval_words
from schemas.vocabulary import ValueStatus
from translations.format import number, percent
from translations.text import text

TEN = 10
MAX_DOTS = 120  # above this, dots are texture: a solid bar says the same
LONGEST_INLINE = 9  # up to this a row of dots never wraps, so a marker may stand in it


def safe(words: object) -> str:
    """Text for HTML, attributes too: a name from a file must never run as markup."""
    return escape(str(words), quote=True)


def css_percent(fraction: float) -> str:
    """A fraction 0-1 as a CSS length: `0.1818` -> `18.18%`."""
    return f"{100 * fraction:.2f}%"


def unit_words(unit: str | None) -> str:
    """The counted unit in words (`KKG`), or `kelompok`."""
    return unit or text("chart.unit")


def place_name(area_code: str | None, area_name: str) -> str:
    """Escaped name of a place; without a code it is all of them together, by the name that it is given."""
    return safe(plain_name(area_code, area_name))


def plain_name(area_code: str | None, area_name: str) -> str:
    """The same as it is read; all together without a name are the five kabupaten of the study."""
    return area_name if area_code or area_name else text("chart.all_places")


def name_tag(area_code: str | None, area_name: str, is_chosen: bool) -> str:
    """The name of a place as HTML: bold with a mark where the reader has chosen it."""
    name = place_name(area_code, area_name)
    if not is_chosen:
        return f'<span class="g-name">{name}</span>'
    return f'<span class="g-name g-here">{name}<span class="g-unseen"> ({safe(text("chart.chosen"))})</span></span>'


def row_class(area_code: str | None, is_chosen: bool) -> str:
    """Class attribute of a row: the chosen place and the five together stand apart."""
    names = [name for name, holds in (("g-row-all", area_code is None), ("g-row-here", is_chosen)) if holds]
    return f' class="{" ".join(names)}"' if names else ""


def counts(share: Share) -> tuple[int, int] | None:
    """Numerator and denominator of a counted share, None for every other."""
    if not share.is_counted or share.numerator is None or share.denominator is None:
        return None
    return share.numerator, share.denominator


def coverage_words(area: AreaShare, unit: str | None) -> str:
    """`11 dari 88 KKG disurvei`, `11 KKG disurvei` where the total is not known; empty where nobody was counted."""
    if area.groups_surveyed is None or area.groups_total == 0:
        return ""
    if area.groups_total is None:
        return text("chart.coverage_of_unknown", surveyed=number(area.groups_surveyed), unit=unit_words(unit))
    surveyed, total = number(area.groups_surveyed), number(area.groups_total)
    return text("chart.coverage", surveyed=surveyed, total=total, unit=unit_words(unit))


def picture(share: Share, reference: Share | None = None) -> str:
    """A share as a picture: dots, a solid bar above MAX_DOTS, a hatched bar as published, a hatched empty box."""
    counted = counts(share)
    if counted is not None:
        yes, total = counted
        return dots(yes, total, reference) if total <= MAX_DOTS else bar(share, yes / total, "g-solid")
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return bar(share, share.published / 100, "g-hatch")
    return f'<span class="g-empty g-hatch" role="img" aria-label="{safe(count_words(share))}"></span>'


def dots(yes: int, total: int, reference: Share | None = None) -> str:
    """One dot per group in tens, filled first; for 5-9 dots, a thin marker where the reference would end."""
    marks = ['<i class="g-y"></i>'] * yes + ["<i></i>"] * (total - yes)
    tens = "".join(
        f'<span class="g-ten">{"".join(marks[start : start + TEN])}</span>' for start in range(0, total, TEN)
    )
    marker = reference_mark(reference) if allows_colour(total) and total <= LONGEST_INLINE else ""
    label = safe(text("chart.alt.dots", yes=number(yes), no=number(total - yes)))
    return f'<span class="g-dots" role="img" aria-label="{label}">{tens}{marker}</span>'


def track(share: Share, reference: Share | None = None) -> str:
    """The Wilson interval on a line from 0 to 100 %; empty below 10 respondents."""
    if share.interval is None or share.fraction is None:
        return ""
    low, high = share.interval.low, share.interval.high
    label = text("chart.alt.track", interval=interval_words(share))
    if reference is not None and reference.percent is not None:
        words = percent(reference.percent)
        label = text("chart.alt.track_reference", interval=interval_words(share), percent=words)
    return (
        f'<span class="g-track" role="img" aria-label="{safe(label)}">'
        f'<i class="g-ci" style="left:{css_percent(low)};width:{css_percent(high - low)}"></i>'
        f'<i class="g-pt" style="left:{css_percent(share.fraction)}"></i>{reference_mark(reference)}</span>'
    )


def reference_mark(reference: Share | None) -> str:
    """Thin marker at the reference share; none where the rule gives the reference no percentage."""
    if reference is None or reference.percent is None:
        return ""
    return f'<i class="g-ref" style="left:{css_percent(reference.percent / 100)}"></i>'


def range_words(share: Share) -> str:
    """`rentang 35–85%`, empty where the rule gives no interval."""
    words = interval_words(share)
    return text("chart.interval", interval=words) if words else ""


def bar(share: Share, fraction: float, look: str) -> str:
    """A bar from zero on the line 0-100 %; `look` is `g-solid` (counted) or `g-hatch` (published without a count)."""
    label = safe(text("chart.alt.bar", words=count_words(share)))
    fill = f'<i class="g-fill {look}" style="width:{css_percent(fraction)}"></i>'
    return f'<span class="g-track" role="img" aria-label="{label}">{fill}</span>'


def dots_key(unit: str | None) -> str:
    """Legend of the dots: what one dot is, filled and hollow."""
    filled, hollow = safe(text("chart.dots.filled")), safe(text("chart.dots.hollow"))
    return (
        f"<span>{safe(text('chart.dots.one', unit=unit_words(unit)))} "
        f'<span class="g-nowrap"><i class="g-key-dot g-y"></i>{filled}</span> '
        f'<span class="g-nowrap"><i class="g-key-dot"></i>{hollow}</span></span>'
    )


def interval_key() -> str:
    """Legend of the interval on its line."""
    line = '<i class="g-ci" style="left:30%;width:45%"></i><i class="g-pt" style="left:50%"></i>'
    words = safe(text("chart.dots.interval"))
    return f'<span><span class="g-track g-key-track" aria-hidden="true">{line}</span>{words}</span>'
