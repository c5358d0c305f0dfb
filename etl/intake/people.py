"""People in the texts of a file: their names and numbers are taken out before anything is kept or told.

What finds names in chats finds them here too (etl/whatsapp/names.py). Names of schools and groups are spared, since
many schools are called after somebody; only "Bu" and "Pak" name a person there.
"""

import re
from functools import cache

from etl.intake.messages import PHONE, PHONE_GONE
from etl.whatsapp.names import NAME_GONE, Scrubber

FREE, INSTITUTION, CODE = "free", "institution", "code"  # what a column of text holds (template.yaml: `people`)
# "TK Ibu Pertiwi" is a school; "KKG Bu Siti" is not.
_ADDRESSED = re.compile(
    r"(?<!TK )(?<!RA )(?<!SD )(?<!MI )(?<!PAUD )(?<!SDIT )(?<!Yayasan )"
    r"\b(?:[Bb]u|BU|[Ii]bu|IBU|[Pp]ak|PAK|[Bb]apak|BAPAK|[Bb]pk|BPK)\.?\s+[A-Z][\w'’]*(?:\s+[A-Z][a-z'’]+){0,3}"
)
_STAFF_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)|(?<!\d)\d{8}\s?\d{6}\s?\d\s?\d{3}(?!\d)")
_LONG_NUMBER = re.compile(r"(?:\+?62|0)8\d{7,11}|\d{16}|\d{18}")


def without_people(text: str, holds: str = FREE) -> str:
    """A text without names and numbers of people. holds: FREE words, a name of an INSTITUTION, or a CODE."""
    if holds == FREE:
        return _scrubber().text(text)
    text = PHONE.sub(PHONE_GONE, text)
    return text if holds == CODE else _ADDRESSED.sub(NAME_GONE, _STAFF_NUMBER.sub(PHONE_GONE, text))


def is_number_of_somebody(code: str) -> bool:
    """Whether an identifier is a telephone number, NIP or NIK."""
    return bool(_LONG_NUMBER.fullmatch(re.sub(r"[._-]", "", code)))


@cache
def _scrubber() -> Scrubber:
    return Scrubber([])
