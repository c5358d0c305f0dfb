"""indicators/<id>.sql -> indicator_value: numerator and denominator of every indicator in every place."""

import duckdb

from etl.warehouse import NewWarehouse
from indicators import registry

ROW_COLUMNS = "round_id, group_type, kabupaten_code, numerator, denominator, value_published"
CREATE_ROWS = """
    create temporary table indicator_row (
        indicator_id varchar, question_id varchar, round_id varchar, group_type varchar, kabupaten_code varchar,
        numerator bigint, denominator bigint, value_published double
    )
"""


def fill(new: NewWarehouse) -> int:
    """Run every indicator's SQL into the temporary table `indicator_row`; returns how many indicators there are."""
    new.connection.execute(CREATE_ROWS)
    indicators = registry.all_indicators()
    for indicator in indicators:
        try:
            answer = new.connection.sql(indicator.sql)
            rows = answer.project(ROW_COLUMNS).fetchall()
        except duckdb.Error as error:
            raise ValueError(f"indicators/{indicator.id}.sql does not run: {error}") from error
        if not rows:
            raise ValueError(f"indicators/{indicator.id}.sql gives no row; check its question and option ids")
        marks = [(indicator.id, indicator.question_id, *row) for row in rows]
        new.connection.executemany("insert into indicator_row values (?, ?, ?, ?, ?, ?, ?, ?)", marks)
    return len(indicators)
