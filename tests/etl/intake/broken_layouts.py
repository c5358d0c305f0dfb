"""Broken as tables: sheets, headers and rows are not where or what the template has them."""

from pathlib import Path

import xlsxwriter
from openpyxl.workbook import Workbook

from tests.etl.intake.book import MEETING_HEADERS, Book, Meeting, Place
from tests.etl.intake.cases import Told, broken


@broken(notes=["dibaca sebagai pertemuan karena judul kolomnya cocok"])
def sheet_with_another_name(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.sheets["Data Oktober"] = book.sheets.pop("pertemuan")
    return book.save(folder)


@broken(notes=["tidak dibaca karena nama dan judul kolomnya"])
def sheet_that_nobody_knows(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.sheets["Catatan rapat"] = [["Hal", "Isi"], ["konsumsi", "nasi kotak"]]
    return book.save(folder)


@broken(Told("Kegiatan", None, "", "satu lembar saja untuk pertemuan", "gabungkan"))
def two_sheets_for_one_table(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.sheets["Kegiatan"] = [list(row) for row in book.meetings]
    return book.save(folder)


@broken(Told("pertemuan", None, "", "kolom Tanggal harus ada", "tambahkan kolom Tanggal"), right=[])
def a_required_column_is_missing(folder: Path, place: Place) -> Path:
    return Book.right(place).put("pertemuan", "C1", "Kapan").save(folder)


@broken(Told("pertemuan", None, "", "kolom Tanggal harus ada", "'Tangal'"), right=[])
def a_required_column_is_misspelt(folder: Path, place: Place) -> Path:
    return Book.right(place).put("pertemuan", "C1", "Tangal").save(folder)


@broken(Told("pertemuan", None, "", "baris judul kolom harus ada", "salin baris judul"), right=[])
def no_headers(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    del book.meetings[0]
    return book.save(folder)


@broken(notes=["Sel gabungan B4:B5 dibaca sama"], more=[Meeting(3, "2018-11-04", 20, 500_000)])
def one_group_merged_over_its_meetings(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting(Kelompok=None)

    def spoil(workbook: Workbook) -> None:
        workbook["pertemuan"].merge_cells("B4:B5")

    return book.save(folder, spoil)


@broken(
    Told("pertemuan", "H3", "1000002", "tidak boleh digabung", "tulis angka tiap baris"),
    Told("pertemuan", "H4", "1000002", "(H3:H4)", "Unmerge"),
    right=[1],
)
def one_amount_merged_over_two_meetings(folder: Path, place: Place) -> Path:
    def spoil(workbook: Workbook) -> None:
        workbook["pertemuan"].merge_cells("H3:H4")

    return Book.right(place).save(folder, spoil)


@broken()
def a_letterhead_above_the_headers(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    title = ["PEMERINTAH KABUPATEN", *[None] * 7]
    book.sheets["pertemuan"] = [title, ["Laporan pertemuan tahun 2018", *[None] * 7], [None] * 8, *book.meetings]

    def spoil(workbook: Workbook) -> None:
        workbook["pertemuan"].merge_cells("A1:H1")

    return book.save(folder, spoil)


@broken()
def two_rows_of_headers(folder: Path, place: Place) -> Path:
    """ "Peserta" above "Hadir" and "Diundang"; the other headers merged over both rows."""
    book = Book.right(place)
    upper: list[object] = [*MEETING_HEADERS]
    upper[5:7] = ["Peserta", None]
    lower = [None] * 5 + ["Hadir", "Diundang", None]
    book.sheets["pertemuan"] = [upper, lower, *book.meetings[1:]]

    def spoil(workbook: Workbook) -> None:
        for letter in "ABCDEH":
            workbook["pertemuan"].merge_cells(f"{letter}1:{letter}2")
        workbook["pertemuan"].merge_cells("F1:G1")

    return book.save(folder, spoil)


@broken()
def headers_in_another_dress(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.meetings[0] = [
        "NO.",
        " NAMA  KELOMPOK ",
        "tgl.",
        "AGENDA*",
        "topik pertemuan",
        "Jumlah Hadir",
        "undangan",
        "BIAYA",
    ]
    book.sheets = {" Kelompok Kerja": book.groups, "PERTEMUAN ": book.meetings}
    return book.save(folder)


@broken()
def columns_in_another_order(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.sheets["pertemuan"] = [list(reversed(row)) for row in book.meetings]
    return book.save(folder)


@broken(notes=["Kolom Cuaca tidak ada di templat", "Kolom Hadirr tidak ada"])
def columns_too_many(folder: Path, place: Place) -> Path:
    return Book.right(place).add_column("Cuaca", "hujan").add_column("Hadirr", 5).save(folder)


@broken()
def blank_rows_between(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    first, *rest = book.meetings
    book.sheets["pertemuan"] = [first]
    for row in rest:
        book.meetings.extend([[None] * 8, [9, "  ", None, "", None, None, "\u00a0", None], row])
    return book.save(folder)


@broken(notes=["Baris 5 tampak seperti baris jumlah"])
def a_row_of_totals(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.meetings.append([None, "JUMLAH", None, None, None, 96, 120, 3_000_006])
    return book.save(folder)


@broken(notes=["Baris 5 mengulang judul kolom"], more=[Meeting(1, "2018-11-05", 20, 500_000)])
def headers_again_in_the_middle(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.meetings.append(list(MEETING_HEADERS))
    return book.add_meeting().save(folder)


@broken(
    Told("pertemuan", "F3", "32 / 99", "dua kolom berjudul Hadir (F3 dan I3) harus berisi sama", "hapus salah satu"),
    right=[1, 3],
)
def one_header_twice(folder: Path, place: Place) -> Path:
    """Where both say the same, or one says nothing, there is no doubt."""
    book = Book.right(place).add_column("Hadir", None)
    return book.put("pertemuan", "I3", 99).put("pertemuan", "I4", 33).save(folder)


@broken(notes=["Lembar ini tersembunyi; isinya ikut dibaca"])
def a_hidden_sheet(folder: Path, place: Place) -> Path:
    def spoil(workbook: Workbook) -> None:
        workbook["pertemuan"].sheet_state = "hidden"

    return Book.right(place).save(folder, spoil)


@broken(notes=["2 baris tersembunyi ikut dibaca (yang pertama baris 3)"])
def hidden_rows(folder: Path, place: Place) -> Path:
    def spoil(workbook: Workbook) -> None:
        for row in (3, 4):
            workbook["pertemuan"].row_dimensions[row].hidden = True

    return Book.right(place).save(folder, spoil)


@broken()
def the_example_rows_are_still_there(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.groups.insert(1, ["CONTOH", "KKG", "KKG Gugus 9 Contoh", "Gugus 9", place.kabupaten, place.name, 1, 2])
    book.meetings.insert(1, ["Contoh ", "KKG Gugus 9 Contoh", "besok", "Agenda rutin", None, -1, None, None])
    return book.save(folder)


def with_formulas(folder: Path, place: Place, results: dict[str, object]) -> Path:
    """Row 5 of pertemuan has formulas for attended and cost; `results` are the values Excel has kept, if any."""
    book = Book.right(place).add_meeting()
    path = folder / "isi.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in book.sheets.items():
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if hasattr(cell, "year"):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        sheet.write(row, column, cell)
        for cell, formula in (("F5", "=10+10"), ("H5", "=F5*25000")):
            workbook.get_worksheet_by_name("pertemuan").write_formula(cell, formula, None, results.get(cell, ""))
    return path


@broken(more=[Meeting(1, "2018-11-04", 20, 500_000)])
def formulas_with_results(folder: Path, place: Place) -> Path:
    return with_formulas(folder, place, {"F5": 20, "H5": 500_000})


@broken(
    Told("pertemuan", "F5", "=10+10", "rumus harus punya hasil", "buka di Excel lalu simpan"),
    Told("pertemuan", "H5", "=F5*25000", "rumus harus punya hasil", "tempel sebagai nilai"),
)
def formulas_that_were_never_calculated(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting(Hadir="=10+10", Biaya="=F5*25000")
    return book.save(folder)


@broken(
    Told("pertemuan", "F5", "#REF!", "galat rumus", "perbaiki rumusnya"),
    Told("pertemuan", "B6", "#N/A", "galat rumus", "tulis nilainya"),
)
def error_cells(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting().add_meeting()

    def spoil(workbook: Workbook) -> None:
        for cell, words in (("F5", "#REF!"), ("B6", "#N/A")):
            workbook["pertemuan"][cell] = words
            workbook["pertemuan"][cell].data_type = "e"

    return book.save(folder, spoil)
