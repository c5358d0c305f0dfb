"""Reads the numbers back out of made documents and holds each against the content they were made from.

A reader here knows its format (python-pptx, pypdf, openpyxl, an HTML parser) and nothing of the writer; what it cannot
find, or finds otherwise, is a difference. A picture (the card) holds pixels and cannot be read back.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pypdf import PdfReader

from answers import content as answered
from answers import stamp
from answers.document import Chart, Content
from exports.order import Order
from tests.exports.compared import NUMBER, Compared, Reader, decided, mapped, said_everywhere, same, squeezed
from tests.exports.read_back_html import html
from translations.format import number
from translations.text import use_language

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=stamp.WITA)
BIMA = Order("package", "52.06", address="https://gugus.example.id")
ALL = replace(BIMA, kabupaten_code=None)


@cache
def contents_of(order: Order) -> tuple[Content, ...]:
    """The contents of a package, made once."""
    use_language(order.language)
    codes = order.everywhere() if order.kabupaten_code is None else (order.kabupaten_code,)
    made = stamp.now(MADE_AT)
    return tuple(answered.of(order.selection(code), stamp=made, link=order.link(code)) for code in codes)


# --- one reader per format ------------------------------------------------------------------------------------------


def package(made: bytes, contents: Sequence[Content], compared: Compared) -> None:
    """Every piece of a package against the contents it was made from; the first content is that of the package."""
    with zipfile.ZipFile(io.BytesIO(made)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    briefs = [content for name, content in files.items() if name.endswith(".pdf")]
    assert len(briefs) == len(contents)
    for found, one in zip(briefs, contents, strict=True):
        pdf(found, one, compared)
    first = contents[0]
    pptx(_only(files, ".pptx"), first, compared)
    xlsx(_only(files, ".xlsx"), first, compared)
    html(_only(files, ".html"), contents, compared)
    words, message = (found for name, found in files.items() if name.endswith(".txt"))  # in the order of the zip
    text(message.decode(), first, compared)
    Reader("txt", first.title, words.decode(), compared).says("stamp", first.stamp.words)


def _only(files: dict[str, bytes], ending: str) -> bytes:
    (found,) = (content for name, content in files.items() if name.endswith(ending))
    return found


def pdf(made: bytes, content: Content, compared: Compared) -> None:
    """The brief: key figures with those they stand beside, decisions, map, three charts, stamp."""
    words = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    reader = Reader("pdf", content.title, words, compared)
    said_everywhere(reader, content)
    for key in ("keaktifan", "pendanaan", "narasumber"):
        found = content.chart(key)
        if found is not None:
            reader.says(key, found.sentence)
            _labels(reader, found)


def _labels(reader: Reader, chart: Chart) -> None:
    """Labels of bars: those that a narrow piece has no room for are left out, the others stand in their order."""
    for place, category in enumerate(chart.categories):
        if chart.form == "stacked":
            reader.says(f"{chart.key} {category}", f"{category}{chart.beside[place]}")
            following = reader.words.split(squeezed(f"{category}{chart.beside[place]}"), 1)[-1]
            following = following.split(squeezed(chart.basis.foot)[:12], 1)[0]  # it may begin with a number too
            found = re.match(r"\d*", following)
            wanted = [number(one.values[place] or 0) for one in chart.series]
            if found and not _is_left_over(found[0], [one for one in wanted if one != "0"]):
                reader.differs(f"{chart.key} {category}: {found[0]} are not labels of {wanted}")


def _is_left_over(digits: str, labels: Sequence[str]) -> bool:
    """Whether digits are some of these labels, in their order."""
    if not digits:
        return True
    return any(
        digits.startswith(one) and _is_left_over(digits[len(one) :], labels[place + 1 :])
        for place, one in enumerate(labels)
    )


def pptx(made: bytes, content: Content, compared: Compared) -> None:
    """The deck: values of every native chart and of the workbook behind it, sentences, decisions, map, stamp."""
    slides = list(Presentation(io.BytesIO(made)).slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    tables = [cell.text for one in shapes if one.has_table for row in one.table.rows for cell in row.cells]
    frames = [one.text_frame.text for one in shapes if one.has_text_frame]
    reader = Reader("pptx", content.title, "\n".join((*frames, *tables)), compared)
    decided(reader, content)
    mapped(reader, content)
    reader.says("stamp", content.stamp.words)
    drawn = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(drawn) == len(content.charts)
    for found, chart in zip(drawn, content.charts, strict=True):
        reader.says(chart.key, chart.sentence)
        series = [one for plot in found.plots for one in plot.series]
        reader.equals(f"{chart.key}, names", [squeezed(one.name)[-3:] for one in series], _ends(chart))
        behind = _numbers_behind(found.part.chart_workbook.xlsx_part.blob)
        for one, wanted in zip(series, chart.series, strict=True):
            reader.equals(f"{chart.key} {wanted.name}", list(one.values), list(wanted.values))
            missing = [value for value in wanted.values if not any(same(one, value) for one in (*behind, None))]
            reader.equals(f"{chart.key} {wanted.name}, in its workbook", missing, [])


def _ends(chart: Chart) -> list[str]:
    """The last letters of the names of series: a sign of the class may stand before them."""
    names = [one.name for one in chart.series]
    return [squeezed(name)[-3:] for name in names]


def _numbers_behind(workbook: bytes) -> set[float]:
    """Every number in the workbook that opens when a presenter edits a chart."""
    sheets = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets
    cells = (cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
    return {float(one) for one in cells if isinstance(one, int | float)}


def xlsx(made: bytes, content: Content, compared: Compared) -> None:
    """Every cell of every table, as the number that it is; the stamp on the first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(made))
    first, *sheets = book.worksheets
    reader = Reader("xlsx", content.title, "\n".join(_words_of(first)), compared)
    reader.says("stamp", content.stamp.words)
    assert len(sheets) == len(content.tables)
    for sheet, table in zip(sheets, content.tables, strict=True):
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        width, titles = len(table.columns), [one.title for one in table.columns]
        head = next((place for place, row in enumerate(rows) if row[:width] == titles), None)
        if head is None:
            reader.differs(f"{table.key}: the heads {titles} are not there")
            continue
        for place, row in enumerate(table.rows, start=1):
            reader.equals(f"{table.key}, row {place}", rows[head + place][:width], row)


def _words_of(sheet: Worksheet) -> Iterator[str]:
    return (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def text(made: str, content: Content, compared: Compared) -> None:
    """The message: two key figures, what is to be decided first, the stamp."""
    reader = Reader("message", content.title, made, compared)
    decided = [one.sentence for one in content.decisions[:1]]
    others = [one for one in content.key_figures if one.sentence not in decided]
    said = [one for one in others if squeezed(one.sentence) in reader.words]
    compared.numbers["message"] += sum(len(NUMBER.findall(one.sentence)) for one in said)
    if len(said) != min(2, len(others)):
        reader.differs(f"{len(said)} key figures are in it as they are")
    for one in content.decisions[:1]:
        reader.says(one.rule_id, one.sentence)
    reader.says("stamp", content.stamp.words)
