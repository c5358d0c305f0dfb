"""Every row that went in knows its file, its sheet and its row there, so that a figure can be traced back to it."""

from pathlib import Path

import pandas as pd
import pytest

from etl.intake.tables import Tables
from tests.etl.intake.book import Book, all_places
from tests.etl.intake.test_loading import book, load, table

PLACE = all_places()[0]
GROUP = f"Gugus I {PLACE.name}"
TABLES = ("working_group", "group_alias", "meeting", "funding", "spending", "resource_person", "resource_person_topic",
          "monitoring_visit")  # fmt: skip


def with_every_sheet(changed: Book) -> None:
    """A title and a blank row above the meetings, an example row, a blank row, one row that is refused, one twice."""
    changed.sheets["pertemuan"] = [["Laporan pertemuan"], [], *changed.meetings]
    heads = changed.meetings[2]
    changed.meetings.insert(3, ["contoh", *changed.meetings[3][1:]])
    changed.meetings.insert(5, [None] * len(heads))
    changed.meetings.insert(6, [9, "Gugus 99", *changed.meetings[4][2:]])
    changed.meetings.append(list(changed.meetings[4]))
    changed.sheets["nama_lain"] = [["Kelompok", "Nama lain"], [GROUP, "KKG Mawar"]]
    changed.sheets["pendanaan"] = [["Kelompok", "Tahun", "Sumber", "Jumlah (Rp)"], [], [GROUP, 2018, "LSM", 9]]
    changed.sheets["belanja"] = [["Kelompok", "Tahun", "Jenis belanja", "Jumlah (Rp)"], [GROUP, 2018, "snack", 9]]
    changed.sheets["kunjungan"] = [["Kelompok", "Tanggal", "Oleh"], [GROUP, "20/10/2018", "Pengawas"]]
    changed.sheets["narasumber"] = [
        ["ID narasumber", "Jenis narasumber", "Kabupaten", "Topik 1"], ["Jumlah", None, None, None],
        ["NS-1", "Pengawas", PLACE.kabupaten, "hari_besar"],
    ]  # fmt: skip


@pytest.fixture(scope="module", params=["xlsx", "csv"])
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Tables]:
    folder = tmp_path_factory.mktemp("rows")
    filled = Book.right(PLACE)
    with_every_sheet(filled)
    path = filled.save(folder) if request.param == "xlsx" else filled.save_csv(folder)
    done = load(folder / "data", path)
    assert done.code == 3, done.lines  # Gugus 99
    return filled, {name: table(folder / "data", name) for name in TABLES}


@pytest.mark.parametrize(
    ("name", "column", "cell_of"),
    [
        ("working_group", "name", 2), ("group_alias", "alias", 1), ("meeting", "attended", 5),
        ("funding", "amount_rupiah", 3), ("spending", "amount_rupiah", 3), ("resource_person", "person_id", 0),
        ("resource_person_topic", "topic", 3),
    ],
)  # fmt: skip
def test_the_cell_in_the_row_that_is_named_holds_the_value_of_the_table(
    loaded: tuple[Book, Tables], name: str, column: str, cell_of: int
) -> None:
    filled, tables = loaded
    assert len(tables[name])
    for row in tables[name].to_dict("records"):
        assert filled.sheets[row["source_sheet"]][row["source_row"] - 1][cell_of] == row[column]


def test_no_row_went_in_without_saying_where_it_came_from(loaded: tuple[Book, Tables]) -> None:
    for name, frame in loaded[1].items():
        assert len(frame) and frame[["batch_id", "source_sheet", "source_row"]].notna().all(axis=None), name


def test_titles_examples_blanks_and_refused_rows_are_counted_as_the_spreadsheet_counts_them(
    loaded: tuple[Book, Tables],
) -> None:
    meetings = loaded[1]["meeting"].sort_values("held_on")
    assert meetings["source_row"].tolist() == [5, 8, 9], "the first of two equal rows stands, row 10 says it again"
    assert loaded[1]["funding"]["source_row"].tolist() == [3]
    assert loaded[1]["monitoring_visit"]["source_row"].tolist() == [2]
    assert loaded[1]["resource_person"]["source_row"].tolist() == [3]


def test_a_row_that_a_later_file_updates_names_the_later_file_and_its_row(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (first,) = load(data, book(tmp_path, "satu.xlsx")).kept

    def one_row_lower(changed: Book) -> None:
        heads, one, *_ = changed.meetings
        changed.sheets["pertemuan"] = [["Perbaikan"], heads, one]
        changed.put("pertemuan", "F3", 99)

    (second,) = load(data, book(tmp_path, "dua.xlsx", one_row_lower)).kept
    rows = table(data, "meeting").sort_values("held_on")
    assert rows["attended"].tolist() == [99, 32, 33]
    assert rows["source_row"].tolist() == [3, 3, 4]
    assert rows["batch_id"].tolist() == [second.record.batch_id, first.record.batch_id, first.record.batch_id]


def test_topics_of_a_person_come_from_the_row_of_the_later_file(tmp_path: Path) -> None:
    data, heads = tmp_path / "data", ["ID narasumber", "Jenis narasumber", "Kabupaten", "Topik 1"]
    for number, topic in enumerate(("hari_besar", "kompetensi_pedagogik")):
        blank = [[]] * number
        row = ["NS-1", "Pengawas", PLACE.kabupaten, topic]
        load(
            data, book(tmp_path, f"{number}.xlsx", lambda b, r=row, k=blank: b.sheets.update(narasumber=[heads, *k, r]))
        )
    found = table(data, "resource_person_topic")
    assert found[["topic", "source_row"]].to_numpy().tolist() == [["kompetensi_pedagogik", 3]]
    assert isinstance(found["source_row"].dtype, pd.Int64Dtype)
