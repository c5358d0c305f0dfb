"""data/raw/survey_2018 says what the study prints: every cell, on its line, in its column, once."""

import re

import duckdb
import pytest

from tests.conftest import Connect
from tests.etl import study_reading as study
from tests.etl.study_golden import GOLDEN
from tests.etl.study_reading import Cell

Database = duckdb.DuckDBPyConnection
LINES = [(table, line) for table, lines in study.LAYOUT.items() for line in lines]


@pytest.fixture(scope="module")
def cells(connect: Connect) -> list[Cell]:
    """Every cell as the warehouse holds it."""
    database = connect()
    return database.execute(
        "select source_table, source_line, question_id, option_id, group_type, kabupaten_code, printed from survey_cell"
    ).fetchall()


@pytest.fixture(scope="module")
def source_texts(connect: Connect) -> dict[int, str]:
    """Line of the study -> its text as kept with the cells; one line has one text."""
    database = connect()
    rows = database.execute(
        "select source_line, source_text from survey_cell union "
        "select source_line, source_text from survey_frame union "
        "select source_line, source_text from informant_count union "
        "select source_line, source_text from study_fact"
    ).fetchall()
    texts = dict(rows)
    assert len(texts) == len(rows), "one line of the study has two different texts"
    return texts


@pytest.fixture(scope="module")
def printed_lines(study_lines: list[str] | None, source_texts: dict[int, str]) -> dict[int, str]:
    """Line -> printed text: of the study itself where it is there, else as kept with the cells."""
    if study_lines is None:
        return source_texts
    return {number: " ".join(line.split()) for number, line in enumerate(study_lines, start=1)}


@pytest.mark.parametrize(("table", "line", "group", "printed", "counts"), GOLDEN)
def test_the_golden_rows_stand_in_the_warehouse_with_percent_count_and_respondents(
    database: Database, table: int, line: int, group: str | None, printed: str, counts: tuple[int | None, ...]
) -> None:
    found = database.execute(
        "select group_type, kabupaten_code, printed, percent_published, "
        "case when count_status = 'reconstructed' then count end, respondents, source_line "
        "from survey_cell where source_table = ? and source_line = ? and printed is not null",
        [table, line],
    ).fetchall()
    columns = study.columns_of(table, line)
    assert group == study.LAYOUT[table][line][2] or table == 16
    expected = [
        (kind, place, cell, None if cell == "Na" else float(cell[:-1]), count, study.respondents(kind, place), line)
        for (kind, place), cell, count in zip(columns, printed.split(), counts, strict=True)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_there_are_golden_rows_of_every_table() -> None:
    rows = [table for table, *_ in GOLDEN]
    assert {table for table in study.LAYOUT if rows.count(table) < 2} == set()


def test_every_cell_is_what_the_study_prints_on_its_line_in_its_column(
    cells: list[Cell], printed_lines: dict[int, str]
) -> None:
    expected = [
        cell for table, line in LINES for cell in study.cells_of(table, line, study.printed_tokens(printed_lines[line]))
    ]
    assert len(cells) == len(expected) == 496
    assert sorted(cells, key=str) == sorted(expected, key=str)


def test_every_source_text_is_the_line_it_names(source_texts: dict[int, str], printed_lines: dict[int, str]) -> None:
    wrong = {line: text for line, text in source_texts.items() if printed_lines.get(line) != text}
    assert wrong == {}


def test_every_percentage_printed_in_a_table_is_transcribed_exactly_once(
    cells: list[Cell], study_lines: list[str] | None, source_texts: dict[int, str]
) -> None:
    """Counts tokens line by line over the whole span of each table, so that no line of a table can be forgotten."""
    transcribed = {line: [c[-1] for c in cells if c[1] == line and c[-1]] for line in {c[1] for c in cells}}
    if study_lines is None:
        spans = {line: source_texts[line] for line in transcribed}
    else:
        spans = {
            line: study_lines[line - 1]
            for table, (first, last) in study.SPANS.items()
            if table >= 3
            for line in range(first, last + 1)
        }
    printed = {line: study.printed_tokens(text) for line, text in spans.items()}
    printed = {line: tokens for line, tokens in printed.items() if tokens}
    assert {line: sorted(tokens) for line, tokens in printed.items()} == {
        line: sorted(filter(None, tokens)) for line, tokens in transcribed.items()
    }
    assert sum(map(len, printed.values())) == 478


def test_no_table_prints_a_percentage_in_the_middle_of_a_line(source_texts: dict[int, str]) -> None:
    """Guards the reader of these tests itself: what looks like a cell stands in the run of cells at the line's end."""
    for table, line in LINES:
        text = study.CLASS_OF_ATTENDANCE.sub("", source_texts[line])
        assert re.findall(r"\d+%|\bNa\b", text) == study.printed_tokens(source_texts[line]), (table, line)


def test_the_captions_stand_where_the_tests_say(study_lines: list[str] | None, source_texts: dict[int, str]) -> None:
    if study_lines is None:
        assert all(study.SPANS[table][0] < line <= study.SPANS[table][1] for table, line in LINES)
        assert set(source_texts) >= {line for _, line in LINES}
        return
    captions = {
        int(found.group(1)): number
        for number, line in enumerate(study_lines, start=1)
        if (found := re.match(r"\s*Tabel (\d+)\. ", line)) and number > 300  # the list of tables stands before
    }
    assert captions == {table: first for table, (first, _) in study.SPANS.items()}


def test_table_1_is_transcribed_with_both_its_lines(database: Database) -> None:
    found = database.execute(
        "select group_type, kabupaten_code, groups_total, groups_surveyed, total_line, source_line from survey_frame"
    ).fetchall()
    expected = [
        (kind, place, study.EXIST[kind][column], study.ANSWERED[kind][column], *study.FRAME_LINES[column])
        for kind in study.TYPES
        for column, place in enumerate((*study.PLACES, None))
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_table_1_stands_so_in_the_study(printed_lines: dict[int, str], source_texts: dict[int, str]) -> None:
    for column, (exist, answered) in enumerate(study.FRAME_LINES):
        lines = ((exist, study.EXIST), (answered, study.ANSWERED))
        for line, figures in lines:
            text = printed_lines.get(line)
            if text is None:  # the line of the totals is kept in the raw file only; the study is not here
                assert line not in source_texts
                continue
            assert [int(word) for word in text.split() if word.isdigit()] == [
                figures[kind][column] for kind in study.TYPES
            ]


def test_table_2_is_transcribed_with_its_printed_totals_and_dashes(
    database: Database, printed_lines: dict[int, str]
) -> None:
    found = database.execute(
        "select source_line, kabupaten_code, method, group_type, informants, printed from informant_count"
    ).fetchall()
    expected = [
        (line, place, method, kind, figure, "-" if figure is None else str(figure))
        for line, (place, method, *figures) in study.INFORMANTS.items()
        for kind, figure in zip(study.INFORMANT_TYPES, figures, strict=True)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
    for line, (_, _, *figures) in study.INFORMANTS.items():
        words = [word for word in printed_lines[line].split() if word == "-" or word.isdigit()]
        assert words == ["-" if figure is None else str(figure) for figure in figures]


def test_na_dash_and_blank_are_kept_apart_from_zero(database: Database) -> None:
    def number(where: str) -> int:
        row = database.execute(f"select count(*) from survey_cell where {where}").fetchone()
        assert row is not None
        return int(row[0])

    assert number("printed = 'Na' and percent_published is null and count is null and count_status = 'printed_na'") == 6
    assert number("printed is null and percent_published is null and count is null and count_status = 'blank'") == 18
    assert number("printed is null and not (group_type = 'KKM' and kabupaten_code = '52.07')") == 0
    assert number("printed = '0%' and percent_published = 0") == number("printed = '0%'") > 100
    assert number("percent_published is null and printed is not null and printed <> 'Na'") == 0
    dashes = database.execute("select count(*) from informant_count where printed = '-' and informants is null")
    assert dashes.fetchone() == (13,)


# Figures of the prose that the text writes in words, or shorter than the value is kept.
SPELLINGS = {
    0: ("kurang dari", "0"), 1: ("1", "satu"), 2: ("2", "dua"), 3: ("3", "tiga"), 5: ("5", "lima"), 6: ("6", "enam"),
    20: ("20", "dua puluh"), 10_000: ("Rp10.000",), 20_000: ("Rp20.000",), 500_000: ("Rp500.000",),
    1_000_000: ("Rp1 juta", "satu juta"), 3_000_000: ("Rp3 juta", "tiga juta"),
}  # fmt: skip


def test_every_figure_of_the_prose_stands_on_its_line(database: Database, printed_lines: dict[int, str]) -> None:
    rows = database.execute("select fact, group_type, value, value_to, source_line from study_fact").fetchall()
    assert len(rows) == 36
    for fact, group, value, value_to, line in rows:
        # The upper bound of a range may stand on the next line ("lima sampai lebih dari / dua puluh tahun").
        texts = (printed_lines[line], printed_lines[line] + " " + printed_lines.get(line + 1, ""))
        for figure, text in zip((value, value_to), texts, strict=True):
            if figure is None or (figure == value_to and line + 1 not in printed_lines):
                continue
            spellings = SPELLINGS.get(figure, (f"{figure:g}".replace(".", ","),))
            found = any(re.search(rf"(?<![\d,.]){re.escape(word)}(?![\d]|[.,]\d)", text) for word in spellings)
            assert found or any(f"S{word}" in text for word in spellings), (fact, group, figure, line, text)


def test_the_percentages_of_the_sample_follow_from_table_1(database: Database) -> None:
    rows = database.execute("select group_type, value from study_fact where fact like 'sample_share_%'").fetchall()
    for group, percent in rows:
        exist, answered = study.EXIST[group][-1], study.ANSWERED[group][-1]
        assert percent == (200 * answered + exist) // (2 * exist)
    assert len(rows) == 3
