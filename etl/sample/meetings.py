"""The activity log: when each group met, on what, with whom, how many came, what it cost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

from etl.sample import chance, days, money, rules
from etl.sample.answers import Answers
from etl.sample.groups import Group
from schemas.vocabulary import MeetingKind, Topic

COST_ROUNDED_TO = 5_000
FREQUENT = ("mingguan", "dua_mingguan")
RARE = ("tahunan", "semester", "triwulan")
# "KKG yang membagi lagi kelompoknya berdasarkan tingkatan kelas ... memiliki lebih banyak kegiatan" (lines 878-884): of
# groups that meet every week, every fourth meeting is for all, the others for the teachers of some classes.
FOR_ALL_EVERY, SHARE_OF_CLASS_MEETING = 4, 1 / 3


def log(groups: Sequence[Group], answers: Answers, until: date) -> Iterator[dict[str, Any]]:
    """Rows of all meetings from rules.FIRST_DAY to `until` (a 31 December), by group and day."""
    certificates = _certificates(groups, answers)
    for group in groups:
        yield from _Log(group, answers, group.group_id in certificates).rows(until)


def _certificates(groups: Sequence[Group], answers: Answers) -> set[str]:
    """Groups whose development meetings count towards a certificate (rules.CERTIFICATES)."""
    found: set[str] = set()
    for kind, share in rules.CERTIFICATES.items():
        ids = [one.group_id for one in groups if one.kind == kind]
        could = [one for one in ids if str(MeetingKind.PENGEMBANGAN) in answers.several["agenda"].get(one, ())]
        named = [one.group_id for one in groups if one.study]
        found |= chance.chosen(could, min(1.0, share * len(ids) / max(1, len(could))), f"certificates/{kind}", named)
    return found


@dataclass
class _Log:
    """One group's meetings; `carry` and `noise` keep its attendance on its average."""

    group: Group
    answers: Answers
    gives_certificates: bool
    carry: float = 0.0
    noise: float = 0.0

    @cached_property
    def frequency(self) -> str:
        return self.answers.frequency(self.group)

    def rows(self, until: date) -> Iterator[dict[str, Any]]:
        held = list(days.meetings(self.frequency, self.group.kabupaten_code, until, self.group.group_id))
        topic, narasumber = self._wheel("topics", 0.15), self._wheel("narasumber", 0.65)
        rows = [self._row(number, day, topic(number), narasumber(number)) for number, day in enumerate(held)]
        for year in sorted({day.year for day in held}):
            self._add_costs([row for row in rows if row["held_on"].year == year], year)
        for row in rows:
            yield row
            if self._slip("twice", rules.WRITTEN_TWICE, row["held_on"]):
                yield dict(row)

    def _row(self, number: int, day: date, topic: str | None, narasumber: str | None) -> dict[str, Any]:
        kind = self._kind(number, topic)
        invited = self._invited(number)
        hours = None
        if self.gives_certificates and kind == MeetingKind.PENGEMBANGAN:
            hours = float(chance.one_of(rules.LESSON_HOURS, "hours", self.group.group_id, day))
        return {
            "group_id": self.group.group_id, "held_on": day, "kind": str(kind), "topic": topic,
            "attended": self._attended(day, invited), "invited": invited, "lesson_hours": hours,
            "narasumber_kind": narasumber, "cost_rupiah": None,
        }  # fmt: skip

    def _wheel(self, question: str, empty: float) -> Callable[[int], str | None]:
        """Meeting number -> answer. Each answer of the group comes up in any two years; between them, what is common.

        A round holds every answer once, and as many extra meetings (`empty`: share of those without an answer) where
        two years have room for two rounds. Where they have not, the answers simply take turns.
        """
        group_id, options = self.group.group_id, self.answers.several[question].get(self.group.group_id, ())
        held = rules.MEETINGS_IN_TWO_YEARS[self.frequency]
        size = 2 * len(options)
        if not options:
            return lambda number: None
        if held < 2 * size - 1:
            start = chance.whole(0, len(options) - 1, question, group_id)
            return lambda number: options[(start + number) % len(options)]

        @cache
        def round_of(turn: int) -> list[int]:
            return chance.shuffled(range(size), question, group_id, turn)

        def answer(number: int) -> str | None:
            place, order = number % size, round_of(number // size)
            if order[place] < len(options):
                return options[order[place]]
            if chance.happens(empty, question, "empty", group_id, number):
                return None
            return options[min(chance.whole(0, size, question, "more", group_id, number), len(options) - 1)]

        return answer

    def _kind(self, number: int, topic: str | None) -> MeetingKind:
        agenda = self.answers.several["agenda"].get(self.group.group_id, ())
        if len(agenda) < 2:
            return MeetingKind(agenda[0]) if agenda else MeetingKind.RUTIN
        # Both kinds in any two years, however few meetings they have.
        turn = 2 if self.frequency in ("tahunan", "semester") else 5
        place = (number + chance.whole(0, turn - 1, "kind", self.group.group_id)) % turn
        if place < 2:
            return MeetingKind.PENGEMBANGAN if place == 0 else MeetingKind.RUTIN
        share = rules.DEVELOPMENT.get(Topic(topic), 0.05) if topic else 0.05
        is_development = chance.happens(share, "development", self.group.group_id, number)
        return MeetingKind.PENGEMBANGAN if is_development else MeetingKind.RUTIN

    def _invited(self, number: int) -> int:
        if self.frequency != "mingguan" or number % FOR_ALL_EVERY == 0:
            return self.group.members
        return max(5, chance.nearest(self.group.members * SHARE_OF_CLASS_MEETING))

    def _attended(self, day: date, invited: int) -> int | None:
        """Persons who came; what rounding and chance add or take is given back at the next meeting."""
        group_id = self.group.group_id
        band = self.answers.one["attendance"].get(group_id)
        if band is None:
            return None
        rate = chance.between(*rules.ATTENDANCE[band], "rate", group_id)
        width = 0.01 if self.frequency in RARE else 0.05
        noise = chance.between(-width, width, "noise", group_id, day) * invited
        expected = rate * invited + noise - self.noise + self.carry
        attended = min(invited, max(1, chance.nearest(expected)))
        self.noise, self.carry = noise, expected - attended
        if self._slip("more", rules.MORE_ATTENDED_THAN_INVITED, day):
            return invited + chance.whole(2, 9, "more", group_id, day)
        missing = self.frequency not in RARE and chance.happens(rules.NOT_REPORTED_ATTENDANCE, "n.a.", group_id, day)
        return None if missing else attended

    def _add_costs(self, rows: list[dict[str, Any]], year: int) -> None:
        """Meetings of one year share what the group spent at meetings; development meetings cost more."""
        group_id = self.group.group_id
        weights = [
            chance.between(0.7, 1.3, "cost", group_id, row["held_on"])
            * (1.4 if row["kind"] == MeetingKind.PENGEMBANGAN else 1.0)
            * (row["invited"] / self.group.members)
            for row in rows
        ]
        most = rules.MOST_PER_PERSON * sum(row["invited"] for row in rows)
        total = min(most, money.at_meetings(self.group, self.answers, year))
        for row, weight in zip(rows, weights, strict=True):
            if not total or chance.happens(rules.NOT_REPORTED_COST, "no cost", group_id, row["held_on"]):
                continue
            cost = max(1, chance.nearest(total * weight / sum(weights) / COST_ROUNDED_TO)) * COST_ROUNDED_TO
            row["cost_rupiah"] = cost * (10 if self._slip("zero", rules.ONE_ZERO_TOO_MANY, row["held_on"]) else 1)

    def _slip(self, name: str, share: float, day: date) -> bool:
        """Whether this meeting was written down wrong; only where there are enough meetings to hide among."""
        return self.frequency in FREQUENT and chance.happens(share, "slip", name, self.group.group_id, day)


def last_day(year: int) -> date:
    """The 31 December of a year: a span ends there, for costs are shared out by calendar year."""
    return date(year + 1, 1, 1) - timedelta(days=1)
