"""A narasumber is named only with consent: no name without a "ya" beside it, and none after a later "tidak"."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from etl.intake import messages

if TYPE_CHECKING:
    from etl.intake.sheet_rows import SheetRows

NAME, CONSENT = "namabilasetuju", "setujuditampilkan"  # fields of the sheet narasumber


def keep_names_with_consent(rows: "SheetRows") -> None:
    """Of narasumber who did not say yes in the same row no name stays, nor is any name told with another value."""
    if NAME not in rows.frame or CONSENT not in rows.frame:
        return
    rows.cells.pop(NAME, None)
    unasked = rows.frame[NAME].notna() & ~rows.frame[CONSENT].fillna(False).astype(bool)
    if unasked.any():
        rows.frame.loc[unasked, NAME] = pd.NA
        first = int(rows.rows[np.flatnonzero(unasked.to_numpy())[0]])
        rows.notes.append(messages.note(rows.name, "note_no_consent", count=int(unasked.sum()), row=first))


def withdrawn(persons: pd.DataFrame) -> pd.DataFrame:
    """Rows of resource_person in the order of the files: who took the consent back has no name, in no earlier row."""
    said = persons.dropna(subset=["has_consent"]).drop_duplicates("person_id", keep="last")
    gone = set(said.loc[~said["has_consent"].astype(bool), "person_id"])
    return persons.assign(name=persons["name"].mask(persons["person_id"].isin(list(gone)))) if gone else persons
