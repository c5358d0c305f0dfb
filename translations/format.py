"""Numbers, percentages, rupiah and dates as readers of each language write them (Babel, CLDR data)."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_currency, format_decimal, get_currency_symbol

from translations.text import language

LOCALES = {"id": "id_ID", "en": "en_GB"}
MILLION = 1_000_000


def number(value: float, decimals: int = 0) -> str:
    """`1234.5` -> `1.234,5` (id, one decimal); rounds half up, as the study does."""
    return _number(value, decimals, _locale())


@lru_cache(maxsize=4096)
def _number(value: float, decimals: int, locale: str) -> str:
    """A page writes the same few numbers hundreds of times, and Babel parses its pattern each time."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(rounded(value, decimals), format=pattern, locale=locale)


def percent(value: float, decimals: int = 0) -> str:
    """A percentage given as 0-100: `63.46` -> `63%`."""
    return f"{number(value, decimals)}%"


def rupiah(value: float) -> str:
    """Whole rupiah: `1250000` -> `Rp 1.250.000` (id)."""
    return format_currency(rounded(value, 0), "IDR", format="¤ #,##0", locale=_locale(), currency_digits=False)


def rupiah_round(value: float) -> str:
    """Large sums to be compared, not added: `12345678` -> `Rp 12,3 juta`; below a million as `rupiah`."""
    if abs(value) < MILLION:
        return rupiah(value)
    scale = 10 ** max(power for power in (6, 9, 12) if abs(value) >= 10**power)
    tidy = rounded(value / scale, 1) * scale  # Babel alone would round half to even
    words = format_compact_decimal(tidy, format_type="long", locale=_locale(), fraction_digits=1)
    return f"{get_currency_symbol('IDR', _locale())} {words}"


def day(value: date) -> str:
    """`13 Oktober 2018`."""
    return format_date(value, format="d MMMM y", locale=_locale())


def month(value: date) -> str:
    """`November 2018`."""
    return format_date(value, format="MMMM y", locale=_locale())


def month_short(value: date) -> str:
    """`Nov`: where twelve stand side by side."""
    return format_date(value, format="MMM", locale=_locale())


def clock_time(value: datetime) -> str:
    """`14.05` (id), `14:05` (en): the time of day as it stands in the value's own zone."""
    return format_time(value, format="short", tzinfo=value.tzinfo, locale=_locale())


def weekday(value: date) -> str:
    """`Sabtu`."""
    return format_date(value, format="EEEE", locale=_locale())


def weekday_short(value: date) -> str:
    """`Sab`."""
    return format_date(value, format="EEE", locale=_locale())


def listed(words: Sequence[str]) -> str:
    """`Dompu`, `Dompu dan Bima`, `Sumbawa, Dompu, dan Bima`."""
    return format_list(list(words), locale=_locale())


def unbroken(words: str) -> str:
    """`Rp` stays with its number, and `n =` with its count, at the end of a line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def line_words(lines: str) -> str:
    """Lines of the study for a reader: `70-71,651` -> `70–71, 651`."""
    return lines.replace("-", "–").replace(",", ", ")


def rounded(value: float, decimals: int) -> Decimal:
    """Rounded half up: Python's own rounding is half to even and would turn the study's 12,5 into 12."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _locale() -> str:
    return LOCALES[language()]
