"""Anomalies of the source: each known one is noted, its lines exist, and its figures agree with the warehouse."""

import re
from typing import Any

import duckdb
import pytest

from tests.conftest import Connect
from tests.etl import study_reading as study
from tests.etl.study_reading import BIMA, DOMPU, LOMBOK_TENGAH, SUMBAWA, SUMBAWA_BARAT

Database = duckdb.DuckDBPyConnection
Notes = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def notes(connect: Connect) -> Notes:
    database = connect()
    cursor = database.execute("select * from source_note")
    names = [column[0] for column in cursor.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["note_id"]: row for row in rows}


def lines_of(note: dict[str, Any]) -> list[range]:
    """`351,465-466` -> the lines it names."""
    parts = [part.split("-") for part in note["source_lines"].split(",")]
    return [range(int(part[0]), int(part[-1]) + 1) for part in parts]


# What data.md lists, and the note that must stand for it: table, type, question, words that both languages hold.
KNOWN = [
    ("table 2's KKKS total", 2, "KKKS", None, ("45", "46")),
    ("table 4 against table 6 for KKKS AD/ART", 4, "KKKS", "ad_art", ("11", "12", "34")),
    ("table 12's 0-59 % beside < 40 %", 12, "KKG", "attendance", ("0-59%", "< 40%")),
    ("table 15's gap between 3 and 4 million", 15, None, "school_cost", ("Rp3", "Rp4")),
    ("the executive summary's Rp1-3 million", 15, None, "school_cost", ("Rp1-3", "Rp5")),
    ("table 17's head teachers of another gugus", 17, None, "narasumber", ("kepala sekolah|head teachers",)),
    ("16 meetings a year beside every two weeks", 11, None, "meeting_frequency", ("16", "26")),
    ("KKPS printed where KKKS is meant", None, "KKPS", None, ("KKPS", "KKKS")),
    ("Sumbawa Besar", None, None, None, ("Sumbawa Besar", "Sumbawa Barat")),
    ("missing answers of table 4, KKKS AD/ART 91", 4, "KKKS", None, ("31", "34")),
    ("missing answers of table 11, KKKS Lombok Tengah 79", 11, None, "meeting_frequency", ("79%", "11", "14")),
    ("missing answers of table 19, KKG 93", 19, "KKG", "monitoring", ("93%", "48", "52")),
    ("table 8 KKG 97 %", 8, "KKG", "agenda", ("97%", "52")),
    ("table 10 KKG 36 %", 10, "KKG", "kak_done", ("36%", "52")),
    ("table 14 KKM 50 %", 14, "KKM", "funding_source", ("50%", "7")),
    ("table 15 KKM Lombok Tengah", 15, "KKM", "school_cost", ("50%", "3 KKM")),
    ("table 20 KKM", 20, "KKM", "periodic_report", ("80%", "7 KKM")),
]


@pytest.mark.parametrize(("what", "table", "group", "question", "words"), KNOWN, ids=[row[0] for row in KNOWN])
def test_every_known_anomaly_has_a_note_in_both_languages(
    notes: Notes, what: str, table: int | None, group: str | None, question: str | None, words: tuple[str, ...]
) -> None:
    found = [
        note
        for note in notes.values()
        if (note["source_table"], note["group_type"], note["question_id"]) == (table, group, question)
        and all(re.search(word, note[f"finding_{language}"]) for word in words for language in ("id", "en"))
    ]
    assert found, f"no note for {what}"


def test_the_lines_of_every_note_exist_in_the_study_and_are_not_empty(
    notes: Notes, study_lines: list[str] | None
) -> None:
    last = len(study_lines) if study_lines else 2100
    for name, note in notes.items():
        assert re.fullmatch(r"\d+(-\d+)?(,\d+(-\d+)?)*", note["source_lines"]), name
        for lines in lines_of(note):
            assert lines and lines.start >= 1 and lines.stop - 1 <= last, (name, lines)
            if study_lines:
                assert any(study_lines[number - 1].strip() for number in lines), (name, lines)


def test_lines_inside_a_table_point_at_its_figures(
    notes: Notes, database: Database, study_lines: list[str] | None
) -> None:
    """A line that holds no figure of the table is a slip of the pen: nobody could check the note there."""
    cells = {row[0] for row in database.execute("select source_line from survey_cell").fetchall()}
    frame = database.execute("select source_line, total_line from survey_frame").fetchall()
    figures = cells | {line for row in frame for line in row} | set(study.INFORMANTS)
    for name, note in notes.items():
        for lines in lines_of(note):
            inside = [table for table, (first, end) in study.SPANS.items() if first <= lines.start <= end]
            assert not inside or figures & set(lines), f"{name}: no figure of table {inside} in lines {lines}"


def test_notes_that_quote_the_study_quote_what_stands_on_their_lines(
    notes: Notes, study_lines: list[str] | None
) -> None:
    quotes = {
        "t03_half_prose": "sekitar setengah",
        "t11_most_kkg_prose": "sebagian besar KKG",
        "t11_sixteen_meetings": "sekitar 16 pertemuan",
        "kkps_for_kkks": "jumlah KKPS hanya 18",
        "sumbawa_besar": "Sumbawa Besar",
        "kkkps_typo": "KKKPS",
        "kkg_for_kkks_4_3": "sangat minim di KKG yang",
        "t17_head_teacher": "gugus lain",
        "t09_no_document": "tidak satu pun",
        "t15_summary_range": "Rp1 juta hingga Rp3 juta",
    }
    for name, quote in quotes.items():
        if study_lines is None:
            assert notes[name]["source_lines"]
            continue
        texts = [" ".join(" ".join(study_lines[line - 1] for line in lines).split()) for lines in lines_of(notes[name])]
        assert any(quote in text for text in texts), f"{name}: {quote!r} is not in lines {notes[name]['source_lines']}"


def given(database: Database, question: str, group: str, place: str | None, *options: str) -> int:
    """Groups that gave one of the answers (none named: any), out of the usable counts."""
    rows = database.execute(
        "select option_id, answer_count from survey_answer where question_id = ? and group_type = ? "
        "and coalesce(kabupaten_code, '') = coalesce(?, '')",
        [question, group, place],
    ).fetchall()
    return sum(count for option, count in rows if not options or option in options)


def percents(database: Database, table: int, group: str, place: str | None, question: str) -> int:
    """Sum of the printed percentages of a block."""
    row = database.execute(
        "select sum(percent_published) from survey_cell where source_table = ? and group_type = ? "
        "and coalesce(kabupaten_code, '') = coalesce(?, '') and question_id = ?",
        [table, group, place, question],
    ).fetchone()
    assert row is not None
    return int(row[0])


def fitting(database: Database, table: int, group: str) -> set[str | None]:
    rows = database.execute(
        "select distinct fitting_denominators from survey_cell where source_table = ? and group_type = ? "
        "and fitting_denominators is not null",
        [table, group],
    ).fetchall()
    return {row[0] for row in rows}


def test_the_figures_named_in_the_notes_are_those_of_the_warehouse(database: Database, notes: Notes) -> None:
    """Each line: the note, the figure worked out, and the words of the note that name it."""
    agreed = [
        ("t03_half_prose", given(database, "founder", "KKG", None, "dinas_pendidikan"), 33, "33 of 52 (63%)"),
        ("t03_kkks_incomplete", given(database, "founder", "KKKS", LOMBOK_TENGAH), 12, "85% (12 of 14): two"),
        ("t03_kkks_incomplete", percents(database, 3, "KKKS", LOMBOK_TENGAH, "founder"), 85, "85%"),
        ("t04_kkks_incomplete", given(database, "sk", "KKKS", None), 33, "33 of 34"),
        ("t04_kkks_incomplete", given(database, "ad_art", "KKKS", None), 31, "31 of 34"),
        ("t04_t06_kkks_ad_art", given(database, "ad_art", "KKKS", None, "ya"), 11, "32% (11 of 34)"),
        (
            "t04_t06_kkks_ad_art",
            sum(given(database, "ad_art", "KKKS", place, "ya") for place in study.PLACES),
            12,
            "12 of 34 (35%)",
        ),
        ("t06_kkm_half_prose", given(database, "ad_art", "KKM", BIMA, "ya"), 1, "1 of 2 KKM"),
        ("t10_kkks_incomplete", given(database, "kak_done", "KKKS", None), 33, "97% (33 of 34)"),
        ("t10_kkks_incomplete", percents(database, 10, "KKKS", None, "kak_done"), 97, "97%"),
        ("t11_incomplete", given(database, "meeting_frequency", "KKG", LOMBOK_TENGAH), 17, "95% (17 of 18)"),
        ("t11_incomplete", percents(database, 11, "KKG", LOMBOK_TENGAH, "meeting_frequency"), 95, "95%"),
        ("t11_incomplete", given(database, "meeting_frequency", "KKG", SUMBAWA_BARAT), 12, "93% (12 of 13)"),
        ("t11_incomplete", percents(database, 11, "KKG", SUMBAWA_BARAT, "meeting_frequency"), 93, "93%"),
        ("t11_incomplete", given(database, "meeting_frequency", "KKKS", LOMBOK_TENGAH), 11, "79% (11 of 14)"),
        ("t11_incomplete", percents(database, 11, "KKKS", LOMBOK_TENGAH, "meeting_frequency"), 79, "79%"),
        ("t11_kkm_weekly", given(database, "meeting_frequency", "KKM", SUMBAWA, "triwulan"), 1, "every 3 months"),
        (
            "t11_most_kkg_prose",
            given(database, "meeting_frequency", "KKG", None, "dua_mingguan", "bulanan"),
            23,
            "23 of 52 (44%)",
        ),
        ("t12_dompu_never", given(database, "meeting_frequency", "KKG", DOMPU, "tidak_pernah"), 2, "Two of six"),
        ("t12_dompu_never", given(database, "attendance", "KKG", DOMPU, "na"), 0, "no n.a."),
        ("t12_dompu_never", given(database, "attendance", "KKG", DOMPU), 6, "all six"),
        ("t12_na_never", given(database, "attendance", "KKG", BIMA, "na"), 3, "27%"),
        ("t12_na_never", given(database, "meeting_frequency", "KKG", BIMA, "tidak_pernah"), 3, "27%"),
        ("t12_overlap", given(database, "attendance", "KKG", DOMPU), 6, "6 of 6"),
        ("t15_kkg_incomplete", given(database, "school_cost", "KKG", LOMBOK_TENGAH), 17, "94% (17 of 18)"),
        ("t15_kkg_incomplete", percents(database, 15, "KKG", LOMBOK_TENGAH, "school_cost"), 94, "94%"),
        ("t15_never_met", given(database, "meeting_frequency", "KKG", BIMA, "tidak_pernah"), 3, "3 of 11"),
        ("t15_never_met", given(database, "school_cost", "KKG", BIMA, "lt_1jt"), 11, "100%"),
        ("t15_summary_range", given(database, "school_cost", "KKG", SUMBAWA_BARAT, "4_5jt"), 2, "Rp5 million"),
        ("t18_na", given(database, "narasumber_access", "KKG", BIMA, "na"), 3, "27%"),
        ("t19_kkg_incomplete", given(database, "monitoring", "KKG", None), 48, "93% (48 of 52)"),
        ("t19_kkg_incomplete", percents(database, 19, "KKG", None, "monitoring"), 93, "93%"),
        ("t20_kkg_incomplete", given(database, "periodic_report", "KKG", None), 51, "98% (51 of 52)"),
    ]
    for name, found, expected, words in agreed:
        assert found == expected, name
        assert words in notes[name]["finding_en"], f"{name} does not say {words!r}"
    assert "3 of 8, not 3 of 11" in notes["t18_na"]["treatment_en"]


@pytest.mark.parametrize(
    ("name", "table", "group", "denominators", "words"),
    [
        ("t08_kkg_denominator", 8, "KKG", "30,33,36,39", "30, 33, 36 or 39"),
        ("t09_t10_kkg", 10, "KKG", "25,50", "25 or 50"),
        ("t14_kkm_denominator", 14, "KKM", "2,4,6", "2, 4 or 6"),
        ("t15_kkm_lombok_tengah", 15, "KKM", "2", "it fits 2"),
        ("t20_kkm_denominator", 20, "KKM", "5", "it fits 5"),
    ],
)
def test_the_denominators_named_in_the_notes_are_those_that_fit(
    database: Database, notes: Notes, name: str, table: int, group: str, denominators: str, words: str
) -> None:
    assert fitting(database, table, group) == {denominators}
    assert words in notes[name]["finding_en"]


def test_table_9_fits_52_50_and_25_kkg_as_its_note_says(notes: Notes) -> None:
    def fits(percent: int, n: int) -> bool:
        return any((200 * count + n) // (2 * n) == percent for count in range(n + 1))

    assert all(fits(60, n) and fits(40, n) for n in (52, 50, 25))
    assert all(fits(percent, n) for n in (25, 50) for percent in (12, 36, 4, 8, 0, 40)) and not fits(36, 52)
    assert "fits 52, 50 and 25" in notes["t09_t10_kkg"]["finding_en"]


def test_the_note_on_satisfaction_names_the_scores_that_are_kept(database: Database, notes: Notes) -> None:
    rows = database.execute("select fact, group_type, value, value_to from study_fact where fact like 'satisfaction%'")
    scores = {(fact, group): (value, value_to) for fact, group, value, value_to in rows.fetchall()}
    assert scores["satisfaction_learning_outcome_range", None] == (2.2, 2.8)
    assert scores["satisfaction_learning_outcome", "KKG"] == (2.2, None)
    assert scores["satisfaction_learning_outcome", "KKM"] == (2.8, None)
    assert scores["satisfaction_other", "KKKS"] == (2, 2.5)
    assert ("satisfaction_learning_outcome", "KKKS") not in scores
    for words in ("2.2-2.8", "2.2 (KKG)", "2.8 (KKM)", "2-2.5"):
        assert words in notes["satisfaction_range"]["finding_en"]


def test_the_note_on_table_1_and_the_level_of_kkm_names_what_table_1_prints(database: Database, notes: Notes) -> None:
    found = database.execute(
        "select groups_total from survey_frame where group_type = 'KKM' and kabupaten_code = ?", [BIMA]
    ).fetchone()
    assert found == (2,)
    assert "two KKM in Bima" in notes["kkm_bima_level"]["finding_en"]


def test_both_languages_of_a_note_name_the_same_figures(notes: Notes) -> None:
    for name, note in notes.items():
        for field in ("finding", "treatment"):
            figures = [
                sorted(re.findall(r"\d+", note[f"{field}_{language}"].replace(",", "."))) for language in ("id", "en")
            ]
            assert figures[0] == figures[1], f"{name}, {field}: {figures}"
