"""An export in any flavour gives the same answers; what cannot be taken is named with its place, rule and cure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.intake.messages import Refusal, UnreadableFileError
from etl.rounds import headings, questionnaire, responses, tables
from etl.rounds.responses import Answers, Response
from tests.etl.rounds import golden
from tests.etl.rounds.golden import GROUPS, KOBO_BARE, KOBO_NAMES, ODK, Rows


def expected() -> list[tuple[object, ...]]:
    order = [one.name for one in questionnaire.asked()]
    found: list[tuple[object, ...]] = []
    for group in GROUPS:
        said = {name: (given,) if isinstance(given, str) else given for name, given in group.answers.items()}
        answers = tuple((name, option) for name in order for option in said.get(name, ()))
        found.append((group.kind, group.kabupaten, group.kecamatan, group.name, group.day, answers))
    return found


def said(one: Response) -> tuple[object, ...]:
    return (str(one.group_type), one.kabupaten_code, one.kecamatan_code, one.group_name, one.answered_on, one.answers)


@pytest.mark.parametrize("flavour", golden.FLAVOURS)
def test_every_flavour_of_an_export_gives_the_same_answers(flavour: str, tmp_path: Path) -> None:
    name, content = golden.FLAVOURS[flavour]()
    (tmp_path / name).write_bytes(content)
    found = responses.read(tmp_path / name)
    assert [said(one) for one in found.responses] == expected()
    assert (found.refusals, found.notes) == ([], [])


def test_no_header_stands_for_two_fields() -> None:
    meant: dict[str, set[tuple[str, str | None]]] = {}
    for words, one in headings._all():
        meant.setdefault(headings.fold(words), set()).add((one.field, one.option))
    assert {words for words, found in meant.items() if len(found) > 1} == set()


def test_the_stable_key_of_a_submission_is_taken_before_those_that_change(tmp_path: Path) -> None:
    rows = golden.table(KOBO_NAMES)
    keys = [one.key for one in responses.read(golden.put(tmp_path, rows)).responses[:2]]
    assert keys == ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"]
    old = rows[0].index("rootUuid")  # missing in old exports
    bare = [[cell for place, cell in enumerate(row) if place != old] for row in rows]
    assert [one.key for one in responses.read(golden.put(tmp_path, bare)).responses[:2]] == ["edited-1", "edited-2"]


def test_without_a_day_of_its_own_the_local_day_of_sending_counts(tmp_path: Path) -> None:
    for words, write in ((KOBO_NAMES, golden.kobo_csv), (ODK, golden.odk_csv)):
        rows = golden.table(words)
        day = rows[0].index(words.header(questionnaire.field("answered_on")))
        for row in rows[1:]:
            row[day] = ""
        (tmp_path / "ekspor.csv").write_bytes(write(rows))
        # Sent at half past eleven in the evening of the 4th, UTC.
        assert responses.read(tmp_path / "ekspor.csv").responses[0].answered_on == date(2026, 3, 5)


def header(name: str) -> str:
    return KOBO_NAMES.header(questionnaire.field(name))


def put(row: int, column: str, value: str) -> Callable[[Rows], None]:
    """Write a value; row as a spreadsheet counts."""

    def change(rows: Rows) -> None:
        rows[row - 1][rows[0].index(column)] = value

    return change


def split(name: str, option: str) -> str:
    return f"{header(name)}/{option}"


# (what is changed, row, column that is named, words of the message, whether the row is out)
REFUSED: dict[str, tuple[Callable[[Rows], None], int, str, str, bool]] = {
    "an unknown option is told with its neighbours":
        (put(2, header("sk"), "iya ada"), 2, header("sk"), "harus salah satu dari: Punya SK", True),
    "a misspelt option is not guessed":
        (put(2, header("attendance"), "90_10"), 2, header("attendance"), "mungkin maksudnya: Hadir 90", True),
    "an unknown kabupaten":
        (put(3, header("kabupaten_code"), "Bimo"), 3, header("kabupaten_code"), "mungkin maksudnya: Bima", True),
    "a kabupaten outside of the study":
        (put(3, header("kabupaten_code"), "Lombok Timur"), 3, header("kabupaten_code"), "kabupaten studi", True),
    "a kecamatan of another kabupaten":
        (put(2, header("kecamatan_code"), "Alas"), 2, header("kecamatan_code"), "harus ada di Bima", True),
    "no type of group":
        (put(4, header("group_type"), ""), 4, header("group_type"), "wajib diisi", True),
    "no name":
        (put(4, header("group_name"), ""), 4, header("group_name"), "wajib diisi", True),
    "a question that this type of group is not asked":
        (put(10, split("equipment", "komputer"), "1"), 10, header("equipment"), "tidak diajukan kepada KKKS", False),
    "a topic of another type of group":
        (put(10, split("topics", "ptk_karya_ilmiah"), "1"), 10, header("topics"), "kuesioner KKKS", False),
    "no equipment beside some":
        (put(3, split("equipment", "lcd"), "1"), 3, split("equipment", "komputer"), "bersama jawaban lain", True),
    "something else than 1 or 0":
        (put(2, split("officers", "ketua"), "Pak Ketua"), 2, split("officers", "ketua"), "harus berisi 1 atau 0", True),
    "not approved on the server":
        (put(5, "_validation_status", "Not Approved"), 5, "_validation_status", "belum disetujui di server", True),
    "a day that is none":
        (put(5, header("answered_on"), "32/13/2026"), 5, header("answered_on"), "tanggal", True),
}  # fmt: skip


def changed(tmp_path: Path, change: Callable[[Rows], None]) -> Answers:
    # Only the 1/0 columns, so that one change does not make two columns differ.
    words = replace(KOBO_NAMES, joined=None)
    rows = golden.table(words)
    change(rows)
    return responses.read(golden.put(tmp_path, rows))


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_taken_is_named_with_its_place_rule_and_cure(case: str, tmp_path: Path) -> None:
    change, row, column, words, is_out = REFUSED[case]
    first_split = {header("equipment"): split("equipment", "komputer"),
                   header("topics"): split("topics", "perangkat_administrasi")}  # fmt: skip
    found = changed(tmp_path, change)
    (refusal,) = found.refusals
    assert (refusal.row, refusal.column, refusal.drops_row) == (row, first_split.get(column, column), is_out)
    assert words in f"{refusal.rule}; {refusal.cure}" and refusal.cure
    assert refusal.cell is not None and refusal.cell.endswith(str(row))
    assert len(found.responses) == len(GROUPS) - is_out
    if not is_out:  # the row is in, without that answer
        assert [said(one) for one in found.responses] == expected()


def test_an_answer_of_several_names_is_split_and_an_unknown_one_among_them_is_told(tmp_path: Path) -> None:
    rows = golden.table(KOBO_BARE)
    rows[1][rows[0].index("officers")] = "ketua bendahari"
    (refusal,) = responses.read(golden.put(tmp_path, rows)).refusals
    assert (refusal.value, refusal.row) == ("ketua bendahari", 2)
    assert "Bendahara" in refusal.cure


def test_a_single_column_and_its_1_and_0_that_differ_are_told(tmp_path: Path) -> None:
    rows = golden.table(KOBO_NAMES)
    rows[1][rows[0].index(header("officers"))] = "ketua"
    (refusal,) = responses.read(golden.put(tmp_path, rows)).refusals
    assert "harus sama dengan kolom 1/0" in refusal.rule and refusal.row == 2


def test_a_rejected_row_of_odk_is_refused_and_one_with_issues_is_not(tmp_path: Path) -> None:
    rows = golden.table(ODK)
    review = rows[0].index("ReviewState")
    rows[1][review], rows[2][review], rows[3][review] = "rejected", "hasIssues", "approved"
    (tmp_path / "odk.csv").write_bytes(golden.odk_csv(rows))
    found = responses.read(tmp_path / "odk.csv")
    assert [(one.row, one.value) for one in found.refusals] == [(2, "rejected")]
    assert len(found.responses) == len(GROUPS) - 1


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        for column, value in ((header("group_type"), "KKX"), (header("sk"), "?!"), (header("kabupaten_code"), "X")):
            put(2, column, value)(rows)

    assert len(changed(tmp_path, change).refusals) == 3


def again(tmp_path: Path, *files: Rows) -> list[tables.Taken]:
    from etl.rounds import keeping  # noqa: PLC0415

    paths = [golden.put(tmp_path, rows, f"berkas_{number}.csv") for number, rows in enumerate(files, start=1)]
    return tables.read(keeping.new(golden.ABOUT, paths, "Dinas", golden.NOW))


def test_a_second_answer_of_a_group_is_refused_and_the_first_one_named(tmp_path: Path) -> None:
    other = replace(GROUPS[0], name="kkg gugus 1 bolo", answers={"sk": "tidak"})  # the same name, written otherwise
    (taken,) = again(tmp_path, golden.table(KOBO_NAMES, (*GROUPS, other)))
    (refusal,) = taken.refusals
    assert refusal.row == len(GROUPS) + 2
    assert "sudah menjawab di berkas_1.csv baris 2" in refusal.rule
    assert taken.counts == {"read": 13, "taken": 12, "refused": 1, "same": 0}


def test_groups_of_one_name_in_two_kecamatan_or_of_two_types_are_two_groups(tmp_path: Path) -> None:
    there = replace(GROUPS[0], kecamatan="52.06.01", name="KKG Gugus I Monta")
    kind = replace(GROUPS[0], kind="KKKS", name="Gugus I", answers={})
    (taken,) = again(tmp_path, golden.table(KOBO_NAMES, (GROUPS[0], there, replace(kind, kecamatan="52.06.01"))))
    assert taken.refusals == [] and len(taken.answers.responses) == 3


def test_the_same_submission_in_two_files_counts_once_and_is_no_mistake(tmp_path: Path) -> None:
    one, two = again(tmp_path, golden.table(KOBO_NAMES), [[*row, ""] for row in golden.table(KOBO_NAMES)])
    assert (one.counts["taken"], two.counts["taken"], two.counts["same"]) == (12, 0, 12)
    assert two.refusals == [] and "12 baris mengulang" in two.answers.notes[-1].words


def test_days_outside_of_the_field_work_are_noted_and_go_in(tmp_path: Path) -> None:
    late = replace(GROUPS[0], day=date(2026, 5, 2))
    (taken,) = again(tmp_path, golden.table(KOBO_NAMES, (late, *GROUPS[1:])))
    assert "1 jawaban bertanggal di luar masa survei" in taken.answers.notes[-1].words
    assert taken.counts["taken"] == 12


def test_columns_that_are_no_question_are_noted_and_those_of_the_server_are_not(tmp_path: Path) -> None:
    rows = [[*row, words] for row, words in zip(golden.table(KOBO_NAMES), ["Catatan petugas", *"ab" * 6], strict=True)]
    (note,) = responses.read(golden.put(tmp_path, rows)).notes
    assert "Catatan petugas" in note.words


def test_a_question_without_a_column_is_noted(tmp_path: Path) -> None:
    rows = golden.table(KOBO_NAMES)
    place = rows[0].index(header("monitoring"))
    kept = [[cell for at, cell in enumerate(row) if at != place] for row in rows]
    (note,) = responses.read(golden.put(tmp_path, kept)).notes
    assert questionnaire.field("monitoring").short_id in note.words


def _labels_without_split() -> Rows:
    return golden.table(replace(golden.kobo_labels("id"), split=None))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (golden.kobo_csv([["a", "b"], ["1", "2"]]), "harus berisi jawaban kuesioner"),
        (golden.kobo_csv(_labels_without_split()), "hanya dapat dibaca dari kolom 1/0"),
        (golden.kobo_csv([[*row, row[1]] for row in golden.table(KOBO_NAMES)]), "ada dua kali"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "ekspor.csv").write_bytes(content)
    with pytest.raises(UnreadableFileError, match=words):
        responses.read(tmp_path / "ekspor.csv")


def test_the_refusal_of_one_row_with_too_few_cells_takes_no_other_with_it(tmp_path: Path) -> None:
    rows = golden.table(KOBO_NAMES)
    rows[2] = rows[2][:9]
    found = responses.read(golden.put(tmp_path, rows))
    refusals: list[Refusal] = found.refusals
    assert [one.row for one in refusals] == [3] and len(found.responses) == len(GROUPS) - 1
