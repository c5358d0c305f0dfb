"""The form converts without a word of complaint, says everything in both languages, and asks what 2018 asked."""

import hashlib
import io
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import ConvertResult, convert

from etl import __main__ as command
from etl.rounds import FORM, questionnaire, template, xlsform
from schemas.vocabulary import GroupType

LANGUAGES = tuple(xlsform.LANGUAGES.values())
# Servers take a form of the same id only with a higher version: whoever changes the questionnaire raises it.
DIGEST_OF_VERSION = {"2026112201": "f5fb5364e2e5"}


@pytest.fixture(scope="module")
def form() -> dict[str, list[dict[str, str]]]:
    """Sheet -> rows, empty cells left out."""
    book = openpyxl.load_workbook(io.BytesIO(xlsform.written()))
    sheets = {}
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [
            {str(h): str(v) for h, v in zip(head, row, strict=True) if v is not None} for row in rows
        ]
    return sheets


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> ConvertResult:
    path = tmp_path_factory.mktemp("form") / FORM
    path.write_bytes(xlsform.written())
    return convert(path, validate=False)


def test_the_form_converts_without_an_error_or_a_warning(converted: ConvertResult) -> None:
    assert converted.warnings == []
    assert all(f'lang="{language}"' in converted.xform for language in LANGUAGES)


def test_every_label_hint_and_message_stands_in_both_languages(form: dict[str, list[dict[str, str]]]) -> None:
    for row in (*form["survey"], *form["choices"]):
        for column in ("label", "hint", "constraint_message", "required_message"):
            said = [bool(row.get(f"{column}::{language}")) for language in LANGUAGES]
            assert said in ([True, True], [False, False]), row
    asks = [row for row in form["survey"] if row["type"] not in ("start", "end", "end_group")]
    assert all(f"label::{LANGUAGES[0]}" in row for row in asks) and len(asks) > 30
    assert all(f"label::{LANGUAGES[1]}" in row for row in form["choices"])


def offered(form: dict[str, list[dict[str, str]]], group_type: GroupType) -> dict[str, list[str]]:
    """Question -> options that the form itself shows to a type of group, by its relevance and its choice filters."""
    found = {}
    for row in form["survey"]:
        asked = f"${{group_type}} = '{group_type}'" in row.get("relevant", f"${{group_type}} = '{group_type}'")
        if not row["type"].startswith("select_") or not asked:
            continue
        choices = [one for one in form["choices"] if one["list_name"] == row["type"].split()[1]]
        if "selected(group_types" in row.get("choice_filter", ""):
            choices = [one for one in choices if group_type in one["group_types"].split()]
        found[row["name"]] = [one["name"] for one in choices]
    return found


@pytest.mark.parametrize("group_type", questionnaire.group_types())
def test_every_type_of_group_is_asked_the_questions_and_offered_the_options_of_2018(
    form: dict[str, list[dict[str, str]]], group_type: GroupType
) -> None:
    shown = offered(form, group_type)
    expected = {
        one.name: [option.option_id for option in one.options_of(group_type)]
        for one in questionnaire.asked()
        if group_type in one.group_types
    }
    assert {name: shown[name] for name in expected} == expected
    assert set(shown) - set(expected) == {"group_type", "kabupaten_code", "kecamatan_code"}


def test_several_answers_may_be_given_where_2018_took_several(form: dict[str, list[dict[str, str]]]) -> None:
    kinds = {row["name"]: row["type"].split()[0] for row in form["survey"]}
    several = {name for name, kind in kinds.items() if kind == "select_multiple"}
    assert several == {one.name for one in questionnaire.asked() if one.kind == "many"}


def test_the_kecamatan_follow_the_kabupaten(form: dict[str, list[dict[str, str]]]) -> None:
    row = next(row for row in form["survey"] if row["name"] == "kecamatan_code")
    assert row["choice_filter"] == "kabupaten_code = ${kabupaten_code}"
    kecamatan = [one for one in form["choices"] if one["list_name"] == "kecamatan_code"]
    assert len(kecamatan) == 70
    assert all(one["name"].startswith(f"{one['kabupaten_code']}.") for one in kecamatan)


def test_no_equipment_stands_alone_and_says_so(form: dict[str, list[dict[str, str]]]) -> None:
    row = next(row for row in form["survey"] if row["name"] == "equipment")
    assert row["constraint"] == "not(selected(., 'tidak_ada') and count-selected(.) > 1)"
    assert "Tidak ada sarana" in row[f"constraint_message::{LANGUAGES[0]}"]


def test_the_form_takes_no_name_of_a_person_no_device_and_no_phone(form: dict[str, list[dict[str, str]]]) -> None:
    kinds = {row["type"] for row in form["survey"]}
    assert kinds & {"username", "deviceid", "phonenumber", "email", "subscriberid", "geopoint", "image"} == set()
    name = next(row for row in form["survey"] if row["name"] == "group_name")
    assert "[0-9]{7,}" in name["constraint"]


def test_a_changed_questionnaire_has_a_new_version(form: dict[str, list[dict[str, str]]]) -> None:
    digest = hashlib.sha256(repr((form["survey"], form["choices"])).encode()).hexdigest()[:12]
    assert DIGEST_OF_VERSION.get(questionnaire.VERSION) == digest, (
        "raise questionnaire.VERSION and write the digest here"
    )
    assert form["settings"][0]["version"] == questionnaire.VERSION


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    assert xlsform.written() == xlsform.written()


def test_the_command_writes_the_form_or_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.main(["form"]) == 0
    assert (tmp_path / FORM).read_bytes() == xlsform.written()
    assert command.main(["form", "--template", "isian.xlsx"]) == 0
    assert (tmp_path / "isian.xlsx").read_bytes() == template.written()
    assert sorted(path.name for path in tmp_path.iterdir()) == [FORM, "isian.xlsx"]
    assert "isian.xlsx" in capsys.readouterr().out
