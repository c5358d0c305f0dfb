"""Whose groups the reader may see, and what is said instead of those that he may not."""

from answers import data
from queries.selection import Selection, kabupaten_words
from translations.text import text


def sees_rows(selection: Selection) -> bool:
    """Whether rows of groups of the chosen place may be shown at all, be it of a part of it."""
    found, code = data.scope(), selection.kabupaten_code
    return found.sees_groups_of(code) if code else found.sees_some_groups


def sees_all_rows(selection: Selection) -> bool:
    """Whether a list of the groups of the chosen place is whole."""
    return data.scope().sees_groups_of(selection.kabupaten_code)


def reason(selection: Selection) -> str:
    """Why a list of groups of this place is not whole, or not there; empty where it is whole."""
    if sees_all_rows(selection):
        return ""
    own, place = own_words(), selection.log_place
    if selection.kabupaten_code:
        return text("reading.of_other", place=place, own=own) if own else text("reading.of_place", place=place)
    return text("reading.of_own", own=own) if own else text("reading.of_all")


def cure() -> str:
    """What to do about it; empty for who has signed in."""
    return "" if data.scope().sees_persons else text("reading.sign_in")


def words(selection: Selection) -> str:
    """Both in one; empty where a list is whole."""
    return " ".join(part for part in (reason(selection), cure()) if part) if reason(selection) else ""


def notes(selection: Selection) -> list[str]:
    """The same as notes of a table of groups: none where it is whole."""
    return [found for found in [words(selection)] if found]


def own_words() -> str:
    """`Kabupaten Bima, Kabupaten Dompu`: the kabupaten whose groups the reader may see; empty for none or all."""
    own = data.scope().kabupaten
    provinces = sorted({code[:2] for code in own})
    known = {row["code"]: row["name"] for code in provinces for row in data.ask("places", province_code=code)}
    return ", ".join(kabupaten_words(known.get(code, code)) for code in own)
