"""The register and the log -> what pages ask: group by group and month by month, in the order in which they build on
each other. Every figure of the log reads `log_meeting`, so that all count the same meetings.
"""

import pandas as pd

from etl import distances
from etl.warehouse import NewWarehouse

BEFORE_DISTANCES = ("log_meeting", "group_month", "group_status", "person_status")
AFTER_DISTANCES = ("group_criterion", "group_standard", "plausibility")
TABLES = (*BEFORE_DISTANCES, "group_narasumber", *AFTER_DISTANCES)


def fill(new: NewWarehouse, tables: dict[str, pd.DataFrame]) -> None:
    """Write these tables and add them to `tables`, for the checks that follow; the register must stand there."""
    for table in BEFORE_DISTANCES:
        tables[table] = new.derive(table)
    tables["group_narasumber"] = distances.run(tables["working_group"], tables["person_status"])
    new.write("group_narasumber", tables["group_narasumber"])
    for table in AFTER_DISTANCES:
        tables[table] = new.derive(table)


def located(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The register with the class of each group: what the map draws (columns: see static_files.publish)."""
    return tables["working_group"].merge(tables["group_status"][["group_id", "activity_class"]], on="group_id")
