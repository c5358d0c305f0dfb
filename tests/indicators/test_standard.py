"""The rules of the 2008 standard: complete, in the words of the study, and never a rank."""

import re

import pytest

from indicators import registry, standard
from schemas.vocabulary import StandardComponent, StandardStatus
from translations.text import LANGUAGES, use_language

EACH = pytest.mark.parametrize("it", [pytest.param(it, id=str(it.id)) for it in standard.components()])
CRITERIA = [each for one in standard.components() for each in one.criteria]


@pytest.fixture(autouse=True)
def indonesian() -> None:
    use_language("id")


def lines_of(source_lines: str) -> list[int]:
    parts = [part.split("-") for part in source_lines.split(",")]
    return [line for part in parts for line in range(int(part[0]), int(part[-1]) + 1)]


def test_the_seven_components_stand_in_the_order_of_the_vocabulary() -> None:
    assert [one.id for one in standard.components()] == list(StandardComponent)
    assert len({one.id for one in CRITERIA}) == len(CRITERIA) == 18


@EACH
def test_a_component_has_its_criteria_its_survey_and_its_indicator(it: standard.Component) -> None:
    assert it.criteria
    assert {registry.load(one).clock for one in it.survey} == {"survey"}
    indicator = registry.load(it.indicator_id)
    assert indicator.clock == "log" and set(lines_of(it.source_lines)) & set(indicator.source_lines)


@pytest.mark.parametrize("lines", sorted({one.source_lines for one in (*standard.components(), *CRITERIA)}))
def test_the_lines_of_a_rule_lie_in_chapters_2_and_3_or_annex_1(lines: str, study_lines: list[str] | None) -> None:
    assert re.fullmatch(r"\d+(-\d+)?(,\d+(-\d+)?)*", lines)
    assert all(425 <= line <= 1400 or 2038 <= line <= 2105 for line in lines_of(lines))
    if study_lines:
        assert all(study_lines[line - 1].strip() for line in lines_of(lines))


# A word of each rule's lines, so that a rule can't cite a line that speaks of something else.
SAID = {
    "has_sk": "Surat Keputusan", "sk_of_kabupaten": "otoritas di", "has_ad_art": "AD/ART", "officers": "bendahara",
    "has_kak": "kerangka acuan", "routine_held": "rutin", "development_held": "pengembangan", "active": "16 pertemuan",
    "attendance_written": "kehadiran", "several_sources": "sumber", "accounted": "laporan penggunaan dana",
    "room": "ruangan/gedung", "computer": "komputer", "projector": "LCD proyektor", "suitable_near": "S1",
    "outside_speaker": "LPMP", "visited": "pemantauan", "periodic_report": "laporan kegiatan",
}  # fmt: skip


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in CRITERIA])
def test_the_study_speaks_of_a_criterion_where_its_rule_says(
    it: standard.Criterion, study_lines: list[str] | None
) -> None:
    if study_lines is None:
        pytest.skip("the study does not lie beside the repository")
    assert SAID[it.id] in " ".join(study_lines[line - 1].strip() for line in lines_of(it.source_lines))


def test_what_a_criterion_needs_is_another_of_its_component() -> None:
    for one in standard.components():
        ids = [each.id for each in one.criteria]
        assert all(each.needs is None or each.needs in ids[: ids.index(each.id)] for each in one.criteria)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_whole_in_both_languages(language: str) -> None:
    use_language(language)
    for one in standard.components():
        assert one.name and one.not_judged.endswith(".") and re.search(r"\d", one.asks)
    for each in CRITERIA:
        assert each.to_do.endswith(".") and "{" not in each.sentence and re.search(r"\d", each.sentence)
    use_language("id")


# --- what is missing --------------------------------------------------------------------------------------------------

ORGANISASI = standard.component("organisasi")


def missing(*values: bool | None) -> list[str]:
    is_met = dict(zip([each.id for each in ORGANISASI.criteria], values, strict=True))
    return [each.id for each in ORGANISASI.missing(is_met)]


def test_a_group_without_sk_is_not_asked_to_renew_it() -> None:
    assert missing(False, False, True, True) == ["has_sk"]
    assert missing(True, False, True, True) == ["sk_of_kabupaten"]
    assert missing(None, None, False, True) == ["has_ad_art"]
    assert missing(True, True, True, True) == []


def test_what_nobody_has_said_is_named_and_is_no_to_do() -> None:
    is_met = {"has_sk": None, "sk_of_kabupaten": None, "has_ad_art": False, "officers": True}
    assert [each.id for each in ORGANISASI.unknown(is_met)] == ["has_sk", "sk_of_kabupaten"]


def test_for_madrasah_kemenag_acts_where_elsewhere_the_dinas_does() -> None:
    sk, _, ad_art, _ = ORGANISASI.criteria
    assert (sk.who_words("KKG"), sk.who_words("KKM")) == ("Dinas Pendidikan", "Kantor Kemenag")
    assert ad_art.who_words("KKM") == ad_art.who_words("KKG") == "Pengurus kelompok"


# --- a place ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("groups", "status"),
    [
        ({}, "unknown"), ({"unknown": 4}, "unknown"), ({"met": 3}, "met"), ({"met": 3, "unknown": 4}, "met"),
        ({"met": 3, "not_met": 1}, "partly"), ({"met": 3, "partly": 1}, "partly"), ({"partly": 5}, "partly"),
        ({"partly": 1, "not_met": 9}, "partly"), ({"not_met": 9}, "not_met"), ({"not_met": 1, "unknown": 9}, "not_met"),
    ],
)  # fmt: skip
def test_a_place_meets_a_component_only_when_all_its_known_groups_do(groups: dict[str, int], status: str) -> None:
    assert standard.place_status(groups) == StandardStatus(status)
