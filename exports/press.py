"""An order in, a document out: asks for the answers once, lets the writers write, and tells how far it is."""

from collections.abc import Callable, Sequence

from answers import about, content, data, slides, stamp
from answers.document import Content, Stamp
from exports import message, package
from exports.files import File, file
from exports.offline_page import html
from exports.order import Document, Order, Tell
from exports.pdf_brief import pdf
from exports.picture_card import png
from exports.pptx_deck import pptx
from exports.workbook import xlsx
from translations.text import use_language

# Documents that speak of every kabupaten when all five together are asked for.
_OF_EACH: tuple[Document, ...] = ("offline", "briefs", "package")
_WITH_TABLES: tuple[Document, ...] = ("workbook", "offline", "package")


class NewDataError(RuntimeError):
    """New data were loaded twice while a document was made: its parts would not agree."""


class _Steps:
    """Counts steps, and tells each one before it is done."""

    def __init__(self, tell: Tell, steps: int) -> None:
        self.tell, self.steps, self.done = tell, steps, 0

    def next(self, step: str) -> None:
        self.tell(self.done, self.steps, step)
        self.done += 1


def _silent(_done: int, _of: int, _step: str) -> None:
    """Nobody listens."""


def make(order: Order, tell: Tell = _silent) -> File:
    """The ordered document, all of it from one build of the warehouse, with one stamp, and no row that the scope of the
    order may not see.

    Sets the language of this run. Raises KeyError for a place that is not of the study, NewDataError when data keep
    changing, and what the writers raise.
    """
    use_language(order.language)
    with data.asking_as(order.scope):
        for _ in range(2):
            build = data.build()
            made = _made(order, tell)
            if data.build() == build:
                return made
    raise NewDataError("new data were loaded while the document was made; ask for it again")


def _made(order: Order, tell: Tell) -> File:
    is_of_each = order.kabupaten_code is None and order.document in _OF_EACH
    codes = order.everywhere() if is_of_each else (order.kabupaten_code,)
    steps = _Steps(tell, len(codes) + _writings(order.document, len(codes)))
    made_at = stamp.now()  # one for all
    return _written(order, [_content(code, order, made_at, steps) for code in codes], steps)


def written(order: Order, contents: Sequence[Content]) -> File:
    """The ordered document from contents that are there already; the first one is what the order asks for."""
    use_language(order.language)
    return _written(order, contents, _Steps(_silent, 0))


def _written(order: Order, contents: Sequence[Content], steps: _Steps) -> File:
    first = contents[0]
    if order.document == "package":
        pieces = {piece: _pieces(piece, contents, order, steps) for piece in package.PIECES}
        steps.next("zip")
        return file("package", first, package.package(first, pieces))
    if order.document == "briefs":
        briefs = _pieces("brief", contents, order, steps)
        steps.next("zip")
        return file("briefs", first, package.archive(briefs, first.stamp.made_at))
    return _pieces(order.document, contents, order, steps)[0]


def _content(code: str | None, order: Order, made_at: Stamp, steps: _Steps) -> Content:
    steps.next("content")
    with_tables = order.document in _WITH_TABLES
    return content.of(order.selection(code), stamp=made_at, link=order.link(code), with_tables=with_tables)


def _writings(document: Document, places: int) -> int:
    """How many times a writer is called, the zip counted."""
    return {"package": len(package.PIECES) + places, "briefs": places + 1}.get(document, 1)


def _pieces(document: Document, contents: Sequence[Content], order: Order, steps: _Steps) -> list[File]:
    """The files of one document: of a brief one per place, of all others one."""
    found = []
    for one in contents if document == "brief" else contents[:1]:
        steps.next(document)
        found.append(file(document, one, WRITERS[document](one, contents, order)))
    return found


Writer = Callable[[Content, Sequence[Content], Order], bytes]
WRITERS: dict[Document, Writer] = {
    "slides": lambda one, _, order: pptx(slides.deck(one, order.slides or slides.ALL), logo=order.logo),
    "brief": lambda one, *_: pdf(one),
    "workbook": lambda one, *_: xlsx(one.tables, about.of(one)),
    "offline": lambda _, contents, __: html(contents),
    "card": lambda one, *_: png(one),
    "message": lambda one, *_: message.text_of(one).encode(),
}
