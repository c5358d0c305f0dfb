"""Each group's answers to the questions of the study, drawn so that every block of the tables comes out again.

One answer: each option gets its largest-remainder share of the groups of the block. Several answers: each option gets
its share of the groups, rounded half up. Blocks are those of a kabupaten where the study prints and we can count them,
else those of the five kabupaten together (`study.Weights.of` says which): so for KKM of Sumbawa Barat, where nobody was
surveyed. What a group does (meetings, topics, narasumber, money) is asked of groups that meet; a group that never meets
has no log, so in the sample it has no such answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from etl.sample import chance, rules
from etl.sample.groups import Group
from etl.sample.study import Study
from schemas.vocabulary import GroupType

NEVER = "tidak_pernah"
NO_EQUIPMENT = "tidak_ada"  # of table 16


@dataclass
class Answers:
    """one: question -> group id -> answer. several: question -> group id -> answers, in the order of the tables."""

    one: dict[str, dict[str, str]] = field(default_factory=dict)
    several: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def frequency(self, group: Group) -> str:
        """Answer of table 11."""
        return self.one["meeting_frequency"][group.group_id]

    def meets(self, group: Group) -> bool:
        """Whether the group meets at all."""
        return self.frequency(group) != NEVER


def draw(groups: Sequence[Group], study: Study) -> Answers:
    """Answers of all groups. KKPS, which the survey did not ask, get those of rules.KKPS_*."""
    asked = [one for one in groups if one.group_type != GroupType.KKPS]
    answers = Answers()
    answers.one["meeting_frequency"] = _one(asked, study, "meeting_frequency", by_kabupaten=True)
    silent = {one for one, answer in answers.one["meeting_frequency"].items() if answer == NEVER}
    meeting = [one for one in asked if one.group_id not in silent]
    answers.one["founder"] = _one(asked, study, "founder", by_kabupaten=True)
    # A group that never meets is not visited, reports nothing and has no programme (line 821), while there is room.
    answers.one["monitoring"] = _one(asked, study, "monitoring", prefer=[("tidak_ada", silent)])
    for question in ("kak", "periodic_report"):
        answers.one[question] = _one(asked, study, question, prefer=[("tidak", silent)])
    answers.one["attendance"] = _attendance(asked, meeting, study)
    rare = [one.group_id for one in meeting if answers.frequency(one) in rules.LOW_COST]
    answers.one["school_cost"] = _one(meeting, study, "school_cost", by_kabupaten=True, prefer=[("lt_1jt", rare)])
    for question in ("sk", "ad_art"):
        answers.one[question] = _yes(asked, study, question)
    answers.several["officers"] = _several(asked, study, "officers")
    answers.several["equipment"] = _equipment([one for one in asked if one.group_type == GroupType.KKG], study)
    _draw_work(answers, meeting, study)
    _draw_kkps(answers, [one for one in groups if one.group_type == GroupType.KKPS])
    return answers


def _draw_work(answers: Answers, meeting: Sequence[Group], study: Study) -> None:
    """What groups that meet do: agenda, topics, narasumber, sources of money."""
    room = {one.group_id: rules.MEETINGS_IN_TWO_YEARS[answers.frequency(one)] for one in meeting}
    for question in ("topics", "narasumber", "funding_source"):
        limit = None if question == "funding_source" else room
        answers.several[question] = _several(meeting, study, question, limit)
    asked = [one for one in meeting if one.group_type != GroupType.KKKS]
    answers.several["agenda"] = _several(asked, study, "agenda")
    # Table 8 has no column for KKKS: they are drawn by the one of KKG.
    kkks = [one for one in meeting if one.group_type == GroupType.KKKS]
    answers.several["agenda"] |= _several(kkks, study, "agenda", as_type=rules.KKKS_AGENDA)


def _one(groups: Iterable[Group], study: Study, question: str, by_kabupaten: bool = False,
         prefer: Sequence[tuple[str, Iterable[str]]] = ()) -> dict[str, str]:  # fmt: skip
    found: dict[str, str] = {}
    for (group_type, kabupaten), block in _blocks(groups, by_kabupaten):
        weights = study.weights(question, group_type, kabupaten or None).parts
        wishes = [(one.study.answers[question], [one.group_id]) for one in block
                  if one.study and question in one.study.answers]  # fmt: skip
        ids = [one.group_id for one in block]
        found |= chance.assigned(ids, weights, f"{question}/{group_type}/{kabupaten}", [*wishes, *prefer])
    return found


def _yes(groups: Iterable[Group], study: Study, question: str) -> dict[str, str]:
    """Tables 5 and 6 print only "yes"; the rest of the respondents have none or did not say: "tidak"."""
    found: dict[str, str] = {}
    for (group_type, kabupaten), block in _blocks(groups, by_kabupaten=True):
        share = study.weights(question, group_type, kabupaten).shares.get("ya", 0.0)
        ids = [one.group_id for one in block]
        having = chance.chosen(ids, share, f"{question}/{group_type}/{kabupaten}")
        found |= {one: "ya" if one in having else "tidak" for one in ids}
    return found


def _attendance(asked: Sequence[Group], meeting: Sequence[Group], study: Study) -> dict[str, str]:
    """Bands of groups whose log says who came. "n.a." of the table: groups that never meet first, then some that do.

    Where more never meet (table 11) than are n.a. (table 12), the study contradicts itself: KKG of Dompu, 33 % never,
    0 % n.a. The bands keep their proportions among the groups that meet.
    """
    reporting: list[Group] = []
    meets = {one.group_id for one in meeting}
    for (group_type, kabupaten), block in _blocks(asked, by_kabupaten=True):
        unknown = chance.nearest(study.missing_share("attendance", group_type, kabupaten) * len(block))
        silent = [one for one in block if one.group_id not in meets]
        active = [one for one in block if one.group_id in meets]
        hidden = set(chance.shuffled([one.group_id for one in active if not one.study], "n.a.", group_type, kabupaten)
                     [: max(0, unknown - len(silent))])  # fmt: skip
        reporting += [one for one in active if one.group_id not in hidden]
    return _one(reporting, study, "attendance", by_kabupaten=True)


def _several(groups: Iterable[Group], study: Study, question: str, room: Mapping[str, int] | None = None,
             as_type: str | None = None) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """Options per group. The most frequent is dealt out first, the next first to those who have none yet.

    `room`: most options per group, so that each comes up in two years of meetings.
    """
    found: dict[str, list[str]] = {}
    order: dict[str, int] = {}
    for (group_type, _), block in _blocks(groups, by_kabupaten=False):
        shares = study.weights(question, as_type or group_type).shares
        order |= {option: number for number, option in enumerate(shares)}
        ids = [one.group_id for one in block]
        found |= {one: [] for one in ids}
        wished = {one.group_id: one.study.answers.get(question) for one in block if one.study}
        for option, share in sorted(shares.items(), key=lambda item: -item[1]):
            free = [one for one in ids if room is None or len(found[one]) < room[one]]
            first = [one for one in free if not found[one]] + [one for one in free if wished.get(one) == option]
            key = f"{question}/{group_type}/{option}"
            for one in chance.chosen(free, share * len(ids) / max(1, len(free)), key, first):
                found[one].append(option)
    return {one: tuple(sorted(options, key=order.__getitem__)) for one, options in found.items()}


def _equipment(groups: Sequence[Group], study: Study) -> dict[str, tuple[str, ...]]:
    """Table 16, which asked KKG only. Groups that say they have nothing are drawn first; the others share the rest."""
    shares = study.weights("equipment", GroupType.KKG).shares
    ids = [one.group_id for one in groups]
    equipped = {one.group_id for one in groups if one.study and one.study.is_equipped}
    nothing = chance.chosen(ids, shares[NO_EQUIPMENT], f"equipment/{NO_EQUIPMENT}", last=equipped)
    others = [one for one in ids if one not in nothing]
    found: dict[str, list[str]] = {one: [NO_EQUIPMENT] if one in nothing else [] for one in ids}
    for option, share in shares.items():
        if option != NO_EQUIPMENT:
            for one in chance.chosen(others, share * len(ids) / max(1, len(others)), f"equipment/{option}", equipped):
                found[one].append(option)
    return {one: tuple(options) for one, options in found.items()}


def _draw_kkps(answers: Answers, groups: Sequence[Group]) -> None:
    for one in groups:
        group_id = one.group_id
        answers.one["meeting_frequency"][group_id] = rules.KKPS_FREQUENCY.get(one.kabupaten_code, "triwulan")
        answers.one["founder"][group_id] = "dinas_pendidikan"
        answers.one["monitoring"][group_id] = "tidak_ada"
        answers.one["kak"][group_id] = answers.one["periodic_report"][group_id] = "tidak"
        answers.one["attendance"][group_id] = "60_89"
        answers.one["sk"][group_id] = "ya"
        answers.one["ad_art"][group_id] = "ya" if chance.happens(rules.KKPS_AD_ART, "ad_art", group_id) else "tidak"
        answers.several["officers"][group_id] = ("ketua", "sekretaris", "bendahara")
        answers.several["topics"][group_id] = tuple(map(str, rules.KKPS_TOPICS))
        answers.several["narasumber"][group_id] = tuple(map(str, rules.KKPS_NARASUMBER))
        answers.several["funding_source"][group_id] = tuple(map(str, rules.KKPS_FUNDING))
        answers.several["agenda"][group_id] = ("rutin",)


def _blocks(groups: Iterable[Group], by_kabupaten: bool) -> Iterable[tuple[tuple[str, str], list[Group]]]:
    """((type, kabupaten or ""), groups), in a fixed order."""

    def block(one: Group) -> tuple[str, str]:
        return str(one.group_type), one.kabupaten_code if by_kabupaten else ""

    return [(key, list(found)) for key, found in groupby(sorted(groups, key=block), block)]
