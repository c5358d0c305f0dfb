"""Groups of the register by class of activity, in four words or in the three of Sumbawa Barat."""

from collections.abc import Mapping

from answers import log_places
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
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
