"""The drawers of the figures of the survey: rows of the study, its anomalies, the calculation, rows to take."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from components import origin, origin_survey, provenance
from exports.table_csv import table_csv
from indicators import registry
from indicators.indicator import Indicator
from queries.selection import Selection
from schemas.vocabulary import GroupType
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components import drawers
from tests.components.app import opened, plain
from tests.components.drawers import Drawer
from translations.text import catalogue, use_language

SURVEY = registry.all_indicators()
COUNTED = [one for one in SURVEY if one.question_id]  # the others are scores in prose, without counts
EACH_COUNTED = pytest.mark.parametrize("indicator", COUNTED, ids=[one.id for one in COUNTED])
EACH = pytest.mark.parametrize("indicator", SURVEY, ids=[one.id for one in SURVEY])


@pytest.fixture(scope="module")
def of_indicator(warehouse_folder: Path) -> Iterator[dict[str, Drawer]]:
    """The drawer of each indicator of the survey, for the last type of group that it has; one reader opens them all."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
        use_language("id")
        for kind in {one.group_types[-1] for one in SURVEY}:
            page = opened("peta", lapis="indikator", jenis=str(kind))
            for indicator in (one for one in SURVEY if one.group_types[-1] == kind):
                page.app.query_params["indikator"] = indicator.id
                page.app.run()
                assert page.stamp["jenis"] == kind and page.stamp["indikator"] == indicator.id
                found[indicator.id] = drawers.opened(page, "map")
        yield found


@EACH
def test_the_drawer_of_an_indicator_quotes_the_rows_of_the_study_with_their_lines(
    indicator: Indicator, database: duckdb.DuckDBPyConnection, of_indicator: dict[str, Drawer]
) -> None:
    kind = str(indicator.group_types[-1])
    if indicator.question_id:
        rows = database.execute(
            "select distinct source_line, source_text from survey_cell where question_id = ? and round_id = "
            "'survey_2018' and (kabupaten_code is null or group_type = ?)",
            [indicator.question_id, kind],
        ).fetchall()
    else:
        rows = database.execute(
            "select source_line, source_text from study_fact where list_contains(?, source_line) and "
            "coalesce(group_type, ?) = ?",
            [list(indicator.source_lines), kind, kind],
        ).fetchall()
    quoted = {plain(one.text) for one in of_indicator[indicator.id].elements if one.tag == "li"}
    assert rows and {plain(f"Baris {line} {words}") for line, words in rows} <= quoted


@EACH
def test_anomalies_stand_in_the_drawer_of_what_they_touch_with_both_readings(
    indicator: Indicator, database: duckdb.DuckDBPyConnection, of_indicator: dict[str, Drawer]
) -> None:
    kind = str(indicator.group_types[-1])
    notes = database.execute(
        "select question_id, group_type, source_lines, finding_id, treatment_id from source_note where round_id = "
        "'survey_2018'"
    ).fetchall()
    shown = plain(of_indicator[indicator.id].part(catalogue("id")["origin.notes"]))
    for question, group_type, lines, finding, treatment in notes:
        is_said = plain(finding) in shown
        assert is_said == (plain(treatment) in shown and is_said)
        is_of_type = group_type in (None, kind)
        if is_of_type and question is not None and question == indicator.question_id:
            assert is_said, (indicator.id, finding)
        if is_of_type and set(indicator.source_lines) & provenance._numbers(lines) and not indicator.question_id:
            assert is_said, (indicator.id, finding)
        assert is_of_type or not is_said, (indicator.id, finding)


def options_of(indicator: Indicator, database: duckdb.DuckDBPyConnection) -> set[str]:
    """Options that an indicator of one question counts, read from its query."""
    if by_class := re.search(r"activity_class = '(\w+)'", indicator.sql):
        rows = database.execute(
            "select option_id from survey_option where activity_class = ?", [by_class[1]]
        ).fetchall()
        return {option for (option,) in rows}
    found = re.findall(r"option_id (?:in \([^)]*\)|= '[^']*')", indicator.sql)
    assert found, indicator.sql
    return set(re.findall(r"'([^']*)'", " ".join(found)))


@pytest.mark.usefixtures("warehouse")
@EACH_COUNTED
def test_the_rows_to_take_give_the_figure(indicator: Indicator, database: duckdb.DuckDBPyConnection) -> None:
    """Counts in the file, summed over the options that the indicator counts, are its numerator; and its denominator."""
    wanted = options_of(indicator, database)
    left_out = database.execute(
        "select option_id from survey_option where question_id = ? and is_missing", [indicator.question_id]
    ).fetchall()
    values = database.execute(
        "select group_type, kabupaten_code, numerator, denominator from indicator_value where indicator_id = ? "
        "and value_status = 'counted' and period = 'survey_2018'",
        [indicator.id],
    ).fetchall()
    assert values
    for kind, code, numerator, denominator in values:
        figure = origin.Origin("", (indicator.id,)).of_survey(Selection(group_type=GroupType(kind)))
        assert figure is not None
        taken = list(csv.DictReader(io.StringIO(table_csv(origin_survey.rows(figure)).decode("utf-8-sig"))))
        assert taken and all(row["source_line"] and row["source_text"] for row in taken)
        of_type = [row for row in taken if row["group_type"] == kind]
        # Where the study prints no total of its own, the rows of the five kabupaten add up to it.
        mine = [row for row in of_type if row["kabupaten_code"] == (code or "")] or of_type
        counted = [row for row in mine if row["option_id"] in wanted and int(row["respondents"])]
        assert sum(int(row["count"]) for row in counted) == numerator, (kind, code)
        asked = {row["kabupaten_code"]: int(row["respondents"]) for row in mine}
        missing = [int(row["count"]) for row in mine if (row["option_id"],) in left_out and row["count"]]
        without = sum(missing) if "missing_count" in indicator.sql else 0
        assert sum(asked.values()) - without == denominator, (kind, code)


def test_a_figure_in_prose_is_said_to_be_quoted_and_not_calculated() -> None:
    drawer = drawers.opened(opened("pendanaan"), "examples")
    assert catalogue("id")["calculated.prose"] in drawer.text and "Rp10.000 per guru" in drawer.text
    assert drawer.files == ["Unduh 3 baris studi (CSV)"]


@pytest.mark.parametrize(
    ("code", "indicator", "says"),
    [
        (
            "52.06",
            "met_at_least_fortnightly",
            ["2 dari 11 (18%, sampel kecil)", "hanya bila tepat satu bilangan", "Wilson"],
        ),
        ("52.04", "met_at_least_fortnightly", ["2 dari 4", "tanpa persen"]),
        ("semua", "met_at_least_fortnightly", ["20 dari 52 (38%)", "Jumlah kelima kabupaten ditambahkan"]),
        ("52.06", "has_kak", ["Studi hanya memberi angka lima kabupaten bersama"]),
    ],
)
def test_the_calculation_names_the_rule_that_was_applied(code: str, indicator: str, says: list[str]) -> None:
    page = opened("peta", kabupaten=code, lapis="indikator", indikator=indicator)
    part = drawers.opened(page, "map").part("Cara menghitungnya")
    assert [words for words in says if words not in part] == []


def test_the_quoted_columns_are_named_in_the_order_in_which_the_study_prints_them(
    database: duckdb.DuckDBPyConnection,
) -> None:
    """Pages show kabupaten west to east; the drawer says that the quoted rows go by the alphabet."""
    rows = database.execute(
        "select source_line, source_text, list(printed order by kabupaten.name) from survey_cell inner join kabupaten "
        "on kabupaten_code = code where printed is not null group by all"
    ).fetchall()
    assert len(rows) > 60
    for line, words, printed in rows:
        assert re.findall(r"\d+%|Na|n\.a\.", words)[-len(printed) :] == printed, line
