"""HTML of a document, read strictly: every tag closes where it must, attributes and visible words can be asked for."""

from dataclasses import dataclass
from html.parser import HTMLParser

INLINE = frozenset({"span", "b", "i"})  # words in it belong to the words before
VOID = frozenset({"meta", "img", "input", "br"})
UNSEEN = ("script", "style")


@dataclass
class Tag:
    """One start tag: its name and attributes."""

    name: str
    attributes: dict[str, str]


class NestingError(AssertionError):
    """A tag that closes something else than what is open."""


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            raise NestingError(f"<{tag}> has an attribute twice: {names}")
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        self.space(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.space(tag)
        if not self.open or self.open.pop() != tag:
            raise NestingError(f"</{tag}> at {self.getpos()} closes nothing; open: {self.open[-4:]}")

    def space(self, tag: str) -> None:
        if tag not in INLINE:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not set(UNSEEN) & set(self.open):
            self.words.append(data)


def read(html: str) -> tuple[list[Tag], str]:
    """Every tag, and all words with single blanks. Raises NestingError."""
    reader = _Strict()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise NestingError(f"not closed: {reader.open}")
    return reader.tags, " ".join("".join(reader.words).split())
