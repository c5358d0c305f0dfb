"""The sample: a simulated register and activity log that agree with the study, for as long as there are no own files.

`python -m etl.sample` makes data/sample/ anew; `read()` cuts from it what a build of one day shows.
"""

from etl.sample.reading import BATCH_ID, OutsideTheSpanError, read

__all__ = ["BATCH_ID", "OutsideTheSpanError", "read"]
