"""The brief of a kabupaten in the real page: one screen on a laptop, in the order of reading on a phone."""

import pytest

from tests.browser.conftest import Open, See
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
BIMA = {"kabupaten": "52.06"}
STUDY = ("52.02", "52.07", "52.04", "52.05", "52.06")
ON_A_PHONE = ("decisions", "figures", "map", "activity", "money", "narasumber", "quality")


def box(visit: Visit, part: str) -> dict[str, float]:
    """Where a part of the page stands, in pixels from the top left of the page."""
    found = visit.page.locator(f".st-key-profile_{part}").bounding_box()
    assert found is not None, part
    return dict(found)


@pytest.mark.parametrize("look", ["wide", "phone"])
@pytest.mark.parametrize("code", STUDY)
def test_the_brief_of_every_kabupaten_is_whole_and_never_wider_than_the_window(see: See, look: str, code: str) -> None:
    sight = see("profil", look, kabupaten=code)
    found = sight.found
    assert (found["exceptions"], sight.complaints, sight.foreign) == ([], (), ())
    assert (found["cut"], found["outside"], found["small"], found["faint"]) == ([], [], [], [])
    assert found["page_width"] <= found["window_width"]


def test_a_phone_shows_what_to_decide_first_and_the_notes_last(opened: Open) -> None:
    visit = opened("profil", look="phone", **BIMA)
    tops = [box(visit, part)["y"] for part in ON_A_PHONE]
    assert tops == sorted(tops) and len(set(tops)) == len(tops)
    assert all(box(visit, part)["width"] > 340 for part in ON_A_PHONE), "a column beside another one"


def test_a_laptop_shows_figures_map_and_decisions_side_by_side_on_one_screen(opened: Open) -> None:
    visit = opened("profil", **BIMA)
    visit.page.set_viewport_size({"width": 1440, "height": 1000})
    figures, drawn, decisions = (box(visit, part) for part in ("figures", "map", "decisions"))
    assert figures["x"] < drawn["x"] < decisions["x"] and figures["y"] == drawn["y"] == decisions["y"]
    assert drawn["y"] + drawn["height"] < 1000
    assert visit.page.locator(".g-decision").nth(2).bounding_box()["y"] < 1000  # type: ignore[index]


def test_a_kabupaten_is_chosen_by_its_card(opened: Open) -> None:
    visit = opened("profil", look="phone")
    visit.act(visit.page.get_by_role("button", name="Buka Kabupaten Dompu"))
    assert visit.parameters == {"lang": "id", "kabupaten": "52.05", "jenis": "KKG"}
    assert "Kabupaten Dompu" in visit.page.locator(".g-profile-head h2").inner_text()
