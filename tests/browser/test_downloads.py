"""`Unduh` as a reader uses it: a click brings a file that opens and says what was chosen."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import Open
from tests.browser.visit import PATIENCE_MS

pytestmark = pytest.mark.browser


def test_a_click_brings_a_workbook_of_the_page_in_the_language_of_the_page(opened: Open, tmp_path: Path) -> None:
    visit = opened("keaktifan", kabupaten="52.06", lang="en", look="phone")
    visit.page.locator(".st-key-downloads button").first.click()
    with visit.page.expect_download(timeout=PATIENCE_MS) as taken:
        visit.page.get_by_role("button", name="Excel (XLSX)").click()
    assert taken.value.suggested_filename.startswith("gugus_keaktifan_bima_kkg_")
    taken.value.save_as(tmp_path / "taken.xlsx")
    book = load_workbook(tmp_path / "taken.xlsx")
    said = [str(row[1]) for row in book["About"].iter_rows(max_col=2, values_only=True)]
    assert any("Kabupaten Bima" in words and "(11 of 88" in words for words in said)
    assert not any("127.0.0.1" in words for words in said), "a link to this machine leads nowhere on another one"
    assert visit.complaints == [] and visit.foreign() == []
