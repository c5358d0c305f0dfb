"""Loading one file after another: the same twice, updates, rows that go in later, and a build that fails."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from etl import intake
from etl.intake import batches, loading
from tests.etl.intake.book import Book, Meeting, all_places

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
PLACE, OTHER = all_places()[:2]


def load(data: Path, *paths: Path, rebuild: Callable[[], object] = lambda: None) -> loading.Loaded:
    return loading.load(data, list(paths), "petugas data", NOW, rebuild)


def book(folder: Path, name: str, change: Callable[[Book], object] = lambda book: None) -> Path:
    """A right template, changed."""
    right = Book.right(PLACE)
    change(right)
    return right.save(folder, name=name)


def table(data: Path, name: str) -> pd.DataFrame:
    found = intake.read(data)
    assert found is not None
    return found[name]


def test_without_files_there_is_no_register(tmp_path: Path) -> None:
    assert intake.read(tmp_path) is None


def test_a_file_is_kept_as_received_with_its_record(tmp_path: Path) -> None:
    path = book(tmp_path, "isi.xlsx")
    (batch,) = load(tmp_path / "data", path).kept
    kept = tmp_path / "data" / intake.FOLDER / batch.record.batch_id
    assert (kept / "received" / "isi.xlsx").read_bytes() == path.read_bytes()
    record = json.loads((kept / "record.json").read_text(encoding="utf-8"))
    assert record == {
        "batch_id": f"20261122-081500-{record['sha256'][:8]}", "kind": "templat_xlsx", "file_name": "isi.xlsx",
        "sha256": record["sha256"], "loaded_at": "2026-11-22T08:15:00", "loaded_by": "petugas data",
    }  # fmt: skip


def test_the_same_file_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path, data = book(tmp_path, "isi.xlsx"), tmp_path / "data"
    load(data, path)
    before = sorted(str(one) for one in data.rglob("*"))
    copy = tmp_path / "salinan.xlsx"
    copy.write_bytes(path.read_bytes())
    done = load(data, copy, rebuild=lambda: pytest.fail("nothing is to be built"))
    assert done.code == 0 and "Sudah dimuat pada 22/11/2026 08.15; tidak ada yang berubah." in "\n".join(done.lines)
    assert sorted(str(one) for one in data.rglob("*")) == before


def test_the_same_file_twice_in_one_command_is_loaded_once(tmp_path: Path) -> None:
    path = book(tmp_path, "isi.xlsx")
    done = load(tmp_path / "data", path, path)
    assert done.code == 0 and len(done.kept) == 1


def test_the_same_folder_of_csv_files_twice_changes_nothing(tmp_path: Path) -> None:
    path = Book.right(PLACE).save_csv(tmp_path)
    assert load(tmp_path / "data", path).code == 0
    assert load(tmp_path / "data", path).kept == []


def test_a_later_file_updates_the_rows_with_its_keys_and_blanks_erase_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))

    def later(changed: Book) -> None:
        changed.put("pertemuan", "F2", 99).put("pertemuan", "H2", None).put("kelompok_kerja", "G2", None)
        changed.put("kelompok_kerja", "H2", None)

    (second,) = load(data, book(tmp_path, "dua.xlsx", later)).kept
    meetings = table(data, "meeting").set_index("held_on")
    assert len(meetings) == 3
    first = meetings.loc["2018-10-13"]
    assert (first["attended"], first["cost_rupiah"]) == (99, 1_000_001)
    assert first["batch_id"] == second.record.batch_id
    assert table(data, "working_group")["latitude"].notna().sum() == 1


def test_files_of_one_second_count_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    data = tmp_path / "data"
    paths = [book(tmp_path, f"{n}.xlsx", lambda b, n=n: b.put("pertemuan", "F2", n)) for n in (50, 60, 55)]
    load(data, *paths)
    first = table(data, "meeting").set_index("held_on").loc["2018-10-13"]
    assert first["attended"] == 55
    assert [one.record.loaded_at[-2:] for one in batches.kept(data)] == ["00", "01", "02"]


def test_a_meeting_goes_in_by_itself_once_its_group_is_registered(tmp_path: Path) -> None:
    data = tmp_path / "data"
    unknown = f"KKG Gugus 7 {PLACE.name}"
    done = load(data, book(tmp_path, "satu.xlsx", lambda b: b.add_meeting(Kelompok=unknown)))
    assert done.code == 3 and len(table(data, "rejected_row")) == 1
    row = [5, "KKG", unknown, "Gugus VII", PLACE.kabupaten, PLACE.name, None, None]
    done = load(data, book(tmp_path, "dua.xlsx", lambda b: b.groups.append(row)))
    assert "1 baris dari berkas terdahulu yang ditolak kini masuk." in done.lines
    assert len(table(data, "meeting")) == 4 and len(table(data, "rejected_row")) == 0


def test_a_name_that_was_clear_stays_clear_when_another_group_gets_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx", lambda b: b.add_meeting(Kelompok="KKG Gugus II")))
    assert len(table(data, "meeting")) == 4
    load(data, Book.right(OTHER).add_meeting(Kelompok="KKG Gugus II").save(tmp_path, name="dua.xlsx"))
    assert len(table(data, "meeting")) == 7, "the earlier one stays, the later one is ambiguous"
    (refused,) = table(data, "rejected_row").to_dict("records")
    assert "lebih dari satu kelompok" in refused["rule"] and PLACE.name in refused["cure"]


def test_a_group_without_an_id_takes_that_of_its_earlier_row(tmp_path: Path) -> None:
    data = tmp_path / "data"

    def with_id(changed: Book) -> None:
        changed.add_column("ID kelompok", None, "kelompok_kerja").put("kelompok_kerja", "I2", "K-001")

    load(data, book(tmp_path, "satu.xlsx", with_id))
    load(data, book(tmp_path, "dua.xlsx", lambda b: b.put("kelompok_kerja", "C2", f"Gugus 1 {PLACE.name}")))
    groups = table(data, "working_group")
    assert len(groups) == 4 and list(groups["group_id"]).count("K-001") == 1


def test_another_id_for_a_group_that_has_one_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))

    def with_id(changed: Book) -> None:
        changed.add_column("ID kelompok", None, "kelompok_kerja").put("kelompok_kerja", "I2", "K-001")

    done = load(data, book(tmp_path, "dua.xlsx", with_id))
    assert any(f"sudah terdaftar dengan ID KKG-{PLACE.code}-gugus-1" in line for line in done.lines)
    assert len(table(data, "working_group")) == 4


def test_other_names_of_a_group_are_understood(tmp_path: Path) -> None:
    data = tmp_path / "data"

    def with_alias(changed: Book) -> None:
        changed.sheets["nama_lain"] = [["Kelompok", "Nama lain"], [f"KKG Gugus II {PLACE.name}", "KKG Mawar"]]
        changed.add_meeting(Kelompok="kkg MAWAR")

    assert load(data, book(tmp_path, "isi.xlsx", with_alias)).code == 0
    aliases, meetings = table(data, "group_alias"), table(data, "meeting")
    assert list(aliases["alias_folded"]) == ["kkg mawar"]
    assert list(meetings["group_id"]).count(f"KKG-{PLACE.code}-gugus-2") == 2


def test_the_other_sheets_fill_their_tables(tmp_path: Path) -> None:
    data, group = tmp_path / "data", f"Gugus I {PLACE.name}"

    def with_all(changed: Book) -> None:
        changed.sheets["pendanaan"] = [["Kelompok", "Tahun", "Sumber", "Jumlah (Rp)"],
                                       [group, 2018, "Iuran sekolah atau kas gugus", "2,5 jt"]]  # fmt: skip
        changed.sheets["belanja"] = [["Kelompok", "Tahun", "Jenis belanja", "Jumlah (Rp)"], [group, 2018, "snack", 9]]
        changed.sheets["kunjungan"] = [["Kelompok", "Tanggal", "Oleh"], [group, "20/10/2018", "Pengawas"]]
        changed.sheets["narasumber"] = [
            ["ID narasumber", "Jenis narasumber", "Kabupaten", "Ijazah S1", "Topik 1", "Topik 2"],
            ["NS-1", "Fasda", PLACE.kabupaten, "ya", "Ujian sumatif bersama", "hari_besar"],
        ]

    done = load(data, book(tmp_path, "isi.xlsx", with_all))
    assert done.code == 0, done.lines
    own = f"KKG-{PLACE.code}-gugus-1"
    assert table(data, "funding")[["group_id", "year", "source", "amount_rupiah"]].to_numpy().tolist() == [
        [own, 2018, "iuran_sekolah", 2_500_000]
    ]
    assert table(data, "spending")[["category", "amount_rupiah"]].to_numpy().tolist() == [["konsumsi", 9]]
    assert table(data, "monitoring_visit")["visited_by"].tolist() == ["pengawas"]
    (person,) = table(data, "resource_person").to_dict("records")
    assert (person["kind"], person["has_s1"], person["is_available"]) == ("fasda", True, True)
    assert sorted(table(data, "resource_person_topic")["topic"]) == ["hari_besar", "ujian_sumatif_bersama"]


def test_later_topics_of_a_person_replace_the_earlier_ones(tmp_path: Path) -> None:
    data, header = tmp_path / "data", ["ID narasumber", "Jenis narasumber", "Kabupaten", "Topik 1", "Topik 2"]

    def topics(*words: str | None) -> Callable[[Book], object]:
        row = ["NS-1", "Pengawas", PLACE.kabupaten, *words]
        return lambda changed: changed.sheets.update(narasumber=[header, row])

    load(data, book(tmp_path, "satu.xlsx", topics("ujian_sumatif_bersama", "hari_besar")))
    load(data, book(tmp_path, "dua.xlsx", topics("kompetensi_pedagogik", None)))
    assert table(data, "resource_person_topic")["topic"].tolist() == ["kompetensi_pedagogik"]
    load(data, book(tmp_path, "tiga.xlsx", topics(None, None)))
    assert table(data, "resource_person_topic")["topic"].tolist() == ["kompetensi_pedagogik"]


def test_a_build_that_fails_leaves_nothing_of_the_file(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))
    before = sorted(str(one) for one in data.rglob("*"))

    def fails() -> None:
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        load(data, book(tmp_path, "dua.xlsx", lambda b: b.add_meeting()), rebuild=fails)
    assert sorted(str(one) for one in data.rglob("*")) == before
    assert len(table(data, "meeting")) == 3


def test_a_file_of_which_every_row_is_refused_is_not_kept(tmp_path: Path) -> None:
    def spoil(changed: Book) -> None:
        changed.sheets = {"pertemuan": changed.meetings}

    done = load(tmp_path / "data", book(tmp_path, "isi.xlsx", spoil))
    assert done.code == 1 and not (tmp_path / "data").exists()
    assert "Tidak ada baris yang masuk" in "\n".join(done.lines)
    assert sum("harus ada di lembar kelompok_kerja" in line for line in done.lines) == 3


def test_what_a_row_is_refused_for_is_told_all_at_once(tmp_path: Path) -> None:
    def spoil(changed: Book) -> None:
        changed.add_meeting(Kelompok="Gugus 99", Tanggal="31/02/2018", Hadir="banyak")

    done = load(tmp_path / "data", book(tmp_path, "isi.xlsx", spoil))
    cells = [line.split(":")[0].split()[-1] for line in done.lines if "Cara memperbaiki" in line]
    assert cells == ["B5", "C5", "F5"]


def test_reading_again_gives_the_same_tables(tmp_path: Path) -> None:
    """What is remembered between two reads must not be changed by the first."""
    data = tmp_path / "data"
    load(data, book(tmp_path, "isi.xlsx", lambda b: b.add_meeting(Hadir="banyak")))
    first, again = intake.read(data), intake.read(data)
    load(data, book(tmp_path, "dua.xlsx", lambda b: b.put("pertemuan", "F2", 1)))
    assert first is not None and again is not None
    for name, frame in first.items():
        pd.testing.assert_frame_equal(frame, again[name])
    assert len(table(data, "rejected_row")) == 1


def test_meetings_of_one_day_with_different_topics_are_different_meetings(tmp_path: Path) -> None:
    data = tmp_path / "data"

    def more(changed: Book) -> None:
        changed.add_column("Uraian topik", None)
        for words in ("Bahan bekas", "Bahan  BEKAS", "Kardus"):
            changed.add_meeting(Tanggal="01/12/2018", Topik=None)
            changed.meetings[-1].append(words)

    done = load(data, book(tmp_path, "isi.xlsx", more))
    days = table(data, "meeting")["held_on"].value_counts()
    assert days[pd.Timestamp("2018-12-01")] == 2, done.lines


def test_right_meetings_arrive_as_written(tmp_path: Path) -> None:
    load(tmp_path / "data", book(tmp_path, "isi.xlsx"))
    found = table(tmp_path / "data", "meeting").sort_values("held_on")
    assert found["topic"].tolist() == ["media_pembelajaran"] * 3 and found["kind"].tolist() == ["rutin"] * 3
    assert found["review_state"].tolist() == ["dikonfirmasi"] * 3
    arrived = [Meeting(int(row["group_id"][-1]), str(row["held_on"])[:10], row["attended"], row["cost_rupiah"])
               for row in found.to_dict("records")]  # fmt: skip
    assert arrived == [Meeting(n, f"2018-10-{12 + n}", 30 + n, 1_000_000 + n) for n in (1, 2, 3)]
