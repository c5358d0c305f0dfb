"""Sentences that several indicators make together."""

from answers import data
from indicators import registry
from queries.selection import Selection
from schemas.vocabulary import GroupType
from translations.format import number
from translations.text import text


def distribution(key: str, parts: dict[str, str], values: data.Values, selection: Selection) -> str | None:
    """How the groups of the chosen place fall into the parts of a single-choice question, in one sentence.

    parts: indicator id -> its words. None where a part is not counted.
    """
    kind = GroupType(selection.group_type)
    found = [
        (values.chosen_of(one).share, words) for one, words in parts.items() if kind in registry.load(one).group_types
    ]
    if not found or not all(share.is_counted for share, _ in found):
        return None
    said = [text("panel.part", count=number(share.numerator or 0), name=words) for share, words in found]
    everyone = found[0][0].denominator or 0
    silent = everyone - sum(share.numerator or 0 for share, _ in found)
    if silent:
        said.append(text("panel.silent", count=number(silent)))
    return text(
        key, place=selection.place, everyone=number(everyone), group_type=selection.group_type, parts=", ".join(said)
    )
