"""The same four meetings as our template and as every other kind of file that brings them."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from etl import intake
from etl.intake import loading, template
from tests.etl.intake.book import Book, all_places

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
PLACE = all_places()[0]
Rows = list[list[Any]]


@dataclass(frozen=True)
class Fact:
    """One meeting, in codes."""

    gugus: str
    held_on: str
    kind: str
    topics: tuple[str, ...]
    main: str | None
    words: str | None
    attended: int | None
    invited: int | None
    narasumber: str | None
    cost: int | None

    @property
    def group(self) -> str:
        return f"KKG Gugus {self.gugus} {PLACE.name}"

    @property
    def topic(self) -> str | None:
        return self.main or (self.topics[0] if self.topics else None)


FACTS = (
    Fact(
        "I",
        "2026-10-03",
        "pengembangan",
        ("media_pembelajaran",),
        None,
        "Media dari bahan bekas",
        32,
        45,
        "pengawas",
        1_250_000,
    ),
    Fact(
        "II", "2026-10-10", "rutin", ("hari_besar", "masalah_pembelajaran"), "hari_besar", None, 20, 30, None, 350_000
    ),
    Fact("III", "2026-10-17", "rutin", (), None, 'Rapat, arisan; dan "lain-lain"', None, None, "lsm", None),
    Fact(
        "I",
        "2026-11-07",
        "pengembangan",
        ("perangkat_penilaian", "ptk_karya_ilmiah"),
        "ptk_karya_ilmiah",
        None,
        28,
        45,
        "kemendikbud_lpmp",
        0,
    ),
)


def words(vocabulary: str, code: str | None) -> str | None:
    """The Indonesian words of a code."""
    return None if code is None else template.words(vocabulary)[code]


def every_topic(fact: Fact) -> str | None:
    """Own words, and all topics where there are several and nobody asked for the main one."""
    if len(fact.topics) < 2:
        return fact.words
    listed = ", ".join(template.words("Topic")[code] for code in template.words("Topic") if code in fact.topics)
    return listed if fact.words is None else f"{fact.words} ({listed})"


def groups(folder: Path) -> Path:
    """A template with the groups alone."""
    book = Book.right(PLACE)
    del book.sheets["pertemuan"]
    folder.mkdir(parents=True, exist_ok=True)
    return book.save(folder, name="kelompok.xlsx")


def cells(one: Fact) -> list[Any]:
    """One fact as a row: group, day, agenda, topic, words, attended, invited, narasumber, cost."""
    return [
        one.group,
        one.held_on,
        words("MeetingKind", one.kind),
        words("Topic", one.topic),
        every_topic(one),
        one.attended,
        one.invited,
        words("NarasumberKind", one.narasumber),
        one.cost,
    ]


def as_template(folder: Path, facts: tuple[Fact, ...] = FACTS) -> Path:
    """The facts as our template has them."""
    head = ["Kelompok", "Tanggal", "Agenda", "Topik", "Uraian topik", "Hadir", "Diundang", "Narasumber", "Biaya (Rp)"]
    rows: Rows = [cells(one) for one in facts]
    return save_xlsx(folder / "templat.xlsx", {"pertemuan": [head, *rows]})


def save_xlsx(path: Path, sheets: dict[str, Rows], spoil: Callable[[Any], object] = lambda book: None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    spoil(book)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def csv_text(rows: Rows, delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator="\r\n")  # type: ignore[arg-type]
    writer.writerows([["" if cell is None else str(cell) for cell in row] for row in rows])
    return stream.getvalue()


def save_csv(path: Path, rows: Rows, delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(csv_text(rows, delimiter, quoting).encode())
    return path


def save_zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def load(data: Path, *paths: Path, mapping: Path | None = None) -> loading.Loaded:
    """Load files as the command line does, without building the warehouse."""
    return loading.load(data, list(paths), "petugas data", NOW, lambda: None, mapping=mapping)


def register(data: Path) -> dict[str, pd.DataFrame]:
    """The tables as the build would have them: read again from what was kept."""
    found = intake.read(data)
    assert found is not None
    return found


def meetings(data: Path, *also: str) -> list[dict[str, Any]]:
    """What is known of each meeting, without where it came from; `also`: columns beside."""
    frame = register(data)["meeting"].drop(columns=["batch_id", "source_sheet", "source_row"])
    frame = frame.drop(columns=[] if "meeting_id" in also else ["meeting_id"]).sort_values(["held_on", "group_id"])
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def expected(folder: Path, facts: tuple[Fact, ...] = FACTS) -> list[dict[str, Any]]:
    """The meetings as they come in by our template."""
    data = folder / "by_template"
    done = load(data, groups(folder), as_template(folder, facts))
    assert done.code == 0, done.lines
    return meetings(data)


def changed(fact: Fact, **values: Any) -> Fact:
    return replace(fact, **values)


def answered(folder: Path, columns: dict[str, str | None], **more: Any) -> Path:
    path = folder / "jawaban.json"
    path.write_text(json.dumps({"sheet": "isi", "target": "pertemuan", "columns": columns, **more}), encoding="utf-8")
    return path
