"""Ordered answers (frequency, attendance, access) by kabupaten as stacked bars in counts, with hover in words."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.contrast import readable_on
from charts.ordered_bars import ICONS, LAST_ROLES, ColourRole, PlaceAnswers, with_residue
from charts.plotly_base import LEGEND_CHARS, TRANSPARENT, Look, wrapped
from charts.plotly_stack import stacked
from charts.theme import Palette, palette
from schemas.vocabulary import ActivityClass
from translations.text import text

# Left of the line in a diverging chart: adequate in any degree; right of it: too little.
LEFT_ROLES = (ColourRole.BEST, ColourRole.GOOD, ColourRole.MIDDLE)
CLASS_OF_ROLE = {
    ColourRole.BEST: ActivityClass.AKTIF,
    ColourRole.GOOD: ActivityClass.CUKUP_AKTIF,
    ColourRole.WEAK: ActivityClass.KURANG_AKTIF,
    ColourRole.WORST: ActivityClass.VAKUM,
}


def answers(places: Sequence[PlaceAnswers], *, mode: str | None, diverging: bool = False) -> go.Figure:
    """Stacked bars of all places in the given order; groups that stand in no answer are hatched.

    `diverging` sets the line between "cukup" and "kurang": adequate answers grow to the left, the others to the right.
    The five kabupaten together (a place without a code) get a scale of their own below.
    """
    complete = [with_residue(place) for place in places]
    roles = {answer.option_id: answer.colour_role for place in complete for answer in place.answers}
    order = sorted(roles, key=lambda option: roles[option] in LAST_ROLES)
    names = {answer.option_id: answer.label for place in complete for answer in place.answers}
    colours = palette(mode)
    looks = {option: look(roles[option], _earlier(option, order, roles), colours) for option in order}
    labels = {option: legend_words(roles[option], names[option]) for option in order}
    left = frozenset(option for option in order if roles[option] in LEFT_ROLES) if diverging else frozenset()
    return stacked(complete, looks, labels, colours, left=left, heads=_heads(order, left, names, roles))


def look(role: ColourRole, earlier: int, colours: Palette) -> Look:
    """Colour of a role; a second answer of the same role is a frame, as in `charts.ordered_bars`."""
    if role == ColourRole.MISSING:
        return Look(TRANSPARENT, colours.quiet, 1, colours.no_data, colours.text)
    if role == ColourRole.UNKNOWN:
        return Look(TRANSPARENT, colours.quiet, 1, ink=colours.text)
    if role == ColourRole.MIDDLE:
        fill, edge = colours.scale[1], colours.classes[ActivityClass.CUKUP_AKTIF]
        return Look(fill, edge, 1, ink=readable_on(fill, colours.text, colours.ground))
    colour = colours.classes[CLASS_OF_ROLE[role]]
    if earlier % 2:
        return Look(colours.ground, colour, 2.5, ink=colours.text)
    return Look(colour, colours.ground, 1, ink=readable_on(colour, colours.text, colours.ground))


def legend_words(role: ColourRole, label: str) -> str:
    """Icon and words: a class is never told by its colour alone."""
    return wrapped(f"{ICONS.get(role, '')} {label}".strip(), LEGEND_CHARS)


def _earlier(option: str, order: Sequence[str], roles: dict[str, ColourRole]) -> int:
    """How many answers before this one have its role."""
    return sum(roles[other] == roles[option] for other in order[: order.index(option)])


def _heads(
    order: Sequence[str], left: frozenset[str], names: dict[str, str], roles: dict[str, ColourRole]
) -> tuple[str, str] | None:
    right = [option for option in order if option not in left and roles[option] not in LAST_ROLES]
    if not left or not right:
        return None
    ends = [option for option in order if option in left]
    return text("plotly.sides.left", label=names[ends[0]]), text("plotly.sides.right", label=names[right[-1]])
