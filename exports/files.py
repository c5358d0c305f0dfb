"""A made document as a file, and how files are called: short, without blanks, in the language of the document."""

from dataclasses import dataclass

from answers.document import Content
from answers.file_names import plain
from exports.order import Document
from translations.text import text

ENDINGS: dict[Document, str] = {
    "slides": "pptx",
    "brief": "pdf",
    "workbook": "xlsx",
    "offline": "html",
    "card": "png",
    "message": "txt",
    "briefs": "zip",
    "package": "zip",
}
MIME: dict[Document, str] = {
    "slides": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "brief": "application/pdf",
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "offline": "text/html",
    "card": "image/png",
    "message": "text/plain",
    "briefs": "application/zip",
    "package": "application/zip",
}


@dataclass(frozen=True)
class File:
    """One file, in memory."""

    name: str
    mime: str
    content: bytes


def file(document: Document, content: Content, made: bytes) -> File:
    """A made document with its name."""
    return File(name(document, content), MIME[document], made)


def name(document: Document, content: Content) -> str:
    """`ringkasan-kkg-kabupaten-bima.pdf`; an archive carries the day on which it was made too."""
    selection = content.selection
    day = [f"{content.stamp.made_at:%Y-%m-%d}"] if ENDINGS[document] == "zip" else []
    words = (text(f"package.file.{document}"), str(selection.group_type), selection.log_place, *day)
    return f"{plain('-'.join(words))}.{ENDINGS[document]}"
