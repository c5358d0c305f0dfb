"""The same numbers in every piece of a package: read back out of PPTX, PDF, XLSX, HTML and message."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from answers.document import Content, Scalar
from exports import press
from exports.order import Document, Order
from indicators.share import Share
from schemas.vocabulary import GroupType
from tests.exports import read_back
from tests.exports.read_back import ALL, BIMA, Compared, contents_of
from translations.format import number
from translations.text import use_language

pytestmark = pytest.mark.usefixtures("warehouse")

ORDERS = {"bima": BIMA, "all": ALL, "bima, English": replace(BIMA, language="en"),
          "KKM of Dompu": replace(BIMA, kabupaten_code="52.05", group_type=GroupType.KKM)}  # fmt: skip


def compared_with(order: Order, contents: Sequence[Content]) -> Compared:
    """A package is made from the contents of the order, and read back against these."""
    use_language(order.language)
    found = Compared()
    read_back.package(press.written(order, contents_of(order)).content, contents, found)
    return found


@pytest.mark.parametrize("name", ORDERS)
def test_every_number_of_a_package_is_the_number_of_its_content(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    found = compared_with(ORDERS[name], contents_of(ORDERS[name]))
    assert found.differences == []
    record_property("numbers_compared", dict(found.numbers))
    print(f"{name}: {found.total} numbers compared: {dict(found.numbers)}")
    least = {"bima": 1000, "all": 5000, "bima, English": 1000, "KKM of Dompu": 20}
    assert found.total >= least[name], "the reader looks at less than it did"
    assert set(found.numbers) == {"pdf", "pptx", "xlsx", "html", "message", "txt"}


def changed_figure(one: Content) -> Content:
    """One more in the numerator of the first key figure, in its count and in its sentence."""
    first = one.key_figures[0]
    assert isinstance(first.figure, Share) and first.figure.numerator is not None
    old, new = str(first.figure.numerator), str(first.figure.numerator + 1)
    more = replace(
        first,
        figure=replace(first.figure, numerator=first.figure.numerator + 1),
        big=first.big.replace(old, new, 1),
        sentence=first.sentence.replace(old, new, 1),
    )
    return replace(one, key_figures=(more, *one.key_figures[1:]))


def changed_chart(one: Content) -> Content:
    """One more in the first value of the first chart."""
    chart = one.charts[0]
    first = chart.series[0]
    value = (first.values[0] or 0) + 1
    said = (number(value), *first.words[1:]) if first.words else ()
    more = replace(first, values=(value, *first.values[1:]), words=said)
    return replace(one, charts=(replace(chart, series=(more, *chart.series[1:])), *one.charts[1:]))


def changed_cell(one: Content) -> Content:
    """One more in the first number of the first table that has one."""
    for place, table in enumerate(one.tables):
        for line, row in enumerate(table.rows):
            at = next((at for at, cell in enumerate(row) if isinstance(cell, int)), None)
            if at is not None:
                cells: tuple[Scalar, ...] = (*row[:at], row[at] + 1, *row[at + 1 :])  # type: ignore[operator]
                rows = (*table.rows[:line], cells, *table.rows[line + 1 :])
                return replace(one, tables=(*one.tables[:place], replace(table, rows=rows), *one.tables[place + 1 :]))
    raise AssertionError("no table has a number")


@pytest.mark.parametrize(
    ("document", "form", "change"),
    [
        ("slides", "pptx", changed_chart), ("brief", "pdf", changed_figure), ("brief", "pdf", changed_chart),
        ("workbook", "xlsx", changed_cell), ("offline", "html", changed_figure), ("offline", "html", changed_cell),
        ("offline", "html", changed_chart), ("message", "message", changed_figure),
    ],
)  # fmt: skip
def test_one_number_that_one_writer_gets_wrong_is_found(
    document: Document, form: str, change: Callable[[Content], Content], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = press.WRITERS[document]
    monkeypatch.setitem(
        press.WRITERS,
        document,
        lambda one, contents, order: write(change(one), [change(each) for each in contents], order),
    )
    found = compared_with(BIMA, contents_of(BIMA))
    assert found.differences != [] and {one.split(" of ", 1)[0] for one in found.differences} == {form}


def test_one_stamp_stands_on_every_piece_and_another_one_is_found() -> None:
    (one,) = contents_of(BIMA)
    other = replace(one, stamp=replace(one.stamp, words="Data 00000000 · program 0.0.0"))
    found = compared_with(BIMA, [other])
    assert {words.split(" of ", 1)[0] for words in found.differences} == {
        "pdf", "pptx", "xlsx", "html", "message", "txt"
    }  # fmt: skip
