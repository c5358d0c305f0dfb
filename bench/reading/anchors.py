"""Are the pages that all readers are held against right themselves? Figures of the warehouse, asked for directly."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from bench.reading.visits import State
from queries.run import LOCKED
from schemas.warehouse_file import POINTER

# Pages that say this figure of the survey in words, `2 dari 11`, for the chosen kabupaten and type.
INDICATOR, PAGES = "met_at_least_fortnightly", ("", "keaktifan")
FIGURES = """
select kabupaten.name, indicator_value.group_type, indicator_value.numerator, indicator_value.denominator
from indicator_value inner join kabupaten on indicator_value.kabupaten_code = kabupaten.code
where indicator_value.indicator_id = $indicator and indicator_value.numerator is not null
"""


def check(folder: Path, words: Mapping[State, Sequence[str]]) -> int:
    """How many figures were found on their page. Raises AssertionError for one that is not."""
    file = folder / (folder / POINTER).read_text().strip()
    with duckdb.connect(str(file), read_only=True, config=dict(LOCKED)) as connection:
        rows = connection.execute(FIGURES, {"indicator": INDICATOR}).fetchall()
    found = 0
    for place, group_type, numerator, denominator in rows:
        for page in PAGES:
            seen = words.get((page, place, group_type))
            if seen is not None and denominator:
                said = f"{numerator} dari {denominator}"
                if not any(said in one for one in seen):
                    raise AssertionError(f"`{said}` is not on the page {(page, place, group_type)}")
                found += 1
    if not found:
        raise AssertionError("no page could be held against the warehouse")
    return found
