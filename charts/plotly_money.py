"""Money: cost bands per school and year by kabupaten (table 15)."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.contrast import readable_on
from charts.ordered_bars import LAST_ROLES, PlaceAnswers, with_residue
from charts.plotly_answers import look
from charts.plotly_base import LEGEND_CHARS, Look, wrapped
from charts.plotly_stack import stacked
from charts.theme import Palette, palette
from translations.text import text

BAND_STEPS = (1, 3, 4)  # places of the one-way scale: more money is darker, and none of it is good or bad


def cost_bands(places: Sequence[PlaceAnswers], *, mode: str | None) -> go.Figure:
    """Groups per cost band and kabupaten, stacked in counts; says that nothing lies between 3 and 4 million rupiah.

    The answers' `option_id` are those of table 15 (`lt_1jt`, `1_3jt`, `4_5jt`), in rising order.
    """
    complete = [with_residue(place) for place in places]
    found = {answer.option_id: answer for place in complete for answer in place.answers}
    order = sorted(found, key=lambda option: found[option].colour_role in LAST_ROLES)
    bands = [option for option in order if found[option].colour_role not in LAST_ROLES]
    colours = palette(mode)
    looks = {option: band_look(place, colours) for place, option in enumerate(bands)}
    looks |= {option: look(found[option].colour_role, 0, colours) for option in order if option not in bands}
    labels = {option: wrapped(found[option].label, LEGEND_CHARS) for option in order}
    return stacked(complete, looks, labels, colours, note=text("plotly.money.gap"))


def band_look(place: int, colours: Palette) -> Look:
    """Colour of the first, second, third band."""
    fill = colours.scale[BAND_STEPS[min(place, len(BAND_STEPS) - 1)]]
    return Look(fill, colours.quiet, 1, ink=readable_on(fill, colours.text, colours.ground))
