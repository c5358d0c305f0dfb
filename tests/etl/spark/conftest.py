"""One session of Spark for all tests that need it: starting it takes as long as most of them together."""

import shutil
from collections.abc import Iterator

import pytest
from pyspark.sql import SparkSession

from etl.spark import session


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Two threads, few parts. Without Java this fails and does not skip: the second engine is promised."""
    assert shutil.which("java"), (
        "no Java runtime: `make java` puts one there (Debian: apt-get install default-jre-headless)"
    )
    with session.opened(master="local[2]", memory="1g") as opened:
        # A few hundred rows: what is decided anew after each step costs more than it saves.
        opened.conf.set("spark.sql.adaptive.enabled", "false")
        opened.conf.set("spark.sql.shuffle.partitions", "1")
        yield opened
