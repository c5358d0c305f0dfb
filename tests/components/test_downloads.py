"""`Unduh` on every page: what is offered opens, and its counts are those that stand on the page."""

import io
import zipfile
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from answers import page_tables
from answers.page_tables import PageFigures
from components import downloads
from components.compare_choice import Choice
from components.compare_export import shown as compared
from indicators.registry import Theme
from queries.selection import Selection
from tests.components.app import Page, leaves, nodes, opened
from tests.components.drawers import pressed
from tests.exports.test_workbook import head_of, words
from translations.format import number, rupiah
from translations.text import use_language

pytestmark = pytest.mark.usefixtures("in_indonesian")

WITH_FIGURES = pytest.mark.parametrize("page", [*page_tables.PAGES, "peta", "bandingkan"])
BIMA = Selection("52.06", "Bima")
COMPARED = Choice(BIMA, "survei", ("52.06", None), Theme.ORGANISASI, ("has_sk", "has_ad_art"))
# Sheet, columns of count and of everyone: each pair of the chosen place must stand on the page as `2 dari 11`.
COUNTS = {
    "ringkasan": ("Survei · Indikator", "Jumlah", "Dari"),
    "keaktifan": ("Log · Pertemuan pengembangan", "Pertemuan pengembangan", "Pertemuan"),
    "narasumber": ("Log · Narasumber dari luar", "Dengan narasumber dari luar", "Pertemuan"),
    "kelembagaan": ("Log · Indikator", "Jumlah", "Dari"),
    "bandingkan": ("Dibandingkan", "Jumlah", "Dari"),
    "profil": ("Log · Angka utama", "Jumlah", "Dari"),
}


def on(page: str) -> PageFigures:
    if page == "bandingkan":
        return compared(COMPARED)
    if page == "peta":
        return PageFigures("peta", BIMA, lambda: page_tables.of_groups(BIMA), is_one=True)
    return page_tables.of_page(page, BIMA)


def file_of(page: str, key: str) -> tuple[str, bytes]:
    one = next(entry for entry in downloads.of(on(page)) if entry.key == key)
    return one.file_name, one.make()


def book_of(page: str) -> Workbook:
    return load_workbook(io.BytesIO(file_of(page, "xlsx")[1]))


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    head = head_of(sheet)
    heads = [str(cell.value) for cell in sheet[head]]
    found = []
    for row in sheet.iter_rows(head + 1, values_only=True):
        if all(value is None for value in row):
            break
        found.append(dict(zip(heads, row, strict=True)))
    return found


def buttons(page: Page) -> dict[str, str]:
    """Entries of the menu once it is opened; nothing of them is on the page before."""
    assert not any("download_xlsx" in node.proto.id for node in nodes(page.app) if node.type == "download_button")
    entries = [one for one in leaves(pressed(page, "downloads")) if one.type == "download_button"]
    return {node.proto.id.split("-")[-1]: node.proto.label for node in entries}


@WITH_FIGURES
def test_a_page_offers_its_figures_as_workbook_csv_and_parquet(page: str) -> None:
    sight = opened(page, kabupaten="52.06") if page == "ringkasan" else opened(page)
    assert sight.failures == []
    offered = buttons(sight)
    assert [offered[f"download_{key}"] for key in ("xlsx", "csv", "parquet")] == ["Excel (XLSX)", "CSV", "Parquet"]


@pytest.mark.parametrize("page", COUNTS)
def test_the_counts_of_the_workbook_stand_on_the_page(page: str) -> None:
    sheet, above, below = COUNTS[page]
    rows = rows_of(book_of(page)[sheet])
    mine = [row for row in rows if row.get("Tempat", "Bima") == "Bima" and row.get("Persen") is not None]
    said = opened(page, kabupaten="52.06").text if page == "ringkasan" else _bima(page).text
    said = said.replace("\xa0", " ")
    assert mine
    assert [row for row in mine if f"{number(row[above])} dari {number(row[below])}" not in said] == []


def _bima(page: str) -> Page:
    sight = opened(page)
    sight.app.query_params["kabupaten"] = "52.06"
    sight.app.run()
    return sight


def test_what_a_meeting_costs_is_the_same_on_the_page_and_in_the_file() -> None:
    said = _bima("pendanaan").text.replace("\xa0", " ")
    rows = [row for row in rows_of(book_of("pendanaan")["Log · Biaya"]) if row["Tempat"] == "Bima"]
    assert len(rows) == 3
    for row in rows:
        assert rupiah(row["Rupiah per satuan"]).replace("\xa0", " ") in said
        assert rupiah(row["Median kelompok"]).replace("\xa0", " ") in said


def test_the_map_lists_as_many_groups_as_its_page_counts() -> None:
    name, made = file_of("peta", "csv")
    assert name.endswith(".csv"), "one table needs no zip"
    lines = made.decode("utf-8-sig").strip().splitlines()
    use_language("id")
    sight = opened("peta", lapis="gugus", kabupaten="52.06")
    assert f"{len(lines) - 1} dari {len(lines) - 1} kelompok" in sight.selection


@WITH_FIGURES
def test_every_file_of_a_page_opens_and_says_its_selection(page: str) -> None:
    book = book_of(page)
    about = words(book["Tentang"])
    assert any("Kabupaten Bima" in one for one in about) and any("Persen hanya ditulis" in one for one in about)
    name, made = file_of(page, "parquet")
    assert name.startswith(f"gugus_{page}_bima_") and name == name.lower() and " " not in name
    if name.endswith(".parquet"):
        assert pq.read_table(io.BytesIO(made)).num_rows == len(rows_of(book.worksheets[1]))
        return
    with zipfile.ZipFile(io.BytesIO(made)) as packed, zipfile.ZipFile(io.BytesIO(file_of(page, "csv")[1])) as plain:
        tables = [one for one in packed.namelist() if one.endswith(".parquet")]
        assert len(tables) == len(book.sheetnames) - 1
        for sheet, table in zip(book.worksheets[1:], tables, strict=True):
            rows = pq.read_table(io.BytesIO(packed.read(table))).num_rows
            assert rows == len(rows_of(sheet)) or rows == 0
        assert [one.removesuffix(".csv") for one in plain.namelist()[1:]] == [
            one.removesuffix(".parquet") for one in tables
        ]


def test_a_file_is_in_the_language_of_the_page_whoever_makes_it() -> None:
    use_language("en")
    entry = downloads.of(on("keaktifan"))[0]
    use_language("id")
    book = load_workbook(io.BytesIO(entry.make()))
    assert "About" in book.sheetnames and any("Showing KKG in Kabupaten Bima" in one for one in words(book["About"]))
