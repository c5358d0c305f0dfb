"""Reads the numbers back out of made documents and holds each against the content they were made from.

A reader here knows its format (python-pptx, pypdf, openpyxl, an HTML parser) and nothing of the writer; what it cannot
find, or finds otherwise, is a difference. A picture (the card) holds pixels and cannot be read back.
"""

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from html.parser import HTMLParser

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pypdf import PdfReader

from answers import content as answered
from answers import stamp
from answers.document import Chart, Content, KeyFigure, Scalar, Series, Table
from exports.order import Order
from translations.format import number
from translations.text import use_language

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=stamp.WITA)
BIMA = Order("package", "52.06", address="https://gugus.example.id")
ALL = replace(BIMA, kabupaten_code=None)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@cache
def contents_of(order: Order) -> tuple[Content, ...]:
    """The contents of a package, made once."""
    use_language(order.language)
    codes = order.everywhere() if order.kabupaten_code is None else (order.kabupaten_code,)
    made = stamp.now(MADE_AT)
    return tuple(answered.of(order.selection(code), stamp=made, link=order.link(code)) for code in codes)


@dataclass
class Compared:
    """How many numbers were compared, by format, and what differed."""

    numbers: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.numbers.values())


def squeezed(words: str) -> str:
    """Without blanks, breaks and hyphens: where a line ends is a matter of the page."""
    return re.sub(r"[\s\xad\u200b\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]+", "", words)


class Reader:
    """One document of one content: says what must stand in its words, and counts."""

    def __init__(self, form: str, where: str, words: str, compared: Compared) -> None:
        self.form, self.where, self.words, self.compared = form, where, squeezed(words), compared

    def says(self, what: str, words: str) -> None:
        """These words, with all their numbers, stand in the document."""
        self.compared.numbers[self.form] += len(NUMBER.findall(words))
        if squeezed(words) not in self.words:
            self.differs(f"{what}: {words!r} is not there")

    def equals(self, what: str, found: Sequence[object], wanted: Sequence[Scalar]) -> None:
        """These values, one by one; numbers are counted."""
        self.compared.numbers[self.form] += sum(isinstance(one, int | float) for one in wanted)
        if len(found) != len(wanted) or not all(map(_same, found, wanted)):
            self.differs(f"{what}: {list(found)} is not {list(wanted)}")

    def differs(self, words: str) -> None:
        """Something is not as the content says."""
        self.compared.differences.append(f"{self.form} of {self.where}: {words}")

    def figure(self, one: KeyFigure) -> None:
        """A key figure as words, and its numerator and denominator in these words."""
        self.says(one.key, f"{one.big} {one.beside}".strip())
        for part in (one.figure.numerator, one.figure.denominator):
            if (
                one.figure.is_counted
                and part is not None
                and squeezed(_written(part)) not in squeezed(f"{one.big} {one.beside}")
            ):
                self.differs(f"{one.key}: {part} stands in none of its words")


def _written(part: float) -> str:
    return number(part, 0 if part == int(part) else 1)


def _same(found: object, wanted: Scalar) -> bool:
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(found - wanted) <= 1e-9 * max(1.0, abs(wanted))
    return found == wanted or (found in (None, "") and wanted in (None, ""))  # never: nothing for 0


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
    _said_everywhere(reader, content)
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
    _decided(reader, content)
    _mapped(reader, content)
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
            missing = [value for value in wanted.values if not any(_same(one, value) for one in (*behind, None))]
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


def html(made: bytes, contents: Sequence[Content], compared: Compared) -> None:
    """The offline page: per place key figures, decisions, map, charts, and every cell of every table."""
    places = _Places()
    places.feed(made.decode())
    assert len(places.words) == len(contents)
    for parts, tables, content in zip(places.words, places.tables, contents, strict=True):
        summary = Reader("html", content.title, parts["ringkasan"], compared)
        _said_everywhere(summary, content, stamp=False)
        drawn, shown = (Reader("html", content.title, parts[one], compared) for one in ("grafik", "presentasi"))
        for chart in content.charts:
            _drawn(drawn, chart)
            _drawn(shown, chart)
        _decided(shown, content)
        _mapped(shown, content)
        assert len(tables) == len(content.tables)
        for rows, table in zip(tables, content.tables, strict=True):
            _rows(summary, rows, table)
    reader = Reader("html", "all places", places.rest, compared)
    reader.says("stamp", contents[0].stamp.words)


def _drawn(reader: Reader, chart: Chart) -> None:
    """A chart: its sentence, and per row what a screen reader hears of the bars, and the count beside them."""
    reader.says(chart.key, chart.sentence)
    for place, category in enumerate(chart.categories):
        reader.says(f"{chart.key} {category}", chart.beside[place] if chart.beside else "")
        known = [one for one in chart.series if one.values[place] is not None]
        said = [(one.name, _label(one, place, chart)) for one in known]
        if chart.form == "stacked":
            reader.says(f"{chart.key} {category}", ", ".join(f"{name} {words}" for name, words in said))
        else:
            for name, words in said:
                reader.says(f"{chart.key} {category}", f"{name}: {words}")


def _label(one: Series, place: int, chart: Chart) -> str:
    return (one.words[place] if one.words else "") or number(one.values[place] or 0, chart.decimals)


def _rows(reader: Reader, rows: Sequence[Sequence[str]], table: Table) -> None:
    """Cells as machines read them: `data-v`, or the words where they say the same."""
    for place, (found, wanted) in enumerate(zip(rows, table.rows, strict=True), start=1):
        plain = [_plain(one, like=two) for one, two in zip(found, wanted, strict=True)]
        reader.equals(f"{table.key}, row {place}", plain, [str(one) if _is_words(one) else one for one in wanted])


def _plain(found: str, like: Scalar) -> Scalar:
    return float(found) if found and isinstance(like, int | float) else found


def _is_words(value: Scalar) -> bool:
    return value is not None and not isinstance(value, int | float)


class _Places(HTMLParser):
    """Words and table cells of each place (an <article>), and the words around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[dict[str, str]] = []  # of each part of a place: `ringkasan`, `grafik` ...
        self.tables: list[list[list[list[str]]]] = []  # place, table, row, cell
        self.rest = ""
        self._by_id: dict[str, list[list[str]]] = {}  # a table that several places share stands in the file once
        self._details: dict[str, str | None] = {}
        self._open: list[str] = []
        self._is_table, self._part = False, ""
        self._value: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "aria-label" in given and self.words:
            self.words[-1][self._part] += f" {given['aria-label']} "
        if tag in ("meta", "img", "input", "br"):
            return
        self._open.append(tag)
        if tag == "article":
            self.words.append(defaultdict(str))
            self.tables.append([])
        elif tag == "section" and "data-part" in given:
            self._part = str(given["data-part"])
        elif tag == "details" and given.get("class") == "o-table":
            self._details = given
            if "data-same" in given:
                self.tables[-1].append(self._by_id[str(given["data-same"])])
        elif tag == "tbody":
            self._is_table = "details" in self._open  # a slide has tables too
            if self._is_table:
                self.tables[-1].append(self._by_id.setdefault(str(self._details["id"]), []))
        elif tag == "tr" and self._in_table:
            self.tables[-1][-1].append([])
        elif tag == "td" and self._in_table:
            self._value = given.get("data-v")
            self.tables[-1][-1][-1].append(self._value or "")

    @property
    def _in_table(self) -> bool:
        return self._is_table and "tbody" in self._open

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if {"script", "style"} & set(self._open):
            return
        if "article" not in self._open:
            self.rest += data
            return
        self.words[-1][self._part] += data
        if "td" in self._open and self._value is None and self._in_table:
            self.tables[-1][-1][-1][-1] += data


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


# --- what several of them say ---------------------------------------------------------------------------------------


def _said_everywhere(reader: Reader, content: Content, *, stamp: bool = True) -> None:
    for one in content.key_figures:
        reader.figure(one)
        if one.reference is not None:
            reader.says(f"{one.key}, all together", one.reference_words)
    _decided(reader, content)
    _mapped(reader, content)
    if stamp:
        reader.says("stamp", content.stamp.words)


def _decided(reader: Reader, content: Content) -> None:
    for one in content.decisions:
        reader.says(one.rule_id, one.sentence)


def _mapped(reader: Reader, content: Content) -> None:
    if content.map is not None:
        reader.says("peta", content.map.sentence)
        for one in content.map.legend:
            reader.says(f"peta {one.words}", one.count)
