"""indicators/log_*.sql on Spark: the rows from which etl/sql/activity_value.sql makes activity_value."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from etl import activity_values
from etl.spark import tables
from indicators import registry


def stage(spark: SparkSession, parameters: Mapping[str, Any]) -> None:
    """Make the three views that etl/sql/activity_value.sql reads; the tables that the indicators read must stand.

    Raises ValueError with the name of the file when a query breaks its own yaml.
    """
    parts: dict[str, list[DataFrame]] = {name: [] for name in activity_values.STAGES}
    for indicator in registry.all_indicators("log"):
        rows = tables.ask(spark, indicator.sql, parameters)
        activity_values.refuse_other_columns(indicator, rows.columns)
        name = activity_values.stage_of(indicator)
        counts = [f.col(count).cast(activity_values.COUNT_TYPE).alias(count) for count in activity_values.COUNTS]
        keys = [f.col(key).cast("string").alias(key) for key in activity_values.STAGES[name]]
        parts[name].append(rows.select(f.lit(indicator.id).alias("indicator_id"), *keys, *counts))
    for name, found in parts.items():
        reduce(DataFrame.unionAll, found).createOrReplaceTempView(name)
    asked = spark.createDataFrame(activity_values.asked(), "indicator_id string, group_type string")
    asked.createOrReplaceTempView(activity_values.ASKED)
