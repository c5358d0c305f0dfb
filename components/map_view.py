"""What the layer of groups on the page Peta shows: the place, the kinds, the chosen group; read from the link."""

from dataclasses import dataclass

import streamlit as st

from answers import log
from charts.parts import safe
from components import filters, groups, map_layers, map_legend, map_scale, province_choice, url_state
from components.filters import Said
from components.groups import Counted, Group, Kinds, Register
from components.url_state import EVERYWHERE, Parameter
from queries.selection import Selection
from translations.format import day, number
from translations.text import text


def _known_group(word: str) -> str | None:
    """Parser of a group_id of the chosen province; `semua` for none chosen."""
    word = word.strip()
    return word if word == EVERYWHERE or word in groups.register_of(province_choice.chosen()).by_id else None


GROUP = Parameter("gugus", EVERYWHERE, _known_group)


@dataclass(frozen=True)
class View:
    """What the layer shows: the place, what the legend lets through, the chosen group."""

    selection: Selection
    kinds: Kinds
    chosen: Group | None

    @property
    def everyone(self) -> list[Counted]:
        """All groups of the place, counted."""
        return groups.counted(self.selection)

    @property
    def shown(self) -> list[Counted]:
        """Those that pass the legend, counted."""
        return [one for one in self.everyone if self.kinds.hold(one)]

    @property
    def listed(self) -> list[Group]:
        """Those of them that the reader may see."""
        return [one for one in self.register().of(self.selection) if self.kinds.hold(one)]

    def register(self) -> Register:
        """The groups of the province that the reader may see."""
        return groups.register_of(self.selection.province)

    @property
    def place(self) -> str:
        """The place in words."""
        return self.selection.log_place


def choose() -> View:
    """Read the link, draw the filter bar, and say what is shown."""
    place = filters.kabupaten_parameter()
    url_state.read(place, filters.KECAMATAN, *map_legend.PARAMETERS, GROUP)
    chosen = groups.register_of(province_choice.chosen()).by_id.get(url_state.value(GROUP))
    if chosen and not _lies_in(chosen, url_state.value(place), url_state.value(filters.KECAMATAN)):
        st.session_state[GROUP.key], chosen = EVERYWHERE, None
    kinds = map_legend.kinds()
    selection = filters.choose(
        *map_scale.parameters(),
        map_layers.LAYER,
        *map_legend.PARAMETERS,
        GROUP,
        with_kecamatan=True,
        of_register=lambda found: _said(View(found, kinds, chosen)),
    )
    return View(selection, kinds, chosen)


def choose_group(group_id: str) -> None:
    """Choose this group, or none; before the page is drawn."""
    st.session_state[GROUP.key] = group_id


def _said(view: View) -> Said:
    """The selection in one sentence, and a chip for each of the two filters of the legend."""
    mark = f' <span class="g-badge">{safe(log.mark())}</span>' if log.mark() else ""
    return Said(f"{safe(sentence(view))}{mark}", map_legend.chips(view.kinds))


def sentence(view: View) -> str:
    """How many groups are shown, of how many, where and until when."""
    return text(
        "group_map.sentence",
        count=number(groups.total(view.shown)),
        everyone=number(groups.total(view.everyone)),
        place=view.place,
        day=day(log.state().until),
    )


def parts(shown: list[Counted]) -> str:
    """`12 aktif, 30 vakum`."""
    counts = groups.by_class(shown)
    return ", ".join(
        text("group_map.part", count=number(count), words=text(f"activity_class.{one}"))
        for one, count in counts.items()
    )


def _lies_in(group: Group, kabupaten: str, kecamatan: str) -> bool:
    in_kecamatan = kecamatan in (EVERYWHERE, group.kecamatan_code) or not kecamatan.startswith(kabupaten)
    return kabupaten in (EVERYWHERE, group.kabupaten_code) and in_kecamatan
