"""Groups of the register by class of activity, in four words or in the three of Sumbawa Barat."""

from collections.abc import Mapping
from datetime import date

from answers import data, log_places
from charts.theme import CLASS_ICONS
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import day, number
from translations.text import text

FOUR, THREE = "4", "3"
# Sumbawa Barat knows three words; its "tidak aktif" is what the rule calls "kurang aktif" and "vakum".
INACTIVE = (ActivityClass.KURANG_AKTIF, ActivityClass.VAKUM)
Words = Mapping[str, tuple[ActivityClass, ...]]  # word -> classes of the rule that it stands for


def class_words(reading: str = FOUR) -> Words:
    """Each class its own word, or the three words of Sumbawa Barat."""
    found = {
        text(f"activity_class.{name}"): (name,) for name in ActivityClass if reading == FOUR or name not in INACTIVE
    }
    return found if reading == FOUR else {**found, text("log_panel.inactive"): INACTIVE}


def together(found: Mapping[str, int], of: tuple[ActivityClass, ...]) -> int:
    """Groups of several classes; `found`: class -> groups."""
    return sum(found.get(name, 0) for name in of)


def sentence(selection: Selection, words: Words) -> str:
    """How the groups of the chosen place fall into the classes: `..., dari 88 KKG: 16 aktif, 24 cukup aktif ...`."""
    found = log_places.classes(log_places.chosen(selection), selection)
    return text(
        "activity.sentence",
        place=selection.log_place,
        everyone=number(sum(found.values())),
        group_type=selection.group_type,
        parts=", ".join(text("panel.part", count=number(together(found, of)), name=name) for name, of in words.items()),
    )


def rules() -> list[str]:
    """The rule in force in words, and from when; a kabupaten with a rule of its own is named."""
    newest: dict[str | None, list[run.Row]] = {}
    for row in data.ask("log_rules"):
        mine = newest.setdefault(row["kabupaten_code"], [])
        if not mine or mine[0]["valid_from"] == row["valid_from"]:
            mine.append(row)
    return [_rule(rows) for rows in newest.values()]


def _rule(rows: list[run.Row]) -> str:
    """Bounds of the four classes of one rule; `rows` from the highest."""
    parts = [
        f"{CLASS_ICONS[ActivityClass(row['activity_class'])]} {_class_name(row)} "
        f"{_span(row['meetings_from'], rows[place - 1]['meetings_from'] - 1 if place else None)}"
        for place, row in enumerate(rows)
    ]
    first = rows[0]
    valid_from: date = first["valid_from"]
    where = text("log_panel.rule_of", name=first["kabupaten_name"]) if first["kabupaten_name"] else ""
    months = number(first["window_months"])
    return text("log_panel.rule", where=where, months=months, parts=", ".join(parts), day=day(valid_from)).strip()


def _span(low: int, high: int | None) -> str:
    """`≥ 16`, `4–15`, `0`."""
    if high is None:
        return text("log_panel.at_least", count=number(low))
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _class_name(row: run.Row) -> str:
    return text(f"activity_class.{row['activity_class']}")
