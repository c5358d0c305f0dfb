"""indicators/log_*.sql on Spark: the rows from which etl/sql/activity_value.sql makes activity_value."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

from etl import activity_values
from etl.activity_values import ASKED, COUNT_TYPE, COUNTS, STAGES
from etl.spark import tables
from indicators import registry
from indicators.registry import Indicator

COUNT = pa.decimal128(24, 6)  # COUNT_TYPE


def stage(spark: SparkSession, parameters: Mapping[str, Any]) -> None:
    """Make the three views that etl/sql/activity_value.sql reads; the tables that the indicators read must stand.

    Each indicator is counted by itself and its counts (a row per kecamatan and type: 1.3 million for the country) pass
    the driver: a union of all of them is one plan so large that handing it to each task takes longer than counting.
    Raises ValueError with the name of the file when a query breaks its own yaml.
    """
    counted: dict[str, list[pa.Table]] = {name: [] for name in STAGES}
    for indicator in registry.all_indicators("log"):
        counted[activity_values.stage_of(indicator)].append(_count(spark, indicator, parameters))
    for name, found in counted.items():
        spark.createDataFrame(pa.concat_tables(found)).createOrReplaceTempView(name)
    asked = spark.createDataFrame(activity_values.asked(), "indicator_id string, group_type string")
    asked.createOrReplaceTempView(ASKED)


def _count(spark: SparkSession, indicator: Indicator, parameters: Mapping[str, Any]) -> pa.Table:
    """The rows of one indicator, as its stage has them."""
    rows = tables.ask(spark, indicator.sql, parameters)
    activity_values.refuse_other_columns(indicator, rows.columns)
    keys = STAGES[activity_values.stage_of(indicator)]
    typed = [f.col(key).cast("string").alias(key) for key in keys]
    typed += [f.col(count).cast(COUNT_TYPE).alias(count) for count in COUNTS]
    found = rows.select(f.lit(indicator.id).alias("indicator_id"), *typed).toArrow()
    texts = [(name, pa.string()) for name in ("indicator_id", *keys)]
    return found.cast(pa.schema([*texts, *((count, COUNT) for count in COUNTS)]))
