"""A date as somebody wrote it: Excel's own, its serial number, ISO, 13/10/18, 13 Oktober 2018. The day comes first."""

import math
import re
from datetime import date, datetime, timedelta
from functools import cache

from babel.dates import get_month_names

from etl.intake.messages import BadValueError

# What a log of meetings may hold; a year beyond is a slip of the pen.
LEAST_YEAR, MOST_YEAR = 1990, 2100
# Serial numbers of those years; a bare number beyond is no date.
_SERIALS = (20_000, 75_000)
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_TWO_DIGITS = 70  # 69 is 2069, 70 is 1970

_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDS = re.compile(r"(\d{1,2})[\s.\-/]*([a-z]+)[\s.,\-/]*(\d{4}|\d{2})")
_WORDS_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_NO_DAY = re.compile(r"([a-z]+)[\s.,\-/]*\d{2,4}|\d{1,2}[/.\-]\d{4}|\d{4}")
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*[,/ ]\s*")
_TIME = re.compile(r"[\st,]+(?:pukul |jam )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:wita|wib|am|pm|z)?$")
# Spellings of the field that CLDR does not know.
_ALSO = {"agt": 8, "ags": 8, "agus": 8, "peb": 2, "pebruari": 2, "nop": 11, "nopember": 11, "sept": 9, "juni": 6,
         "juli": 7, "des": 12, "mrt": 3}  # fmt: skip


def parse(value: object, column: str, is_1904: bool = False) -> date:
    """The date of one cell. Raises BadValueError with the rule that it breaks."""
    found = _parse(value, column, is_1904)
    if not LEAST_YEAR <= found.year <= MOST_YEAR:
        raise BadValueError("date_year", column=column, least=LEAST_YEAR, most=MOST_YEAR)
    return found


def _parse(value: object, column: str, is_1904: bool) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value), column, is_1904)
    if isinstance(value, str):
        return _from_text(value, column)
    raise BadValueError("date", column=column)


def _from_serial(number: float, column: str, is_1904: bool) -> date:
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=int(number))
    if math.isfinite(number) and number == int(number) and (match := _COMPACT.fullmatch(str(int(number)))):
        return _date(int(match[1]), int(match[2]), int(match[3]), column)
    raise BadValueError("date", column=column)


def _from_text(value: str, column: str) -> date:
    text = _TIME.sub("", _WEEKDAY.sub("", value.casefold().strip())).strip()
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]), column)
    if match := _NUMERIC.fullmatch(text):
        return _day_first(int(match[1]), int(match[2]), _year(match[3]), column)
    if (match := _WORDS.fullmatch(text)) and (month := months().get(match[2])):
        return _date(_year(match[3]), month, int(match[1]), column)
    if (match := _WORDS_MONTH_FIRST.fullmatch(text)) and (month := months().get(match[1])):
        return _date(int(match[3]), month, int(match[2]), column)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_serial(float(text.replace(",", ".")), column, is_1904=False)
    if (match := _NO_DAY.fullmatch(text)) and (match[1] is None or match[1] in months()):
        raise BadValueError("date_no_day", column=column)
    raise BadValueError("date", column=column)


def _day_first(day: int, month: int, year: int, column: str) -> date:
    """Never month first: 10/13/18 is told, not guessed, since 10/12/18 beside it would be guessed wrongly."""
    if month > 12 and day <= 12:
        meant = f"{month:02}/{day:02}/{year}"
        raise BadValueError("date_month_first", column=column, month=month, meant=meant)
    return _date(year, month, day, column)


def _date(year: int, month: int, day: int, column: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadValueError("date_impossible", column=column) from error


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < _TWO_DIGITS else 1900)


@cache
def months() -> dict[str, int]:
    """Month names, whole and short, Indonesian and English, in small letters."""
    names = dict(_ALSO)
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():  # type: ignore[arg-type, unused-ignore]
                names.setdefault(str(name).casefold().rstrip("."), int(number))
    return names
