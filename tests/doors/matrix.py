"""Who gets what by which way, for the tests and for the documentation (`python -m tests.doors.matrix` prints it)."""

from collections.abc import Mapping

from doors.scope import EVERYTHING, PUBLIC, Scope
from schemas.vocabulary import Role

BIMA, DOMPU = "52.06", "52.05"
DINAS_BIMA = Scope(Role.DINAS, (BIMA,))
ROLES: Mapping[str, Scope] = {
    "publik": PUBLIC, "dinas 52.06": DINAS_BIMA, "program": Scope(Role.PROGRAM), "admin": EVERYTHING,
}  # fmt: skip
LIMITED: Mapping[str, Scope] = {name: scope for name, scope in ROLES.items() if not scope.sees_all_groups}

ALL, OWN, NONE = "all", "own kabupaten", "nothing"
_ROWS = (NONE, OWN, ALL, ALL)
# Way to the data -> what each role gets by it, in the order of ROLES.
ROUTES: Mapping[str, tuple[str, str, str, str]] = {
    "figures of places (any page, file, slide)": (ALL, ALL, ALL, ALL),
    "rows of groups, meetings, money, visits (queries)": _ROWS,
    "lists, cards and search on pages": _ROWS,
    "link to one group (?gugus=)": _ROWS,
    "drawer `Dari mana angka ini?`: rows and files": _ROWS,
    "points of the map (static files)": _ROWS,
    "tables of a page as XLSX, CSV, Parquet": _ROWS,
    "documents and package made by the worker": _ROWS,
    "files that were loaded, history of values": _ROWS,
    "refused rows on Sumber dan metode": (NONE, NONE, ALL, ALL),
    "points of narasumber (to a kilometre)": (NONE, ALL, ALL, ALL),
    "rows and names of narasumber": _ROWS,
    "cached answers of another reader": (NONE, NONE, NONE, NONE),
    # Proved in tests/components/test_importing*.py, tests/etl/intake/test_only.py and test_account.py.
    "check, load, mend and confirm on page Impor": _ROWS,
    "take files back and bring them again": (NONE, NONE, NONE, ALL),
    "give and take roles": (NONE, NONE, NONE, ALL),
}


def markdown() -> str:
    """The matrix as a table for the documentation."""
    lines = [f"| way | {' | '.join(ROLES)} |", f"|{'---|' * (len(ROLES) + 1)}"]
    lines += [f"| {way} | {' | '.join(found)} |" for way, found in ROUTES.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    print(markdown())
