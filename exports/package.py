"""The Paket rapat: all that a meeting needs in one zip, every piece of it with the same stamp."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from answers.document import Content
from exports.files import File
from exports.order import Document
from translations.text import text

# The order in which they lie in the zip, after the words that say what they are.
PIECES: tuple[Document, ...] = ("slides", "brief", "workbook", "offline", "card", "message")
_PLAIN = 0o644 << 16  # may be read by everybody, run by nobody


def package(content: Content, pieces: Mapping[Document, Sequence[File]]) -> bytes:
    """The zip of these pieces (one of PIECES -> its files; several lie in a folder), with words on what is in it.

    The same pieces and the same stamp give the same bytes. Words are in the language of this run.
    """
    files = [one for piece in PIECES for one in _in_folder(piece, pieces[piece])]
    words = read_me(content, {piece: [one.name for one in _in_folder(piece, pieces[piece])] for piece in PIECES})
    first = File(text("package.read_me.name"), "text/plain", words.replace("\n", "\r\n").encode())
    return archive([first, *files], content.stamp.made_at)


def archive(files: Sequence[File], made_at: datetime) -> bytes:
    """Files in one zip, in their order, each with the time of the stamp and not that of the machine."""
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for one in files:
            entry = ZipInfo(one.name, date_time=made_at.timetuple()[:6])
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, _PLAIN
            zipped.writestr(entry, one.content)
    return out.getvalue()


def _in_folder(piece: Document, files: Sequence[File]) -> list[File]:
    if len(files) == 1:
        return list(files)
    folder = text(f"package.file.{piece}")
    return [File(f"{folder}/{one.name}", one.mime, one.content) for one in files]


def read_me(content: Content, names: Mapping[Document, list[str]]) -> str:
    """What lies in the package, how to read it, what is simulated, whose work it is, which version."""
    listed = [(text(f"package.what.{piece}"), names[piece]) for piece in PIECES]
    parts = (
        ("", [_marked(content), content.filters, *filter(None, content.facts)]),
        (text("package.read_me.inside"), [line for what, files in listed for line in _entry(what, files)]),
        (content.sample_mark, [text("package.read_me.simulated")] if content.sample_mark else []),
        (text("package.read_me.method"), [f"- {line}" for line in content.method]),
        (text("package.read_me.sources"), [f"- {line}" for line in content.attribution]),
        (text("package.read_me.version"), [content.stamp.words, text("package.read_me.one_version")]),
        (text("package.read_me.link"), [content.link] if content.link else []),
    )
    told = ["\n".join(filter(None, (head.upper(), *lines))) for head, lines in parts if lines]
    return "\n\n".join([text("package.read_me.title"), *told]) + "\n"


def _marked(content: Content) -> str:
    return " · ".join(filter(None, (content.title, content.sample_mark)))


def _entry(what: str, files: Sequence[str]) -> list[str]:
    return [*files, f"  {what}"]
