"""The check against the 2008 standard in counts: groups by component and status in any place, and its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from answers import log_places
from answers.log_places import LogPlace
from charts.standard_matrix import StandardCell
from indicators import standard
from indicators.share import Share
from indicators.standard import Component
from queries.selection import Selection
from schemas.vocabulary import StandardStatus
from translations.format import number
from translations.text import text


@dataclass(frozen=True)
class ComponentCounts:
    """One component in one place: its groups by status."""

    component: Component
    groups: Mapping[str, int]

    @property
    def status(self) -> StandardStatus:
        """Status of the place."""
        return standard.place_status(self.groups)

    @property
    def cell(self) -> StandardCell:
        """The same for the picture."""
        return StandardCell(self.status, self.groups)

    @property
    def share(self) -> Share:
        """Groups that meet every criterion, of those of which something is known."""
        return Share(self.cell.count(StandardStatus.MET), self.cell.known, is_census=True)


def by_component(selection: Selection) -> list[ComponentCounts]:
    """Groups of the chosen place and type by component and status, components in their order."""
    return of_place(log_places.chosen(selection), selection)


def of_place(place: LogPlace, selection: Selection) -> list[ComponentCounts]:
    """Counts of one place; a kecamatan is asked for within its kabupaten."""
    within = place.kabupaten_code if place.kecamatan_code else None
    rows = log_places.standard_counts(within, selection)
    found: dict[str, dict[str, int]] = {str(one.id): {} for one in standard.components()}
    for row in rows:
        if place.code in (None, row["area_code"]):
            groups = found[row["component"]]
            groups[row["standard_status"]] = groups.get(row["standard_status"], 0) + row["groups"]
    return [ComponentCounts(one, found[one.id]) for one in standard.components()]


def sentence(selection: Selection) -> str:
    """How many components every group of the place meets, and which one has the most groups without any criterion."""
    found = by_component(selection)
    who = {"place": selection.log_place, "group_type": selection.group_type}
    if all(one.status == StandardStatus.UNKNOWN for one in found):
        return text("standard.matrix.unknown", **who)
    met = sum(one.status == StandardStatus.MET for one in found)
    everyone = number(len(found))
    words = text("standard.matrix.none", components=everyone, **who)
    if met:
        words = text("standard.matrix.sentence", met=number(met), components=everyone, **who)
    worst = max(found, key=lambda one: one.cell.count(StandardStatus.NOT_MET))
    not_met = worst.cell.count(StandardStatus.NOT_MET)
    if not not_met:
        return words
    count = log_places.of_words(not_met, worst.cell.known, str(selection.group_type))
    return f"{words} {text('standard.matrix.most', component=worst.component.name.lower(), count=count)}"
