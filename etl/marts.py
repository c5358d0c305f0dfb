"""The register and the log -> what pages ask: group by group and month by month, in the order in which they build on
each other. Every figure of the log reads `log_meeting`, so that all count the same meetings.
"""

import pandas as pd

from etl import distances
from etl.warehouse import NewWarehouse

BEFORE_DISTANCES = ("log_meeting", "log_waiting", "group_month", "group_status", "person_status")
AFTER_DISTANCES = ("group_criterion", "group_standard", "plausibility")
OF_GROUP = ("group_id", *distances.POINT)
OF_PERSON = ("person_id", "is_suitable", *distances.POINT)
DRAWN = (*OF_GROUP, "name", "group_type", "kabupaten_code", "kecamatan_code", "members")
# Counted once for every place, so that no question of a figure reads meetings or groups one by one. Only figures read
# them (queries/kinds.py), so no copy for one reader holds them.
OF_PLACES = ("place_day", "place_month", "place_topic", "place_speaker", "place_funding", "place_spending",
             "place_criterion", "log_state")  # fmt: skip
TABLES = (*BEFORE_DISTANCES, "group_narasumber", *AFTER_DISTANCES, *OF_PLACES)


def fill(new: NewWarehouse) -> None:
    """Write these tables; the register must stand there. Places of groups and persons are fetched, the log never is."""
    for table in BEFORE_DISTANCES:
        new.derive(table)
    groups, persons = new.frame("working_group", OF_GROUP), new.frame("person_status", OF_PERSON)
    new.write("group_narasumber", distances.run(groups, persons))
    for table in (*AFTER_DISTANCES, *OF_PLACES):
        new.derive(table)


def located(new: NewWarehouse) -> pd.DataFrame:
    """The register with the class of each group: what the map draws (columns: see static_files.publish)."""
    classes = new.frame("group_status", ("group_id", "activity_class"))
    return new.frame("working_group", DRAWN).merge(classes, on="group_id")
