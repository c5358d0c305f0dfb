"""Places, dated rules and facts of the study, which stand in the repository and not in a lake."""

from datetime import date
from pathlib import Path

import pandas as pd

from etl import activity_rules, places, survey_2018
from etl.problems import BadInputError, Problem
from etl.spark.marts_folder import REFERENCE


def read(data: Path, as_of: date) -> dict[str, pd.DataFrame]:
    """The tables REFERENCE, as the build reads them from `data`. Raises BadInputError with all problems."""
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    survey_2018.run(data, tables, problems)
    places.run(tables, problems)
    activity_rules.run(data, as_of, tables, problems)
    if problems:
        raise BadInputError(problems)
    return {table: tables[table] for table in REFERENCE}
