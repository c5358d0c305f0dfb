"""Options of the command line as orders: every option is checked before anything is made."""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from answers import data, rounds, slides
from answers.document import SlideKey
from exports import logo
from exports.order import EVERYWHERE, Document, Order
from exports.refusals import Refusal, RefusedError
from geo import names
from queries.selection import PROVINCE
from schemas.vocabulary import GroupType
from translations.text import LANGUAGES, text, use_language

Value = TypeVar("Value")


class _NotAllowedError(ValueError):
    """(rule, cure) of a value that was refused."""


def orders(document: Document, options: argparse.Namespace) -> list[Order]:
    """One order per place asked for, in the order of the options; RefusedError with all that is wrong with them."""
    refusals: list[Refusal] = []

    def checked(option: str, value: str, check: Callable[[str], Value], instead: Value) -> Value:
        try:
            return check(value)
        except _NotAllowedError as error:
            refusals.append(Refusal(option, value, *error.args))
            return instead

    use_language("en")  # of refusals
    places = [EVERYWHERE, *data.kabupaten(options.province)] if options.all else options.kabupaten or [EVERYWHERE]
    found = Order(
        document,
        group_type=checked("--type", options.type, _group_type, GroupType.KKG),
        round_id=checked("--round", options.round, _round, options.round),
        language=checked("--language", options.language, _language, ""),
        address=checked("--url", options.url, _address, ""),
        slides=checked("--slides", options.slides, _slides, ()),
        logo=checked("--logo", str(options.logo), _logo, None) if options.logo else None,
        scope=data.scope(),
        province=checked("--province", options.province, _province, PROVINCE),
    )
    codes = [checked("--kabupaten", place, _place, None) for place in places]
    if refusals:
        raise RefusedError(refusals)
    return [_of(found, code) for code in dict.fromkeys(codes)]


def _of(order: Order, code: str | None) -> Order:
    province = code[:2] if code else order.province
    return Order(**{**order.__dict__, "kabupaten_code": code, "province": province})


def _place(word: str) -> str | None:
    """Code of a kabupaten of the study, or None for all five together."""
    if word.strip().casefold() in (EVERYWHERE, "all"):
        return None
    is_code = re.fullmatch(r"\d{2}\.\d{2}", word.strip())  # of any province; a name is looked for in one
    province = word.strip()[:2] if is_code else PROVINCE
    studied = data.kabupaten(province) or data.kabupaten(PROVINCE)
    rule, cure = "a kabupaten of the study", f"one of {', '.join(f'{c} ({n})' for c, n in studied.items())}, or semua"
    try:
        code = names.kabupaten_code(word, province_code=province)
    except names.UnknownPlaceError as error:
        raise _NotAllowedError(rule, cure) from error
    if code not in studied:
        raise _NotAllowedError(rule, cure)
    return code


def _province(word: str) -> str:
    return _one_of(word, list(data.provinces()), "a province that has groups")


def _one_of(word: str, allowed: Sequence[str], rule: str) -> str:
    found = {one.casefold(): one for one in allowed}.get(word.strip().casefold())
    if found is None:
        raise _NotAllowedError(rule, f"one of {', '.join(allowed)}")
    return found


def _group_type(word: str) -> GroupType:
    return GroupType(_one_of(word, [str(one) for one in GroupType], "a type of working group"))


def _round(word: str) -> str:
    return _one_of(word, [one.round_id for one in rounds.every()], "a round of the survey that is loaded")


def _language(word: str) -> str:
    return _one_of(word, LANGUAGES, "a language of the dashboard")


def _slides(words: str) -> tuple[SlideKey, ...]:
    keys: Sequence[SlideKey] = slides.ALL
    by_word: dict[str, SlideKey] = {str(key): key for key in keys}
    asked = [part for part in words.split(",") if part.strip()]
    found = tuple(by_word[_one_of(word, list(by_word), "slides of the deck, divided by commas")] for word in asked)
    if len(set(found)) != len(found):
        raise _NotAllowedError("every slide once", "name each slide once, in the order in which it is shown")
    return found


def _address(word: str) -> str:
    parts = urlsplit(word)
    if word and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        rule = "the address of the dashboard, without a query"
        raise _NotAllowedError(rule, "write it whole, for example https://gugus.example.id")
    return word


def _logo(path: str) -> bytes:
    try:
        return logo.cleaned(Path(path).read_bytes())
    except OSError as error:
        raise _NotAllowedError("a file that can be read", f"check the path ({error.strerror})") from error
    except logo.LogoError as error:
        reason = error.args[0]
        raise _NotAllowedError(text(f"logo.{reason}.rule"), text(f"logo.{reason}.cure")) from error
