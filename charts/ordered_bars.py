"""Ordered answers by place as stacked blocks: a block is a group, so the number of answers is always in sight."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from charts.parts import MAX_DOTS, css_percent, name_tag, plain_name, row_class, safe, unit_words
from charts.theme import CLASS_ICONS
from schemas.vocabulary import ActivityClass, ValueStatus
from translations.format import number, percent
from translations.text import text

BLOCK_PX = 28  # widest block
GAP_BLOCKS = 0.5  # between answers and missing answers
RESIDUE = "residue"  # option_id of groups that stand in no answer


class ColourRole(StrEnum):
    """What an answer means, best to worst; MISSING is drawn hatched and always last."""

    BEST = "best"
    GOOD = "good"
    MIDDLE = "middle"
    WEAK = "weak"
    WORST = "worst"
    MISSING = "missing"
    UNKNOWN = "unknown"  # groups of answers whose count is not known


CLASS_ROLES = {
    ActivityClass.AKTIF: ColourRole.BEST,
    ActivityClass.CUKUP_AKTIF: ColourRole.GOOD,
    ActivityClass.KURANG_AKTIF: ColourRole.WEAK,
    ActivityClass.VAKUM: ColourRole.WORST,
}
ICONS = {role: CLASS_ICONS[name] for name, role in CLASS_ROLES.items()} | {ColourRole.MIDDLE: "◒"}
LEFT_ROLES = (ColourRole.BEST, ColourRole.GOOD)
LAST_ROLES = (ColourRole.UNKNOWN, ColourRole.MISSING)


@dataclass(frozen=True)
class AnswerCount:
    """One answer in one place: a count, or the published percentage where no count is known, or neither."""

    option_id: str
    label: str
    count: int | None
    published: float | None
    colour_role: ColourRole


@dataclass(frozen=True)
class PlaceAnswers:
    """All answers of one place, best to worst. `area_code` None: the five kabupaten together.

    reason: why there are no answers at all, else None.
    """

    area_code: str | None
    area_name: str
    is_chosen: bool
    respondents: int
    answers: tuple[AnswerCount, ...]
    reason: ValueStatus | None = None


@dataclass(frozen=True)
class Extent:
    """Width of a drawing in blocks, left and right of its zero (or middle) line."""

    left: float
    right: float

    @property
    def total(self) -> float:
        """Never zero, so that it can divide."""
        return max(self.left + self.right, 1.0)


def ordered_bars(places: Sequence[PlaceAnswers], *, unit: str | None = None, diverging: bool = False) -> str:
    """Stacked blocks as HTML, in the given order of places; `diverging` centres the middle answer on one line.

    Kabupaten share one scale; the five together have their own, smaller blocks.
    """
    complete = [with_residue(place) for place in places]
    variants = _variants(complete)
    scales = {
        is_all: _extent([place for place in complete if (place.area_code is None) == is_all], diverging)
        for is_all in (False, True)
    }
    rows = "".join(_row(place, scales[place.area_code is None], variants, unit, diverging) for place in complete)
    head = _sides(complete, scales[False]) if diverging else ""
    note = text("chart.ordered.block", unit=unit_words(unit))
    if len({place.area_code is None for place in complete if not place.reason}) > 1:
        note += " " + text("chart.ordered.smaller")
    return (
        f'<div class="g"><ul class="g-ordered">{head}{rows}</ul>{_legend(complete, variants)}'
        f'<p class="g-note">{safe(note)}</p></div>'
    )


def with_residue(place: PlaceAnswers) -> PlaceAnswers:
    """The place with its groups that stand in no answer: unknown where an answer has no count, else unanswered."""
    left = place.respondents - sum(answer.count or 0 for answer in place.answers)
    if place.reason or left <= 0:
        return place
    unknown = any(answer.count is None for answer in place.answers)
    role = ColourRole.UNKNOWN if unknown else ColourRole.MISSING
    label = text("chart.ordered.unknown" if unknown else "chart.ordered.no_answer")
    return replace(place, answers=(*place.answers, AnswerCount(RESIDUE, label, left, None, role)))


def _drawn(place: PlaceAnswers) -> list[AnswerCount]:
    """Answers that have blocks, missing ones last."""
    found = [answer for answer in place.answers if answer.count]
    return sorted(found, key=lambda answer: answer.colour_role in LAST_ROLES)


def _own_extent(place: PlaceAnswers, diverging: bool) -> Extent:
    drawn = _drawn(place)
    total = sum(answer.count or 0 for answer in drawn)
    gap = GAP_BLOCKS if any(answer.colour_role in LAST_ROLES for answer in drawn) else 0
    if not diverging:
        return Extent(0, total + gap)
    left = sum(answer.count or 0 for answer in drawn if answer.colour_role in LEFT_ROLES)
    middle = sum(answer.count or 0 for answer in drawn if answer.colour_role == ColourRole.MIDDLE)
    return Extent(left + middle / 2, total - left - middle / 2 + gap)


def _extent(places: Sequence[PlaceAnswers], diverging: bool) -> Extent:
    own = [_own_extent(place, diverging) for place in places]
    return Extent(max((one.left for one in own), default=0), max((one.right for one in own), default=0))


def _variants(places: Sequence[PlaceAnswers]) -> dict[str, int]:
    """option_id -> 1 for the first answer of its colour, 2 for the next (drawn as a frame), and so on."""
    roles: dict[str, ColourRole] = {a.option_id: a.colour_role for place in places for a in place.answers}
    order = list(roles)
    return {
        option: 1 + sum(roles[earlier] == role for earlier in order[: order.index(option)])
        for option, role in roles.items()
    }


def _look(answer: AnswerCount, variants: dict[str, int]) -> str:
    if answer.colour_role == ColourRole.MISSING:
        return "g-hatch"
    second = " g-v2" if variants[answer.option_id] % 2 == 0 and answer.colour_role != ColourRole.UNKNOWN else ""
    return f"g-{answer.colour_role}{second}"


def _row(place: PlaceAnswers, scale: Extent, variants: dict[str, int], unit: str | None, diverging: bool) -> str:
    name = name_tag(place.area_code, place.area_name, place.is_chosen)
    if place.reason or not place.respondents:
        words = text(f"value_status.{place.reason}.short") if place.reason else text("share.no_respondents")
        box = f'<span class="g-empty g-hatch" role="img" aria-label="{safe(words)}"></span>'
        who = f'<span class="g-who">{name}<span class="g-quiet">{safe(words)}</span></span>'
        return f'<li{row_class(place.area_code, place.is_chosen)}>{who}<span class="g-stack">{box}</span></li>'
    size = text("chart.ordered.n", n=number(place.respondents), unit=unit_words(unit))
    who = f'<span class="g-who">{name}<span class="g-quiet">{safe(size)}</span></span>'
    return (
        f"<li{row_class(place.area_code, place.is_chosen)}>{who}"
        f"{_stack(place, scale, variants, size, diverging)}{_printed(place)}</li>"
    )


def _stack(place: PlaceAnswers, scale: Extent, variants: dict[str, int], size: str, diverging: bool) -> str:
    indent = scale.left - _own_extent(place, diverging).left
    parts = [f'<i style="width:{css_percent(indent / scale.total)}"></i>'] if indent else []
    gap_drawn = False
    for answer in _drawn(place):
        if answer.colour_role in LAST_ROLES and not gap_drawn:
            parts.append(f'<i style="width:{css_percent(GAP_BLOCKS / scale.total)}"></i>')
            gap_drawn = True
        parts.append(_segment(answer, scale, variants, place.respondents))
    axis = f'<i class="g-axis" style="left:{css_percent(scale.left / scale.total)}"></i>' if diverging else ""
    answers = ", ".join(
        text("chart.alt.answer", label=answer.label, count=number(answer.count or 0)) for answer in _drawn(place)
    )
    plain = plain_name(place.area_code, place.area_name)
    label = safe(text("chart.alt.answers", place=plain, n=size, answers=answers))
    small = " g-small" if place.area_code is None else ""
    style = f' style="{_widest(scale)}"'
    return f'<span class="g-stack{small}" role="img" aria-label="{label}"{style}>{axis}{"".join(parts)}</span>'


def _segment(answer: AnswerCount, scale: Extent, variants: dict[str, int], respondents: int) -> str:
    count = answer.count or 0
    look = _look(answer, variants)
    blocks = f'<i class="{look}"></i>' * (count if respondents <= MAX_DOTS else 1)
    return (
        f'<span class="g-seg" style="width:{css_percent(count / scale.total)}" title="{safe(answer.label)}">'
        f'<b>{number(count)}</b><span class="g-blocks">{blocks}</span></span>'
    )


def _printed(place: PlaceAnswers) -> str:
    """Answers that the study prints only as a percentage, in words under the row."""
    words = [
        f"{answer.label}: {text('share.published_only', percent=percent(answer.published))}"
        for answer in place.answers
        if answer.count is None and answer.published is not None
    ]
    return f'<span class="g-quiet g-printed">{safe("; ".join(words))}</span>' if words else ""


def _widest(scale: Extent) -> str:
    """Blocks of a few groups must not grow into walls on a wide page."""
    return f"max-width:{BLOCK_PX * scale.total:.0f}px"


def _sides(places: Sequence[PlaceAnswers], scale: Extent) -> str:
    """What lies left and right of the middle: the first and the last answer in words."""
    labels = [a.label for place in places[:1] for a in place.answers if a.colour_role not in LAST_ROLES]
    if not labels:
        return ""
    words = f"<span>← {safe(labels[0])}</span><span>{safe(labels[-1])} →</span>"
    return f'<li><span class="g-sides" style="{_widest(scale)}">{words}</span></li>'


def _legend(places: Sequence[PlaceAnswers], variants: dict[str, int]) -> str:
    """Swatch, icon and word for every answer that occurs in the question, in order."""
    found = {answer.option_id: answer for place in places for answer in place.answers}
    ordered = sorted(found.values(), key=lambda answer: answer.colour_role in LAST_ROLES)
    items = "".join(
        f'<li><i class="g-swatch {_look(answer, variants)}"></i>'
        f"<span>{ICONS.get(answer.colour_role, '')} {safe(answer.label)}</span></li>"
        for answer in ordered
    )
    return f'<ul class="g-legend">{items}</ul>'
