"""Every .sql file of the repository: one SELECT, bound parameters, the portable subset, columns that exist."""

import ast
from pathlib import Path

import pytest
import sqlglot

from doors.scope import EVERYTHING
from etl import activity_values
from queries import run
from schemas.contract import all_contracts
from schemas.warehouse_file import ROOT
from tests.sql_rules import parameters, problems, tables

QUESTIONS = sorted((ROOT / "queries" / "sql").glob("*.sql"))
FILES = [*QUESTIONS, *sorted((ROOT / "etl").rglob("*.sql")), *sorted((ROOT / "indicators").glob("*.sql"))]
EACH_FILE = pytest.mark.parametrize(
    "path", [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in FILES]
)
EACH_QUESTION = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in QUESTIONS])

# A value for every parameter that a question may ask for.
VALUES = {
    "round_id": "survey_2018", "question_id": "meeting_frequency", "source_table": 11, "group_type": "KKG",
    "province_code": "52", "kabupaten_code": "52.06", "kecamatan_code": "52.06.01", "level": "kabupaten",
    "group_id": "KKG-52.06.01-02", "months": 3, "window_months": 12, "batch_id": "contoh",
    "event_id": "contoh/0", "table_name": "meeting", "since": "2000-01-01", "until": "2100-01-01",
    "most": 50, "skipped": 0,
    "component": "organisasi",
}  # fmt: skip
# Words, not numbers, are what a hostile reader could write; a number that is no number fails before it is asked.
NUMBERS = ("source_table", "months", "window_months", "most", "skipped", "since", "until")
# What a filter may leave out (`$name is null or ...`): in one kecamatan of the sample there may be nothing to find.
NARROW = ("kecamatan_code", "group_type")
# Topics offered stand there for whatever group asks.
TOUCHES_ONE_SIDE = {("log_topics_offered_asked", "group_type"), ("log_topics_offered_asked", "kecamatan_code")}
# One count, which is 0 where there is nothing.
COUNTS_WHATEVER_THERE_IS = {"log_silent_counts", "standard_lacking"}
# The sample refuses no row (tests/queries/test_log_questions.py has some).
EMPTY_IN_SAMPLE = {
    "audit_changes",
    "audit_groups",
    "group_evidence",
    "persons_named",
    "log_rejected",
    "round_files",
    "rows_survey_response",
}  # and it has no later round: tests/etl/rounds has one


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@EACH_FILE
def test_a_query_is_one_select_in_the_portable_subset(path: Path) -> None:
    assert problems(read(path)) == []


@EACH_FILE
def test_a_query_can_be_written_for_spark_without_anything_unsupported(path: Path) -> None:
    (spark,) = sqlglot.transpile(read(path), read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    again = sqlglot.parse_one(spark, read="spark")
    assert again.named_selects == sqlglot.parse_one(read(path), read="duckdb").named_selects


@EACH_FILE
def test_a_query_reads_tables_that_have_a_contract(path: Path) -> None:
    made_on_the_way = {"indicator_row", "activity_asked", *activity_values.STAGES}  # from indicators/<id>.sql
    assert tables(read(path)) <= {one.table for one in all_contracts()} | made_on_the_way


@EACH_QUESTION
def test_a_question_binds_only_parameters_we_know(path: Path) -> None:
    assert parameters(read(path)) <= set(VALUES), "add a value for the new parameter to VALUES"


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in QUESTIONS if path.stem not in EMPTY_IN_SAMPLE]
)
@pytest.mark.usefixtures("warehouse")
def test_a_question_has_an_answer_with_named_columns(path: Path) -> None:
    asked = {name: VALUES[name] for name in parameters(read(path))}
    optional = {name: None for name in NARROW if f"${name} is null" in read(path)}
    rows = run.ask(path.stem, scope=EVERYTHING, **{**asked, **optional})
    assert rows
    assert list(rows[0]) == sqlglot.parse_one(read(path), read="duckdb").named_selects


@EACH_QUESTION
@pytest.mark.usefixtures("warehouse")
def test_the_order_of_an_answer_is_the_same_every_time(path: Path) -> None:
    asked = {name: VALUES[name] for name in parameters(read(path))}
    assert run.ask(path.stem, scope=EVERYTHING, **asked) == run.ask(path.stem, scope=EVERYTHING, **asked)
    assert sqlglot.parse_one(read(path), read="duckdb").args.get("order"), "a list has an order of its own"


@pytest.mark.parametrize("name", sorted({one for path in QUESTIONS for one in parameters(read(path))}))
@pytest.mark.usefixtures("warehouse")
def test_what_a_reader_writes_is_bound_and_never_read_as_sql(name: str) -> None:
    hostile = "x' or '1'='1"
    for path in QUESTIONS:
        names = parameters(read(path))
        if name in names and name not in NUMBERS:
            others = {one: VALUES[one] for one in names}
            found = run.ask(path.stem, scope=EVERYTHING, **{**others, name: hostile})
            assert found == run.ask(path.stem, scope=EVERYTHING, **{**others, name: "nobody"})
            assert found == [] or (path.stem, name) in TOUCHES_ONE_SIDE or path.stem in COUNTS_WHATEVER_THERE_IS


# What answers/log_places.py binds for whoever asks it with a selection, or hands on `**place.codes`.
OF_A_PLACE = {"province_code", "kabupaten_code", "kecamatan_code"}
OF_A_SELECTION = {*OF_A_PLACE, "group_type"}


def asked_in_code() -> dict[str, set[str]]:
    """Questions that Python asks for by a literal name: question -> names of the parameters it gives."""
    found: dict[str, set[str]] = {}
    files = {path.stem: parameters(read(path)) for path in QUESTIONS}
    for folder in ("answers", "components", "queries", "exports", "bench", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(read(path))):
                if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                    continue
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name == "ask":
                    question = str(node.args[0].value)
                    given = {keyword.arg for keyword in node.keywords if keyword.arg} - {"scope"}
                    given |= OF_A_SELECTION & files.get(question, set()) if len(node.args) > 1 else set()
                    given |= OF_A_PLACE if any(keyword.arg is None for keyword in node.keywords) else set()
                    found.setdefault(question, set()).update(given)
    return found


def named_in_code() -> set[str]:
    """Every literal string: a question may be named in a list of figures and asked for with that name."""
    folders = ("answers", "components", "exports")
    trees = [ast.parse(read(path)) for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {node.value for tree in trees for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip


def test_every_question_that_is_asked_has_its_file_and_gets_its_parameters() -> None:
    files = {path.stem: parameters(read(path)) for path in QUESTIONS}
    asked = asked_in_code()
    assert len(asked) > 5
    assert {question: files.get(question) for question in asked} == asked


def test_every_question_file_is_asked_by_somebody() -> None:
    assert {path.stem for path in QUESTIONS} - set(asked_in_code()) - named_in_code() == set()


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("select 1 as a", "no comment"),
        ("-- x\nselect 1 as a; select 2 as b", "not exactly one select"),
        ("-- x\ninsert into t select 1 as a", "not exactly one select"),
        ("-- x\nSELECT 1 as a", "not in lower case"),
        ("-- x\nselect a::date as a from t", "`::` cast"),
        ("-- x\nselect a from t where b = ?", "parameters are"),
        ("-- x\nselect a from t where b = {value}", "parameters are"),
        ("-- x\nselect columns('a.*') from t", "star|Columns|function"),
        ("-- x\nselect * from t", "star"),
        ("-- x\nselect * exclude (a) from t", "star"),
        ("-- x\nselect a from t asof join u on t.a >= u.a", "only DuckDB"),
        ("-- x\nselect a from t union all by name select a from u", "by name|not exactly one"),
        ("-- x\nselect a, count(*) as n from t group by all", "group by"),
        ("-- x\nselect a, count(*) as n from t group by 1", "group by"),
        ("-- x\nselect distinct on (a) a, b from t", "distinct on"),
        ("-- x\nselect list(a) as a from t", "function|List"),
        ("-- x\nselect [1, 2] as a", "Array|List"),
        ("-- x\nselect {'a': 1} as a", "parameters are|Struct"),
        ("-- x\nselect cast(a as integer[]) as a from t", "type"),
        ("-- x\nselect median(a) as a from t", "function"),
        ("-- x\nselect quantile_cont(a, 0.5) as a from t", "function"),
        ("-- x\nselect percentile_cont(0.5) within group (order by a) as a from t", "function"),
        ("-- x\nselect a from read_csv('/etc/passwd')", "reads"),
        ("-- x\nselect a from 'x.parquet'", "reads"),
        ("-- x\nselect a from information_schema.tables", "reads"),
        ("-- x\nselect b as a, a + 1 as c from t", "lateral alias a"),
        ("-- x\nselect b as a from t where a > 1", "lateral alias a"),
        ("-- x\nselect a from t qualify row_number() over (order by a) = 1", "Qualify"),
        ("-- x\nselect count(*) filter (where a > 1) as n from t", "Filter"),
        ("-- x\nselect a from t pivot (sum(b) for c in ('x'))", "Pivot"),
        ("-- x\nselect date_diff('month', a, b) as m from t", "function"),
        ("-- x\nselect unnest(a) as a from t", "function|Unnest"),
        ("-- x\nselect try_cast(a as date) as a from t", "TryCast"),
        ("-- x\nselect cast(a as varchar) as a from t", "cast as string"),
        ("-- x\nselect cast(a as text ) as a from t", "cast as string"),
        ("-- x\nselect sum(lesson_hours) as a from t", "round it to 6"),
        ("-- x\nselect sum(case when a > 1 then t.distance_km else 0 end) as a from t", "round it to 6"),
    ],
)
def test_the_checker_refuses_what_is_outside(sql: str, problem: str) -> None:
    found = problems(sql)
    assert any(word in one for one in found for word in problem.split("|")), found


def test_the_checker_lets_plain_sql_through() -> None:
    plain = (
        "-- Groups by place.\nwith counted as (\n    select a, coalesce(b, '') as place, count(*) as groups\n"
        "    from t\n    where round_id = $round_id\n    group by a, coalesce(b, '')\n)\n"
        "select counted.a, sum(counted.groups) as groups\nfrom counted\n"
        "group by counted.a\norder by counted.a nulls first"
    )
    assert problems(plain) == []
    assert parameters(plain) == {"round_id"} and tables(plain) == {"t"}
