"""Page Impor with the real commands behind it, on a data folder of its own: what each visitor sees and may do."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from components import etl_process, importing_session, viewer
from doors.scope import EVERYTHING, PUBLIC, Scope
from schemas.vocabulary import Role
from schemas.warehouse_file import DATA_VARIABLE, FOLDER_VARIABLE
from tests.components.app import Page, leaves, opened
from tests.components.test_etl_process import STAND_IN
from tests.etl.intake.book import Book, all_places
from tests.etl.raw_copy import RawCopy
from translations.text import use_language

PLACE = next(one for one in all_places() if one.code.startswith("52.06"))
DINAS = Scope(Role.DINAS, ("52.06",))
SECONDS = 120


@pytest.fixture
def data(tmp_path: Path, warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder and its warehouse, both only for this test."""
    copy = RawCopy.into(tmp_path)
    shutil.copytree(warehouse_folder, tmp_path / "warehouse")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    monkeypatch.setenv(DATA_VARIABLE, str(copy.data))
    yield copy.data
    use_language("id")


def as_visitor(patch: pytest.MonkeyPatch, scope: Scope) -> None:
    patch.setattr(viewer, "scope", lambda: scope)
    patch.setattr(viewer, "office", lambda: "Dinas Dikbud Bima")


def instead(patch: pytest.MonkeyPatch) -> None:
    """Commands that do what their arguments say, instead of the ETL."""
    patch.setattr(etl_process, "PROGRAM", STAND_IN)


def settled(page: Page) -> Page:
    """Look again until the command under way has ended."""
    until = time.monotonic() + SECONDS
    while visit(page).job is not None:
        assert time.monotonic() < until, "it never ended"
        time.sleep(0.1)
        page.app.run()
    assert not page.app.exception
    return page


def visit(page: Page) -> importing_session.Visit:
    found: importing_session.Visit = page.app.session_state["importing"]
    return found


def press(page: Page, key: str) -> Page:
    page.app.button(key=key).click().run()
    return settled(page)


def turned_to(page: Page, part: str) -> Page:
    page.app.query_params["bagian"] = part
    page.app.run()
    return settled(page)


def brought(page: Page, *files: Path) -> Page:
    page.app.file_uploader[0].set_value([(one.name, one.read_bytes(), "") for one in files]).run()
    return press(page, "importing_check")


def downloads(page: Page) -> set[str]:
    return {str(node.proto.id).rsplit("-", 1)[-1] for node in leaves(page.app.main) if node.type == "download_button"}


def keys(page: Page) -> set[str]:
    return {str(button.key) for button in page.app.button}


def wrong_report(folder: Path) -> Path:
    book = Book.right(PLACE).put("pertemuan", "C3", "31/02/2018").put("pertemuan", "F4", "tiga puluh")
    return book.save(folder, name="Laporan <b>Oktober.xlsx")


@pytest.mark.parametrize(("language", "word"), [("id", "Yang dapat memasukkan berkas"), ("en", "Files may be brought")])
def test_who_may_not_load_is_told_who_may_and_still_gets_the_templates(
    data: Path, monkeypatch: pytest.MonkeyPatch, language: str, word: str
) -> None:
    as_visitor(monkeypatch, PUBLIC)
    page = settled(opened("impor", lang=language))
    assert page.failures == [] and word in page.text
    assert len(page.app.file_uploader) == 0 and not {"importing_check", "importing_save"} & keys(page)
    links = {one.attributes.get("href") for one in page.elements if one.tag == "a"}
    assert "/app/static/templat-gugus.xlsx" in links and "/app/static/templat-kuesioner.xlsx" in links
    assert "LAPORAN PERTEMUAN" in page.text and not (data / "incoming").exists()


@pytest.mark.parametrize("scope", [DINAS, Scope(Role.PROGRAM), EVERYTHING], ids=lambda scope: str(scope.role))
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_part_of_the_page_opens_for_who_may_load(
    data: Path, monkeypatch: pytest.MonkeyPatch, scope: Scope, language: str
) -> None:
    as_visitor(monkeypatch, scope)
    instead(monkeypatch)  # the words of each part are drawn before a command has told anything
    page = opened("impor", lang=language)
    assert ("Bima" in page.text) == (scope == DINAS) and len(page.app.file_uploader) == 1
    for part in ("perbaiki", "riwayat", "templat"):
        assert turned_to(page, part).failures == [] and page.app.query_params["bagian"] in (part, [part])
    assert not any(key.startswith("undo_") for key in keys(page)), "the sample cannot be taken back"


def test_a_report_is_checked_saved_and_taken_back_on_the_page(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, EVERYTHING)
    page = brought(opened("impor"), wrong_report(tmp_path))
    assert "5 baris baru dan 2 menunggu perbaikan" in page.text
    for words in ("31/02/2018", "C3", "tiga puluh", "F4", "Laporan <b>Oktober.xlsx"):
        assert words in page.text, words
    assert not (data / "raw" / "register").exists(), "checking saves nothing"
    assert any(key.startswith("errors_file_") for key in downloads(page))

    press(page, "importing_save")
    (batch,) = (data / "raw" / "register").glob("[!.]*")
    assert batch.name in page.text and "5 baris baru dan 2 menunggu perbaikan" in page.text
    assert list((data / "incoming").iterdir()) == [], "what was uploaded is gone once it is kept"

    press(page, "importing_more")
    turned_to(page, "riwayat")
    press(page, f"undo_{batch.name}")
    other = {
        "file": "lain.xlsx",
        "rows": 1,
        "refusals": [{"sheet": "pertemuan", "row": 7, "cell": "B7", "value": "KKG 1"}],
    }
    with monkeypatch.context() as patch:
        told_by(patch, {"status": "needs_yes", "batch_id": batch.name, "depends": [other]}, "exit 1")
        press(page, f"undo_yes_{batch.name}")
    for words in ("bergantung pada berkas ini", "1 baris dari lain.xlsx", "pertemuan · B7 · KKG 1"):
        assert words in page.text, words
    page.app.text_input(key=f"undo_why_{batch.name}").set_value("berkas salah").run()
    press(page, f"undo_yes_{batch.name}")
    assert "ditarik kembali" in page.text and "berkas salah" in "".join(page.markup)
    (event,) = [one for one in batch.rglob("*.json") if "berkas salah" in one.read_text()]
    assert "Dinas Dikbud Bima" in event.read_text()


def test_rows_of_another_kabupaten_are_refused_for_a_dinas_and_the_file_says_so(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, Scope(Role.DINAS, ("52.07",)))
    page = brought(opened("impor"), Book.right(PLACE).save(tmp_path))
    assert "Tidak ada baris yang dapat masuk" in page.text
    assert page.app.button(key="importing_save").disabled
    press(page, "importing_other")
    assert len(page.app.file_uploader) == 1 and list((data / "incoming").iterdir()) == []


def test_a_file_that_cannot_be_read_says_its_rule_and_cure_beside_one_that_can(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, DINAS)
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 dan tidak lebih")
    page = brought(opened("impor"), broken, Book.right(PLACE).save(tmp_path))
    assert "Berkas ini tidak dapat dibaca" in page.text and "7 baris baru" in page.text
    assert not page.app.button(key="importing_save").disabled


def told_by(monkeypatch: pytest.MonkeyPatch, told: dict[str, Any], end: str = "exit 0") -> None:
    """Let every command tell this object, and end so."""

    class Instead(etl_process.Run):
        def __init__(self, commands: Any, *_: Any, **__: Any) -> None:
            words = ("tell", json.dumps(told), *end.split()) if told else tuple(end.split())
            super().__init__([words], None, STAND_IN)
            self.asked = commands

    monkeypatch.setattr("components.importing_commands.Run", Instead)


MAPPING = {
    "file": "daftar.csv", "kind": "tabel", "status": "needs_mapping", "counts": {}, "errors": [], "warnings": [],
    "mapping": {
        "sheet": "daftar", "target": "pertemuan",
        "columns": [
            {"header": "Kapan", "examples": ["1/2/2019"], "field": "tanggal", "sure": "high"},
            {"header": "Grup <i>", "examples": ["KKG 1"], "field": None, "sure": "low"},
        ],
        "fields": [
            {"target": "pertemuan", "field": "tanggal", "header": "Tanggal", "required": True, "note": ""},
            {"target": "pertemuan", "field": "kelompok", "header": "Kelompok", "required": True, "note": ""},
        ],
    },
}  # fmt: skip


def test_columns_of_a_plain_sheet_are_matched_before_it_can_be_used(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, DINAS)
    told_by(monkeypatch, MAPPING)
    sheet = tmp_path / "daftar.csv"
    sheet.write_text("Kapan;Grup <i>\n1/2/2019;KKG 1\n")
    page = brought(opened("impor"), sheet)
    assert "Belum ada kolom untuk: Kelompok" in page.text and page.app.button(key="map_use_daftar_csv").disabled
    page.app.selectbox(key="map_daftar_csv_pertemuan_1").set_value("tanggal").run()
    assert "Dipilih dua kali" in page.text or "Belum ada kolom" in page.text
    page.app.selectbox(key="map_daftar_csv_pertemuan_1").set_value("kelompok").run()
    press(page, "map_use_daftar_csv")
    (answer,) = visit(page).mappings.values()
    columns = {"Kapan": "tanggal", "Grup <i>": "kelompok"}
    assert answer.is_file() and visit(page).names == ["daftar.csv"]
    assert json.loads(answer.read_text()) == {"sheet": "daftar", "target": "pertemuan", "columns": columns}


@pytest.mark.parametrize(
    ("end", "words"),
    [("exit 4", "gilirannya belum tiba"), ("die", "kesalahan di pihak kami"), ("exit 2", "kesalahan di pihak kami")],
)
def test_a_command_that_does_not_come_to_its_end_leaves_a_plain_sentence_and_the_way_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, words: str
) -> None:
    as_visitor(monkeypatch, DINAS)
    told_by(monkeypatch, {}, end)
    page = brought(opened("impor"), Book.right(PLACE).save(tmp_path))
    assert words in page.text and page.failures == []
    press(page, "importing_understood")
    assert words not in page.text and len(page.app.file_uploader) == 1


def test_a_check_under_way_is_cancelled_and_a_second_one_is_not_started(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, DINAS)
    told_by(monkeypatch, {}, "step Membuka sleep 600")
    page = opened("impor")
    page.app.file_uploader[0].set_value([("a.csv", b"x", "text/csv")]).run()
    page.app.button(key="importing_check").click().run()
    assert "importing_cancel" in keys(page) and len(page.app.file_uploader) == 0
    here = visit(page)
    with monkeypatch.context() as patch:
        patch.setattr(importing_session, "visit", lambda: here)
        with pytest.raises(importing_session.BusyError):
            importing_session.start("masukkan", etl_process.Run([]), lambda _: None)
    press(page, "importing_cancel")
    assert "Dibatalkan" in page.text and "Tidak ada yang disimpan" in page.text
