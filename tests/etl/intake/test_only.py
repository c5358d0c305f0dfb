"""`--only`: an office brings rows of its own kabupaten; those of others are refused, and nothing of them is told."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from etl import __main__ as command
from etl import intake
from etl.intake import loading
from tests.etl.intake.book import Book, Place, all_places

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
OWN = all_places()[0]
FOREIGN = next(one for one in all_places() if one.kabupaten != OWN.kabupaten)
CODE = OWN.code[:5]


def load(data: Path, path: Path, only: tuple[str, ...] | None = (CODE,)) -> loading.Loaded:
    return loading.load(data, [path], "Dinas", NOW, lambda: None, only=only)


def saved(folder: Path, place: Place, change: Callable[[Book], object] = lambda book: None, name: str = "isi") -> Path:
    book = Book.right(place)
    change(book)
    return book.save(folder, name=f"{name}.xlsx")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The register of another kabupaten is in."""
    load(tmp_path / "data", saved(tmp_path, FOREIGN, lambda b: with_ids(b, "K-FOREIGN"), "asing"), only=None)
    return tmp_path / "data"


def with_ids(book: Book, group: str, meeting: str | None = None) -> Book:
    book.add_column("ID kelompok", None, "kelompok_kerja").put("kelompok_kerja", "I2", group)
    return book.add_column("ID pertemuan", None).put("pertemuan", "I2", meeting or f"{group}/1")


def rows(data: Path, table: str) -> int:
    found = intake.read(data)
    return 0 if found is None else len(found[table])


def test_rows_of_the_own_kabupaten_go_in_and_the_record_says_for_whom(tmp_path: Path, data: Path) -> None:
    done = load(data, saved(tmp_path, OWN))
    assert done.code == loading.ALL_IN and (rows(data, "working_group"), rows(data, "meeting")) == (8, 6)
    kept = data / intake.FOLDER / done.kept[0].record.batch_id
    assert json.loads((kept / intake.RECORD).read_text(encoding="utf-8"))["only"] == CODE


def test_every_row_of_another_kabupaten_is_refused_with_the_way_out(tmp_path: Path, data: Path) -> None:
    done = load(data, saved(tmp_path, FOREIGN, name="lain"))
    assert done.code == loading.NOTHING and rows(data, "meeting") == 3
    (told,) = done.files
    assert told["status"] == "nothing_to_take" and told["counts"]["refused"] == 7
    assert told["errors"][0]["rule"] == f"yang boleh dimuat di sini hanya data {OWN.kabupaten}"
    assert "pengelola program" in told["errors"][0]["cure"]


def test_a_group_of_another_kabupaten_is_as_if_it_did_not_exist(tmp_path: Path, data: Path) -> None:
    names = (f"KKG Gugus II {FOREIGN.name}", "K-FOREIGN", f"KKG Gugus 22 {FOREIGN.name}")

    def name_them(book: Book) -> None:
        for name in names:
            book.add_meeting(Kelompok=name)

    done = load(data, saved(tmp_path, OWN, name_them))
    errors = done.files[0]["errors"]
    assert [one["value"] for one in errors] == list(names) and len({one["rule"] for one in errors}) == 1
    for one in errors:
        assert FOREIGN.name not in one["rule"] + one["cure"] and "K-FOREIGN" not in one["rule"] + one["cure"]
        assert FOREIGN.code not in one["cure"]


def test_a_name_that_others_have_too_means_the_own_group(tmp_path: Path, data: Path) -> None:
    done = load(data, saved(tmp_path, OWN, lambda b: b.add_meeting(Kelompok="KKG Gugus II")))
    assert done.code == loading.ALL_IN and rows(data, "meeting") == 7


def test_an_identifier_of_another_kabupaten_can_be_neither_moved_nor_changed(tmp_path: Path, data: Path) -> None:
    done = load(data, saved(tmp_path, OWN, lambda b: with_ids(b, "K-FOREIGN")))
    first = done.files[0]["errors"][0]
    assert (first["sheet"], first["cell"]) == ("kelompok_kerja", "I2") and first[
        "rule"
    ] == "ID kelompok ini sudah dipakai"
    found = intake.read(data)
    assert found is not None
    (moved,) = found["working_group"].query("group_id == 'K-FOREIGN'").to_dict("records")
    assert moved["kabupaten_code"] == FOREIGN.code[:5]


def test_a_meeting_of_another_kabupaten_cannot_be_overwritten_by_its_identifier(tmp_path: Path, data: Path) -> None:
    change = lambda b: b.add_column("ID pertemuan", None).put("pertemuan", "I2", "K-FOREIGN/1")  # noqa: E731
    done = load(data, saved(tmp_path, OWN, change))
    (error,) = done.files[0]["errors"]
    assert (error["cell"], error["rule"]) == ("I2", "ID pertemuan ini sudah dipakai") and rows(data, "meeting") == 5


def test_a_person_of_another_kabupaten_cannot_be_moved(tmp_path: Path, data: Path) -> None:
    head = ["ID narasumber", "Jenis narasumber", "Kabupaten"]

    def person(place: Place) -> Callable[[Book], object]:
        return lambda b: b.sheets.update({"narasumber": [head, ["NS-1", "Guru", place.kabupaten]]})

    load(data, saved(tmp_path, FOREIGN, person(FOREIGN), "orang"), only=None)
    done = load(data, saved(tmp_path, OWN, person(OWN)))
    assert [one["rule"] for one in done.files[0]["errors"]] == ["ID narasumber ini sudah dipakai"]


def test_what_was_refused_then_is_refused_by_every_later_build(tmp_path: Path, data: Path) -> None:
    load(data, saved(tmp_path, OWN, lambda b: b.add_meeting(Kelompok=f"KKG Gugus I {FOREIGN.name}")))
    assert rows(data, "meeting") == 6 and rows(data, "rejected_row") == 1


def test_an_unknown_code_is_told_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["check", str(tmp_path / "isi.xlsx"), "--only", "52.99"])
    assert "52.99" in capsys.readouterr().err


def test_a_meeting_that_says_another_kabupaten_is_told_what_may_be_brought_here(tmp_path: Path, data: Path) -> None:
    def say(book: Book) -> None:
        book.add_column("Kabupaten", None).put("pertemuan", "I2", FOREIGN.kabupaten)

    (error,) = load(data, saved(tmp_path, OWN, say)).files[0]["errors"]
    assert (error["column"], error["rule"]) == ("Kabupaten", f"yang boleh dimuat di sini hanya data {OWN.kabupaten}")
