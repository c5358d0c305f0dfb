"""Files that are right, to begin with: those of the other tests. Nothing of them is kept, they are made anew."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from etl.backup import archive
from etl.forms import meeting_form
from etl.lake import layout
from etl.rounds import xlsform
from tests.etl.forms import exports, facts
from tests.etl.history.files import NOW
from tests.etl.intake.book import Book
from tests.etl.rounds import golden
from tests.etl.whatsapp import confirming, sample_chats
from tests.etl.whatsapp.test_hostile import zipped
from tests.fuzz.ground import PLACE, Ground, as_json

# A table of nobody's form, and what a person says of it.
STRANGE = (
    f"Waktu;Nama KKG;Kapan;Yang hadir;Catatan\n2018-10-13 08:00:00;KKG Gugus I {PLACE.name};13/10/2018;24;baik\n"
    f"2018-10-14 08:00:00;KKG Gugus II {PLACE.name};14/10/2018;17;\n"
).encode()  # fmt: skip
_NUMBERED = (exports.Flavour(), exports.Flavour(language=exports.INDONESIAN, groups=True), exports.Flavour(split=False))


def workbooks(ground: Ground) -> Iterable[bytes]:
    """Filled-in templates."""
    right = Book.right(PLACE)
    yield right.save(ground.folder).read_bytes()
    del right.sheets["kelompok_kerja"]
    yield right.add_meeting(Hadir="dua puluh").save(ground.folder).read_bytes()
    yield facts.as_template(ground.folder).read_bytes()


def csv_files(_ground: Ground) -> Iterable[bytes]:
    """Sheets of the template as CSV, in the ways of two countries."""
    for rows in Book.right(PLACE).sheets.values():
        yield facts.csv_text(rows, ";").encode("utf-8-sig")
        yield facts.csv_text(rows).encode("utf-16")


def export_workbooks(ground: Ground) -> Iterable[bytes]:
    """Kobo, with a sheet per repeat."""
    for flavour in _NUMBERED:
        yield exports.kobo_xlsx(ground.folder / "kobo.xlsx", exports.SENT, flavour, {1: [5_000, 10_000]}).read_bytes()


def export_csv_files(ground: Ground) -> Iterable[bytes]:
    """Kobo, ODK, a Google Form, a table of nobody's."""
    for flavour in _NUMBERED:
        yield exports.kobo_csv(ground.folder / "kobo.csv", exports.SENT, flavour, hxl=flavour.groups).read_bytes()
    yield facts.csv_text(exports.odk(exports.SENT)).encode()
    yield b"Timestamp,Nama KKG,Tanggal,Hadir\r\n10/13/2018 8:00:00,KKG Gugus I,13/10/2018,24\r\n"
    yield STRANGE


def export_zips(ground: Ground) -> Iterable[bytes]:
    """ODK Central."""
    yield exports.odk_zip(ground.folder / "odk.zip", exports.SENT, {1: [5_000]}).read_bytes()


def mappings(_ground: Ground) -> Iterable[bytes]:
    """Answers that fit."""
    columns = {"Nama KKG": "kelompok", "Kapan": "tanggal", "Yang hadir": "hadir", "Catatan": None}
    for more in ({}, {"constants": {"agenda": "Agenda rutin"}}):
        yield as_json({"sheet": "strange", "target": "pertemuan", "columns": columns, **more})


def forms(_ground: Ground) -> Iterable[bytes]:
    """Our form for reports of meetings, and the questionnaire."""
    yield meeting_form.written([])
    yield xlsform.written()


def chats(_ground: Ground) -> Iterable[bytes]:
    """Every format of a phone."""
    for path in sorted(sample_chats.FOLDER.glob("*.txt")):
        yield path.read_bytes()
    yield (confirming.REPORT + confirming.SECOND + confirming.LATER).encode()


def zipped_chats(ground: Ground) -> Iterable[bytes]:
    """A chat in a zip, with a picture."""
    for data in chats(ground):
        yield zipped(("_chat.txt", data), ("IMG-0001.jpg", b"\xff\xd8\xff"))


def confirmations(ground: Ground) -> Iterable[bytes]:
    """All candidates of a chat, and a name that a group goes by."""
    told = confirming.accepted(confirming.checked(ground.data, confirming.REPORT + confirming.LATER))
    yield as_json(told)
    yield as_json({**told, "aliases": [{"group_id": confirming.GROUP, "alias": "KKG Mawar"}]})


def mends(ground: Ground) -> Iterable[bytes]:
    """Rows that wait, mended and dropped."""
    good: dict[str, Any] = {"Kelompok": f"KKG Gugus I {PLACE.name}", "Hadir": "21"}
    dropped = {name: ground.row(6)[name] for name in ("batch_id", "sheet", "row")}
    yield as_json({"rows": [ground.row(5, **good), ground.row(6, Tanggal="13/10/2018")], "drop": []})
    yield as_json({"rows": [ground.row(5, **good)], "drop": [dropped]})


def rounds(_ground: Ground) -> Iterable[bytes]:
    """Every flavour of an export that is text."""
    return (content for name, content in _flavours() if Path(name).suffix == ".csv")


def round_workbooks(_ground: Ground) -> Iterable[bytes]:
    """Every flavour that is a workbook."""
    return (content for name, content in _flavours() if Path(name).suffix == ".xlsx")


def _flavours() -> Iterable[tuple[str, bytes]]:
    return (make() for make in golden.FLAVOURS.values())


def backups(ground: Ground) -> Iterable[bytes]:
    """Of the data folder as it stands."""
    path = ground.folder / "cadangan.zip"
    archive.write(ground.data, path, NOW)
    yield path.read_bytes()


def log_file(ground: Ground, suffix: str) -> Path:
    """The first file of meetings of that format in the lake."""
    held = layout.files(ground.lake, "meeting")
    return (held.csv if suffix == ".csv" else held.parquet)[0]


def register_file(ground: Ground) -> Path:
    """The file of groups in the lake."""
    return layout.files(ground.lake, "working_group").all[0]


def log_csv_files(ground: Ground) -> Iterable[bytes]:
    """A month of a province and year, with and without a byte order mark."""
    right = log_file(ground, ".csv").read_bytes()
    yield right
    yield b"\xef\xbb\xbf" + right


def log_parquet_files(ground: Ground) -> Iterable[bytes]:
    """The same as DuckDB and as pyarrow write it; and one whose words stand where numbers must."""
    path = log_file(ground, ".parquet")
    yield path.read_bytes()
    rows = pd.read_parquet(path)
    yield rows.to_parquet(index=False)
    yield rows.assign(attended="dua puluh").to_parquet(index=False)


def register_files(ground: Ground) -> Iterable[bytes]:
    """The groups as CSV."""
    yield pd.read_parquet(register_file(ground)).to_csv(index=False).encode()
