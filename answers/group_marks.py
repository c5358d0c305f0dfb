"""The groups of one kabupaten as marks on its drawing, with the words beside the map: for the page and for paper."""

from collections.abc import Mapping, Sequence

from answers import log_places, reading
from charts import group_map
from charts.group_map import Mark
from geo import group_points
from geo.kabupaten_drawing import KabupatenDrawing
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import text

ASIDE = 2.4 * group_map.RADIUS  # neighbours stand side by side, as on the large map


def placed(rows: Sequence[run.Row], drawing: KabupatenDrawing) -> list[Mark]:
    """Marks of the groups whose point lies on the drawing; groups of one school stand side by side.

    rows: of `queries/sql/group_points.sql`.
    """
    located = [row for row in rows if row["longitude"] is not None and row["latitude"] is not None]
    found = []
    for row, (right, down) in zip(located, group_points.asides(located), strict=True):
        at = drawing.at(float(row["longitude"]), float(row["latitude"]))
        if at is not None:
            x, y = at[0] + right * ASIDE, at[1] + down * ASIDE
            found.append(Mark(round(x, 1), round(y, 1), ActivityClass(row["activity_class"])))
    return found


def sentence(counts: Mapping[str, int], selection: Selection) -> str:
    """How many groups of the place are asleep."""
    everyone = sum(counts.values())
    return text(
        "profile.map.sentence",
        place=selection.log_place,
        count=log_places.of_words(counts.get(ActivityClass.VAKUM, 0), everyone, str(selection.group_type)),
    )


def alt(marks: Sequence[Mark], selection: Selection) -> str:
    """The map in one sentence, for who does not see it."""
    if not reading.sees_rows(selection):
        return text("reading.alt_closed", place=selection.log_place)
    parts = [
        text(
            "panel.part",
            count=number(sum(mark.activity_class == name for mark in marks)),
            name=text(f"activity_class.{name}"),
        )
        for name in ActivityClass
    ]
    return text(
        "profile.map.alt",
        place=selection.log_place,
        count=number(len(marks)),
        group_type=selection.group_type,
        parts=", ".join(parts),
    )


def below(rows: Sequence[run.Row], marks: Sequence[Mark], selection: Selection) -> str:
    """What stands under the map: how many groups it does not show, or that they are not for the reader to see."""
    if not reading.sees_rows(selection):
        return text("reading.points_closed")
    return missing_words(len(rows) - len(marks), selection)


def missing_words(count: int, selection: Selection) -> str:
    """How many groups the map does not show."""
    if not count:
        return text("profile.map.all", group_type=selection.group_type)
    return text("profile.map.missing", count=number(count), group_type=selection.group_type)
