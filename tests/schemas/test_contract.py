"""Contracts: each says what it must, refers to what exists, and is what stands in the warehouse."""

from pathlib import Path

import duckdb
import pytest

from schemas import contract, vocabulary
from schemas.contract import Contract, all_contracts
from schemas.warehouse_file import ROOT

CONTRACTS = [pytest.param(one, id=one.table) for one in all_contracts()]


@pytest.mark.parametrize("one", CONTRACTS)
def test_a_contract_says_what_a_row_is_who_makes_it_and_what_every_column_means(one: Contract) -> None:
    assert one.describes.endswith(".") and one.one_row_per and one.made_by and one.key
    assert set(one.key) <= set(one.names)
    for column in one.columns:
        assert column.describes.endswith("."), f"{one.table}.{column.name} has no sentence"


# The sample has nothing to refuse, and no later round of the survey (tests/etl/rounds has one).
EMPTY = ("rejected_row", "meeting_evidence", "value_change", "survey_asked", "survey_respondent", "survey_response",
         "log_waiting")  # fmt: skip


@pytest.mark.parametrize("one", CONTRACTS)
def test_a_contract_names_makers_that_exist(one: Contract) -> None:
    maker = one.made_by.split()[0]
    assert (ROOT / maker).is_file(), f"{one.table} is made by {maker}, which does not exist"


@pytest.mark.parametrize("one", CONTRACTS)
def test_references_name_a_column_that_exists_and_is_a_key(one: Contract) -> None:
    for column in one.columns:
        if column.references:
            table, target = column.references.split(".")
            assert contract.load(table).key == (target,), f"{one.table}.{column.name}"


@pytest.mark.parametrize("one", CONTRACTS)
def test_a_column_of_groups_or_places_or_percentages_carries_its_bounds(one: Contract) -> None:
    for column in one.columns:
        if column.name == "kabupaten_code":
            assert column.references == "kabupaten.code"
        if column.unit == "percent":
            assert (column.minimum, column.maximum) == (0, 100)
        if column.unit in ("groups", "persons", "meetings per year"):
            assert column.minimum in (0, 1) and column.type == "integer"
        if column.name.startswith("is_"):
            assert column.type == "boolean" and not column.nullable


@pytest.mark.parametrize("one", CONTRACTS)
def test_the_warehouse_has_the_columns_types_and_not_nulls_of_the_contract(
    one: Contract, database: duckdb.DuckDBPyConnection
) -> None:
    rows = database.execute(
        "select column_name, data_type, is_nullable from duckdb_columns() where table_name = ? order by column_index",
        [one.table],
    ).fetchall()
    assert rows == [(column.name, column.sql_type, column.nullable) for column in one.columns]


@pytest.mark.parametrize("one", CONTRACTS)
def test_the_rows_of_the_warehouse_keep_the_rules_of_the_contract(
    one: Contract, database: duckdb.DuckDBPyConnection
) -> None:
    """Asked of the finished file in SQL, apart from the check of the ETL."""

    def number(where: str) -> int:
        row = database.execute(f"select count(*) from {one.table} where {where}").fetchone()
        assert row is not None
        return int(row[0])

    assert number("true") > 0 or one.table in EMPTY
    for column in one.columns:
        name = f'"{column.name}"'
        if column.allowed:
            allowed = ", ".join(f"'{value}'" for value in column.allowed)
            assert number(f"{name} not in ({allowed})") == 0, column.name
        if column.minimum is not None:
            assert number(f"{name} < {column.minimum}") == 0, column.name
        if column.maximum is not None:
            assert number(f"{name} > {column.maximum}") == 0, column.name
        if column.pattern:
            assert number(f"not regexp_full_match({name}, '{column.pattern}')") == 0, column.name
        if column.references:
            table, target = column.references.split(".")
            assert number(f"{name} is not null and {name} not in (select {target} from {table})") == 0, column.name
    key = ", ".join(f"coalesce(cast({name} as varchar), '')" for name in one.key)
    distinct = database.execute(f"select count(*) from (select distinct {key} from {one.table})").fetchone()
    assert distinct == (number("true"),)


def test_every_table_of_the_etl_sql_folder_has_a_contract() -> None:
    for path in (ROOT / "etl" / "sql").glob("*.sql"):
        assert contract.load(path.stem).made_by.startswith("etl/")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("columns:\n  code: {type: varchar, describes: x.}\n", "column code has type 'varchar'; use one of"),
        ("columns:\n  code: {describes: x.}\n", "column code has type None"),
    ],
)
def test_a_broken_contract_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    head = "describes: d.\none_row_per: r\nmade_by: etl/build.py\nkey: [code]\n"
    (tmp_path / "broken_on_purpose.yaml").write_text(head + text, encoding="utf-8")
    monkeypatch.setattr(contract, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=f"broken_on_purpose.yaml: {words}"):
        contract.load("broken_on_purpose")


def test_a_key_that_is_no_column_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "describes: d.\none_row_per: r\nmade_by: etl/build.py\nkey: [id]\n"
    text = head + "columns:\n  code: {type: text, describes: x.}\n"
    (tmp_path / "keyless_on_purpose.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(contract, "FOLDER", tmp_path)
    with pytest.raises(KeyError, match="table keyless_on_purpose has no column id"):
        contract.load("keyless_on_purpose")


def test_the_rule_of_a_column_reads_as_a_sentence() -> None:
    rule = contract.load("survey_cell").column("percent_published").rule
    assert rule == "number, >= 0, <= 100, may be empty"
    assert contract.load("survey_frame").column("group_type").rule == "text, one of KKG, KKKS, KKM, KKPS, never empty"


def test_missing_is_four_things_and_none_of_them_is_zero() -> None:
    missing = set(vocabulary.ValueStatus) - {vocabulary.ValueStatus.COUNTED, vocabulary.ValueStatus.PUBLISHED_ONLY}
    assert missing >= {
        vocabulary.ValueStatus.NOT_SURVEYED, vocabulary.ValueStatus.NO_ANSWER,
        vocabulary.ValueStatus.NOT_BY_KABUPATEN, vocabulary.ValueStatus.NOT_ASKED,
    }  # fmt: skip
