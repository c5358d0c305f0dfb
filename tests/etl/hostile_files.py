"""Attacks by files, as data: what is tried, how the file is made, and what must happen. docs/security.md lists them."""

import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl.workbook import Workbook

from tests.etl.intake.book import Book, Place
from tests.etl.intake.broken_files import ole_file, with_part

Maker = Callable[[Path, Place], Path]
READ = ""  # the file is read; what it tries does nothing


@dataclass(frozen=True)
class Attack:
    """One file. `refused`: words of the rule that it breaks (READ: it is read); `meetings`: those that arrive."""

    name: str
    tried: str
    happens: str
    make: Maker
    refused: str = READ
    meetings: int = 0


WORKBOOKS: list[Attack] = []


def attack(
    tried: str, happens: str, refused: str = READ, meetings: int = 3, to: list[Attack] = WORKBOOKS
) -> Callable[[Maker], Maker]:
    """Register one."""

    def register(make: Maker) -> Maker:
        to.append(Attack(make.__name__, tried, happens, make, refused, 0 if refused else meetings))
        return make

    return register


def rewritten(path: Path, change: Callable[[str, bytes], bytes], rename: Callable[[str], str] = str) -> Path:
    """The workbook with each part changed by its name."""
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(rename(name), change(name, content))
    return path


def with_dtd(folder: Path, place: Place, part: str, dtd: str) -> Path:
    """A document type before the root of one part."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text = content.decode()
        at = text.index("?>") + 2 if text.startswith("<?xml") else 0
        return (text[:at] + dtd + text[at:]).encode()

    return rewritten(Book.right(place).save(folder), change)


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@attack("entities that explode (\"billion laughs\") in the list of sheets", "refused: no document type may stand there",
        "utuh")  # fmt: skip
def laughs_in_workbook(folder: Path, place: Place) -> Path:
    return with_dtd(folder, place, "xl/workbook.xml", LAUGHS)


@attack("the same in a sheet, used in a cell", "read without the cell's text; nothing explodes", meetings=2)
def laughs_in_sheet(folder: Path, place: Place) -> Path:
    book = Book.right(place).put("pertemuan", "B2", "LAUGH").save(folder)

    def change(name: str, content: bytes) -> bytes:
        if name != "xl/sharedStrings.xml":
            return content
        return b"<?xml version='1.0'?>" + LAUGHS.encode() + content.replace(b"LAUGH", b"&i;")

    return rewritten(book, change)


@attack("an external entity that names a file of the server", "refused; the file is not opened", "utuh")
def outside_entity(folder: Path, place: Place) -> Path:
    return with_dtd(folder, place, "xl/workbook.xml", "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>")


@attack("the same in the texts of the cells", "read; the cell stays empty and is told as such", meetings=2)
def outside_entity_in_texts(folder: Path, place: Place) -> Path:
    dtd = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    book = Book.right(place).put("pertemuan", "B2", "OUTSIDE").save(folder)
    return rewritten(book, lambda name, content: dtd + content.replace(b"OUTSIDE", b"&f;")
                     if name == "xl/sharedStrings.xml" else content)  # fmt: skip


@attack("a sheet that unpacks to gigabytes, called a picture so that nobody weighs it", "refused by its weight",
        "setelah dibuka")  # fmt: skip
def bomb_among_the_pictures(folder: Path, place: Place) -> Path:
    path = rewritten(Book.right(place).save(folder),
                     lambda name, content: content.replace(b"worksheets/sheet2.xml", b"media/sheet2.xml"))  # fmt: skip
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/sheet2.xml", "w", force_zip64=True) as stream,
    ):
        for _ in range(401):
            stream.write(b" " * (1 << 20))
    return path


@attack("a list of sheets of many megabytes, to be read as a whole", "refused by its weight", "setelah dibuka")
def endless_list_of_sheets(folder: Path, place: Place) -> Path:
    blank = b" " * (5 << 20)
    return rewritten(
        Book.right(place).save(folder), lambda name, content: content.replace(b"<sheets>", b"<sheets>" + blank)
    )


@attack("a part whose size in the directory is a lie", "refused: the check sum does not fit", "utuh")
def lie_about_size(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 24] != b"xl/worksheets/sheet2.xml":
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 24 : at + 28] = struct.pack("<I", 50)
    path.write_bytes(bytes(data))
    return path


@attack("one cell far out on each of fifty sheets: the blanks between take all memory",
        "refused by the number of cells", "juta sel")  # fmt: skip
def corners_of_many_sheets(folder: Path, place: Place) -> Path:
    def spoil(book: Workbook) -> None:
        for number in range(50):
            book.create_sheet(f"x{number}")["AZ40000"] = 1

    return Book.right(place).save(folder, spoil)


@attack("1,048,576 rows with a format and nothing in them", "read in seconds; the rows are no rows")
def empty_rows(folder: Path, place: Place) -> Path:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(10, 1_048_577))

    def change(name: str, content: bytes) -> bytes:
        more = rows if name.endswith("sheet2.xml") else b""
        return content.replace(b"</sheetData>", more + b"</sheetData>")

    return rewritten(Book.right(place).save(folder), change)


@attack("a cell of a million letters", "that row is refused with its cell; the others go in", meetings=2)
def huge_cell(folder: Path, place: Place) -> Path:
    path = Book.right(place).add_column("Uraian topik", None).put("pertemuan", "I2", "PENUH").save(folder)
    return rewritten(path, lambda name, content: content.replace(b"PENUH", b"a" * 1_000_000))


@attack("part names that leave the folder (`../`, `/etc/`, `C:\\`, NUL, 4,000 letters)",
        "read: parts are read in memory by their known names, nothing is ever unpacked to a path")  # fmt: skip
def paths_of_parts(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder)
    for name in ("../../../etc/cron.d/x", "/etc/passwd", "C:\\Windows\\x.dll", "xl/..\\..\\x", "a" * 4_000):
        with_part(path, name, b"x")
    return path


@attack("a link (symlink) among the parts", "read: a link is a part like any other, never followed")
def link_among_parts(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder)
    link = zipfile.ZipInfo("xl/worksheets/sheet9.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return path


@attack("a file name with HTML, quotes, a turned direction (U+202E) and 200 letters",
        "kept and told under a plain name of at most 100 letters")  # fmt: skip
def name_of_the_file(folder: Path, place: Place) -> Path:
    return Book.right(place).save(folder, name="<img src=x onerror=alert(1)>\u202excod'\"" + "n" * 150 + ".xlsx")


@attack("a sheet name with HTML and the name of a person", "found by its headers; the name of the person is taken out")
def name_of_a_sheet(folder: Path, place: Place) -> Path:
    def spoil(book: Workbook) -> None:
        book["pertemuan"].title = "<b>Bu Siti Aminah<b>"

    return Book.right(place).save(folder, spoil)


@attack("cells that are formulas (`=HYPERLINK`, `=cmd|' /C calc'!A0`)",
        "never worked out: a stored result counts; without one the row is refused with its cell",
        meetings=1)  # fmt: skip
def formulas(folder: Path, place: Place) -> Path:
    return Book.right(place).put("pertemuan", "E2", "=cmd|' /C calc'!A0").put(
        "pertemuan", "B3", '=HYPERLINK("http://x.invalid","klik")').save(folder)  # fmt: skip


@attack("macros", "ignored, never run, and said")
def macros(folder: Path, place: Place) -> Path:
    return with_part(Book.right(place).save(folder), "xl/vbaProject.bin", b"\xcc\x61" * 500)


@attack("links to other workbooks, data connections and embedded objects", "not opened: only cells are read")
def connections(folder: Path, place: Place) -> Path:
    path = with_part(Book.right(place).save(folder), "xl/connections.xml",
                     b'<connections><connection id="1" url="http://127.0.0.1:9/x"/></connections>')  # fmt: skip
    with_part(path, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    return with_part(path, "xl/embeddings/oleObject1.bin", b"MZ")


@attack("a workbook with a password", "refused, with how to take it off", "kata sandi")
def password(folder: Path, place: Place) -> Path:
    return ole_file(folder / "isi.xlsx", "EncryptedPackage")


@attack("a polyglot: a picture in front of a workbook", "refused: its first bytes are no workbook", "templat Excel")
def polyglot(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder)
    path.write_bytes(b"GIF89a" + bytes(50) + path.read_bytes())
    return path


@attack("a page of HTML with a script, named .xlsx", "refused", "halaman web")
def html_named_xlsx(folder: Path, place: Place) -> Path:
    path = folder / "isi.xlsx"
    path.write_text("<html><script>alert(1)</script></html>", encoding="utf-8")
    return path


@attack("a character that no file can hold (half of a pair, `&#xD800;`)", "refused as damaged", "utuh")
def half_of_a_pair(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_column("Uraian topik", None).put("pertemuan", "I2", "PASANG").save(folder)
    return rewritten(book, lambda name, content: content.replace(b"PASANG", b"x&#xD800;y"))


@attack("a part that says it is written in letters of a kind that nobody knows", "refused as damaged", "utuh")
def unknown_letters(folder: Path, place: Place) -> Path:
    head = b'<?xml version="1.0" encoding="rId4"?>'

    def change(name: str, content: bytes) -> bytes:
        bare = content.split(b"?>", 1)[-1] if content.startswith(b"<?xml") else content
        return head + bare if name == "xl/_rels/workbook.xml.rels" else content

    return rewritten(Book.right(place).save(folder), change)


# --- CSV ------------------------------------------------------------------------------------------------------------


@attack("a CSV of two million empty lines", "refused by the number of lines", "299999 baris")
def csv_of_empty_lines(folder: Path, place: Place) -> Path:
    return Book.right(place).save_csv(folder, spoil=lambda text: text + "\n" * 2_000_000)


@attack("a CSV with a million columns", "refused by the number of columns", "1000 kolom")
def csv_of_a_million_columns(folder: Path, place: Place) -> Path:
    return Book.right(place).save_csv(folder, spoil=lambda text: ";" * 1_000_000 + "\n" + text)


@attack("a CSV that is a link to a file of the server", "not followed: the folder has one file less", meetings=0)
def csv_that_is_a_link(folder: Path, place: Place) -> Path:
    path = Book.right(place).save_csv(folder)
    (path / "pertemuan.csv").unlink()
    (path / "pertemuan.csv").symlink_to("/etc/passwd")
    return path


@attack("SQL in a cell (`'); drop table meeting; --`)", "words like any other: values are bound, never put into SQL")
def sql_in_cells(folder: Path, place: Place) -> Path:
    return Book.right(place).add_column("Uraian topik", "'); drop table meeting; --").save_csv(folder)


@attack("UTF-16 with NUL bytes in a cell", "the value is refused with its cell", meetings=0)
def nul_in_cells(folder: Path, place: Place) -> Path:
    return Book.right(place).add_column("Uraian topik", "a\0b").save_csv(folder, encoding="utf-16")
