"""working_group and person_status -> group_narasumber: how far the nearest suitable narasumber is."""

import pandas as pd

from geo import distances
from schemas import contract

POINT = ["longitude", "latitude"]
METRES_PER_KM = 1000
DECIMALS = 3  # metres; a point of a register is never known better


def run(groups: pd.DataFrame, persons: pd.DataFrame) -> pd.DataFrame:
    """Rows of `group_narasumber` for the groups that have a point; without any suitable person their distance is empty.

    groups: working_group. persons: person_status.
    """
    placed = groups.dropna(subset=POINT).sort_values("group_id", ignore_index=True)
    asked = persons[persons["is_suitable"]].dropna(subset=POINT).sort_values("person_id", ignore_index=True)
    rows, metres = distances.nearest(placed[POINT].to_numpy(dtype=float), asked[POINT].to_numpy(dtype=float))
    found = pd.DataFrame({
        "group_id": placed["group_id"],
        # A row of -1 is outside the index, so the person is missing.
        "person_id": asked["person_id"].reindex(rows).to_numpy(),
        "distance_km": (pd.Series(metres) / METRES_PER_KM).round(DECIMALS),
    })  # fmt: skip
    return found.astype({column.name: column.pandas_dtype for column in contract.load("group_narasumber").columns})
