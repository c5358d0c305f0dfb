"""From a place name as somebody wrote it to its code, or an error that says what was meant perhaps.

Spelling differs between sources (Hu'u, Huu, HU`U; Batu Lanteh, Batulanteh), so names are compared folded: small
letters and digits only. What folding cannot mend stands in geo/aliases.csv with its reason.
"""

import csv
import difflib
import re
import unicodedata
from functools import cache
from pathlib import Path

from geo import places

ALIASES = Path(__file__).resolve().parent / "aliases.csv"

# "Kabupaten Bima" and "Bima" are one place, so the word goes. "Kota" is not in this list: Bima is not Kota Bima.
_DROPPED_FIRST_WORDS = frozenset({"kabupaten", "kab", "kecamatan", "kec", "provinsi", "propinsi", "prov"})
_ADMINISTRATIVE = frozenset({"administrasi", "adm"})
_SAME_FIRST_WORD = {"kotamadya": "kota", "kodya": "kota", "kep": "kepulauan"}

_DOTTED_CODE = re.compile(r"\d\d(\.\d\d){0,2}")
_BARE_CODE = re.compile(r"\d{4,10}")


class UnknownPlaceError(LookupError):
    """A name or code that stands for no place we know.

    Attributes: value (as given), level (`province`, `kabupaten`, `kecamatan`), within (code searched in, or None),
    suggestions (nearest real names, best first, perhaps empty).
    """

    def __init__(self, value: str, level: str, within: str | None, suggestions: list[str], rule: str = "") -> None:
        self.value = value
        self.level = level
        self.within = within
        self.suggestions = suggestions
        where = f" in {within}" if within else ""
        cure = f" Nearest: {', '.join(suggestions)}." if suggestions else ""
        why = f" {rule}" if rule else ""
        super().__init__(
            f"No {level} is called {value!r}{where}.{why}{cure} A new spelling belongs in geo/aliases.csv."
        )


def fold(name: str) -> str:
    """The name as it is compared: `"KAB. Bima"` -> `"bima"`, `"Hu’u"` -> `"huu"`, `"Kodya Bima"` -> `"kotabima"`."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and words[0] in _DROPPED_FIRST_WORDS:
        words = words[1:]
    words = [_SAME_FIRST_WORD.get(word, word) if place == 0 else word for place, word in enumerate(words)]
    # "Kota Administrasi Jakarta Barat", "Kabupaten Adm. Kepulauan Seribu": only there, never inside a name.
    words = [word for place, word in enumerate(words) if place > 1 or word not in _ADMINISTRATIVE]
    return "".join(words)


def province_code(name: str) -> str:
    """Code (`52`) of a province by name, alias or code. Raises UnknownPlaceError."""
    return _look_up(name, "province", within=None)


def kabupaten_code(name: str, province_code: str | None = None) -> str:
    """Code (`52.06`) of a kabupaten or kota by name, alias or dotted code; in one province when that is given.

    "Bima" is the kabupaten, "Kota Bima" the city. Raises UnknownPlaceError.
    """
    return _look_up(name, "kabupaten", within=province_code)


def kecamatan_code(name: str, kabupaten_code: str | None = None) -> str:
    """Code (`52.06.09`) of an NTB kecamatan by name, alias or dotted code; in one kabupaten when that is given.

    Give the kabupaten whenever it is known: it turns a name filed under the wrong kabupaten into an error. Raises
    UnknownPlaceError.
    """
    return _look_up(name, "kecamatan", within=kabupaten_code)


def place_name(code: str) -> str:
    """Name of a province, kabupaten or kecamatan by its dotted code. Raises UnknownPlaceError."""
    level = {0: "province", 1: "kabupaten"}.get(code.count("."), "kecamatan")
    name = _name_by_code(level).get(code)
    if name is None:
        raise UnknownPlaceError(code, level, None, [])
    return name


def _look_up(value: str, level: str, within: str | None) -> str:
    names = {code: name for code, name in _name_by_code(level).items() if within is None or _is_in(code, within)}
    text = value.strip()
    if _DOTTED_CODE.fullmatch(text) and text in names:
        return text
    if _BARE_CODE.fullmatch(text):
        # The codes of BPS and of Kemendagri look alike without dots and name different places (5206010 and 520601).
        raise UnknownPlaceError(value, level, within, [], "Codes are read with dots only, as in 52.06 or 52.06.09.")
    folded = fold(text)
    found = [code for code in _codes_by_folded(level).get(folded, ()) if code in names]
    if len(found) == 1:
        return found[0]
    if found:
        several = [f"{names[code]} ({code})" for code in found]
        raise UnknownPlaceError(value, level, within, several, "More than one place has this name; say which one.")
    raise UnknownPlaceError(value, level, within, _suggest(folded, names))


def _is_in(code: str, within: str) -> bool:
    return code.startswith(f"{within}.")


def _suggest(folded: str, names: dict[str, str]) -> list[str]:
    by_folded = {fold(name): name for name in names.values()}
    return [by_folded[key] for key in difflib.get_close_matches(folded, by_folded, n=3, cutoff=0.6)]


@cache
def _name_by_code(level: str) -> dict[str, str]:
    tables = {"province": places.provinces, "kabupaten": places.kabupaten, "kecamatan": places.kecamatan}
    table = tables[level]()
    return dict(zip(table["code"], table["name"], strict=True))


@cache
def _codes_by_folded(level: str) -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for code, name in _name_by_code(level).items():
        codes[fold(name)] = (*codes.get(fold(name), ()), code)
    for alias in aliases():
        if alias["level"] == level and alias["code"] not in codes.get(alias["folded"], ()):
            codes[alias["folded"]] = (*codes.get(alias["folded"], ()), alias["code"])
    return codes


@cache
def aliases() -> tuple[dict[str, str], ...]:
    """Rows of geo/aliases.csv: folded, code, level, source, reason."""
    with ALIASES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
