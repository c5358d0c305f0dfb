"""The tables of the log on Apache Spark: for registers and logs that one machine no longer holds.

`python -m etl.spark` reads a lake (etl/lake), runs the very SQL of the build (etl/sql, indicators) and writes Parquet;
`python -m etl build --marts` takes that into the serving warehouse (loading.py). Only session.py and what it hands on
need `pyspark` and Java; loading does not.
"""
