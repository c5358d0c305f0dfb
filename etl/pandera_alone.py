"""pandera without Spark: where pyspark is installed pandera imports all of it, half a second for every command.

Nothing here checks a frame of Spark with pandera; what is asked of pandas stays the same.
"""

import sys

SPARK = "pyspark.pandas"

_found = sys.modules.get(SPARK)
if _found is None:
    # The import system's own sign for "there is none".
    sys.modules[SPARK] = None  # type: ignore[assignment]
import pandera.pandas as pa  # noqa: E402

if _found is None:
    del sys.modules[SPARK]

__all__ = ["pa"]
