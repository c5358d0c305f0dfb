"""A simulated second round, as KoboToolbox would export it: for tests and demonstration, loaded by command only.

Answers are drawn from the shares of 2018, some of them moved (MOVED), with a few blanks. Nothing of it is known of any
real group: names, title and the mark of the round say "contoh".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import blake2b
from pathlib import Path
from uuid import UUID

from etl.rounds import questionnaire
from etl.rounds.questionnaire import Field
from etl.sample import chance, study
from schemas.vocabulary import GroupType
from schemas.warehouse_file import ROOT

ROUND_ID = "survey_2026_contoh"
TITLE = "Putaran kedua, data contoh (simulasi)"
FIELDED_FROM, FIELDED_TO = date(2026, 10, 5), date(2026, 10, 30)
SAMPLING = "purposive"
FILE = "ekspor-kobo-contoh.csv"

_WITA = timezone(timedelta(hours=8))
_SUNDAY = 6
_BLANK = 0.03  # of the answers to a question
# Groups per type and kabupaten: somewhat more than in 2018 (52, 34 and 7), never more than table 1 knows.
_GROUPS = {
    "KKG": {"52.02": 20, "52.07": 14, "52.04": 7, "52.05": 8, "52.06": 16},
    "KKKS": {"52.02": 15, "52.07": 6, "52.04": 4, "52.05": 5, "52.06": 10},
    "KKM": {"52.02": 4, "52.07": 1, "52.04": 2, "52.05": 1, "52.06": 2},
}
# (question, option, kabupaten or "" for all) -> change of its share (0-1); other answers of a single choice make room.
# Most are too small to be told apart with so few groups; the SK of Bima and the internet of all KKG are not.
_MOVED = {
    ("sk", "ya", ""): 0.05,
    ("sk", "ya", "52.06"): 0.65,
    ("ad_art", "ya", ""): 0.05,
    ("kak", "ya", ""): 0.04,
    ("meeting_frequency", "dua_mingguan", ""): 0.08,
    ("meeting_frequency", "tidak_pernah", ""): -0.06,
    ("attendance", "90_100", ""): -0.05,
    ("topics", "media_pembelajaran", ""): 0.09,
    ("topics", "hari_besar", ""): -0.06,
    ("funding_source", "dinas_pendidikan", ""): 0.05,
    ("funding_source", "iuran_guru", ""): -0.03,
    ("school_cost", "1_3jt", ""): 0.1,
    ("equipment", "internet", ""): 0.38,
    ("equipment", "komputer", ""): 0.1,
    ("equipment", "tidak_ada", ""): -0.12,
    ("narasumber_access", "memadai", ""): 0.06,
    ("periodic_report", "ya", ""): -0.03,
}
_NA = {"narasumber_access"}  # answered with "n.a." as often as in 2018; attendance is so where a group never met
_SYSTEM = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
           "__version__", "_tags", "meta/rootUuid", "_index")  # fmt: skip
_APPROVED, _NOT_APPROVED = "validation_status_approved", "validation_status_not_approved"


@dataclass(frozen=True)
class _Group:
    """One group that answers."""

    key: str
    group_type: GroupType
    kabupaten: str
    kecamatan: str
    name: str
    day: date


Answers = dict[str, dict[str, tuple[str, ...]]]  # question -> key of the group -> its options; who is not in it, blank


def write(path: Path) -> None:
    """Write the export to `path`: always the same bytes (UTF-8, `;`, every cell quoted, CRLF)."""
    lines = [_header(), *_rows()]
    text = "".join(";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) + "\r\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="")


def _header() -> list[str]:
    names = ["start", "end"]
    for one in questionnaire.fields():
        names += [one.name, *(f"{one.name}/{option.option_id}" for option in one.options if one.kind == "many")]
    return [*names, *_SYSTEM]


def _rows() -> Iterator[list[str]]:
    groups, known = list(_all_groups()), study.load(ROOT / "data")
    answers = _answers(groups, known)
    index = 0
    for group in sorted(groups, key=lambda one: (one.day, one.key)):
        if group.key == groups[0].key:  # sent twice by mistake: a supervisor put the first one aside
            index += 1
            yield _row(group, answers, index, _NOT_APPROVED)
        index += 1
        yield _row(group, answers, index, _APPROVED)


def _all_groups() -> Iterator[_Group]:
    for group_type, places in _GROUPS.items():
        for kabupaten, number in places.items():
            below = [
                o for o in questionnaire.field("kecamatan_code").options if o.option_id.startswith(f"{kabupaten}.")
            ]
            for place in range(number):
                key = f"{ROUND_ID}-{group_type}-{kabupaten}-{place}"
                # In turn over the kecamatan, so that no two groups of a type have one name.
                kecamatan = below[place % len(below)]
                gugus = f"Gugus {place // len(below) + 1}" if group_type != "KKM" else f"{place // len(below) + 1}"
                name = f"{group_type} {gugus} {kecamatan.label_id} (contoh)"
                yield _Group(key, GroupType(group_type), kabupaten, kecamatan.option_id, name, _day(key))


def _day(key: str) -> date:
    days = (FIELDED_TO - FIELDED_FROM).days
    day = FIELDED_FROM + timedelta(days=chance.whole(0, days, "day", key))
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def _answers(groups: list[_Group], known: study.Study) -> Answers:
    answers: Answers = {one.name: {} for one in questionnaire.asked()}
    for group_type, places in _GROUPS.items():
        for kabupaten in places:
            ids = [one.key for one in groups if (one.group_type, one.kabupaten) == (group_type, kabupaten)]
            for one in questionnaire.asked():
                if group_type in one.group_types:
                    answers[one.name] |= _drawn(one, GroupType(group_type), kabupaten, ids, known)
    return _consistent(answers)


def _drawn(field: Field, group_type: GroupType, kabupaten: str, ids: list[str], known: study.Study
           ) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """Answers of the groups of one type in one kabupaten; those who left the question blank are not in it."""
    offered = [option.option_id for option in field.options_of(group_type)]
    shares = _moved(field, kabupaten, known.weights(field.name, group_type, kabupaten).shares, offered)
    if field.name in _NA:
        missing = known.missing_share(field.name, group_type, kabupaten)
        shares = {option: share * (1 - missing) for option, share in shares.items()} | {"na": missing}
    asked = [one for one in ids if not chance.happens(_BLANK, ROUND_ID, "blank", field.name, one)]
    if field.kind == "one":
        return {one: (option,) for one, option in chance.assigned(asked, shares, f"{ROUND_ID}-{field.name}").items()}
    return _several(field, shares, asked)


def _moved(field: Field, kabupaten: str, shares: Mapping[str, float], offered: list[str]) -> dict[str, float]:
    """Shares of 2018 with what has changed since; those of a single choice still add up to 1."""
    found = {option: shares.get(option, 0.0) for option in offered if option != "na"}
    # One printed answer ("Memiliki SK") says what the other is.
    if field.kind == "one" and len(found) == 2:
        found["tidak"] = 1 - found["ya"]
    for option in list(found):
        by = _MOVED.get((field.name, option, kabupaten), _MOVED.get((field.name, option, ""), 0.0))
        moved = min(max(found[option] + by, 0.0), 1.0)
        room = sum(share for other, share in found.items() if other != option)
        scale = (1 - moved) / room if field.kind == "one" and by and room else 1.0
        found = {other: share * scale for other, share in found.items()} | {option: moved}
    return found


def _several(field: Field, shares: Mapping[str, float], asked: list[str]) -> dict[str, tuple[str, ...]]:
    alone = chance.chosen(asked, shares[field.alone], f"{ROUND_ID}-{field.alone}") if field.alone else set()
    others = [one for one in asked if one not in alone]
    named = {
        option: alone if option == field.alone else chance.chosen(
            others, min(1.0, share * len(asked) / len(others)) if others else 0.0, f"{ROUND_ID}-{field.name}-{option}")
        for option, share in shares.items()
    }  # fmt: skip
    return {one: tuple(option for option, whose in named.items() if one in whose) for one in asked}


def _consistent(answers: Answers) -> Answers:
    """What one answer says of another: no KAK, nothing carried out of it; never met, no attendance."""
    for key, options in answers["kak"].items():
        done = answers["kak_done"].get(key)
        if options == ("tidak",):
            answers["kak_done"][key] = ("tanpa_kak",)
        elif done == ("tanpa_kak",):
            answers["kak_done"][key] = ("sebagian_besar",)
    for key, options in answers["meeting_frequency"].items():
        if options == ("tidak_pernah",):
            answers["attendance"][key] = ("na",)
    return answers


def _row(group: _Group, answers: Answers, index: int, validation: str) -> list[str]:
    identity = {
        "answered_on": group.day.isoformat(), "group_type": str(group.group_type), "kabupaten_code": group.kabupaten,
        "kecamatan_code": group.kecamatan, "group_name": group.name, "group_id": "",
    }  # fmt: skip
    minutes = chance.whole(0, 420, "minute", group.key)
    start = datetime.combine(group.day, time(8), _WITA) + timedelta(minutes=minutes)
    end = start + timedelta(minutes=chance.whole(12, 35, "length", group.key))
    cells = [_stamp(start), _stamp(end)]
    for one in questionnaire.fields():
        cells += [identity[one.name]] if one.question_id is None else _cells(one, answers[one.name].get(group.key))
    uuid = UUID(bytes=blake2b(f"{group.key}-{validation}".encode(), digest_size=16).digest(), version=4)
    sent = (end + timedelta(minutes=3)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    number, root, version = str(400_000 + index), f"uuid:{uuid}", f"v{questionnaire.VERSION}"
    system = (number, str(uuid), sent, validation, "", "submitted_via_web", "", version, "", root, str(index))
    return [*cells, *system]


def _cells(field: Field, chosen: tuple[str, ...] | None) -> list[str]:
    """The answer in one cell, and for several answers also 1 or 0 for each option; blank where nothing was answered."""
    together = " ".join(chosen or ())
    if field.kind != "many":
        return [together]
    return [together, *(str(int(o.option_id in chosen)) if chosen else "" for o in field.options)]


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
