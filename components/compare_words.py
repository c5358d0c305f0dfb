"""What the page Bandingkan says of its places and clocks, in words."""

from collections.abc import Sequence

from answers import data, log, log_places, rounds
from components import clocks
from queries.selection import Selection
from translations.format import day, listed, number
from translations.text import text

ROUNDS = "putaran"  # the baseline and a later round of the survey side by side


def place_words(codes: Sequence[str | None], selection: Selection) -> str:
    """`Dompu, Bima, dan gabungan`; of more than a screen can name how many there are."""
    if len(codes) > log_places.MOST_BESIDE:
        return text("province.kabupaten_of", count=number(len(codes) - (None in codes)), place=selection.together)
    names = data.kabupaten(selection.province)
    return listed([names[code] if code else text("compare.together").lower() for code in codes])


def clock_words(clock: str, selection: Selection) -> str:
    """`Survei November 2018`, `Log kegiatan sampai 21 November 2026`: a clock and its date."""
    if clock == clocks.LOG:
        return text("compare.clock_of.log", day=day(log.state().until))
    if clock == ROUNDS:
        return text("compare.clock_of.putaran", rounds=listed([one.name for one in rounds.pair(selection)]))
    return text("compare.clock_of.survei", month=rounds.of(selection).when)
