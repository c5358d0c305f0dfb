"""A register of several provinces: chosen on every page, in words that are true of it, without the survey."""

import pytest

from answers import data
from components import viewer
from doors.scope import Scope
from schemas.vocabulary import Role
from tests.components.app import PAGES, Page, opened, switched
from tests.two_provinces import BANDUNG, JAWA_BARAT, two_provinces

__all__ = ["two_provinces"]
several = pytest.mark.usefixtures("two_provinces")


def chosen(page: Page) -> tuple[str, str]:
    return page.stamp["provinsi"], page.stamp["kabupaten"]


@pytest.mark.usefixtures("warehouse")
def test_where_there_is_one_province_nothing_asks_for_it_and_no_link_names_it() -> None:
    page = opened()
    assert "filter_provinsi" not in {box.key for box in page.app.selectbox}
    assert "provinsi" not in page.app.query_params and "provinsi" not in page.stamp
    assert "provinsi" in " ".join(opened(provinsi="32").ignored)


@several
@pytest.mark.parametrize("page", [*PAGES, "riwayat"])
def test_every_page_opens_in_a_province_without_a_survey(page: str) -> None:
    found = opened(page, provinsi="32")
    assert found.failures == [] and found.app.query_params["provinsi"] == "32"
    assert "lima kabupaten studi" not in found.selection.lower()


@several
@pytest.mark.parametrize("page", ["profil", "kelembagaan", "pendanaan", "bandingkan"])
def test_a_page_of_one_city_of_it_opens(page: str) -> None:
    found = opened(page, kabupaten=BANDUNG)
    assert found.failures == [] and chosen(found) == (JAWA_BARAT, BANDUNG)
    assert "Kabupaten Kota" not in found.text


@several
def test_the_landing_page_says_that_there_was_no_survey_and_shows_the_log() -> None:
    found = opened(provinsi="Jawa Barat")
    assert "Tidak ada survei di Provinsi Jawa Barat." in found.text
    assert "88 KKG dalam daftar" in found.selection
    assert "Di Provinsi Jawa Barat, 16 dari 88 (18%) KKG tergolong aktif menurut log kegiatan" in found.text
    assert "5 kabupaten" not in found.text


@several
def test_the_province_of_the_study_keeps_its_survey() -> None:
    found = opened()
    assert chosen(found) == ("52", "semua") and "52 dari 287 KKG disurvei" in found.selection
    assert "Provinsi Nusa Tenggara Barat" in found.text


@several
def test_another_province_lets_go_of_the_kabupaten() -> None:
    page = opened(kabupaten="52.05")
    page.app.selectbox(key="filter_provinsi").select(JAWA_BARAT).run()
    assert page.failures == [] and chosen(page) == (JAWA_BARAT, "semua")
    assert chosen(switched(page, "keaktifan")) == (JAWA_BARAT, "semua"), "the choice stays from page to page"


@several
def test_a_kabupaten_of_another_province_than_the_link_says_is_ignored_and_told() -> None:
    page = opened(provinsi="52", kabupaten=BANDUNG)
    assert chosen(page) == ("52", "semua") and BANDUNG in " ".join(page.ignored)


@several
def test_a_dinas_begins_in_its_own_province_and_a_link_goes_before_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "scope", lambda: Scope(Role.DINAS, (BANDUNG,)))
    assert chosen(opened())[0] == JAWA_BARAT
    assert chosen(opened(provinsi="52"))[0] == "52"


@several
def test_the_sums_of_the_log_are_those_of_one_province() -> None:
    asked = {"kabupaten_code": None, "group_type": None}
    rows = [data.ask("log_classes", province_code=code, **asked) for code in (None, "52", "32")]
    everyone, here, there = (sum(row["groups"] for row in found) for found in rows)
    assert everyone == here + there and there > 0
