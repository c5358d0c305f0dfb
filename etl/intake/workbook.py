"""Writes the Excel template: a sheet of instructions, one sheet per table with notes, lists, formats and an example."""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.intake import template
from etl.intake.template import Column, Sheet
from geo import places

LISTS = "_pilihan"
GUIDE = "Petunjuk"
LAST_ROW = 100_000  # lists and rules reach down to here
WRITTEN = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same definition gives the same bytes
_PROVINCE = "52"
_FORMATS = {"date": "dd/mm/yyyy", "rupiah": "#,##0", "integer": "0", "number": "0.##", "latitude": "0.000000",
            "longitude": "0.000000"}  # fmt: skip
YES_NO = ("ya", "tidak")

_GUIDE = (
    ("Templat data gugus (KKG, KKKS, KKM, KKPS)", "title"),
    ("", "text"),
    ("Cara mengisi", "head"),
    ("1. Isi lembar kelompok_kerja lebih dahulu: lembar lain merujuk ke sana.", "text"),
    ("2. Judul kolom bertanda * wajib diisi. Kolom lain boleh kosong atau dihapus; urutannya bebas.", "text"),
    ("3. Arahkan kursor ke judul kolom untuk membaca keterangannya. Kolom berdaftar diisi dari daftar.", "text"),
    ("4. Baris abu-abu bertanda CONTOH adalah contoh dan tidak dimuat; boleh dihapus.", "text"),
    ("5. Tanggal: 13/10/2018 atau 13 Oktober 2018 (hari dulu). Uang: 1250000, Rp 1.250.000, atau 1,25 jt.", "text"),
    ("6. Ya/tidak: ya atau tidak. Yang tidak diketahui dikosongkan, jangan diisi 0.", "text"),
    ("7. Angka Romawi atau biasa sama saja: Gugus III = gugus 3.", "text"),
    ("8. Jangan menggabung sel (merge) dan jangan menambah baris jumlah.", "text"),
    ("9. Jangan menulis nama orang, NIP, atau nomor telepon.", "text"),
    ("", "text"),
    ("Cara memuat", "head"),
    ("python -m etl load templat-gugus.xlsx", "text"),
    ("Tiap nilai yang ditolak disebut lembar, sel, nilai, aturan, dan cara memperbaikinya; baris lain masuk.", "text"),
    ("Perbaiki dan muat lagi: baris dengan kunci yang sama diperbarui; sel kosong tidak menghapus isi lama.", "text"),
    ("", "text"),
    ("Lembar", "head"),
)  # fmt: skip


def written() -> bytes:
    """The template as bytes of an .xlsx; the same definition gives the same bytes."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": _FORMATS["date"]})
    book.set_properties({"title": "Templat data gugus", "created": WRITTEN})
    styles = Styles(book)
    guide = book.add_worksheet(GUIDE)
    sheets = {sheet.name: book.add_worksheet(sheet.name) for sheet in template.load().sheets}
    lists = Lists(book.add_worksheet(LISTS))
    _write_guide(guide, styles)
    for sheet in template.load().sheets:
        _write_sheet(sheets[sheet.name], sheet, styles, lists)
    lists.sheet.hide()
    guide.activate()
    book.close()
    return stream.getvalue()


class Styles:
    """Formats of the workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.required = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "border": 1})
        self.optional = book.add_format({"bg_color": "#DDEBF7", "border": 1})
        self.kinds = {kind: book.add_format({"num_format": words}) for kind, words in _FORMATS.items()}
        grey = {"italic": True, "font_color": "#808080", "bg_color": "#F2F2F2"}
        self.example = book.add_format(grey)
        self.examples = {kind: book.add_format({**grey, "num_format": words}) for kind, words in _FORMATS.items()}

    def of(self, kind: str) -> Format | None:
        """Format of a column."""
        return self.kinds.get(kind)


class Lists:
    """The hidden sheet with the words of the drop-down lists: one column per list."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.places: dict[str, str] = {}

    def reference(self, name: str, words: list[str]) -> str:
        """Where the words of a list stand; written once."""
        if name not in self.places:
            column = len(self.places)
            self.sheet.write_column(0, column, [name, *words])
            letters = xl_col_to_name(column)
            self.places[name] = f"={LISTS}!${letters}$2:${letters}${len(words) + 1}"
        return self.places[name]


def _write_guide(guide: Worksheet, styles: Styles) -> None:
    guide.set_column(0, 0, 18)
    guide.set_column(1, 1, 100)
    for row, (words, style) in enumerate(_GUIDE):
        guide.write_string(row, 0, words, {"title": styles.title, "head": styles.head}.get(style))
    for row, sheet in enumerate(template.load().sheets, start=len(_GUIDE)):
        guide.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
        guide.write_string(row, 1, sheet.intro, styles.text)


def _write_sheet(worksheet: Worksheet, sheet: Sheet, styles: Styles, lists: Lists) -> None:
    columns = (template.load().marker, *sheet.columns)
    worksheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        width = max(len(column.header) + 3, min(len(str(column.example)) + 2, 32), 10)
        worksheet.set_column(place, place, width, styles.of(column.kind))
        header = f"{column.header}*" if column.required else column.header
        worksheet.write_string(0, place, header, styles.required if column.required else styles.optional)
        worksheet.write_comment(0, place, _note(column), {"x_scale": 2.2, "y_scale": 1.4})
        _write_example(worksheet, place, column, styles)
        rule = _rule(column, lists)
        if rule:
            worksheet.data_validation(2, place, LAST_ROW, place, rule)


def _note(column: Column) -> str:
    return f"{'Wajib. ' if column.required else ''}{column.note}"


def _write_example(worksheet: Worksheet, place: int, column: Column, styles: Styles) -> None:
    style = styles.examples.get(column.kind, styles.example)
    if isinstance(column.example, date):
        worksheet.write_datetime(1, place, column.example, style)
    else:
        worksheet.write(1, place, column.example, style)


def _rule(column: Column, lists: Lists) -> dict[str, Any] | None:
    """What a spreadsheet program may check while typing. Only what is refused on loading too is stopped there."""
    listed = _listed(column)
    if listed is not None:
        name, words, stops = listed
        return _list(lists.reference(name, words), column, stops)
    if column.kind == "group":
        names = template.load().by_table("working_group")
        letters = xl_col_to_name([one.name for one in names.columns].index("name") + 1)
        return _list(f"={names.name}!${letters}$3:${letters}$2000", column, stops=False)
    if column.kind == "date":
        return {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1), "error_type": "warning",
                "error_title": column.header, "error_message": "Tulis hari, bulan, tahun: 13/10/2018"}  # fmt: skip
    return None


def _listed(column: Column) -> tuple[str, list[str], bool] | None:
    """(name of the list, its words, whether anything else is stopped); None for a column without a list of words."""
    if column.kind == "boolean":
        return "ya_tidak", list(YES_NO), True
    if column.vocabulary:
        return column.vocabulary, list(template.words(column.vocabulary).values()), True
    if column.contract.name == "kabupaten_code":
        return "Kabupaten", _names(places.kabupaten(), "province_code"), False
    if column.contract.name == "kecamatan_code":
        return "Kecamatan", _names(places.kecamatan()), False
    return None


def _list(source: str, column: Column, stops: bool = True) -> dict[str, Any]:
    return {"validate": "list", "source": source, "error_type": "stop" if stops else "information",
            "error_title": column.header[:32], "error_message": "Pilih dari daftar."}  # fmt: skip


def _names(table: Any, province: str | None = None) -> list[str]:
    rows = table[table[province] == _PROVINCE] if province else table
    return sorted(set(rows["name"]))
