"""People in files: a name stands only where its owner agreed, and no number or name comes in by another column."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from etl import intake
from etl.intake import people, template
from etl.whatsapp.names import NAME_GONE
from geo import places
from schemas.vocabulary import BatchEvent
from tests.etl.history import files
from tests.etl.intake.book import Book, Rows

HEADERS = ["ID narasumber", "Jenis narasumber", "Kabupaten", "Nama (bila setuju)", "Setuju ditampilkan", "Ijazah S1"]
NAME = "Sri Rahayu Contoh"


def persons(*rows: list[object]) -> files.Change:
    body: Rows = [list(HEADERS), *([code, "Fasda", files.PLACE.kabupaten, *rest] for code, *rest in rows)]
    return lambda book: book.sheets.update(narasumber=body)


def load(folder: Path, name: str, change: files.Change) -> str:
    (batch,) = files.load(folder / "data", files.book(folder, name, change))
    return batch


def names(folder: Path) -> dict[str, str | None]:
    found = files.table(folder / "data", "resource_person")
    return {row["person_id"]: None if pd.isna(row["name"]) else row["name"] for row in found.to_dict("records")}


def everything(folder: Path) -> str:
    """Every value of every table, as it would stand in the warehouse."""
    found = intake.read(folder / "data")
    assert found is not None
    return "\n".join(frame.to_csv() for frame in found.values())


def test_a_name_is_kept_only_with_a_yes_in_the_same_row(tmp_path: Path) -> None:
    load(tmp_path, "a.xlsx", persons(["N-1", NAME, "ya"], ["N-2", NAME, "tidak"], ["N-3", NAME, None]))
    assert names(tmp_path) == {"N-1": NAME, "N-2": None, "N-3": None}
    assert files.table(tmp_path / "data", "resource_person")["has_consent"].astype(object).tolist()[:2] == [True, False]


def test_a_name_without_consent_is_neither_told_nor_kept_beside_a_refused_value(tmp_path: Path) -> None:
    path = files.book(tmp_path, "a.xlsx", persons(["N-1", NAME, "ya", "entah"], ["N-2", NAME, None, "entah"],
                                                  ["N-3", NAME, "mungkin"]))  # fmt: skip
    from etl.intake import loading  # noqa: PLC0415

    done = loading.load(tmp_path / "data", [path], "Dikpora", files.NOW, files.nothing)
    assert "2 nama narasumber tidak disimpan" in "\n".join(done.lines)
    assert NAME not in "\n".join(done.lines) and NAME not in str(done.files)
    refused = files.table(tmp_path / "data", "rejected_row")
    assert len(refused) == 3 and "Sri" not in refused.to_csv()


def test_a_later_no_takes_the_name_out_of_the_register_and_of_the_history(tmp_path: Path) -> None:
    load(tmp_path, "a.xlsx", persons(["N-1", NAME, "ya"]))
    assert NAME in everything(tmp_path)
    load(tmp_path, "b.xlsx", persons(["N-1", None, "tidak"]))
    assert names(tmp_path) == {"N-1": None}
    assert "Sri" not in everything(tmp_path)
    changed = [(column, old, new) for *_, column, old, new in files.history(tmp_path / "data")]
    assert changed == [("has_consent", "true", "false")]


def test_the_history_says_that_a_name_changed_and_never_what_it_was(tmp_path: Path) -> None:
    first = load(tmp_path, "a.xlsx", persons(["N-1", NAME, "ya"]))
    second = load(tmp_path, "b.xlsx", persons(["N-1", "Orang Lain", "ya"]))
    assert names(tmp_path) == {"N-1": "Orang Lain"}
    files.undo(tmp_path / "data", second)
    files.undo(tmp_path / "data", first)
    told = files.table(tmp_path / "data", "value_change").to_csv()
    assert "(nama tidak dicatat)" in told and "Sri" not in told and "Orang" not in told
    assert str(BatchEvent.UNDONE) in files.table(tmp_path / "data", "batch_event").to_csv()


NUMBER, SOMEBODY = "0812-3456-7890", "Bu Siti Aminah"


def with_people_in(sheet: template.Sheet) -> list[template.Column]:
    return [one for one in sheet.columns if one.kind in ("text", "id", "word", "boolean", "group", "hint")]


@pytest.mark.parametrize("words", [NUMBER, SOMEBODY, "NIP 19800101 200501 1 001"])
def test_no_column_of_any_sheet_lets_a_number_or_a_name_in(tmp_path: Path, words: str) -> None:
    """One row per column, right but for the words in that column: they may be refused or left out, never kept."""
    data, groups = tmp_path / "data", f"KKG Gugus I {files.PLACE.name}"
    files.load(data, files.book(tmp_path, "a.xlsx"))
    book = Book(files.PLACE, {})
    for sheet in template.load().sheets:
        right = {one.field: _example(one, groups) for one in sheet.columns}
        book.sheets[sheet.name] = [[one.header for one in sheet.columns]]
        for number, column in enumerate(with_people_in(sheet)):
            row = dict(right)
            if "tahun" in row:
                row["tahun"] = 2001 + number
            row |= {name: f"X-{sheet.name}-{number}" for name in ("idnarasumber", "idkelompok") if name in row}
            row[column.field] = words
            book.sheets[sheet.name].append([row[one.field] for one in sheet.columns])
    from etl.intake import loading  # noqa: PLC0415

    done = loading.load(data, [book.save(tmp_path, name=f"{words}.xlsx")], "Dikpora", files.NOW, files.nothing)
    told = everything(tmp_path) + "\n".join(done.lines) + str(done.files)
    assert len(done.kept) == 1
    for part in ("3456", "Siti", "19800101"):
        assert part not in told.replace(done.kept[0].record.sha256, "")


def _example(column: template.Column, group: str) -> object:
    if column.kind in ("hint", "id"):
        return None
    if column.kind == "group":
        return group
    known = {"kabupaten": files.PLACE.kabupaten, "kecamatan": files.PLACE.name, "latitude": None, "longitude": None}
    return known.get(column.kind, column.example) or None


PROVINCE = "52."


def test_names_of_places_schools_and_groups_stay_as_they_are() -> None:
    for file in ("desa_ntb.csv", "kecamatan.csv", "kabupaten.csv"):
        with (Path(places.__file__).parent / "places" / file).open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if file == "kecamatan.csv" and not row["code"].startswith(PROVINCE):
                    continue  # files of other provinces are not taken in yet
                name = row["name"]
                assert people.without_people(name) == people.without_people(name, people.INSTITUTION) == name
    for name in ("TK Ibu Pertiwi", "SDN H. Abdul Karim", "MI Tgh. Zainuddin", "Gugus H Alas", "SD Bumi Gora"):
        assert people.without_people(name, people.INSTITUTION) == name
    assert people.without_people("KKG Bu Siti Aminah", people.INSTITUTION) == f"KKG {NAME_GONE}"


@pytest.mark.parametrize("code", ["081234567890", "6281234567890", "0812-3456-7890", "198001012005011001"])
def test_an_identifier_is_no_number_of_somebody(code: str) -> None:
    assert people.is_number_of_somebody(code)


def test_codes_of_groups_and_narasumber_are_no_numbers_of_people() -> None:
    assert not any(map(people.is_number_of_somebody, ("NS-001", "KKG-52.04.05-gugus-3", "1", "20181013", "5204050003")))
