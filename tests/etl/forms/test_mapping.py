"""Google Forms and sheets of any make: asked once which column is which, never guessed; then the same meetings."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from etl import __main__ as command
from etl import intake
from etl.forms import mapping, sniff
from etl.intake import tables
from schemas.vocabulary import BatchKind, Topic
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.forms.facts import (
    FACTS,
    PLACE,
    Rows,
    answered,
    cells,
    changed,
    expected,
    groups,
    load,
    meetings,
    register,
    save_csv,
    save_xlsx,
    words,
)
from tests.etl.raw_copy import RawCopy

QUESTIONS = {
    "Apa nama KKG Bapak/Ibu?": "kelompok",
    "Kapan pertemuannya?": "tanggal",
    "Agenda apa yang dijalankan?": "agenda",
    "Topik apa saja yang dibahas?": "topik",
    "Apa yang dibahas, dengan kata-kata sendiri?": "uraiantopik",
    "Berapa guru yang hadir?": "hadir",
    "Berapa yang diundang?": "diundang",
    "Siapa narasumbernya?": "narasumber",
    "Berapa biayanya?": "biayarp",
}
STAMPS = ["Timestamp", "Cap waktu", "Stempel Waktu"]
# Without the question for the main topic the first of the list counts, and the words keep all.
PLAIN_FACTS = tuple(changed(one, main=None, topics=tuple(sorted(one.topics, key=list(Topic).index))) for one in FACTS)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return expected(tmp_path_factory.mktemp("wanted"), PLAIN_FACTS)


def google(stamp: str, facts: Any = PLAIN_FACTS) -> Rows:
    """Whole questions, a timestamp first, several answers joined by a comma; some options hold one themselves."""
    rows: Rows = [[stamp, *QUESTIONS]]
    for number, one in enumerate(facts, start=1):
        topics = ", ".join(words("Topic", code) or "" for code in one.topics)
        rows.append(
            [
                f"2{number}/10/2026 08:15:{number:02}",
                one.group,
                one.held_on,
                words("MeetingKind", one.kind),
                topics,
                one.words,
                one.attended,
                one.invited,
                words("NarasumberKind", one.narasumber),
                one.cost,
            ]
        )
    return rows


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_google_forms_of_any_language_give_the_same_meetings_after_the_columns_are_confirmed(
    stamp: str, ending: str, tmp_path: Path, wanted: Any
) -> None:
    rows, path = google(stamp), tmp_path / f"isi.{ending}"
    save_csv(path, rows) if ending == "csv" else save_xlsx(path, {"isi": rows})
    assert sniff.kind(path) == BatchKind.GOOGLE_FORMS
    asked = load(tmp_path / "data", groups(tmp_path), path).files[1]
    assert (asked["status"], asked["mapping"]["target"]) == ("needs_mapping", "pertemuan")
    assert meetings_or_none(tmp_path / "data") == []
    done = load(tmp_path / "data", path, mapping=answered(tmp_path, dict(QUESTIONS)))
    assert done.code == 0, done.lines
    assert meetings(tmp_path / "data") == wanted


def meetings_or_none(data: Path) -> list[dict[str, Any]]:
    return meetings(data) if intake.read(data) is not None else []


def test_the_suggestions_are_right_for_questions_and_never_sure_of_them(tmp_path: Path) -> None:
    path = save_csv(tmp_path / "isi.csv", google("Cap waktu"))
    columns = load(tmp_path / "data", path).files[0]["mapping"]["columns"]
    suggested = {one["header"]: one["field"] for one in columns if one["field"]}
    assert {header: QUESTIONS[header] for header in suggested} == suggested, "none of the suggestions is wrong"
    assert {"kelompok", "tanggal", "agenda", "topik", "hadir"} <= set(suggested.values())
    assert columns[2]["examples"] == ["2026-10-03", "2026-10-10", "2026-10-17"]


def test_a_google_export_that_grew_brings_the_new_answers_only(tmp_path: Path) -> None:
    data, columns = tmp_path / "data", answered(tmp_path, dict(QUESTIONS))
    load(data, groups(tmp_path), save_csv(tmp_path / "isi.csv", google("Timestamp", PLAIN_FACTS[:2])), mapping=columns)
    before = {row["meeting_id"] for row in meetings(data, "meeting_id")}
    rows = google("Timestamp")
    rows[1][0] = datetime(2026, 10, 21, 8, 15, 1)  # noqa: DTZ001 - Excel's own time instead of its text
    done = load(data, save_xlsx(tmp_path / "lagi.xlsx", {"Form Responses 1": rows}))
    assert done.files[0]["counts"] == {"read": 4, "new": 2, "changed": 0, "same": 2, "refused": 0}
    assert before < {row["meeting_id"] for row in meetings(data, "meeting_id")}
    assert any("dipakai lagi" in one["words"] for one in done.files[0]["warnings"])


TABLE = {
    "Gugus": "kelompok",
    "Tgl Rapat": "tanggal",
    "Sifat Kegiatan": "agenda",
    "Tema": "topik",
    "Keterangan": "uraiantopik",
    "Peserta Hadir": "hadir",
    "Peserta Diundang": "diundang",
    "Pembicara": "narasumber",
    "Anggaran": "biayarp",
    "Nama Ketua": None,
}


def table() -> Rows:
    """Title rows, a head over two columns, a row of totals."""
    rows: Rows = [
        ["REKAP KEGIATAN KKG TAHUN 2026"],
        [f"Kecamatan {PLACE.name}"],
        [],
        [
            "Gugus",
            "Tgl Rapat",
            "Sifat Kegiatan",
            "Tema",
            "Keterangan",
            "Peserta",
            None,
            "Pembicara",
            "Anggaran",
            "Nama Ketua",
        ],
        [None, None, None, None, None, "Hadir", "Diundang", None, None, None],
    ]
    for one in PLAIN_FACTS:
        rows.append([*cells(one), "Orang Contoh"])
    return [*rows, ["Jumlah", None, None, None, None, 80, 120, None, 1_600_000, None]]


def book(folder: Path, name: str, rows: Rows) -> Path:
    def merge(workbook: Any) -> None:
        sheet = workbook["Rekap 2026"]
        sheet.merge_cells("A1:J1")
        sheet.merge_cells("F4:G4")
        for column in "ABCDEHIJ":
            sheet.merge_cells(f"{column}4:{column}5")

    return save_xlsx(folder / name, {"Rekap 2026": rows, "Catatan": [["x"]]}, merge)


def test_a_plain_sheet_with_titles_merged_heads_and_totals_gives_the_same_meetings(tmp_path: Path, wanted: Any) -> None:
    path, data = book(tmp_path, "rekap.xlsx", table()), tmp_path / "data"
    assert sniff.kind(path) == BatchKind.TABLE
    asked = load(data, groups(tmp_path), path).files[1]["mapping"]
    assert asked["sheet"] == "Rekap 2026" and [one["header"] for one in asked["columns"]] == list(TABLE)
    assert asked["columns"][-1]["examples"] == [], "a column of people is not shown"
    assert {one["header"] for one in asked["columns"] if one["field"]} >= {"Gugus", "Tema", "Peserta Hadir", "Anggaran"}
    done = load(data, path, mapping=answered(tmp_path, dict(TABLE), sheet="Rekap 2026"))
    told = " ".join(one["words"] for one in done.files[0]["warnings"])
    assert meetings(data) == wanted and "Baris 10 tampak seperti baris jumlah" in told and "Nama Ketua" in told


def test_a_confirmed_mapping_is_remembered_and_the_build_reads_the_file_without_it(tmp_path: Path, wanted: Any) -> None:
    data = tmp_path / "data"
    load(
        data,
        groups(tmp_path),
        book(tmp_path, "a.xlsx", table()),
        mapping=answered(tmp_path, dict(TABLE), sheet="Rekap 2026"),
    )
    (kept,) = (data / mapping.FOLDER).glob("*.json")
    rows = table()
    rows[5][5] = 33
    done = load(data, book(tmp_path, "b.xlsx", rows))
    assert done.files[0]["counts"] == {"read": 4, "new": 0, "changed": 1, "same": 3, "refused": 0}
    assert any("dipakai lagi" in one["words"] for one in done.files[0]["warnings"])
    before = meetings(data)
    kept.unlink()
    tables.forget_what_was_read()
    assert meetings(data) == before


def test_a_wrong_value_of_a_plain_sheet_is_named_where_it_stands(tmp_path: Path) -> None:
    rows = table()
    rows[6][5], rows[7][1] = "dua puluh", "13/2026"
    path = book(tmp_path, "rekap.xlsx", rows)
    done = load(tmp_path / "data", groups(tmp_path), path, mapping=answered(tmp_path, dict(TABLE), sheet="Rekap 2026"))
    told = [(one["sheet"], one["cell"], one["column"], one["value"]) for one in done.files[1]["errors"]]
    assert told == [("Rekap 2026", "F7", "Peserta Hadir", "dua puluh"), ("Rekap 2026", "B8", "Tgl Rapat", "13/2026")]


def test_what_a_table_does_not_say_may_be_one_value_for_all_rows(tmp_path: Path) -> None:
    rows: Rows = [["Gugus", "Tanggal"], [FACTS[0].group, "2026-10-03"], [FACTS[1].group, "2026-10-04"]]
    path = save_csv(tmp_path / "isi.csv", rows, ";")
    columns: dict[str, str | None] = {"Gugus": "kelompok", "Tanggal": "tanggal"}
    done = load(tmp_path / "data", groups(tmp_path), path, mapping=answered(tmp_path, columns))
    assert done.files[1]["errors"][0]["rule"] == "kolom wajib belum dipetakan: Agenda"
    load(tmp_path / "data", path, mapping=answered(tmp_path, columns, constants={"agenda": "Agenda rutin"}))
    assert [row["kind"] for row in meetings(tmp_path / "data")] == ["rutin", "rutin"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("{", "berkas pemetaan"),
        ('{"sheet": "isi", "target": "pertemuan", "columns": {"Gugus": 3}}', "berkas pemetaan"),
        ('{"sheet": "isi", "target": "rahasia", "columns": {"Gugus": "kelompok"}}', "lembar tujuan rahasia"),
        ('{"sheet": "isi", "target": "pertemuan", "columns": {"Lain": "kelompok"}}', "kolom Lain"),
        ('{"sheet": "isi", "target": "pertemuan", "columns": {"Gugus": "rahasia"}}', "kolom tujuan rahasia"),
        (
            '{"sheet": "isi", "target": "pertemuan", "columns": {"Gugus": "hadir", "Tanggal": "hadir"}}',
            "satu kolom saja",
        ),
    ],
)
def test_an_answer_that_does_not_fit_is_told_and_nothing_is_kept(content: str, rule: str, tmp_path: Path) -> None:
    path = save_csv(tmp_path / "isi.csv", [["Gugus", "Tanggal"], ["Gugus I", "2026-10-03"]])
    answer = tmp_path / "jawaban.json"
    answer.write_text(content, encoding="utf-8")
    (told,) = load(tmp_path / "data", path, mapping=answer).files
    assert (told["status"], told["errors"][0]["rule"][: len(rule)]) == ("unreadable", rule)
    assert not (tmp_path / "data" / mapping.FOLDER).exists()


def test_the_command_asks_takes_an_answer_and_the_build_makes_the_same_warehouse_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = RawCopy.without_register(tmp_path).data
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "w"))
    path, about = book(tmp_path, "rekap.xlsx", table()), ["--json", "--data", str(data)]
    known = groups(tmp_path)
    assert command.main(["check", str(path), *about]) == 1
    asked = json.loads(capsys.readouterr().out)
    assert asked["status"] == "needs_mapping" and not (data / mapping.FOLDER).exists()
    answer = str(answered(tmp_path, dict(TABLE), sheet="Rekap 2026"))
    assert command.main(["check", str(known), str(path), *about, "--mapping", answer]) == 0
    ready = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["status"] for one in ready] == ["ready", "ready"] and ready[1]["kind"] == "tabel"
    as_of = ["--as-of", AS_OF.isoformat()]
    assert command.main(["load", str(known), str(path), *about, *as_of, "--mapping", answer]) == 0
    first = register(data)["meeting"]
    tables.forget_what_was_read()
    assert command.main(["build", "--data", str(data), *as_of]) == 0
    assert register(data)["meeting"].equals(first) and len(first) == 4
