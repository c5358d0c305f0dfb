"""The tables of the log on the whole sample: what must agree between them, whatever the sample holds."""

from typing import Any

import duckdb
import pytest

from indicators import registry

Database = duckdb.DuckDBPyConnection


def rows(database: Database, sql: str) -> list[tuple[Any, ...]]:
    return database.execute(sql).fetchall()


def test_every_group_has_one_status_and_every_month(database: Database) -> None:
    ((groups, statuses, months, cells),) = rows(
        database,
        """select (select count(*) from working_group), (select count(*) from group_status),
        (select count(distinct month) from group_month), (select count(*) from group_month)""",
    )
    assert groups == statuses > 400
    assert 24 <= months <= 26  # two years of meetings, the first and the last month cut
    assert cells == groups * months


def test_no_meeting_is_lost_or_counted_twice_between_the_tables(database: Database) -> None:
    ((confirmed, counted, by_month),) = rows(
        database,
        """select (select count(*) from meeting, warehouse_build
            where review_state = 'dikonfirmasi' and held_on < warehouse_build.as_of),
        (select count(*) from log_meeting), (select sum(meetings) from group_month)""",
    )
    assert confirmed == counted == by_month > 5000


def test_the_classes_share_out_all_groups_in_every_place(database: Database) -> None:
    wrong = rows(
        database,
        """select group_type, area_code, sum(numerator), max(denominator), min(denominator) from activity_value
        where indicator_id like 'log_class_%' group by group_type, area_code
        having sum(numerator) <> max(denominator) or min(denominator) <> max(denominator)""",
    )
    assert wrong == []


def test_a_class_says_the_same_as_the_meetings_counted_by_hand(database: Database) -> None:
    """Twelve months by DuckDB's own calendar, which the portable SQL may not use."""
    wrong = rows(
        database,
        """with held as (
            select working_group.group_id, count(log_meeting.meeting_id) as meetings
            from working_group cross join warehouse_build left join log_meeting
            on working_group.group_id = log_meeting.group_id
            and log_meeting.held_on >= warehouse_build.as_of - interval 12 month
            group by working_group.group_id)
        select group_status.group_id, held.meetings, activity_class from group_status join held using (group_id)
        where meetings_in_window <> held.meetings or activity_class <>
        case when meetings >= 16 then 'aktif' when meetings >= 4 then 'cukup_aktif'
        when meetings >= 1 then 'kurang_aktif' else 'vakum' end""",
    )
    assert wrong == []


@pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in registry.all_indicators("log")])
def test_a_kabupaten_is_the_sum_of_its_parts_exactly_where_the_yaml_says_so(
    database: Database, it: registry.Indicator
) -> None:
    found = rows(
        database,
        f"""with province as (select * from activity_value where indicator_id = '{it.id}' and level = 'provinsi'),
        summed as (select group_type, sum(numerator) as numerator, sum(denominator) as denominator
            from activity_value where indicator_id = '{it.id}' and level = 'kabupaten' group by group_type)
        select province.group_type, abs(province.numerator - summed.numerator) < 1e-6
            and abs(province.denominator - summed.denominator) < 1e-6
        from province join summed using (group_type)""",
    )
    assert len(found) == 4
    assert all(adds for _, adds in found) == it.adds_over_places


def test_no_share_is_more_than_all_and_every_figure_has_a_number(database: Database) -> None:
    shares = ", ".join(f"'{it.id}'" for it in registry.all_indicators("log") if it.scale == "share")
    ((over, missing),) = rows(
        database,
        f"""select (select count(*) from activity_value where numerator > denominator and indicator_id in ({shares})),
        (select count(*) from activity_value where numerator is null or denominator is null)""",
    )
    assert (over, missing) == (0, 0)


def test_every_group_with_a_point_has_a_distance_that_its_island_allows(database: Database) -> None:
    ((placed, measured, farthest),) = rows(
        database,
        """select (select count(*) from working_group where longitude is not null),
        (select count(distance_km) from group_narasumber), (select max(distance_km) from group_narasumber)""",
    )
    assert placed == measured > 400
    assert 0 < farthest < 150


def test_a_sum_of_kilometres_has_no_digits_that_depend_on_the_order_of_summing(database: Database) -> None:
    ((values, fractions, rough),) = rows(
        database,
        """select count(*), count(*) filter (numerator <> floor(numerator)),
        count(*) filter (numerator <> round(numerator, 6)) from activity_value""",
    )
    assert values > 20_000 and fractions > 100 and rough == 0
