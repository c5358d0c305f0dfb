"""Text for a cell of a CSV file that no spreadsheet program works out as a formula: for every writer of CSV."""

import re

_SIGNS = "=+@＝＋＠－-"
# Excel of another language splits at `;` what was written with commas, and a cell of several lines at its lines: so a
# sign behind one of those begins a cell too. A dash alone, or before a blank, is no formula; nor is a negative number.
_FORMULA = re.compile(
    rf"(?:^[\t\r\n][\s\"']*[{_SIGNS}]?|(?:^|(?<=[;\t\r\n]))[ \"']*(?=[{_SIGNS}])(?!-(?:\s|$))(?!-\d[\d.,]*$))"
)


def guarded(text: str) -> str:
    """`=cmd|...` -> `'=cmd|...`; all that is no formula stays as it is."""
    return _FORMULA.sub(lambda found: f"'{found.group()}", text) if text else text
