"""One Spark session: in this process, given by spark-submit, or far away (Spark Connect)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

# What a run on Spark may end with: told by Spark, or by Java itself.
FAILURES = (PySparkException, Py4JError)
# What the meaning of the SQL rests on. Session settings, so they can be made on a server that somebody else started.
MEANING = {
    "spark.sql.ansi.enabled": "true",  # a value that is no number stops the run instead of becoming empty
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # province 06 is not 6
    "spark.sql.sources.partitionOverwriteMode": "static",  # nothing of an older run stays
}
# Only for a session that starts here; a cluster has its own.
LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",  # nobody outside shall find it
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # Six log tables read by one process: threads, not machines, so few and larger parts.
    "spark.sql.shuffle.partitions": "8",
}


@contextmanager
def opened(
    master: str | None = None,
    remote: str | None = None,
    memory: str | None = None,
    more: Mapping[str, str] | None = None,
) -> Iterator[SparkSession]:
    """A session, stopped at the end. master: `local[2]`, `spark://host:7077` ...; none: what spark-submit says, else
    all cores here. remote: `sc://host:15002`, instead of a master. memory: of a driver that starts here (`4g`).
    more: settings of a driver that starts here.
    """
    builder = SparkSession.builder.appName("gugus-dashboard marts")
    if remote:
        builder = builder.remote(remote)
    elif master:
        builder = builder.master(master)
    settings = {**(LOCAL if master and master.startswith("local") else {}), **(more or {})}
    if memory:
        settings["spark.driver.memory"] = memory
    for name, value in ({} if remote else settings).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        prepare(session)
        yield session
    finally:
        session.stop()


def told(error: Exception) -> str:
    """What Spark says of a failure without where in its own code: the first line, and the last cause with its lines."""
    lines = str(error).splitlines() or [type(error).__name__]
    causes = [number for number, line in enumerate(lines) if line.startswith("Caused by:")]
    found = [lines[0]]
    for line in lines[causes[-1] :] if causes else []:
        if line.startswith("\tat "):
            break
        found.append(line.strip())
    return "\n  ".join(found)


def prepare(session: SparkSession) -> None:
    """Make the settings that the meaning of the SQL rests on."""
    for name, value in MEANING.items():
        session.conf.set(name, value)
