"""Broken as files: empty, cut, locked, of another format, far too large; and CSV of every kind."""

import os
import struct
import zipfile
from pathlib import Path

from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from tests.etl.intake.book import Book, Meeting, Place
from tests.etl.intake.cases import Told, broken, unreadable


def ole_file(path: Path, stream: str) -> Path:
    """A compound file (the container of .xls and of workbooks with a password) with one stream of this name."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + b"\xff" * 432
    fat = struct.pack("<II", table, end) + struct.pack("<I", free) * 126

    def entry(name: str, kind: int, child: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(text), kind, 1, free, free, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", end, 0)

    directory = entry("Root Entry", 5, 1) + entry(stream, 2, free) + bytes(256)
    path.write_bytes(header + fat + directory)
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one part more."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@unreadable("kosong", "kirim ulang")
def empty_file(folder: Path, place: Place) -> Path:
    path = folder / "isi.xlsx"
    path.write_bytes(b"")
    return path


@unreadable("harus ada", "periksa nama")
def missing_file(folder: Path, place: Place) -> Path:
    return folder / "tidak-ada.xlsx"


@unreadable("paling sedikit satu lembar", "salin datanya ke templat")
def empty_workbook(folder: Path, place: Place) -> Path:
    book = Book(place, {"Sheet1": []})
    return book.save(folder)


@unreadable("satu baris harus terisi", "di bawah judul kolom")
def headers_without_rows(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.sheets = {name: rows[:1] for name, rows in book.sheets.items()}
    return book.save(folder)


@unreadable("kata sandi", "hapus kata sandinya")
def password(folder: Path, place: Place) -> Path:
    return ole_file(folder / "isi.xlsx", "EncryptedPackage")


@unreadable("format Excel lama", "Simpan Sebagai")
def old_xls_renamed(folder: Path, place: Place) -> Path:
    return ole_file(folder / "isi.xlsx", "Workbook")


@unreadable("halaman web", "Simpan Sebagai")
def html_renamed(folder: Path, place: Place) -> Path:
    path = folder / "isi.xls"
    path.write_text("<html><table><tr><td>Kelompok</td></tr></table></html>", encoding="utf-8")
    return path


@unreadable("LibreOffice (.ods)", "Excel 2007-365")
def open_document(folder: Path, place: Place) -> Path:
    path = folder / "isi.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")
    return path


@unreadable("format biner (.xlsb)", "Simpan Sebagai")
def binary_workbook(folder: Path, place: Place) -> Path:
    path = folder / "isi.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01")
    return path


@unreadable("templat Excel", "isi templat")
def text_named_xlsx(folder: Path, place: Place) -> Path:
    path = folder / "isi.xlsx"
    path.write_text("ini bukan buku kerja", encoding="utf-8")
    return path


@unreadable("terpotong", "kirim ulang")
def cut_off(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder)
    path.write_bytes(path.read_bytes()[:-900])
    return path


@unreadable("rusak", "kirim ulang")
def damaged_inside(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder)
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/worksheets/sheet2.xml")
    data = bytearray(path.read_bytes())
    for offset in range(part.header_offset + 150, part.header_offset + 250):
        data[offset] ^= 0x5A
    path.write_bytes(bytes(data))
    return path


@unreadable("setelah dibuka paling besar 400 MB", "templat baru")
def zip_bomb(folder: Path, place: Place) -> Path:
    """Half a megabyte that unpacks to 450."""
    path = folder / "isi.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            for _ in range(450):
                stream.write(bytes(1 << 20))
    return path


@broken(notes=["makro tidak dijalankan"])
def macros(folder: Path, place: Place) -> Path:
    path = Book.right(place).save(folder, name="isi.xlsm")
    return with_part(path, "xl/vbaProject.bin", b"\xcc\x61")


@broken()
def sixty_megabytes_of_photos(folder: Path, place: Place) -> Path:
    return with_part(Book.right(place).save(folder), "xl/media/image1.jpeg", os.urandom(60 * 1024 * 1024))


@broken(notes=["Sel XFD1048576 jauh di luar tabel"])
def a_stray_cell_at_the_end_of_the_world(folder: Path, place: Place) -> Path:
    """A dense table up to that cell has 17 thousand million cells."""

    def spoil(book: Workbook) -> None:
        book["pertemuan"]["XFD1048576"] = "x"

    return Book.right(place).save(folder, spoil)


@broken()
def colours_down_to_the_last_row(folder: Path, place: Place) -> Path:
    def spoil(book: Workbook) -> None:
        book["pertemuan"]["XFD1048576"].font = Font(bold=True)

    return Book.right(place).save(folder, spoil)


# --- CSV ------------------------------------------------------------------------------------------------------------


@unreadable("folder harus berisi berkas .csv", "simpan tiap lembar")
def folder_without_csv(folder: Path, place: Place) -> Path:
    (folder / "kosong").mkdir()
    return folder / "kosong"


@unreadable("UTF-8 atau Windows-1252", "CSV UTF-8")
def csv_that_is_no_text(folder: Path, place: Place) -> Path:
    path = folder / "pertemuan.csv"
    path.write_bytes(bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 20)
    return path


@broken(notes=["Windows-1252"])
def csv_in_windows_1252(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.groups[1][2] = f"KKG Gugus I {place.name} – Média"
    book.meetings[1][1] = f"KKG Gugus I {place.name} – Média"
    return book.save_csv(folder, encoding="cp1252")


@broken()
def csv_with_commas(folder: Path, place: Place) -> Path:
    return Book.right(place).save_csv(folder, delimiter=",")


@broken()
def csv_with_a_mark_and_sep(folder: Path, place: Place) -> Path:
    return Book.right(place).save_csv(folder, encoding="utf-8-sig", spoil=lambda text: "sep=;\r\n" + text)


@broken()
def csv_as_unicode_text_with_tabs(folder: Path, place: Place) -> Path:
    return Book.right(place).save_csv(folder, delimiter="\t", encoding="utf-16")


@broken(more=[Meeting(1, "2018-11-04", 20, 1_250_000)])
def csv_with_decimal_commas(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting(Biaya="Rp 1.250.000,00", Hadir="20,0")
    return book.save_csv(folder)


@broken(Told("pertemuan", None, "", "harus punya 8 kolom", "tanda kutip"))
def csv_with_a_comma_too_many(folder: Path, place: Place) -> Path:
    """A decimal comma without quotes in a file that has commas between the cells."""
    book = Book.right(place).add_meeting(Biaya="DI SINI")
    return book.save_csv(folder, delimiter=",", spoil=lambda text: text.replace("DI SINI", "1250000,50"))


@broken(Told("pertemuan", None, "", "harus punya 8 kolom seperti judulnya; ini 5", "pemisah"))
def csv_with_a_short_row(folder: Path, place: Place) -> Path:
    row = f"4;KKG Gugus I {place.name};01/11/2018;Agenda rutin;\r\n"
    return Book.right(place).save_csv(folder, spoil=lambda text: text + row)


@broken(Told("pertemuan", "I5", "ru", "karakter rusak", "ketik ulang"))
def csv_with_nul_bytes(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting().add_column("Uraian topik", "bahan bekas")
    return book.put("pertemuan", "I5", "ru\x00sak").save_csv(folder)


@broken(Told("pertemuan", None, "", "tanda kutip", "lengkapi"), right=[1, 3])
def csv_with_an_open_quote(folder: Path, place: Place) -> Path:
    """What follows an open quotation mark is one cell to most readers: the third meeting would be lost."""
    name = f"KKG Gugus II {place.name}"
    return Book.right(place).save_csv(folder, spoil=lambda text: text.replace(name, f'"{name}'))


@broken()
def csv_with_line_breaks_in_cells(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_column("Uraian topik", 'bahan bekas;\nkardus; "botol"')
    return book.save_csv(folder)
