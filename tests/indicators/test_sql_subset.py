"""The queries stay in the SQL that also runs on a distributed engine: the syntax tree is walked, node by node."""

import re

import pytest
import sqlglot
from sqlglot import exp

from indicators import registry

COLUMNS = ["round_id", "group_type", "kabupaten_code", "numerator", "denominator", "value_published"]
TABLES = {"survey_answer", "study_fact"}
# All that an indicator needs. A new name here must run on DuckDB and on Spark SQL alike.
FUNCTIONS = (exp.Cast, exp.Coalesce, exp.Case, exp.If, exp.Sum, exp.Max, exp.Count, exp.And, exp.Or)
REFUSED = (
    exp.Anonymous, exp.Filter, exp.Qualify, exp.Window, exp.Lambda, exp.Pivot, exp.Distinct, exp.Array, exp.List,
    exp.Bracket, exp.Columns, exp.Parameter, exp.Placeholder, exp.SetOperation, exp.Limit, exp.Hint,
)  # fmt: skip
QUERIES = [pytest.param(it.sql, id=it.id) for it in registry.all_indicators()]


def problems(sql: str) -> list[str]:
    """What is wrong with the text of an indicator's query; empty when nothing is."""
    code = re.sub(r"--[^\n]*", "", sql)
    found = [] if sql.startswith("-- ") else ["no comment at the top says what is counted"]
    if re.sub(r"'[^']*'", "", code) != re.sub(r"'[^']*'", "", code).lower():
        found.append("not in lower case")
    if "::" in code:
        found.append("`::` cast: write cast(x as type)")
    trees = [tree for tree in sqlglot.parse(sql, read="duckdb") if tree]
    if len(trees) != 1 or not isinstance(trees[0], exp.Select):
        return [*found, "not exactly one select"]
    tree = trees[0]
    if tree.named_selects != COLUMNS:
        found.append(f"columns are {tree.named_selects}, not {COLUMNS}")
    if tables := {table.sql() for table in tree.find_all(exp.Table)} - TABLES:
        found.append(f"reads {sorted(tables)}")
    found += [f"function {node.sql()}" for node in tree.find_all(exp.Func) if not isinstance(node, FUNCTIONS)]
    found += [f"{type(node).__name__}: {node.sql()}" for node in tree.find_all(*REFUSED)]
    found += ["star" for star in tree.find_all(exp.Star) if not isinstance(star.parent, exp.Count)]
    found += _grouping(tree)
    return found


def _grouping(tree: exp.Select) -> list[str]:
    group = tree.args.get("group")
    if group is None:
        return []
    if group.args.get("all") or not all(isinstance(key, exp.Column) for key in group.expressions):
        return ["group by: name the columns"]
    return []


@pytest.mark.parametrize("sql", QUERIES)
def test_the_query_has_the_six_columns_and_stays_in_the_subset(sql: str) -> None:
    assert problems(sql) == []


@pytest.mark.parametrize("sql", QUERIES)
def test_the_query_can_be_written_for_spark_without_anything_unsupported(sql: str) -> None:
    level = sqlglot.ErrorLevel.RAISE
    (spark,) = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=level)
    tree = sqlglot.parse_one(spark, read="spark")
    assert isinstance(tree, exp.Select) and tree.named_selects == COLUMNS


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in registry.all_indicators()])
def test_the_query_asks_the_question_that_the_yaml_names(it: registry.Indicator) -> None:
    asked = set(re.findall(r"question_id = '(\w+)'", it.sql))
    assert asked == ({it.question_id} if it.question_id else set())


def model(old: str = "", new: str = "") -> str:
    sql = registry.load("met_at_least_fortnightly").sql
    assert old in sql
    return sql.replace(old, new, 1) if old else sql


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        (model("-- Groups", "select 1; -- Groups"), "not exactly one select"),
        (model("-- Groups that met weekly or every two weeks.\n-- An", "\n-- An"), "no comment at the top"),
        (model("select", "SELECT"), "not in lower case"),
        (model("cast(null as double)", "null::double"), "`::` cast"),
        (model("as numerator", "as numbers"), "columns are"),
        (model("    group_type,\n", ""), "columns are"),
        (model("from survey_answer", "from survey_cell"), "reads ['survey_cell']"),
        (model("from survey_answer", "from read_csv('x.csv')"), "reads"),
        (model("max(respondents)", "median(respondents)"), "function"),
        (model("max(respondents)", "list(respondents)[1]"), "Bracket"),
        (model("max(respondents)", "max(respondents) filter (where not is_missing)"), "Filter"),
        (model("max(respondents)", "max(respondents) over ()"), "Window"),
        (model("max(respondents)", "count(distinct respondents)"), "Distinct"),
        (model("group by round_id, group_type, kabupaten_code", "group by all"), "group by: name the columns"),
        (model("group by round_id, group_type, kabupaten_code", "group by 1, 2, 3"), "group by: name the columns"),
        (model("'meeting_frequency'", "$question"), "Placeholder"),
        (model("select\n", "select distinct\n"), "Distinct"),
        (model("select\n", "select *,\n"), "star"),
    ],
)
def test_the_checker_refuses_what_is_outside(sql: str, problem: str) -> None:
    assert any(problem in found for found in problems(sql)), problems(sql)
