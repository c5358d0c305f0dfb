"""Names of kecamatan, kabupaten and desa in NTB as words: they stay in texts, and tell where a gugus lies."""

from functools import cache

from geo import group_names, names
from geo import places as tables

PROVINCE = "52."


@cache
def kecamatan() -> dict[str, tuple[str, ...]]:
    """Folded name of a kecamatan (or another spelling of it) -> its codes."""
    return _codes("kecamatan")


@cache
def kabupaten() -> dict[str, tuple[str, ...]]:
    """Folded name of a kabupaten or kota of NTB -> its codes."""
    return _codes("kabupaten")


@cache
def words() -> frozenset[str]:
    """Every word of the names of kecamatan and kabupaten."""
    found = {word for level in (kecamatan(), kabupaten()) for word in level}
    listed = [*tables.kecamatan()["name"], *(name for _, name in _of_province("kabupaten"))]
    found |= {word for name in listed for word in group_names.fold(str(name)).split() if len(word) > 1}
    return frozenset(found)


@cache
def desa_words() -> frozenset[str]:
    """Every word of the names of desa: people are called so too, so they count only behind a school or place word."""
    return frozenset(word for name in tables.desa()["name"] for word in group_names.fold(str(name)).split())


def _codes(level: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, name in _of_province(level):
        found[names.fold(name)] = (*found.get(names.fold(name), ()), code)
    for alias in names.aliases():
        if alias["level"] == level and alias["code"].startswith(PROVINCE):
            found.setdefault(alias["folded"], (alias["code"],))
    return found


def _of_province(level: str) -> list[tuple[str, str]]:
    table = tables.kecamatan() if level == "kecamatan" else tables.kabupaten()
    return [(str(code), str(name)) for code, name in zip(table["code"], table["name"], strict=True)
            if str(code).startswith(PROVINCE)]  # fmt: skip
