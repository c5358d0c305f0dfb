"""Whatever comes: finding the kind of a file never crashes, and a zip is unpacked within limits or not at all."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.forms import mapping, sniff, source, zipped
from etl.intake import batches, tables
from etl.intake.messages import UnreadableFileError
from schemas.vocabulary import BatchKind
from tests.etl.forms.exports import MAIN, SENT, odk, odk_zip
from tests.etl.forms.facts import NOW, csv_text, groups, load, meetings, save_zip

HEADERS = [
    "Kelompok", "Tanggal", "Agenda", "Timestamp", "Cap waktu", "_id", "_uuid", "KEY", "SubmissionDate", "ReviewState",
    "meta/rootUuid", "_validation_status", "PARENT_KEY", "#hxl", "", *(one.name for one in MAIN),
    *(one.labels[0][1] for one in MAIN),
    "isi_pertemuan/topik/hari_besar", "topik/x", "pertemuan",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from([*HEADERS, "1", "0", "2026-10-03", "KKG Gugus I", "=1+1", "Not Approved", "hari_besar"]),
    st.text(max_size=12),
)
PLAIN = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def looked_at(path: Path, data: Path) -> str:
    """As check and load do up to the rows of the sheets."""
    try:
        batch = mapping.attached(batches.new(path, "petugas data", NOW, []), data, None, ())
        tables.forget_what_was_read()
        tables.read_file(batch)
    except UnreadableFileError as error:
        return error.rule if error.cure else ""
    return batch.record.kind


@PLAIN
@given(rows=st.lists(st.lists(CELLS, max_size=8), max_size=8), delimiter=st.sampled_from(",;\t"))
def test_a_random_csv_never_crashes(rows: list[list[str]], delimiter: str, tmp_path: Path) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, escapechar="\\").writerows(rows)
    path = tmp_path / "acak.csv"
    path.write_bytes(stream.getvalue().encode("utf-8", "replace"))
    assert looked_at(path, tmp_path / "data")


@PLAIN
@given(data=st.binary(max_size=400), ending=st.sampled_from(["csv", "xlsx", "zip"]))
def test_random_bytes_never_crash(data: bytes, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"acak.{ending}"
    path.write_bytes(data)
    assert looked_at(path, tmp_path / "data")


def test_an_answer_of_every_column_is_read_whatever_it_is_mapped_to(tmp_path: Path) -> None:
    rows = [["Gugus", "Tanggal", "A", "B"], ["x" * 5000, "=cmd|x", "\x00", "<b>"], ["KKG", "2026-10-03", "1", "2"]]
    path = tmp_path / "isi.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    answer = mapping.Answer(
        "isi", "pertemuan", {"Gugus": "kelompok", "Tanggal": "tanggal", "A": "agenda", "B": "hadir"}
    )
    batch = mapping.attached(batches.new(path, "petugas data", NOW, []), tmp_path, answer.as_text(), ())
    (sheet,) = tables.read_file(batch).sheets
    assert {one.row for one in sheet.refusals} == {2, 3} and all(one.cure for one in sheet.refusals)


@pytest.mark.parametrize("name", ["../luar.csv", "/etc/x.csv", "C:\\x.csv", "a/../../x.csv"])
def test_a_zip_with_a_way_out_is_refused(name: str, tmp_path: Path) -> None:
    path = save_zip(tmp_path / "a.zip", {"isi.csv": "a,b\n1,2", name: "a,b\n1,2"})
    with pytest.raises(UnreadableFileError, match="folder lain"):
        source.read(path)


def test_a_zip_bomb_is_cut_off_while_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_BYTES", 3 * 2**20)
    path = save_zip(tmp_path / "bom.zip", {"a.csv": b"0" * 2 * 2**20, "b.csv": b"0" * 2 * 2**20})
    assert path.stat().st_size < 10_000
    with pytest.raises(UnreadableFileError, match="paling besar 3 MB"):
        source.read(path)
    few = save_zip(tmp_path / "banyak.zip", {f"{n}.csv": "a,b" for n in range(zipped.MOST_TABLES + 1)})
    with pytest.raises(UnreadableFileError, match="paling banyak berisi 50 berkas"):
        source.read(few)


def test_a_zip_that_lies_about_its_sizes_or_is_cut_is_told(tmp_path: Path) -> None:
    path = odk_zip(tmp_path / "a.zip", SENT, {})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("laporan_pertemuan.csv").header_offset + 80
    data[at : at + 20] = b"\x00" * 20
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableFileError, match="terpotong atau rusak"):
        source.read(path)


def test_a_zip_with_pictures_and_what_a_mac_adds_is_read(tmp_path: Path) -> None:
    more = {"__MACOSX/._laporan_pertemuan.csv": b"\x00\x05", ".DS_Store": b"\x00", "media/x.png": b"\x89PNG"}
    path = odk_zip(tmp_path / "a.zip", SENT, {}, more)
    assert sniff.kind(path) == BatchKind.ODK
    assert load(tmp_path / "data", groups(tmp_path), path).code == 0 and len(meetings(tmp_path / "data")) == 4


def test_a_row_with_a_cell_too_many_is_refused_alone(tmp_path: Path) -> None:
    rows = odk(SENT)
    rows[2].insert(3, "geser")
    rows[2].append("lagi")
    path = tmp_path / "a.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    done = load(tmp_path / "data", groups(tmp_path), path)
    assert [(one["row"], one["rule"]) for one in done.files[1]["errors"]] == [
        (3, "baris harus punya kolom sebanyak judulnya")
    ]
    assert len(meetings(tmp_path / "data")) == 3
