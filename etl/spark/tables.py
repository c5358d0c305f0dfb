"""Tables between Spark, Parquet and frames, typed after their contracts."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from etl.lake import layout
from etl.spark import marts_folder
from etl.spark.findings import finding, refuse
from schemas import contract
from schemas.contract import Contract

# Contract type -> Spark's, Arrow's.
TYPES: Mapping[str, tuple[str, pa.DataType]] = {
    "text": ("string", pa.string()),
    "integer": ("bigint", pa.int64()),
    "number": ("double", pa.float64()),
    "boolean": ("boolean", pa.bool_()),
    "date": ("date", pa.date32()),
    "timestamp": ("timestamp_ntz", pa.timestamp("us")),
}
# As RFC 4180 has it and as spreadsheets write it; Spark's own way is a backslash. Each file must name the columns in
# the same order: else those of the first file would stand for all.
CSV = {"header": "true", "quote": '"', "escape": '"', "multiLine": "true", "encoding": "UTF-8", "mode": "FAILFAST",
       "enforceSchema": "false"}  # fmt: skip


def ask(spark: SparkSession, sql: str, parameters: Mapping[str, Any]) -> DataFrame:
    """The rows of one query of etl/sql or indicators; `$name` is bound from the parameters it names."""
    # Comments and quoted words are left as they are: a sentence may hold a dollar.
    named = re.compile(r"(--[^\n]*|'[^']*')|\$([a-z_]\w*)")
    used = {match[2] for match in named.finditer(sql) if match[2]}
    text = named.sub(lambda match: match[1] or f":{match[2]}", sql)
    return spark.sql(text, args={name: parameters[name] for name in sorted(used)})


def cast(rows: DataFrame, rules: Contract) -> DataFrame:
    """The columns of the contract, in its order and types."""
    return rows.select(*(f.col(column.name).cast(TYPES[column.type][0]) for column in rules.columns))


def from_lake(spark: SparkSession, lake: str, table: str, files: list[str]) -> DataFrame:
    """A table of a lake. files: its files below the lake, of both formats; without any it is empty.

    Raises BadInputError when a column is missing. A value of a wrong type stops the run that reads it.
    """
    rules, found = contract.load(table), []
    for suffix in layout.SUFFIXES:
        if of_format := [f"{lake}/{path}" for path in files if path.endswith(suffix)]:
            reader = spark.read.option("basePath", f"{lake}/{table}")
            rows = reader.options(**CSV).csv(of_format) if suffix == ".csv" else reader.parquet(*of_format)
            found.append(cast(_complete(rows, rules), rules))
    if not found:
        return from_frame(spark, pd.DataFrame(columns=rules.names), rules)
    return found[0] if len(found) == 1 else found[0].unionByName(found[1])


def from_frame(spark: SparkSession, frame: pd.DataFrame, rules: Contract) -> DataFrame:
    """A frame as rows of Spark."""
    schema = pa.schema([(column.name, TYPES[column.type][1]) for column in rules.columns])
    typed = frame[rules.names].astype({column.name: column.pandas_dtype for column in rules.columns})
    return spark.createDataFrame(pa.Table.from_pandas(typed, schema, preserve_index=False))


def to_frame(rows: DataFrame, columns: list[str], rules: Contract) -> pd.DataFrame:
    """Some columns of a table as a frame, typed after the contract."""
    frame: pd.DataFrame = rows.select(*columns).toArrow().to_pandas(date_as_object=False)
    return frame.astype({name: rules.column(name).pandas_dtype for name in columns})


def from_marts(spark: SparkSession, out: str, table: str) -> DataFrame:
    """A table as it was written, with its partition columns after those of the contract; it may have no rows."""
    rules = contract.load(table)
    kinds = [f"{column.name} {TYPES[column.type][0]}" for column in rules.columns]
    kinds += [f"{name} string" for name in layout.PARTITIONS if table in marts_folder.PARTITIONED]
    return spark.read.schema(", ".join(kinds)).parquet(f"{out}/{table}")


def _complete(rows: DataFrame, rules: Contract) -> DataFrame:
    missing = [name for name in rules.names if name not in rows.columns]
    refuse([finding("column_missing", f"{rules.table}/", column=name) for name in missing])
    empty = [f.when(f.col(one) != "", f.col(one)).alias(one) if kind == "string" else f.col(one)
             for one, kind in rows.dtypes]  # fmt: skip
    return rows.select(*empty)
