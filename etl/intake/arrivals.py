"""Rows of all files, the oldest first -> what arrived, and the tables in which a later row updates an earlier one."""

import pandas as pd

from etl.intake import consent
from schemas import contract

Tables = dict[str, pd.DataFrame]

# Groups first, then their other names: what comes after refers to them.
ORDER = ("working_group", "group_alias", "meeting", "funding", "spending", "resource_person", "monitoring_visit")
TOPICS = "resource_person_topic"


def arrived(parts: dict[str, list[pd.DataFrame]]) -> Tables:
    """Every row of every file in the order of the files, typed. Topics: one row per person and file (topics_said)."""
    found = {table: _whole(parts.get(table, []), table) for table in ORDER}
    found["resource_person"] = consent.withdrawn(found["resource_person"])
    return found | {TOPICS: topics_said(_whole(_each_topics(parts), TOPICS))}


def standing(arrived: Tables, parts: dict[str, list[pd.DataFrame]]) -> Tables:
    """One row per key: the tables as the last file leaves them."""
    tables = {table: _updated(arrived[table], list(contract.load(table).key)) for table in ORDER}
    return tables | {TOPICS: _whole(_latest_topics(_each_topics(parts)), TOPICS)}


def topics_said(topics: pd.DataFrame) -> pd.DataFrame:
    """One row per person and file, the topics joined by "; " as one value: they replace each other together."""
    said = ["person_id", "batch_id", "source_sheet", "source_row"]
    joined = topics.groupby(said, sort=False, as_index=False, dropna=False).agg({"topic": "; ".join})
    return typed(joined, TOPICS)


def typed(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The columns of the contract in their types; a column that is not there is empty."""
    rules = contract.load(table)
    return frame.reindex(columns=rules.names).astype({column.name: column.pandas_dtype for column in rules.columns})


def _whole(found: list[pd.DataFrame], table: str) -> pd.DataFrame:
    parts = [typed(frame, table) for frame in found]
    return pd.concat(parts, ignore_index=True) if parts else typed(pd.DataFrame(), table)


def _updated(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """One row per key: what a later file leaves blank stays as the earlier one said."""
    several = frame.duplicated(key, keep=False)
    if not several.any():
        return frame
    last = frame[several].groupby(key, sort=False, as_index=False).last()[list(frame.columns)]
    return pd.concat([frame[~several], last.astype(frame.dtypes.to_dict())], ignore_index=True)


def _each_topics(parts: dict[str, list[pd.DataFrame]]) -> list[pd.DataFrame]:
    return [_topics(frame) for frame in parts.get("resource_person", [])]


def _topics(persons: pd.DataFrame) -> pd.DataFrame:
    listed = persons.melt(
        ["person_id", "batch_id", "source_sheet", "source_row"], ["topik1", "topik2", "topik3"], value_name="topic"
    )
    return listed.dropna(subset=["topic"]).drop_duplicates(["person_id", "topic"])


def _latest_topics(topics: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """A later file that says topics of a person says all of them."""
    said: set[str] = set()
    kept = []
    for frame in reversed(topics):
        kept.append(frame[~frame["person_id"].isin(list(said))])
        said |= set(frame["person_id"])
    return kept[::-1]
