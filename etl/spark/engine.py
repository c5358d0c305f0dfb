"""A lake -> the derived tables of the log as Parquet, worked out by Spark with the SQL of the build."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from etl import distances
from etl.lake import layout
from etl.spark import marts_folder, tables, values
from etl.spark.findings import finding, refuse
from etl.spark.marts_folder import Note
from etl.warehouse import SQL
from schemas import contract

Tell = Callable[[str, int], object]  # table, rows


def run(
    spark: SparkSession,
    lake: str,
    out: str,
    known: Mapping[str, pd.DataFrame],
    as_of: date,
    tell: Tell = lambda *_: None,
) -> Note:
    """Work out every table of marts_folder.TABLES on `as_of` and write it; returns the note left beside them.

    lake, out: folders or addresses (`s3a://...`) that all machines of the session reach under the same name. known:
    places and rules (reference.read). Raises BadInputError on inputs that cannot be read.
    """
    lake, out = lake.rstrip("/"), out.rstrip("/")
    if out == lake or out.startswith(f"{lake}/"):
        refuse([finding("inside", "--out", out)])
    contents = lake_contents(spark, lake)
    work = _Work(spark, out, as_of)
    note = marts_folder.note(as_of, marts_folder.lake_fingerprint(contents), known, f"spark {spark.version}")
    work.write_note(note)
    for table, frame in known.items():
        tables.from_frame(spark, frame, contract.load(table)).createOrReplaceTempView(table)
    for table in layout.TABLES:
        files = sorted(path for path in contents if path.startswith(f"{table}/"))
        tables.from_lake(spark, lake, table, files).createOrReplaceTempView(table)
    rows = {}
    for table, one in work.each():
        rows[table] = one
        tell(table, sum(one.values()))
    finished = dataclasses.replace(note, is_finished=True, rows=rows)
    work.write_note(finished)
    return finished


def lake_contents(spark: SparkSession, lake: str) -> dict[str, str]:
    """Path below the lake -> SHA-256 of the content, read by the machines of the session. Raises BadInputError."""
    suffixes = ",".join(suffix.removeprefix(".") for suffix in layout.SUFFIXES)
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    found = reader.option("pathGlobFilter", f"*.{{{suffixes}}}").load(lake)
    hashed = found.select("path", f.sha2("content", 256).alias("sha256")).collect()
    below = re.sub(r"^\w+:/*", "", lake).strip("/") + "/"  # Spark writes the same folder as file:/ or file:///
    contents = {row["path"].partition(below)[2]: row["sha256"] for row in hashed}
    contents = {path: one for path, one in contents.items() if path.split("/")[0] in layout.TABLES}
    if not any(path.startswith("working_group/") for path in contents):
        refuse([finding("no_register", "--lake", lake)])
    return contents


@dataclasses.dataclass(frozen=True)
class _Work:
    spark: SparkSession
    out: str
    as_of: date

    def each(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Every table, written, with the rows of its parts. What comes later reads it there, not worked out anew."""
        for table in marts_folder.TABLES:
            self._write(table, self._rows(table))
            written = tables.from_marts(self.spark, self.out, table)
            yield table, self._parts(table, written)
            written.select(*contract.load(table).names).createOrReplaceTempView(table)

    def write_note(self, note: Note) -> None:
        line = self.spark.createDataFrame([(note.to_json(),)], "value string")
        line.coalesce(1).write.mode("overwrite").text(f"{self.out}/{marts_folder.NOTE}")

    def _rows(self, table: str) -> DataFrame:
        rules, parameters = contract.load(table), {"as_of": self.as_of}
        if table == "group_narasumber":
            return tables.from_frame(self.spark, self._distances(), rules)
        if table == "activity_value":
            values.stage(self.spark, parameters)
        answer = tables.ask(self.spark, (SQL / f"{table}.sql").read_text(encoding="utf-8"), parameters)
        if answer.columns != rules.names:
            raise ValueError(f"etl/sql/{table}.sql gives {answer.columns}, but the contract says {rules.names}")
        return tables.cast(answer, rules)

    def _distances(self) -> pd.DataFrame:
        """On the driver: 40,000 groups and 5,000 persons take seconds, and workers need no Python of ours."""
        wanted = {"working_group": ["group_id"], "person_status": ["person_id", "is_suitable"]}
        groups, persons = (
            tables.to_frame(self.spark.table(table), [*names, *distances.POINT], contract.load(table))
            for table, names in wanted.items()
        )
        return distances.run(groups, persons)

    def _write(self, table: str, rows: DataFrame) -> None:
        """One file per part, sorted; the sort of the query itself is left out by Spark then."""
        where = f"{self.out}/{table}"
        if table not in marts_folder.PARTITIONED:
            rows.write.mode("overwrite").parquet(where)
            return
        dated = rows.withColumn("year", f.year(marts_folder.PARTITIONED[table]).cast("string"))
        placed = dated.join(f.broadcast(self._provinces()), "group_id", "left")
        sorted_by = [*layout.PARTITIONS, "group_id", marts_folder.PARTITIONED[table], *contract.load(table).key]
        parts = placed.repartition(*layout.PARTITIONS).sortWithinPartitions(*dict.fromkeys(sorted_by))
        parts.write.mode("overwrite").partitionBy(*layout.PARTITIONS).parquet(where)

    def _provinces(self) -> DataFrame:
        groups, kabupaten = self.spark.table("working_group"), self.spark.table("kabupaten")
        owners = kabupaten.select(f.col("code").alias("kabupaten_code"), "province_code")
        return groups.join(owners, "kabupaten_code").select("group_id", "province_code")

    def _parts(self, table: str, written: DataFrame) -> dict[str, int]:
        if table not in marts_folder.PARTITIONED:
            return {marts_folder.WHOLE: written.count()}
        counted = written.groupBy(*layout.PARTITIONS).count().collect()
        names = layout.PARTITIONS
        return {marts_folder.part((name, row[name]) for name in names): row["count"] for row in counted}
