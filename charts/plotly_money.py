"""Money: cost bands per school and year by kabupaten (table 15), and sources of funding by type of group (table 14)."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from charts.contrast import readable_on
from charts.ordered_bars import LAST_ROLES, PlaceAnswers, with_residue
from charts.plotly_answers import look
from charts.plotly_base import LEGEND_CHARS, Look, wrapped
from charts.plotly_options import small_multiples
from charts.plotly_stack import stacked
from charts.theme import Palette, palette
from indicators.share import OptionShare
from translations.text import has_text, text

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
    labels = {option: wrapped(band_words(option, found[option].label), LEGEND_CHARS) for option in order}
    return stacked(complete, looks, labels, colours, note=text("plotly.money.gap"))


def funding_sources(
    groups: Mapping[str, Sequence[OptionShare]], *, mode: str | None, narrow: bool = False
) -> go.Figure:
    """Sources of funding as bars, one panel per type of group on the same scale, in the order of the first panel.

    groups: `KKG` -> its shares, joined by `option_id`. narrow: panels under each other, for a phone.
    """
    return small_multiples(groups, mode=mode, narrow=narrow, sort=True)


def band_look(place: int, colours: Palette) -> Look:
    """Colour of the first, second, third band."""
    fill = colours.scale[BAND_STEPS[min(place, len(BAND_STEPS) - 1)]]
    return Look(fill, colours.quiet, 1, ink=readable_on(fill, colours.text, colours.ground))


def band_words(option: str, label: str) -> str:
    """The band as printed, with the dash of the study."""
    key = f"plotly.money.bands.{option}"
    return text(key) if has_text(key) else label
