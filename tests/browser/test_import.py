"""Page Impor as a data officer uses it: a real file with two mistakes, from the drop to the last mended row."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.warehouse_file import DATA_VARIABLE
from tests.browser import served
from tests.browser.conftest import Context
from tests.browser.visit import Visit
from tests.etl.intake.book import Book, all_places
from tests.etl.raw_copy import RawCopy

pytestmark = pytest.mark.browser
PATIENCE_MS = 120_000  # a build on a busy machine


@pytest.fixture
def own_server(tmp_path: Path, warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server whose data folder and warehouse are this test's own."""
    monkeypatch.setenv(DATA_VARIABLE, str(RawCopy.into(tmp_path).data))
    shutil.copytree(warehouse_folder, tmp_path / "warehouse", ignore=shutil.ignore_patterns("*.log"))
    running = served.serve(tmp_path / "warehouse")
    yield running.url
    running.stop()


def test_a_wrong_report_is_checked_saved_and_mended_until_nothing_waits(
    own_server: str, context: Context, tmp_path: Path
) -> None:
    book = Book.right(all_places()[0]).put("pertemuan", "C3", "31/02/2018").put("pertemuan", "F4", "tiga puluh")
    report = book.save(tmp_path, name="laporan oktober.xlsx")
    visit = Visit.in_tab(context("phone"), own_server).open("/impor")
    page = visit.page
    page.set_default_timeout(PATIENCE_MS)
    page.locator(".st-key-importing_drop input[type=file]").set_input_files(report)
    page.get_by_role("button", name="Hapus laporan oktober.xlsx").wait_for()  # Streamlit says Remove
    page.locator(".st-key-importing_check button:not([disabled])").click()
    page.locator(".st-key-importing_save button:not([disabled])").wait_for()
    for words in ("5 baris baru dan 2 menunggu perbaikan", "31/02/2018", "C3", "tiga puluh", "F4"):
        assert words in visit.words, words
    with page.expect_download() as taken:
        page.get_by_role("button", name="Unduh daftar kesalahan").click()
    assert "tiga puluh" in taken.value.path().read_text(encoding="utf-8")

    page.locator(".st-key-importing_save button").click()
    page.locator(".st-key-importing_mend_now button").click()
    page.get_by_text("Menunggu perbaikan (2)").wait_for()
    page.get_by_label("Tanggal").fill("20/10/2018")
    page.get_by_label("Hadir").fill("30")
    page.get_by_label("Hadir").press("Tab")
    page.locator(".st-key-importing_mend button").click()
    page.get_by_text("2 dari 2 baris yang diperbaiki sudah masuk.").wait_for()
    page.get_by_text("Tidak ada baris yang menunggu perbaikan.").wait_for()
    assert visit.complaints == [] and visit.foreign() == []
    assert not any("MaterialSymbols" in url for url in visit.requests), "no font of icons for one button"
    visit.close()
