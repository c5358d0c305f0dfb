"""The legend classes of every map: one rule, read by the drawn map (SVG) and by the map page (pydeck).

A class is a pure function of a `Share`. Colour steps only where the small-sample rule allows a colour (n >= 5);
each way of missing has its own class, and none of them is drawn as zero.
"""

from collections.abc import Iterable
from enum import StrEnum

from indicators.share import Share
from schemas.vocabulary import ValueStatus
from translations.text import text

STEPS = 5


class MapClass(StrEnum):
    """Legend classes in the order of the legend."""

    STEP_1 = "step_1"  # 0-20 %
    STEP_2 = "step_2"  # above 20, up to 40 %
    STEP_3 = "step_3"
    STEP_4 = "step_4"
    STEP_5 = "step_5"  # above 80 %
    PUBLISHED = "published"  # published percentage without a count: colour of its step, always with hatch
    TINY_SAMPLE = "tiny_sample"  # 1-4 respondents: dots and the count, no colour class
    NO_ANSWER = "no_answer"  # surveyed, nobody answered
    NOT_SURVEYED = "not_surveyed"
    NO_FIGURE = "no_figure"  # no usable figure (not by kabupaten, not asked, count unknown)


STEP_CLASSES = (MapClass.STEP_1, MapClass.STEP_2, MapClass.STEP_3, MapClass.STEP_4, MapClass.STEP_5)

_MISSING = {
    ValueStatus.COUNTED: MapClass.NO_ANSWER,  # status says counted, but there were no respondents
    ValueStatus.PUBLISHED_ONLY: MapClass.NO_FIGURE,  # marked as published, but without a percentage
    ValueStatus.COUNT_UNKNOWN: MapClass.NO_FIGURE,
    ValueStatus.NO_ANSWER: MapClass.NO_ANSWER,
    ValueStatus.NOT_SURVEYED: MapClass.NOT_SURVEYED,
    ValueStatus.NOT_BY_KABUPATEN: MapClass.NO_FIGURE,
    ValueStatus.NOT_ASKED: MapClass.NO_FIGURE,
    ValueStatus.NOT_REGISTERED: MapClass.NO_FIGURE,
}


def classify(share: Share) -> MapClass:
    """Legend class of one place. Use `colour_step` for the colour: `PUBLISHED` has one too."""
    step = colour_step(share)
    if share.takes_colour and step is not None:
        return STEP_CLASSES[step - 1]
    if share.is_counted:
        return MapClass.TINY_SAMPLE
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return MapClass.PUBLISHED
    return _MISSING[share.status]


def colour_step(share: Share) -> int | None:
    """1-5 on the one-way scale (`palette.scale[step - 1]`, `var(--g-scale-<step>)`), or None: no colour class.

    Upper bounds belong to the step ("up to 1 in 5"); compared in whole numbers, so that 1 of 5 is never step 2.
    """
    if share.takes_colour and share.numerator is not None and share.denominator:
        return _step(STEPS * share.numerator, share.denominator)
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return _step(STEPS * share.published, 100)
    return None


def class_words(map_class: MapClass) -> str:
    """The class in words: `20–40%, sampai 2 dari 5`, `tidak disurvei`."""
    return text(f"chart.map_class.{map_class}.words")


def class_bounds(map_class: MapClass) -> str | None:
    """`0–20%` for a colour step, None for the separate classes."""
    return text(f"chart.map_class.{map_class}.bounds") if map_class in STEP_CLASSES else None


def class_counts(map_class: MapClass) -> str | None:
    """`sampai 2 dari 5` for a colour step, None for the separate classes."""
    return text(f"chart.map_class.{map_class}.counts") if map_class in STEP_CLASSES else None


def legend_classes(shares: Iterable[Share], *, all_steps: bool = True) -> tuple[MapClass, ...]:
    """Classes a legend must name, in legend order: the five steps, and the separate classes that occur."""
    found = {classify(share) for share in shares}
    steps = set(STEP_CLASSES) if all_steps else set()
    return tuple(map_class for map_class in MapClass if map_class in found | steps)


def _step(scaled: float, whole: float) -> int:
    for step in range(1, STEPS + 1):
        if scaled <= step * whole:
            return step
    raise ValueError(f"no share: {scaled / STEPS} of {whole}")
