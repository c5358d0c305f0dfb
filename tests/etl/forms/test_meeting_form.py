"""The form for reports of meetings: it converts without a warning, and asks for a group by kabupaten and kecamatan."""

import hashlib
import io
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from etl import __main__ as command
from etl.forms import meeting_form
from etl.intake.groups import Group
from etl.rounds.xlsform import LANGUAGES
from schemas.vocabulary import MeetingKind, NarasumberKind, SpendingCategory, Topic

GROUPS = (
    Group("KKG-52.04.05-gugus-3", "KKG", "KKG Gugus III Alas", "Gugus III", "52.04", "52.04.05"),
    Group("KKM-52.04-sumbawa", "KKM", "KKM Sumbawa", None, "52.04", None),
    Group("KKG-52.06.01-gugus-1", "KKG", "KKG Gugus I Monta", "Gugus I", "52.06", "52.06.01"),
)
# Servers take a form of the same id only with a higher version: whoever changes the form raises it.
DIGEST_OF_VERSION = {"2026112301": "f6b4f696b494"}
BOTH = pytest.mark.parametrize("groups", [(), GROUPS], ids=["by_hand", "from_the_register"])


def sheets(groups: tuple[Group, ...]) -> dict[str, list[dict[str, str]]]:
    """Sheet -> rows, empty cells left out."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(meeting_form.written(groups))):
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [{str(h): str(v) for h, v in zip(head, row, strict=True) if v is not None} for row in rows]
    return found


@BOTH
def test_the_form_converts_without_an_error_or_a_warning(groups: tuple[Group, ...], tmp_path: Path) -> None:
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(meeting_form.written(groups))
    converted = convert(path, validate=False)
    assert converted.warnings == []
    assert all(f'lang="{language}"' in converted.xform for language in LANGUAGES.values())


@BOTH
def test_every_word_stands_in_both_languages(groups: tuple[Group, ...]) -> None:
    form = sheets(groups)
    for row in (*form["survey"], *form["choices"]):
        for column in ("label", "hint", "constraint_message", "required_message"):
            said = [bool(row.get(f"{column}::{language}")) for language in LANGUAGES.values()]
            assert said in ([True, True], [False, False]), row


def test_a_group_is_chosen_by_kabupaten_kecamatan_and_name_also_one_of_a_whole_kabupaten() -> None:
    form = sheets(GROUPS)
    by_list: dict[str, list[dict[str, str]]] = {}
    for row in form["choices"]:
        by_list.setdefault(row["list_name"], []).append(row)
    filters = {row["name"]: row.get("choice_filter") for row in form["survey"] if "name" in row}
    assert filters["kecamatan"] == "kabupaten = ${kabupaten}" and filters["kelompok"] == "kecamatan = ${kecamatan}"
    assert [row["name"] for row in by_list["kabupaten"]] == ["52.04", "52.06"]
    whole = next(row for row in by_list["kecamatan"] if row["name"] == "52.04")
    assert whole["kabupaten"] == "52.04" and "tingkat kabupaten" in whole[f"label::{LANGUAGES['id']}"]
    below = {row["name"]: row["kecamatan"] for row in by_list["kelompok"]}
    assert below == {one.group_id: one.kecamatan_code or one.kabupaten_code for one in GROUPS}
    assert "jenis_kelompok" not in filters, "the group says it"


def test_the_options_are_those_of_the_log() -> None:
    lists: dict[str, list[str]] = {}
    for row in sheets(())["choices"]:
        lists.setdefault(row["list_name"], []).append(row["name"])
    for name, vocabulary in (
        ("agenda", MeetingKind),
        ("topik", Topic),
        ("narasumber", NarasumberKind),
        ("untuk", SpendingCategory),
    ):
        assert lists[name] == list(map(str, vocabulary))


def test_whoever_changes_the_form_raises_its_version() -> None:
    rows = sheets(())
    version = rows["settings"][0]["version"]
    assert hashlib.sha256(repr(rows).encode()).hexdigest()[:12] == DIGEST_OF_VERSION[version]


def test_the_command_writes_the_form_with_the_groups_of_an_own_register_only(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "laporan.xlsx"
    assert command.main(["form", "--meeting", "--out", str(out)]) == 0
    assert "register masih kosong" in capsys.readouterr().out, "the groups of the sample are nobody's"
    assert out.read_bytes() == meeting_form.written()
