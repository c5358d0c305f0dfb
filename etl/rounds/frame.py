"""How many groups answered in each kabupaten, out of how many: survey_frame of a round that came as records."""

from collections import Counter

import pandas as pd

from etl.rounds import questionnaire
from schemas.vocabulary import GroupType


def rows(round_id: str, respondents: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> list[dict[str, object]]:
    """Every type of group in every kabupaten of the study and in all of them together, also where nobody answered.

    The total is the number of groups in a register of one's own. Table 1 counts the groups of 2018 and says nothing
    of a later year, and the simulated register is nobody's count: then, and where the register holds fewer groups
    than answered, the total is not known.
    """
    registered = _registered(tables["working_group"])
    made: list[dict[str, object]] = []
    for kind in questionnaire.group_types():
        known: list[int | None] = []
        answered = 0
        for place in questionnaire.field("kabupaten_code").options:
            surveyed = _count(respondents, kind, place.option_id)
            total = registered.get((str(kind), place.option_id))
            total = total if total is not None and total >= surveyed else None
            known.append(total)
            answered += surveyed
            made.append(_row(round_id, kind, place.option_id, total, surveyed))
        everywhere = None if None in known else sum(total for total in known if total is not None)
        made.append(_row(round_id, kind, None, everywhere, answered))
    return made


def _registered(groups: pd.DataFrame) -> dict[tuple[str, str], int]:
    """(type, kabupaten) -> groups of a register of one's own. A type it does not list at all may just be left out."""
    own = groups[~groups["is_sample"].astype(bool)]
    counted = Counter(zip(own["group_type"], own["kabupaten_code"], strict=True))
    return {(str(kind), str(code)): number for (kind, code), number in counted.items()}


def _count(respondents: pd.DataFrame, kind: GroupType, code: str) -> int:
    if respondents.empty:
        return 0
    return int(((respondents["group_type"] == kind) & (respondents["kabupaten_code"] == code)).sum())


def _row(round_id: str, kind: GroupType, code: str | None, total: int | None, surveyed: int) -> dict[str, object]:
    return {"round_id": round_id, "group_type": str(kind), "kabupaten_code": code, "groups_total": total,
            "groups_surveyed": surveyed}  # fmt: skip
