"""One session of Spark for all tests that need it: starting it takes as long as most of them together."""

import shutil
from collections.abc import Iterator

import pytest
from pyspark.sql import SparkSession

from etl.spark import session

# A few hundred rows in some hundred queries: compiling each to Java code and to machine code, and deciding anew after
# each step, costs more than it saves. What the queries mean is not touched.
SMALL = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Two threads, few parts. Without Java this fails and does not skip: the second engine is promised."""
    java = "no Java runtime: `make java` puts one there (Debian: apt-get install default-jre-headless)"
    assert shutil.which("java"), java
    with session.opened(master="local[2]", memory="1g", more=SMALL) as opened:
        yield opened
