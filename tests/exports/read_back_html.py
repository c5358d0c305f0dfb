"""Reads the numbers back out of the offline page; the other formats: tests/exports/read_back.py."""

from collections import defaultdict
from collections.abc import Sequence
from html.parser import HTMLParser

from answers.document import Chart, Content, Scalar, Series, Table
from tests.exports.compared import Compared, Reader, decided, mapped, said_everywhere
from translations.format import number


def html(made: bytes, contents: Sequence[Content], compared: Compared) -> None:
    """The offline page: per place key figures, decisions, map, charts, and every cell of every table."""
    places = _Places()
    places.feed(made.decode())
    assert len(places.words) == len(contents)
    for parts, tables, content in zip(places.words, places.tables, contents, strict=True):
        summary = Reader("html", content.title, parts["ringkasan"], compared)
        said_everywhere(summary, content, stamp=False)
        drawn, shown = (Reader("html", content.title, parts[one], compared) for one in ("grafik", "presentasi"))
        for chart in content.charts:
            _drawn(drawn, chart)
            _drawn(shown, chart)
        decided(shown, content)
        mapped(shown, content)
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
