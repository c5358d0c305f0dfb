"""Sumber dan metode on the register and the log: files, freshness, who reported, what looks wrong, both languages."""

from pathlib import Path

import pytest

from components.monitoring import TEMPLATE_URL
from doors.scope import EVERYTHING
from queries import run
from schemas.vocabulary import PlausibilityRule
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import Page, opened

pytestmark = pytest.mark.usefixtures("warehouse")


def table(page: Page, caption: str) -> str:
    """Text of the one table whose caption starts so."""
    found = [element.text for element in page.elements if element.tag == "table" and element.text.startswith(caption)]
    assert len(found) == 1, (caption, found)
    return found[0]


def test_the_files_that_were_loaded_stand_there_with_the_mark_of_simulated_data() -> None:
    page = opened("metode")
    assert page.failures == []
    assert "data contoh (simulasi)" in table(page, "Berkas yang dimuat")
    links = [element for element in page.elements if element.tag == "a" and "download" in element.attributes]
    assert [link.attributes["href"] for link in links].count(TEMPLATE_URL) == 1


def test_freshness_counts_the_groups_that_ever_reported_in_every_kabupaten() -> None:
    words = table(opened("metode"), "Kebaruan log")
    rows = run.ask("log_freshness", province_code="52", group_type="KKG")
    assert len(rows) == 5
    for row in rows:
        assert f"{row['kabupaten_name']} {row['groups_reported']} dari {row['groups']}" in words


def test_who_reported_is_shown_by_kabupaten_and_then_by_kecamatan_for_twelve_months() -> None:
    everywhere = table(opened("metode"), "KKG yang melapor tiap bulan, lima kabupaten")
    assert (
        "Dompu" in everywhere and "Nov 2026" in everywhere and everywhere.count("2026") + everywhere.count("2025") == 12
    )
    bima = table(opened("metode", kabupaten="52.06"), "KKG yang melapor tiap bulan, Kabupaten Bima")
    assert "Woha" in bima and "Dompu" not in bima


def test_every_rule_of_plausibility_is_counted_and_every_finding_listed_with_its_value() -> None:
    page = opened("metode")
    rows = run.ask(
        "log_plausibility",
        scope=EVERYTHING,
        province_code=None,
        kabupaten_code=None,
        kecamatan_code=None,
        group_type=None,
    )
    counts = table(page, "Yang tampak janggal menurut aturan")
    for rule in PlausibilityRule:
        found = sum(row["rule_id"] == rule for row in rows)
        assert f"{text_of(rule)} {found}" in counts
    findings = table(page, "Daftar yang tampak janggal")
    assert rows and all(row["name"] in findings and str(row["detail"]) in findings for row in rows[:10])


def text_of(rule: str) -> str:
    from translations.text import catalogue  # noqa: PLC0415

    return catalogue("id")[f"plausibility.{rule}"]


def test_the_rule_of_the_classes_stands_with_its_date_and_source() -> None:
    words = table(opened("metode"), "Aturan kelas keaktifan")
    assert "1 November 2018" in words and "16 pertemuan dalam 12 bulan" in words and "baris 874" in words


def test_the_page_speaks_english_when_asked() -> None:
    page = opened("metode", lang="en")
    assert page.failures == []
    assert "sample data (simulated)" in table(page, "Files that were loaded")
    assert table(page, "Refused rows") if "Refused rows" in page.text else "No row was refused." in page.text


def test_a_file_that_was_taken_back_stays_listed_and_says_so() -> None:
    from components import monitoring  # noqa: PLC0415

    assert monitoring._file_name({"file_name": "a.xlsx", "is_undone": True}) == "a.xlsx (dibatalkan: tidak dihitung)"
    assert monitoring._file_name({"file_name": "a.xlsx", "is_undone": False}) == "a.xlsx"


def test_without_a_register_the_page_says_what_to_do(no_register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(no_register))
    page = opened("metode")
    assert page.failures == []
    assert "Belum ada daftar kelompok" in page.text and "Kebaruan log" not in page.text
