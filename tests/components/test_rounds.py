"""A later round of the survey on the screen: chosen, named, dated, marked; nothing of it while there is one round."""

from dataclasses import replace
from pathlib import Path

import pytest

from answers import data
from components import cached_answers, origin_survey
from components.origin_survey import SurveyFigure
from indicators import registry
from queries.selection import Selection
from schemas.warehouse_file import FOLDER_VARIABLE
from tests import two_rounds
from tests.components import drawers
from tests.components.app import MENU, PAGES, Page, nodes, opened, switched
from tests.conftest import AS_OF
from tests.etl.rounds import golden

MARK = "data contoh (simulasi)"
FEET = ("g-foot", "s-foot")  # of panels and of slides
SURVEY_PAGES = tuple(page for page in PAGES if page != "metode")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_rounds.built(tmp_path_factory.mktemp("round"), AS_OF, replace(golden.ABOUT, is_sample=True))


@pytest.fixture
def two(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))


def parameters(page: Page) -> dict[str, str]:
    return {name: str(value) for name, value in page.app.query_params.items()}


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("page", PAGES)
def test_with_one_round_there_is_no_choice_and_nothing_in_the_url(page: str) -> None:
    found = opened(page)
    assert "putaran" not in parameters(found) and "putaran" not in found.stamp
    assert "Putaran survei" not in [one.label for one in found.app.button_group]


@pytest.mark.usefixtures("two")
def test_the_study_stays_the_default_and_is_named_in_the_url() -> None:
    page = opened()
    assert parameters(page)["putaran"] == "survey_2018"
    assert page.selection.startswith("Menampilkan KKG di lima kabupaten studi, survei November 2018 (52 dari 287 KKG")
    assert "chip_putaran" not in page.chips and MARK not in " ".join(e.text for e in page.with_class("g-card"))


@pytest.mark.usefixtures("two")
def test_a_link_chooses_the_round_and_a_chip_takes_it_off() -> None:
    page = opened(putaran="survey_2026", kabupaten="52.06")
    assert page.selection == (
        f"Menampilkan KKG di Kabupaten Bima, survei Maret 2026, {MARK} "
        "(5 KKG disurvei, dari jumlah yang tidak diketahui)."
    )
    assert page.chips["chip_putaran"] == "Survei Maret 2026 (simulasi) ✕"
    assert page.stamp["putaran"] == "survey_2026"
    page.app.button(key="chip_putaran").click().run()
    assert parameters(Page(page.app))["putaran"] == "survey_2018"


@pytest.mark.usefixtures("two")
def test_every_key_figure_names_its_round_its_files_and_the_mark() -> None:
    page = opened(putaran="survey_2026")
    cards = [element.text for element in page.with_class("g-card")]
    assert len(cards) == 6
    assert all(f"Survei Maret 2026, {MARK}, dihitung dari jawaban tiap kelompok (ekspor.csv)" in one for one in cards)
    assert any("5 dari 8" in one for one in cards)  # SK, by hand in tests/etl/rounds
    assert not any("tabel" in one for one in cards)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("page", SURVEY_PAGES)
def test_every_foot_of_a_survey_panel_is_marked(page: str) -> None:
    found = opened(page, putaran="survey_2026", kabupaten="52.06")
    feet = [element.text for name in FEET for element in found.with_class(name) if "Survei" in element.text]
    assert feet and all(MARK in foot for foot in feet)
    assert not any("2018" in foot for foot in feet)


@pytest.mark.usefixtures("two")
# Answers, few of them, and none.
@pytest.mark.parametrize(("kind", "place"), [("KKG", "52.06"), ("KKKS", "semua"), ("KKM", "52.07")])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_fails_for_a_later_round(page: str, kind: str, place: str) -> None:
    found = opened(page, putaran="survey_2026", kabupaten=place, jenis=kind)
    assert found.failures == [] and found.ignored == []
    assert parameters(found)["putaran"] == "survey_2026"


@pytest.mark.usefixtures("two")
def test_what_the_study_prints_for_the_five_together_follows_the_kabupaten_in_a_round_of_records() -> None:
    words = "Angka ini hanya ada untuk lima kabupaten bersama"
    assert words in opened("kelembagaan", kabupaten="52.06").text
    page = opened("kelembagaan", putaran="survey_2026", kabupaten="52.06")
    assert words not in page.text
    assert "Di Kabupaten Bima, 2 dari 5 KKG punya ketua." in page.text


@pytest.mark.usefixtures("two")
def test_behind_a_figure_stand_the_counts_and_the_rows_of_the_file_and_no_table_of_the_study() -> None:
    of_round = drawers.opened(opened(putaran="survey_2026"), "card_never_met")
    assert f"KKG: dihitung dari jawaban 8 kelompok, survei Maret 2026, {MARK}" in of_round.text
    assert "ekspor.csv, baris 2–9: 8 kelompok" in of_round.text
    assert "Tabel 11 studi" not in of_round.text
    assert "Tabel 11 studi" in drawers.opened(opened(), "card_never_met").text


@pytest.mark.usefixtures("two")
def test_the_rows_behind_a_figure_of_a_round_are_the_answers_of_its_groups_blanks_included() -> None:
    cached_answers.pin()  # this thread is no run of a page: an earlier test may have left its build here
    selection = Selection(round_id="survey_2026")
    indicator = registry.load("never_met")
    figure = SurveyFigure((indicator,), (str(indicator.question_id),), (), "", selection)
    rows = origin_survey.rows(figure)
    share = data.values(selection).of(indicator.id, None).share
    assert len({row["response_id"] for row in rows}) == share.denominator == 8
    assert sum(row["option_id"] == "tidak_pernah" for row in rows) == share.numerator
    assert {row["file_name"] for row in rows} == {"ekspor.csv"} and all(row["source_row"] for row in rows)


@pytest.mark.usefixtures("two")
def test_both_rounds_stand_side_by_side_on_bandingkan_with_the_statement_of_what_may_be_compared() -> None:
    page = opened("bandingkan", jam="putaran", kabupaten="52.06", angka="has_sk,never_met")
    assert page.failures == []
    assert "Apa yang boleh disandingkan" in page.text and MARK in page.text
    assert [key for key in drawers.keys(page) if key.startswith("rounds_")] == ["rounds_has_sk", "rounds_never_met"]
    # Eight groups are too few to say anything of a change.
    assert "naik di" not in page.text and "turun di" not in page.text


@pytest.mark.usefixtures("warehouse")
def test_with_one_round_a_link_to_two_shows_the_survey() -> None:
    page = opened("bandingkan", jam="putaran", kabupaten="52.06")
    assert page.failures == [] and "Apa yang boleh disandingkan" not in page.text
    assert drawers.keys(page)[0].startswith("compare_")


@pytest.mark.usefixtures("two")
def test_the_method_page_says_where_the_answers_come_from_and_whose_the_printed_tables_are() -> None:
    page = opened("metode", putaran="survey_2026")
    assert "Survei ulang 2026" in page.text and "ekspor.csv, baris 2–13: 12 kelompok" in page.text
    assert "putaran yang dipilih tidak punya tabel tercetak" in page.text
    assert "8 (jumlah seluruhnya tidak diketahui)" in page.text


@pytest.mark.usefixtures("two")
def test_scores_that_are_not_asked_again_are_not_shown_as_figures_of_the_round() -> None:
    page = opened("kelembagaan", putaran="survey_2026", jenis="KKKS")
    assert f"tidak ditanyakan dalam survei Maret 2026, {MARK}." in page.text


@pytest.mark.usefixtures("two")
def test_the_round_survives_a_change_of_page_and_the_menu_carries_it() -> None:
    page = switched(opened(putaran="survey_2026"), "pendanaan")
    assert page.stamp["putaran"] == "survey_2026"
    links = [node.proto.query_string for node in nodes(page.app) if node.type == "page_link"]
    carrying = [name for name, link in zip(MENU, links[: len(MENU)], strict=True) if "putaran=survey_2026" in link]
    assert carrying == [name for name in MENU if name != "peta"]  # it opens with the groups, without the survey


@pytest.mark.usefixtures("two")
def test_an_unknown_round_in_a_link_is_told_and_ignored() -> None:
    page = opened(putaran="survey_2031")
    assert page.stamp["putaran"] == "survey_2018" and "survey_2031" in page.ignored[0]


def test_a_round_that_was_taken_away_leaves_the_reader_at_the_study(
    folder: Path, warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    page = opened(putaran="survey_2026")
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
    page.app.run()
    found = Page(page.app)
    assert found.failures == [] and "November 2018 (52 dari 287" in found.selection
