"""What a reader can take away from a page: a list of files, each made when somebody asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from answers import about, data, file_names, stamp
from answers.about import About
from answers.document import Table
from answers.page_tables import PageFigures
from components import share
from doors.scope import Scope
from exports import table_files, workbook
from translations.text import language, text, use_language

Writer = Callable[[Sequence[Table], About], bytes]


@dataclass(frozen=True)
class Download:
    """One entry of the menu. `make` runs in a thread of its own, which knows nothing of the reader: see `as_asked`."""

    key: str
    label: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def of(shown: PageFigures) -> list[Download]:
    """The entries of the menu of a page, in their order."""
    return _table_files(shown)


def button(one: Download, key: str, *, width: Literal["content", "stretch"] = "content") -> None:
    """Draw one entry. The file is made when a reader takes it, and taking it runs nothing."""
    st.download_button(
        one.label, data=one.make, file_name=one.file_name, mime=one.mime, key=key, on_click="ignore", width=width
    )


def as_asked(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The same, in the language of this run and with what its reader may see, whichever thread makes it."""
    return partial(_as_asked, language(), data.scope(), make)


def _as_asked(words: str, scope: Scope, make: Callable[[], bytes]) -> bytes:
    use_language(words)
    with data.asking_as(scope):
        return make()


def _table_files(shown: PageFigures) -> list[Download]:
    """The numbers of the page: a workbook, CSV, Parquet; several tables as CSV or Parquet in a zip."""
    if shown.is_one:
        csv: tuple[str, str, Writer] = ("csv", table_files.CSV_MIME, _csv)
        parquet: tuple[str, str, Writer] = ("parquet", table_files.PARQUET_MIME, _parquet)
    else:
        csv = ("csv.zip", table_files.ZIP_MIME, table_files.csv_zip)
        parquet = ("parquet.zip", table_files.ZIP_MIME, table_files.parquet_zip)
    entries = {"xlsx": ("xlsx", workbook.MIME, workbook.xlsx), "csv": csv, "parquet": parquet}
    link, made_of = share.public_link(shown.page), stamp.now()
    return [
        Download(
            key,
            text(f"download.{key}"),
            file_names.of(shown.page, shown.selection, made_of, ending, kind=shown.kind),
            mime,
            as_asked(partial(_made, shown, link, writer)),
        )
        for key, (ending, mime, writer) in entries.items()
    ]


def _made(shown: PageFigures, link: str, writer: Writer) -> bytes:
    with data.remembering():
        said = about.of_page(shown.page, shown.selection, stamp.now(), filters=shown.filters, link=link)
        return writer(shown.tables(), said)


def _csv(tables: Sequence[Table], said: About) -> bytes:
    return table_files.csv(tables[0], said)


def _parquet(tables: Sequence[Table], said: About) -> bytes:
    return table_files.parquet(tables[0], said)
