"""Bandingkan as a reader uses it: three clicks to the answer, a name of the table as a link, a table that scrolls."""

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

SK = "Punya SK pembentukan: lebih banyak di Sumbawa Barat (13 dari 13) daripada di Bima (2 dari 11); selebihnya belum"
MET = "Bertemu paling jarang dua minggu sekali: Lombok Tengah (8 dari 18), Sumbawa Barat (8 dari 13), dan Bima (2 dari"
WEEKLY = "Bertemu seminggu sekali: "


@pytest.mark.parametrize("look", ["wide", "phone"])
def test_from_the_landing_page_any_indicator_is_at_most_three_clicks_away(opened: Open, look: str) -> None:
    visit = opened("ringkasan", look=look)
    visit.act(visit.page.locator(".st-key-menu a", has_text="Bandingkan"))  # first click
    assert SK in visit.words
    visit.act(visit.page.locator(".st-key-switch_tema").get_by_role("radio", name="Keaktifan"))  # second
    assert MET in visit.words and SK not in visit.words
    visit.act(visit.page.locator(".st-key-pills_angka button", has_text="Seminggu sekali"))  # third
    assert WEEKLY in visit.words
    assert visit.parameters["angka"].split(",")[-1] == "meets_weekly"


def test_a_name_of_the_table_opens_its_comparison_with_the_same_places(opened: Open) -> None:
    visit = opened("bandingkan", kabupaten="52.06", lang="en")
    visit.page.locator(".g-heat a", has_text="Never met").click()
    visit.page.wait_for_url("**angka=never_met**")
    visit.wait(after=0)
    assert visit.parameters["angka"] == "never_met" and visit.parameters["kabupaten"] == "52.06"
    assert visit.page.locator(".g-panel-title").all_inner_texts()[0].startswith("Never met in the last two years")
    assert visit.page.locator(".g-compare .g-row-here").count() == 1
    assert visit.complaints == [] and visit.foreign() == []


def test_on_a_phone_the_table_scrolls_sideways_and_its_first_column_stays(opened: Open) -> None:
    visit = opened("bandingkan", look="phone")
    table = visit.page.locator(".g-scroll", has=visit.page.locator(".g-heat")).first
    head = table.locator("tbody th").first
    before = head.bounding_box()
    table.evaluate("box => box.scrollTo(300, 0)")
    after = head.bounding_box()
    assert before is not None and after is not None and abs(before["x"] - after["x"]) < 1
    assert table.evaluate("box => box.scrollLeft") > 100
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_the_drawer_opens_under_a_figure(opened: Open) -> None:
    visit = opened("bandingkan")
    visit.page.locator(".st-key-origin_compare_has_sk button").click()
    drawer = visit.page.get_by_role("dialog")
    drawer.get_by_text("13 dari 13").first.wait_for()
    assert "Punya SK pembentukan menurut tempat" in drawer.inner_text()
