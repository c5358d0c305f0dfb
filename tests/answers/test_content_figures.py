"""The numbers of documents, counted anew from the tables of the warehouse; and their tables, row for row."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from answers import content, stamp, tables
from answers.document import Chart, Content, Table
from indicators.small_sample import LOWEST, Band, wilson
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, GroupType
from tests.answers.conftest import asked
from tests.answers.test_content import each, selections

WEST_TO_EAST = ("52.02", "52.07", "52.04", "52.05", "52.06")
Database = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def found(warehouse_folder: Path) -> list[Content]:
    with asked(warehouse_folder):
        return list(each())


def rows(database: Database, sql: str, *values: Any) -> dict[Any, Any]:
    """Two columns as a mapping; the first may be a pair."""
    return {row[0] if len(row) == 2 else row[:-1]: row[-1] for row in database.execute(sql, list(values)).fetchall()}


def chart(one: Content, key: str) -> Chart:
    made = one.chart(key)
    assert made is not None, key
    return made


def test_groups_by_class_are_those_of_the_register(found: list[Content], database: Database) -> None:
    counted = rows(
        database,
        "select group_type, kabupaten_code, activity_class, count(*) from group_status group by all",
    )
    for one in found:
        made, kind = chart(one, "keaktifan"), str(one.selection.group_type)
        by_name = {series.name.split(" ", 1)[1]: series.values for series in made.series}
        for name, words in zip(ActivityClass, ("aktif", "cukup aktif", "kurang aktif", "vakum"), strict=True):
            expected = tuple(counted.get((kind, code, str(name)), 0) for code in WEST_TO_EAST)
            assert by_name.get(words, (0, 0, 0, 0, 0)) == expected, (one.title, words)
        everyone = sum(count for (found_kind, _, _), count in counted.items() if found_kind == kind)
        assert f"dari {everyone}" in made.notes[0]


def test_the_map_of_a_kabupaten_counts_all_of_its_groups(found: list[Content], database: Database) -> None:
    counted = rows(
        database,
        "select group_type, kabupaten_code, activity_class, count(*) from group_status group by all",
    )
    without = rows(
        database,
        "select group_type, kabupaten_code, count(*) from working_group where longitude is null group by all",
    )
    for one in found:
        code, kind = one.selection.kabupaten_code, str(one.selection.group_type)
        if code is None:
            continue
        assert one.map is not None
        legend = [int(entry.count.split()[0]) for entry in one.map.legend]
        assert legend == [counted.get((kind, code, str(name)), 0) for name in ActivityClass]
        drawn = one.map.svg.count("<use ")
        missing = int(one.map.notes[0].split()[0]) if one.map.notes[0][0].isdigit() else 0
        assert drawn + missing == sum(legend) and missing >= without.get((kind, code), 0)


def test_answers_of_the_survey_are_those_that_were_printed(found: list[Content], database: Database) -> None:
    answers = rows(
        database,
        "select group_type, kabupaten_code, option_id, answer_count from survey_answer "
        "where question_id = 'narasumber_access' and round_id = 'survey_2018'",
    )
    surveyed = rows(
        database, "select group_type, kabupaten_code, groups_surveyed from survey_frame where round_id = 'survey_2018'"
    )
    for one in found:
        made, kind = chart(one, "narasumber"), str(one.selection.group_type)
        if made.basis.clock == "log":
            continue
        for place, code in enumerate(WEST_TO_EAST):
            drawn = [series.values[place] for series in made.series]
            if not surveyed[kind, code]:
                assert set(drawn) == {None} and made.beside[place] == "tidak disurvei"
                continue
            given = [count for (k, c, _), count in answers.items() if (k, c) == (kind, code) and count]
            assert sum(value or 0 for value in drawn) == surveyed[kind, code]
            assert sorted(value for value in drawn if value)[-len(given) :] == sorted(given) or sum(given) < sum(
                value or 0 for value in drawn
            )


def test_papers_and_comparison_are_the_indicators_with_the_rest_beside_them(
    found: list[Content], database: Database
) -> None:
    values = {
        row[:3]: row[3:]
        for row in database.execute(
            "select indicator_id, group_type, kabupaten_code, numerator, denominator from indicator_value "
            "where period = 'survey_2018' and value_status = 'counted'"
        ).fetchall()
    }
    compared = 0
    for one in found:
        made, kind = chart(one, "banding"), str(one.selection.group_type)
        if made.basis.clock == "log":
            continue
        for place, code in enumerate(WEST_TO_EAST):
            expected = values.get(("has_sk", kind, code))
            have, rest = (series.values[place] for series in made.series)
            if expected and expected[1]:
                compared += 1
                assert (have, rest) == (expected[0], expected[1] - expected[0])
                assert made.beside[place].startswith(f"{expected[0]} dari {expected[1]}")
            else:
                assert have is rest is None
        papers = chart(one, "kelembagaan")
        if papers.basis.clock == "survey":
            sk = values["has_sk", kind, one.selection.kabupaten_code]
            assert (papers.series[0].values[0], papers.beside[0].split(" (")[0]) == (sk[0], f"{sk[0]} dari {sk[1]}")
    assert compared > 60


def test_money_is_the_sum_of_the_last_full_year_over_the_groups_that_reported(
    found: list[Content], database: Database
) -> None:
    for one in found:
        made = one.chart("pendanaan")
        if made is None:
            continue
        total, groups = database.execute(
            "select sum(amount_rupiah), count(distinct group_id) from funding join working_group using (group_id) "
            "where year = 2025 and group_type = $kind and (kabupaten_code = $code or $code is null)",
            {"kind": str(one.selection.group_type), "code": one.selection.kabupaten_code},
        ).fetchall()[0]
        assert sum(value or 0 for value in made.series[0].values) == pytest.approx(total / groups)
        assert f"{groups} dari" in made.sentence and made.basis.coverage.startswith(f"{groups} melapor untuk 2025")


# --- tables ---------------------------------------------------------------------------------------------------------


def column(table: Table, key: str) -> list[Any]:
    place = [one.key for one in table.columns].index(key)
    return [row[place] for row in table.rows]


def test_a_percent_in_a_table_stands_by_the_rule_beside_both_counts(found: list[Content]) -> None:
    percents = 0
    for one in found:
        for table in one.tables:
            if "percent" not in [column.key for column in table.columns]:
                continue
            keys = ("numerator", "denominator", "percent")
            for numerator, denominator, percent in zip(*(column(table, key) for key in keys), strict=True):
                if percent is not None:
                    percents += 1
                    assert denominator >= LOWEST[Band.SMALL] and percent == round(numerator / denominator, 4)
            assert all(kind.kind == "percent" for kind in table.columns if kind.key in ("percent", "published"))
    assert percents > 4000


def test_every_indicator_stands_in_every_place_with_its_interval(warehouse: Path) -> None:
    survey = tables.of_indicators(Selection(), "survey")
    assert len(survey.rows) == 58 * 6  # 58 of the 61 that the study has for KKG
    at = {column.key: place for place, column in enumerate(survey.columns)}
    bima = next(row for row in survey.rows if row[at["place"]] == "Bima" and row[at["denominator"]] == 11)
    low, high = wilson(int(bima[at["numerator"]]), 11).low, wilson(int(bima[at["numerator"]]), 11).high  # type: ignore[arg-type]
    assert (bima[at["interval_low"]], bima[at["interval_high"]]) == (round(low, 4), round(high, 4))
    assert (bima[at["surveyed"]], bima[at["total"]]) == (11, 88)
    tiny = [row for row in survey.rows if row[at["place"]] == "Sumbawa" and row[at["denominator"]]]
    assert tiny and all(row[at["percent"]] is row[at["interval_low"]] is None for row in tiny)
    log = tables.of_indicators(Selection(), "log")
    assert len(log.rows) == 47 * 6 and all("data contoh (simulasi)" in source for source in column(log, "source"))


def test_classes_money_and_standard_add_up_to_the_five_together(warehouse: Path) -> None:
    for selection in selections():
        if selection.kabupaten_code is not None:
            continue
        classes = tables.of_classes(selection).rows
        for place in range(1, 6):
            assert sum(int(row[place] or 0) for row in classes[:-1]) == classes[-1][place]  # type: ignore[arg-type]
        for key in ("income", "spending"):
            money = tables.of_money(key, selection)
            by_place: dict[bool, float] = {False: 0, True: 0}
            for place_name, rupiah in zip(column(money, "place"), column(money, "rupiah"), strict=True):
                by_place[place_name == "Gabungan 5 kabupaten"] += rupiah
            assert by_place[False] == by_place[True] > 0
        standard = tables.of_standard(selection)
        assert sum(column(standard, "groups")[:-7]) == 7 * int(classes[-1][5])  # type: ignore[arg-type]


def test_answers_to_a_question_are_a_table_of_both_counts_and_of_what_was_printed(warehouse: Path) -> None:
    table = tables.of_question("funding_source", Selection())
    assert ("Gabungan 5 kabupaten", "Iuran sekolah atau kas gugus", 46, 52, 0.8846, 0.88) in table.rows
    assert "tabel 14" in table.basis.source and table.basis.coverage == "52 dari 287 KKG disurvei"
    kkm = tables.of_question("funding_source", Selection(group_type=GroupType.KKM))
    assert set(column(kkm, "numerator")) == {None} and 1.0 in column(kkm, "published")
    assert tables.of_question("funding_source", Selection(group_type=GroupType.KKPS)).rows == ()


def test_without_tables_the_rest_of_a_content_is_the_same(warehouse: Path) -> None:
    made = stamp.now()
    whole, short = content.of(Selection(), stamp=made), content.of(Selection(), stamp=made, with_tables=False)
    assert short.tables == () and len(whole.tables) == 8
    assert (short.charts, short.key_figures, short.decisions) == (whole.charts, whole.key_figures, whole.decisions)
