"""One cell as the type of its contract, as people of the field write it; BadValueError names the rule it breaks.

Blank cells never come here. Dots are thousands and commas decimals, as in Indonesia, unless that makes no sense.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel.numbers import NumberFormatError, parse_decimal
from rapidfuzz import process

from etl.intake import dates, people, template
from etl.intake.messages import BadValueError, suggestion
from etl.intake.template import Column

Parser = Callable[[Any], Any]

_BLANK = frozenset({"", "-", "--", "–", "—", "n/a", "n.a.", "n.a", "#n/a", "null", "nan"})
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_BROKEN = re.compile("[\x00\ud800-\udfff]")  # no file of a database holds them
_LONGEST_NUMBER = 20  # signs; beyond it nobody counts people or rupiah, and decimals lose their last digits
_PLAIN = re.compile(r"[+-]?\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+")
_NUMBER = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")
_THREE_DECIMALS = re.compile(r"[.,]\d{3}$")
_UNITS = re.compile(r"\s*(?:orang|guru|anggota|sekolah|jp|jam(?: pelajaran)?|tahun|thn|th)\.?$")
_MONEY = re.compile(r"(?:rp\.?|idr)?([+-]?[\d.,]*\d)(?:,-|,=|\.-)?(ribu|rb|k|juta|jt|milyar|miliar|m)?\.?(?:rupiah)?")
_SCALES = {"ribu": 3, "rb": 3, "k": 3, "juta": 6, "jt": 6, "milyar": 9, "miliar": 9, "m": 9}
_DEGREES = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*°?\s*(ls|lu|bt|s|n|e|u|t)?")
_SOUTH = frozenset({"ls", "s"})
_TRUE = frozenset("ya iya y yes ada punya sudah benar true 1 v x ✓ ✔ √".split())  # noqa: SIM905 - a list of words
_FALSE = frozenset("tidak tdk t no n tidakada belum belumada tidakpunya bukan salah false 0 ✗ ✘".split())  # noqa: SIM905
_UNKNOWN = frozenset({"?", "tidaktahu", "tidakdiketahui"})
_ID = re.compile(r"[A-Z0-9][A-Za-z0-9._-]*")
EXAMPLES = {"latitude": "-8,53", "longitude": "117,01", "number": "2,5"}


def is_blank(value: Any) -> bool:
    """Whether a cleaned cell says nothing: empty, or a dash."""
    return value is None or (isinstance(value, str) and value.casefold() in _BLANK)


def clean(value: Any) -> Any:
    """Text without blanks at its ends, double blanks and unseen signs; empty text is None; other types as they are."""
    if not isinstance(value, str):
        return value
    if not value.isascii():
        value = _UNSEEN.sub("", unicodedata.normalize("NFC", value))
    return _SPACES.sub(" ", value).strip() or None


def parser(column: Column, is_1904: bool) -> Parser:
    """What turns one cleaned cell of this column into its value."""
    if column.kind == "date":
        return lambda value: dates.parse(value, column.header, is_1904)
    made: Mapping[str, Callable[[Column, Any], Any]] = {
        "text": _text, "id": _identifier, "word": _word, "boolean": _boolean, "integer": _integer, "number": _number,
        "rupiah": _rupiah, "latitude": _degrees, "longitude": _degrees, "person": _person,
    }  # fmt: skip
    read = made.get(column.kind, _text)
    return lambda value: read(column, value)


def as_text(value: Any) -> str:
    """A cell as its text: 12.0 as `12`, a date as `2018-10-13`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _text(column: Column, value: Any) -> str:
    return people.without_people(_words(column, value), column.people)


def _person(column: Column, value: Any) -> str:
    """The name of somebody who may have agreed to be named; without numbers, and never told in a message."""
    return people.without_people(_words(column, value), people.CODE)


def _words(column: Column, value: Any) -> str:
    text = as_text(value)
    if _BROKEN.search(text):
        raise BadValueError("control")
    if len(text) > column.most:
        raise BadValueError("too_long", column=column.header, most=column.most, length=len(text))
    return text


def _identifier(column: Column, value: Any) -> str:
    text = as_text(value)
    text = text if _ID.fullmatch(text) else text.upper()
    example = column.example or "KKG-001"
    if people.is_number_of_somebody(text):
        raise BadValueError("id_of_person", column=column.header, example=example)
    if not _ID.fullmatch(text) or len(text) > 60:
        raise BadValueError("id_form", column=column.header, example=example)
    return text


def _word(column: Column, value: Any) -> str:
    vocabulary = column.vocabulary or ""
    folded = template.fold(as_text(value))
    known = template.codes_by_word(vocabulary)
    if folded in known:
        return known[folded]
    words = list(template.words(vocabulary).values())
    if column.hides:
        raise BadValueError("hidden_word", column=column.header, words=", ".join(words))
    near = process.extract(as_text(value)[:100], words, limit=2, score_cutoff=70, processor=str.casefold)
    told = suggestion([word for word, _, _ in near])
    raise BadValueError("word", column=column.header, words=", ".join(words), suggestion=told)


def _boolean(_column: Column, value: Any) -> bool | None:
    text = as_text(value).casefold()
    folded = template.fold(text) or text
    if folded in _UNKNOWN:
        return None
    if folded in _TRUE or folded in _FALSE:
        return folded in _TRUE
    raise BadValueError("boolean", column=_column.header)


def _integer(column: Column, value: Any) -> int:
    number = _number(column, value)
    if number != int(number):
        raise BadValueError("whole", column=column.header, example=column.example)
    return int(number)


def _number(column: Column, value: Any) -> float:
    if isinstance(value, str):
        number = decimal(_UNITS.sub("", value.casefold()))
    else:
        number = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
    if number is None or not number.is_finite():
        raise BadValueError("number", column=column.header, example=column.example or EXAMPLES["number"])
    return _bounded(column, float(number))


def _rupiah(column: Column, value: Any) -> int:
    amount: Decimal | None = None
    if isinstance(value, str):
        amount = _amount(value.casefold().replace(" ", ""))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        amount = Decimal(str(value))
    if amount is None or not amount.is_finite() or abs(amount) >= Decimal(10) ** 15:
        raise BadValueError("rupiah", column=column.header)
    return int(_bounded(column, float(amount.to_integral_value())))


def _amount(text: str) -> Decimal | None:
    match = _MONEY.fullmatch(text)
    number = decimal(match[1]) if match else None
    if match is None or number is None:
        return None
    if match[2]:
        return number.scaleb(_SCALES[match[2]])
    # "1,250" is one rupiah and a quarter here and a thousand elsewhere: nobody means the first, so it is told.
    return None if number % 1 and _THREE_DECIMALS.search(match[1]) else number


def _degrees(column: Column, value: Any) -> float:
    """Degrees with a point or a comma; bounds are left to geo/point_checks.py, which can tell what was meant."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e18:
        return float(value)
    text = as_text(value).casefold()
    if match := _DEGREES.fullmatch(text):
        degrees = float(match[1].replace(",", "."))
        return -abs(degrees) if match[2] in _SOUTH else degrees
    if _THOUSANDS.fullmatch(text):  # -8.491.234: Excel took the point for a thousands separator
        return float(text.replace(".", ""))
    raise BadValueError("coordinate", column=column.header, example=EXAMPLES[column.kind])


def decimal(text: str) -> Decimal | None:
    """A number of an Indonesian, else of an English writer (`1.250,5`, `1,250.5`, `1250.5`); None if it is none."""
    text = text.strip().replace(" ", "")
    if len(text) > _LONGEST_NUMBER:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", ""))
    if not _NUMBER.fullmatch(text):
        return None
    for locale in ("id", "en"):
        try:
            return parse_decimal(text, locale=locale, strict=True)
        except NumberFormatError:
            continue
    return None


def _bounded(column: Column, number: float) -> float:
    rules = column.contract
    if rules.minimum is not None and number < rules.minimum:
        raise BadValueError("least", column=column.header, least=f"{rules.minimum:g}")
    if rules.maximum is not None and number > rules.maximum:
        raise BadValueError("most", column=column.header, most=f"{rules.maximum:g}")
    return number
