"""The questionnaire asks what was asked in 2018, and every word of it stands in both languages."""

import csv

import pytest

from etl.rounds import questionnaire
from etl.rounds.questionnaire import STUDY, Field
from schemas.vocabulary import GroupType

WHOLE_LISTS = {"founder", "meeting_frequency", "attendance", "school_cost", "narasumber_access"}


def rows(file: str) -> list[dict[str, str]]:
    with (STUDY / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def printed() -> set[tuple[str, str, str]]:
    """(question, option, type of group) of every row of tables 3-20."""
    cells = [row for number in range(3, 21) for row in rows(f"table_{number:02d}.csv")]
    return {(row["question_id"], row["option_id"], row["group_type"]) for row in cells}


def offered() -> set[tuple[str, str, str]]:
    return {
        (one.name, option.option_id, str(group_type))
        for one in questionnaire.asked()
        for option in one.options
        for group_type in option.group_types
    }


def test_the_questions_are_those_of_2018_in_their_order_for_the_same_types_of_group() -> None:
    asked = [(one.question_id, " ".join(one.group_types), one.kind) for one in questionnaire.asked()]
    kinds = {"single": "one", "multiple": "many"}
    assert asked == [(row["question_id"], row["group_types"], kinds[row["kind"]]) for row in rows("questions.csv")]


def test_every_option_of_2018_is_there_in_its_order() -> None:
    found = [(one.name, option.option_id) for one in questionnaire.asked() for option in one.options]
    assert found == [(row["question_id"], row["option_id"]) for row in rows("options.csv")]


def test_every_type_of_group_is_offered_what_the_tables_print_for_it() -> None:
    assert printed() - offered() == set()


def test_only_questions_with_a_whole_list_offer_more_than_the_tables_print() -> None:
    assert {question for question, _, _ in offered() - printed()} == WHOLE_LISTS
    for name in WHOLE_LISTS:
        one = questionnaire.field(name)
        assert {option.group_types for option in one.options} == {one.group_types}


def test_tables_of_whole_lists_print_no_row_of_zeros_so_a_row_that_is_not_there_is_a_zero() -> None:
    shares: dict[tuple[str, str, str], list[str]] = {}
    for number in (3, 11, 12, 15, 18):
        for row in rows(f"table_{number:02d}.csv"):
            assert row["question_id"] in WHOLE_LISTS
            shares.setdefault((row["question_id"], row["option_id"], row["group_type"]), []).append(row["printed"])
    assert [key for key, cells in shares.items() if set(cells) <= {"0%", "Na", ""}] == []


@pytest.mark.parametrize("name", ["attendance", "narasumber_access"])
def test_what_2018_printed_as_na_can_be_answered_by_every_type_of_group(name: str) -> None:
    assert questionnaire.field(name).option("na").group_types == questionnaire.group_types()


def test_equipment_is_asked_of_kkg_only_and_the_agenda_not_of_kkks() -> None:
    assert questionnaire.field("equipment").group_types == (GroupType.KKG,)
    assert questionnaire.field("equipment").alone == "tidak_ada"
    assert questionnaire.field("agenda").options_of(GroupType.KKKS) == ()


def test_the_places_are_the_five_kabupaten_west_to_east_and_their_kecamatan() -> None:
    kabupaten = [option.option_id for option in questionnaire.field("kabupaten_code").options]
    assert kabupaten == ["52.02", "52.07", "52.04", "52.05", "52.06"]
    kecamatan = questionnaire.field("kecamatan_code")
    assert kecamatan.within == "kabupaten_code"
    assert list(dict.fromkeys(option.option_id[:5] for option in kecamatan.options)) == kabupaten
    assert kecamatan.option("52.06.09").label_id


def test_every_label_stands_in_both_languages_and_every_section_is_used() -> None:
    for one in questionnaire.fields():
        assert one.label_id and one.label_en and one.short_id and one.short_en and one.label_id != one.label_en
        assert bool(one.hint_id) == bool(one.hint_en)
        assert all(option.label_id and option.label_en for option in one.options)
    assert [section.name for section in questionnaire.sections()] == list(
        dict.fromkeys(one.group for one in questionnaire.fields())
    )


def headers_of(one: Field) -> set[str]:
    own = set(one.headers())
    return (
        own | {header for option in one.options for header in one.option_headers(option)} if one.kind == "many" else own
    )


def test_no_header_leads_to_two_fields() -> None:
    fields = questionnaire.fields()
    found = [header.casefold() for one in fields for header in {header.casefold() for header in headers_of(one)}]
    assert len(found) == len(set(found))


def test_headers_are_those_of_the_template_of_kobo_and_of_odk() -> None:
    topics = questionnaire.field("topics")
    option = topics.option("media_pembelajaran")
    assert topics.headers()[:4] == (
        "Topik pertemuan",
        "topics",
        "bagian_pengelolaan/topics",
        "bagian_pengelolaan-topics",
    )
    assert topics.option_headers(option)[:3] == (
        "Topik pertemuan: Pembuatan media pembelajaran",
        "topics/media_pembelajaran",
        "bagian_pengelolaan/topics/media_pembelajaran",
    )
    assert f"{topics.label_id}/{option.label_id}" in topics.option_headers(option)
