"""A filled-in template that is right, to be spoilt: four groups of one kecamatan and three meetings.

Every broken file has a kecamatan of its own, so that all of them can be loaded into one register and told apart.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.workbook import Workbook

from geo import names, places, point_checks

Rows = list[list[Any]]

GROUP_HEADERS = ["No", "Jenis", "Nama kelompok", "Nama gugus", "Kabupaten", "Kecamatan", "Lintang", "Bujur"]
MEETING_HEADERS = ["No", "Kelompok", "Tanggal", "Agenda", "Topik", "Hadir", "Diundang", "Biaya (Rp)"]
ROMAN = {1: "I", 2: "II", 3: "III"}


@dataclass(frozen=True)
class Place:
    """A kecamatan with a name that no other kecamatan of the province has."""

    code: str
    name: str
    kabupaten: str
    longitude: float
    latitude: float


def all_places() -> list[Place]:
    """Kecamatan with a name of their own, in the order of their codes."""
    table = places.kecamatan()
    table = table[~table["name"].duplicated(keep=False)]
    # "Alas" is the beginning of "Alas Barat": a name in such a pair is not its own.
    every = set(table["name"])
    table = table[[not any(one != name and one in name for one in every) for name in table["name"]]]
    found = [
        Place(row["code"], row["name"], names.place_name(row["kabupaten_code"]), row["longitude"], row["latitude"])
        for row in table.to_dict("records")
    ]
    # The middle of a kecamatan around a bay lies in the sea; here a point must be right to begin with.
    points = pd.DataFrame(
        [(one.longitude, one.latitude, one.code[:5], one.code) for one in found],
        columns=["longitude", "latitude", "kabupaten_code", "kecamatan_code"],
    )
    inside = point_checks.check(points)["verdict"] == point_checks.Verdict.INSIDE
    return [one for one, is_inside in zip(found, inside, strict=True) if is_inside]


@dataclass(frozen=True)
class Meeting:
    """What must arrive of one meeting: number of the gugus, day, attended, cost."""

    gugus: int
    held_on: str
    attended: int | None
    cost: int | None


# The meetings of a file that is right, in rows 2 to 4.
RIGHT = {number: Meeting(number, f"2018-10-{12 + number}", 30 + number, 1_000_000 + number) for number in ROMAN}


@dataclass
class Book:
    """Sheets of a workbook as rows of cells, the header first."""

    place: Place
    sheets: dict[str, Rows] = field(default_factory=dict)

    @classmethod
    def right(cls, place: Place) -> "Book":
        """Nothing wrong with it."""
        groups: Rows = [list(GROUP_HEADERS)]
        for number, roman in ROMAN.items():
            name = f"KKG Gugus {roman} {place.name}"
            point = [place.latitude, place.longitude] if number == 1 else [None, None]
            groups.append([number, "KKG", name, f"Gugus {roman}", place.kabupaten, place.name, *point])
        groups.append([4, "KKKS", f"KKKS {place.name}", None, place.kabupaten, place.name, None, None])
        meetings: Rows = [list(MEETING_HEADERS)]
        for number in ROMAN:
            meetings.append([number, *meeting(place, RIGHT[number])])
        return cls(place, {"kelompok_kerja": groups, "pertemuan": meetings})

    @property
    def groups(self) -> Rows:
        return self.sheets["kelompok_kerja"]

    @property
    def meetings(self) -> Rows:
        return self.sheets["pertemuan"]

    def put(self, sheet: str, cell: str, value: Any) -> "Book":
        """Write one cell; rows grow as needed."""
        column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
        rows = self.sheets[sheet]
        rows += [[None] * len(rows[0]) for _ in range(row + 1 - len(rows))]
        rows[row][column] = value
        return self

    def add_meeting(self, **cells: Any) -> "Book":
        """One more row on pertemuan, right but for the cells given by header."""
        row = [len(self.meetings), *meeting(self.place, Meeting(1, f"2018-11-{len(self.meetings):02}", 20, 500_000))]
        for header, value in cells.items():
            row[MEETING_HEADERS.index(HEADER_OF.get(header, header))] = value
        self.meetings.append(row)
        return self

    def add_column(self, header: str, value: Any, sheet: str = "pertemuan") -> "Book":
        """One more column, with the same value in every row."""
        for number, row in enumerate(self.sheets[sheet]):
            row.append(value if number else header)
        return self

    def workbook(self) -> Workbook:
        """An openpyxl workbook."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in self.sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        return book

    def save(self, folder: Path, spoil: Callable[[Workbook], None] | None = None, name: str = "isi.xlsx") -> Path:
        """Write an .xlsx, after `spoil` has had its way with it."""
        book = self.workbook()
        if spoil:
            spoil(book)
        path = folder / name
        book.save(path)
        return path

    def save_csv(
        self, folder: Path, delimiter: str = ";", encoding: str = "utf-8", spoil: Callable[[str], str] | None = None
    ) -> Path:
        """Write a folder with one CSV per sheet; `spoil` changes the text of pertemuan."""
        target = folder / "csv"
        target.mkdir()
        for name, rows in self.sheets.items():
            stream = io.StringIO()
            csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(
                [[_as_indonesian_excel(cell) for cell in row] for row in rows]
            )
            text = stream.getvalue()
            if spoil and name == "pertemuan":
                text = spoil(text)
            (target / f"{name}.csv").write_bytes(text.encode(encoding))
        return target


HEADER_OF = {"Biaya": "Biaya (Rp)"}


def meeting(place: Place, one: Meeting) -> list[Any]:
    """Cells of a meeting from column B on."""
    name = f"KKG Gugus {ROMAN[one.gugus]} {place.name}"
    topic = "Pembuatan media pembelajaran"
    return [name, date.fromisoformat(one.held_on), "Agenda rutin", topic, one.attended, 40, one.cost]


def _as_indonesian_excel(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell
