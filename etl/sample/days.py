"""On which days a group meets or is visited: a chain that runs on, so that a longer span only adds days at its end."""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.sample import chance, rules, school_calendar
from etl.sample.rules import Rhythm

FRIDAY, SATURDAY = 4, 5
# "peraturan lima hari sekolah (Senin-Jumat)" in Lombok Tengah (lines 941-945); elsewhere Saturday is liked (line 1482).
FIVE_DAY_WEEK = "52.02"


def weekday(kabupaten_code: str, *key: object) -> int:
    """The weekday of a group, 0 = Monday."""
    if kabupaten_code == FIVE_DAY_WEEK:
        return chance.whole(0, FRIDAY, "weekday", *key)
    return SATURDAY if chance.happens(0.4, "Saturday", *key) else chance.whole(0, FRIDAY, "weekday", *key)


def chain(rhythm: Rhythm | None, on: int, until: date, *key: object) -> Iterator[date]:
    """Days from rules.FIRST_DAY to `until`, on weekday `on` (0 = Monday), in the rhythm; none without a rhythm."""
    if rhythm is None:
        return
    # The chain starts before the span: the first gap is then as short as every other.
    day = rules.FIRST_DAY - timedelta(weeks=chance.whole(1, rhythm.longest, "start", *key))
    day += timedelta(days=(on - day.weekday()) % 7 - 7)
    number = 0
    while day <= until:
        if day >= rules.FIRST_DAY:
            yield day
        number += 1
        weeks = chance.whole(rhythm.shortest, rhythm.longest, "gap", number, *key)
        following = day + timedelta(weeks=weeks)
        day = school_calendar.open_week(following, -1 if rhythm.is_at_most else 1)


def meetings(frequency: str, kabupaten_code: str, until: date, group_id: str) -> Iterator[date]:
    """Days of a group's meetings for an answer of table 11."""
    on = weekday(kabupaten_code, group_id)
    rhythm = rules.MEETING_RHYTHM[frequency]
    for day in chain(rhythm, on, until, "meeting", group_id):
        if chance.happens(rules.FELL_THROUGH.get(frequency, 0.0), "fell through", group_id, day):
            continue
        moves = rhythm is not None and not rhythm.is_at_most and on > 0
        earlier = day - timedelta(days=1)
        if moves and earlier >= rules.FIRST_DAY and chance.happens(rules.ANOTHER_DAY, "another day", group_id, day):
            yield day if school_calendar.is_closed(earlier) else earlier
        else:
            yield day
