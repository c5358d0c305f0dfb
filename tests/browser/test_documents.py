"""`Dokumen` and `Bagikan` as a presenter uses them: from a filter to a file in hand, and to a link for others."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.browser.conftest import Open
from tests.browser.visit import PATIENCE_MS

pytestmark = pytest.mark.browser


def test_a_document_is_asked_for_made_and_taken_and_the_link_is_that_of_the_page(opened: Open, tmp_path: Path) -> None:
    visit = opened("profil", kabupaten="52.06", look="phone")
    page = visit.page
    page.locator(".st-key-documents_profil button").click()
    page.locator(".st-key-make_brief button").click()
    page.locator(".st-key-download_brief button").wait_for(timeout=PATIENCE_MS)
    page.wait_for_timeout(1500)
    assert page.locator(".st-key-documents_pulse").count() == 0, "nothing beats on once all is made"
    with page.expect_download(timeout=PATIENCE_MS) as taken:
        page.locator(".st-key-download_brief button").click()
    assert taken.value.suggested_filename == "ringkasan-kkg-kabupaten-bima.pdf"
    taken.value.save_as(tmp_path / "taken.pdf")
    assert (tmp_path / "taken.pdf").read_bytes().startswith(b"%PDF")

    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.locator(".st-key-share_profil button").click()
    way = page.get_by_role("link", name="Bagikan ke WhatsApp")
    way.wait_for(timeout=PATIENCE_MS)
    asked = unquote(str(way.get_attribute("href")))
    assert asked.startswith("https://wa.me/?text=") and asked.endswith(page.url), (
        "every parameter, as the page has them"
    )
    assert "noreferrer" in str(way.get_attribute("rel")), "the other side cannot reach back"
    assert visit.complaints == [] and visit.foreign() == []
