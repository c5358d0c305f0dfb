"""Writes the Excel template of a round: one row per group, lists to choose from, a guide; for those without an app."""

import io
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.intake.template import EXAMPLE_MARK
from etl.intake.workbook import GUIDE, LAST_ROW, LISTS, WRITTEN, YES_NO, Lists, Styles
from etl.rounds import TEMPLATE, questionnaire
from etl.rounds.questionnaire import Field, Option
from schemas.vocabulary import GroupType

SHEET = "Jawaban"
MARKER = "No"  # first column: a row with EXAMPLE_MARK in it is not loaded
_TALL = 64  # points: headers are questions, and wrap
_FILLS = ("#DDEBF7", "#EEF3E2")  # sections in turn
_EXAMPLE: dict[str, date | str] = {
    "answered_on": date(2026, 11, 3),
    "group_type": "KKG",
    "kabupaten_code": "Sumbawa",
    "kecamatan_code": "Alas",
    "group_name": "KKG Gugus III Alas",
}
_EXAMPLE_TYPE = GroupType.KKG

_GUIDE = (
    ("Templat kuesioner gugus (KKG, KKKS, KKM)", "title"),
    ("Pertanyaan dan pilihannya sama dengan survei November 2018, supaya jawabannya dapat dibandingkan.", "text"),
    ("", "text"),
    ("Cara mengisi", "head"),
    (f"1. Isi lembar {SHEET}: satu baris per kelompok kerja.", "text"),
    ("2. Judul kolom bertanda * wajib diisi. Pertanyaan lain boleh kosong; jangan menebak.", "text"),
    ("3. Arahkan kursor ke judul kolom untuk membaca pertanyaan lengkap dan jenis kelompok yang ditanya.", "text"),
    ("4. Pilih jawaban dari daftar. Pertanyaan berjawaban banyak punya satu kolom ya/tidak per pilihan.", "text"),
    ("5. Kolom pertanyaan yang tidak untuk jenis kelompok itu dikosongkan.", "text"),
    ("6. Baris abu-abu bertanda CONTOH adalah contoh dan tidak dimuat; boleh dihapus.", "text"),
    ("7. Tanggal: 03/11/2026 atau 3 November 2026 (hari dulu).", "text"),
    ("8. Jangan menulis nama orang, NIP, atau nomor telepon.", "text"),
    ("9. Jangan menggabung sel (merge), mengubah judul kolom, atau menambah baris jumlah.", "text"),
    ("", "text"),
    ("Cara memuat", "head"),
    (f"python -m etl round {TEMPLATE}", "text"),
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of the sheet: a field, or one option of a question with several answers."""

    field: Field
    option: Option | None = None

    @property
    def header(self) -> str:
        """The header as it is written; a reader finds it among the headers of the field."""
        words = self.field.option_headers(self.option) if self.option else self.field.headers()
        return f"{words[0]}*" if self.field.required else words[0]

    @property
    def group_types(self) -> tuple[GroupType, ...]:
        """Types of group that are asked."""
        return self.option.group_types if self.option else self.field.group_types


def columns() -> tuple[Column, ...]:
    """The columns in order, without the first one (the row number)."""
    found: list[Column] = []
    for one in questionnaire.fields():
        found += [Column(one, option) for option in one.options] if one.kind == "many" else [Column(one)]
    return tuple(found)


def choices(field: Field) -> list[str]:
    """Words of the drop-down list of a field; empty where anything may be written."""
    if field.kind == "many":
        return list(YES_NO)
    if field.name == "group_type":
        return [option.option_id for option in field.options]
    return sorted({option.label_id for option in field.options}) if field.within else _labels(field)


def written() -> bytes:
    """The template as bytes of an .xlsx; the same definition gives the same bytes."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": _GUIDE[0][0], "created": WRITTEN})
    styles = Styles(book)
    guide, sheet = book.add_worksheet(GUIDE), book.add_worksheet(SHEET)
    lists = Lists(book.add_worksheet(LISTS))
    guide.set_column(0, 0, 110)
    for row, (words, style) in enumerate(_GUIDE):
        guide.write_string(row, 0, words, {"title": styles.title, "head": styles.head}.get(style))
    _write_answers(sheet, book, styles, lists)
    lists.sheet.hide()
    guide.activate()
    book.close()
    return stream.getvalue()


def _write_answers(sheet: Worksheet, book: Workbook, styles: Styles, lists: Lists) -> None:
    heads = {section.name: _head(book, _FILLS[place % 2]) for place, section in enumerate(questionnaire.sections())}
    required = _head(book, "#1F4E79", bold=True, font_color="#FFFFFF")
    sheet.freeze_panes(1, [one.field.name for one in columns()].index("group_name") + 2)
    sheet.set_row(0, _TALL)
    sheet.set_column(0, 0, 9)
    sheet.write_string(0, 0, MARKER, heads[questionnaire.IDENTITY])
    sheet.write_string(1, 0, EXAMPLE_MARK.upper(), styles.example)
    for place, column in enumerate(columns(), start=1):
        sheet.set_column(place, place, _width(column), styles.of(column.field.kind))
        sheet.write_string(0, place, column.header, required if column.field.required else heads[column.field.group])
        sheet.write_comment(0, place, _note(column), {"x_scale": 2.4, "y_scale": 1.6})
        _write_example(sheet, place, column, styles)
        words = choices(column.field)
        if words:
            name = "ya_tidak" if column.option else column.field.name
            sheet.data_validation(2, place, LAST_ROW, place, {
                "validate": "list", "source": lists.reference(name, words), "error_type": "stop",
                "error_title": column.field.short_id[:32], "error_message": "Pilih dari daftar.",
            })  # fmt: skip


def _width(column: Column) -> int:
    """In characters; narrow up to the name of the group, since these columns stay in view."""
    if column.field.question_id is None and column.field.name != "group_name":
        return 13
    return 16 if column.option else 24


def _head(book: Workbook, fill: str, **more: object) -> Format:
    return book.add_format({"bg_color": fill, "border": 1, "text_wrap": True, "valign": "top", **more})


def _note(column: Column) -> str:
    asked = "" if column.group_types == questionnaire.group_types() else f"Hanya untuk {', '.join(column.group_types)}."
    parts = ("Wajib." if column.field.required else "", column.field.label_id, column.field.hint_id, asked)
    return " ".join(part for part in parts if part)


def _write_example(sheet: Worksheet, place: int, column: Column, styles: Styles) -> None:
    example = _example(column)
    if isinstance(example, date):
        sheet.write_datetime(1, place, example, styles.examples["date"])
    else:
        sheet.write(1, place, example, styles.example)


def _example(column: Column) -> date | str:
    if column.field.question_id is None:
        return _EXAMPLE.get(column.field.name, "")
    if _EXAMPLE_TYPE not in column.group_types:
        return ""
    first = column.field.options_of(_EXAMPLE_TYPE)[0]
    if column.option:
        return YES_NO[0] if column.option == first else YES_NO[1]
    return first.label_id


def _labels(field: Field) -> list[str]:
    return [option.label_id for option in field.options]
