"""Sumber dan metode: the data dictionary of all tables, the versions that answer, and whose work stands there."""

import csv
import io
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from answers import stamp
from components import versions
from exports.table_csv import table_csv
from geo.boundaries import ATTRIBUTION
from schemas import dictionary, fingerprint
from schemas.contract import all_contracts
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import Page, opened
from tests.test_pins import required

pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.fixture(scope="module")
def pages(warehouse_folder: Path) -> dict[str, Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
        return {language: opened("metode", lang=language) for language in ("id", "en")}


def dictionary_of(page: Page) -> str:
    (element,) = page.with_class("g-dictionary")
    return element.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_table_stands_there_with_every_column_its_type_rule_and_meaning(
    pages: dict[str, Page], language: str
) -> None:
    page = pages[language]
    assert page.failures == []
    words = dictionary_of(page)
    for one in all_contracts():
        assert one.describes in words and one.one_row_per in words
        for column in one.columns:
            assert " ".join(part for part in dictionary.cells(column) if part) in words, (one.table, column.name)


def test_every_table_is_folded_with_the_number_of_its_columns(pages: dict[str, Page]) -> None:
    summaries = {element.text for element in pages["id"].elements if element.tag == "summary"}
    assert {f"{one.table} ({len(one.columns)} kolom)" for one in all_contracts()} <= summaries


def test_the_indonesian_page_says_that_the_meanings_are_english_and_marks_them_so(pages: dict[str, Page]) -> None:
    assert "Uraiannya ditulis dalam bahasa Inggris" in pages["id"].text
    assert "bahasa Inggris" not in pages["en"].text
    english = Counter(element.tag for element in pages["id"].elements if element.attributes.get("lang") == "en")
    assert english == {"code": len(all_contracts()), "div": len(all_contracts())}  # its name, and what it says


def test_the_file_to_download_holds_every_column_of_every_table() -> None:
    rows = list(csv.DictReader(io.StringIO(table_csv(dictionary.rows()).decode("utf-8-sig"))))
    assert [(row["table"], row["column"]) for row in rows] == [
        (one.table, column.name) for one in all_contracts() for column in one.columns
    ]
    assert all(row["meaning"] and row["rule"] and row["type"] for row in rows)


def test_the_versions_are_those_that_answer(pages: dict[str, Page], database: duckdb.DuckDBPyConnection) -> None:
    found = database.execute("select build_id, data_version from warehouse_build").fetchone()
    assert found is not None
    (words,) = (one.text for one in pages["id"].elements if one.tag == "table" and one.text.startswith("Versi yang"))
    assert all(word in words for word in (*found, stamp.release(), stamp.code_version(), "22 November 2026"))


def test_every_package_that_is_asked_for_is_named_with_its_version_and_licence(pages: dict[str, Page]) -> None:
    assert set(versions.PACKAGES) == set(required("requirements.in"))
    words = pages["en"].text
    for name in versions.PACKAGES:
        assert versions.licence(name), name
        assert f"{name} {versions.metadata.version(name)} {versions.licence(name)}" in words


def test_the_version_of_the_program_follows_its_files(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    seen = set()
    for content in (b"a = 1\n", b"a = 2\n"):
        file.write_bytes(content)
        seen.add(fingerprint.digest([file], tmp_path))
        file.write_bytes(content.replace(b"\n", b"\r\n"))
        seen.add(fingerprint.digest([file], tmp_path))  # as Windows checks it out
    assert len(seen) == 2
    assert len(stamp.code_version()) == 12


def test_study_standard_maps_and_typefaces_are_named_with_their_licences(pages: dict[str, Page]) -> None:
    words = pages["id"].text
    for part in (
        ATTRIBUTION["id"],
        "INOVASI, Studi KKG/KKKS/KKPS",
        "Kemendikbud, 2008",
        "SIL Open Font License",
        "Runfola",
    ):
        assert part in words
    assert "tanpa satu pun kelompok atau orang" in words, "the sample is simulated, and said to be so"
