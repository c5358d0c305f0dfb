"""Names of sheets as Excel allows them: at most 31 characters, no forbidden sign, none twice."""

import re
from collections.abc import Sequence

LONGEST = 31  # counted as Excel does, in UTF-16 units
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_RESERVED = ("history", "")  # Excel keeps the first for itself


def sheet_names(titles: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """A name for each title, in their order; `taken` are names that the workbook has already."""
    used = {one.casefold() for one in taken}
    found = []
    for place, title in enumerate(titles, start=1):
        name = _cut(_clean(title), LONGEST)
        if name.casefold() in _RESERVED:
            name = str(place)
        number = 1
        while name.casefold() in used:
            number += 1
            end = f" {number}"
            name = _cut(_clean(title), LONGEST - len(end)) + end
        used.add(name.casefold())
        found.append(name)
    return found


def _clean(title: str) -> str:
    """Without forbidden signs and double blanks; Excel refuses a `'` at either end."""
    return " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ")


def _cut(name: str, longest: int) -> str:
    """At the end of a word where one ends in the second half, else in the word."""
    if _units(name) <= longest:
        return name
    while _units(name) > longest:
        name = name[:-1]
    word = name.rfind(" ")
    return (name[:word] if word > longest // 2 else name).rstrip("' ,·-")


def _units(name: str) -> int:
    return len(name.encode("utf-16-le", "surrogatepass")) // 2
