"""What must hold on whatever day the dashboard is built: looked at for every one of the 2,923 days of the span."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from etl.sample import observed, rules, school_calendar
from etl.sample.reading import _years_before
from etl.sample.writing import World
from tests.etl.sample.conftest import Frames

FIRST_AS_OF, LAST_AS_OF = date(2024, 1, 1), date(2032, 1, 1)
DAYS = [FIRST_AS_OF + timedelta(days=number) for number in range((LAST_AS_OF - FIRST_AS_OF).days + 1)]
TODAY = np.array([day.toordinal() for day in DAYS])
YEAR_AGO = np.array([_years_before(day, 1).toordinal() for day in DAYS])
TWO_YEARS_AGO = np.array([_years_before(day, 2).toordinal() for day in DAYS])
CLASS_FROM = [(16, "aktif"), (4, "cukup_aktif"), (1, "kurang_aktif"), (0, "vakum")]  # the default rule


def ordinals(column: pd.Series) -> np.ndarray:
    return np.array([day.toordinal() for day in column])


def in_window(days: np.ndarray, since: np.ndarray) -> np.ndarray:
    """Of sorted days, how many lie in [since, today), for every today."""
    return np.searchsorted(days, TODAY) - np.searchsorted(days, since)


def by_group(frame: pd.DataFrame, column: str) -> dict[str, np.ndarray]:
    return {str(group): ordinals(rows) for group, rows in frame.groupby("group_id")[column]}


def answers(world: World, question: str) -> Iterator[tuple[str, str]]:
    yield from world.answers.one[question].items()


def test_the_class_of_a_group_is_that_of_its_drawn_answer(made: Frames, world: World) -> None:
    options = world.study.options[world.study.options["question_id"] == "meeting_frequency"]
    class_of = dict(zip(options["option_id"], options["activity_class"], strict=True))
    held = by_group(made["meeting"], "held_on")
    seen = set()
    for group, answer in answers(world, "meeting_frequency"):
        counts = in_window(held.get(group, np.array([])), YEAR_AGO)
        place = [name for _, name in CLASS_FROM].index(class_of[answer])
        least = CLASS_FROM[place][0]
        most = CLASS_FROM[place - 1][0] - 1 if place else 10**6
        assert ((counts >= least) & (counts <= most)).all(), (group, answer, counts.min(), counts.max())
        seen.add(class_of[answer])
    assert seen == {name for _, name in CLASS_FROM}


@pytest.mark.parametrize(
    ("question", "table", "column", "least"),
    [
        ("meeting_frequency", "meeting", "held_on", observed.FREQUENCY_FROM),
        ("monitoring", "monitoring_visit", "visited_on", rules.VISITS_IN_TWO_YEARS_FROM),
    ],
)
def test_two_years_of_the_log_tell_the_drawn_answer(
    question: str, table: str, column: str, least: dict[str, int], made: Frames, world: World
) -> None:
    log = by_group(made[table], column)
    most = {answer: min([bound for bound in least.values() if bound > own], default=10**6) - 1
            for answer, own in least.items()}  # fmt: skip
    for group, answer in answers(world, question):
        counts = in_window(log.get(group, np.array([])), TWO_YEARS_AGO)
        assert ((counts >= least[answer]) & (counts <= most[answer])).all(), (group, answer, counts.min(), counts.max())


@pytest.mark.parametrize(
    ("question", "column"), [("topics", "topic"), ("narasumber", "narasumber_kind"), ("agenda", "kind")]
)
def test_every_drawn_answer_comes_up_in_any_two_years_and_no_other(
    question: str, column: str, made: Frames, world: World
) -> None:
    log = made["meeting"].dropna(subset=[column])
    found = {key: ordinals(rows) for key, rows in log.groupby(["group_id", column])["held_on"]}
    drawn = {(group, answer) for group, given in world.answers.several[question].items() for answer in given}
    assert set(found) == drawn
    for key, days in found.items():
        assert (in_window(days, TWO_YEARS_AGO) > 0).all(), key


def test_average_attendance_never_leaves_the_drawn_band(made: Frames, world: World) -> None:
    edges = rules.ATTENDANCE_FROM
    log = made["meeting"].dropna(subset=["attended"])
    assert set(log["group_id"]) == set(world.answers.one["attendance"])
    for group, rows in log.groupby("group_id"):
        days = ordinals(rows["held_on"])
        since, until = np.searchsorted(days, TWO_YEARS_AGO), np.searchsorted(days, TODAY)
        came = np.concatenate([[0], rows["attended"].to_numpy(dtype=float).cumsum()])
        asked = np.concatenate([[0], rows["invited"].to_numpy(dtype=float).cumsum()])
        shares = (came[until] - came[since]) / (asked[until] - asked[since])
        band = world.answers.one["attendance"][str(group)]
        above = min([edge for edge in edges.values() if edge > edges[band]], default=1.01)
        assert (shares >= edges[band]).all() and (shares < above).all(), (group, band, shares.min(), shares.max())


def test_nobody_meets_or_visits_on_a_closed_day(made: Frames) -> None:
    for table, column in (("meeting", "held_on"), ("monitoring_visit", "visited_on")):
        days = {day.date() for day in made[table][column]}
        assert len(days) > 2000
        assert [day for day in days if school_calendar.is_closed(day)] == []
