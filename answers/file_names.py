"""Names of the files that are handed out: lower case, no blanks, so that they survive every mailbox and disk."""

import re
import unicodedata

from answers.document import Stamp
from queries.selection import Selection

EVERYWHERE = "ntb"
VERSION = 12  # signs of the data version


def of(what: str, selection: Selection, stamp: Stamp, ending: str, *, kind: str = "") -> str:
    """`gugus_keaktifan_bima_kkg_5ffb5f3dc9cb.xlsx`. `kind` stands for the type of group where several are shown."""
    place = "-".join(filter(None, (selection.kabupaten_name or EVERYWHERE, selection.kecamatan_name)))
    parts = ("gugus", what, place, kind or str(selection.group_type), stamp.data_version[:VERSION])
    return f"{'_'.join(plain(part) for part in parts)}.{ending}"


def plain(words: str) -> str:
    """`Lombok Tengah` -> `lombok-tengah`."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
