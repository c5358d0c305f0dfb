import os

from bench import repeats, spark


def size(meetings, duckdb, others):
    def one(seconds, ratio):
        return {"seconds": repeats.summary([seconds]).as_dict(), "times_duckdb": ratio, "megabytes": 1500.0}

    return {"meetings": meetings, "groups": 40_000, "duckdb": one(duckdb, 1.0), "spark": one(others, others / duckdb)}


FIGURES = {"memory": "4g", "pyspark": "4.3.0", "sizes": [size(1_000_000, 4.0, 40.0), size(21_000_000, 24.0, 100.0)]}


def test_the_cost_model_is_the_line_through_the_smallest_and_the_largest_log():
    assert spark.model(FIGURES) == {"duckdb": (3.0, 1.0), "spark": (37.0, 3.0)}


def test_the_table_tells_every_engine_at_every_size_and_the_model_below_it():
    lines = spark.rendered(FIGURES).splitlines()
    assert "| 21.0 million | Spark 4.3.0 | 100.0 | 100.0 | 4.2 x | 1,500 MB |" in lines
    assert "Spark: 37 s, and 3.00 s for each million of meetings on two cores." in lines


def test_memory_is_that_of_a_process_and_of_what_it_starts():
    assert spark.tree_megabytes(os.getppid()) > spark.tree_megabytes(os.getpid()) > 10
