"""What a link of the menu carries: every parameter of the page it leads to, as chosen now.

A page writes its parameters into the URL. If the link lacked some, that would be one more entry in the history of the
browser, and "back" would stay on the page.
"""

from collections.abc import Callable, Mapping

from components import (
    class_log,
    compare_choice,
    filters,
    history_filters,
    importing_part,
    map_layers,
    map_legend,
    map_page,
    map_scale,
    map_view,
    method,
    presentation,
    province_choice,
    round_choice,
    silent_log,
    standard_list,
    url_state,
)
from components.url_state import LANGUAGE, Parameter
from queries.selection import SURVEYED_TYPES


def of_page(stem: str) -> dict[str, str]:
    """Parameters of a page with their values: the query of a link to it."""
    if stem in _OF_THE_LOG:
        return {one.name: url_state.value(one) for one in _OF_THE_LOG[stem]()}
    has_log, own = _PAGES[stem]()  # whether it shows the log (and so the kecamatan), and what it alone has
    has_kecamatan = has_log and stem not in _WITHOUT_KECAMATAN
    kind = url_state.value(filters.GROUP_TYPE)
    if not has_log and kind not in SURVEYED_TYPES:  # the page would not know it
        kind = filters.GROUP_TYPE.default
    has_survey = map_legend.PARAMETERS[0] not in own  # the map of groups alone shows nothing of the survey
    of_rounds = round_choice.parameters() if has_survey else ()
    place = (
        *province_choice.parameters(),
        filters.kabupaten_parameter(),
        *((filters.KECAMATAN,) if has_kecamatan else ()),
    )
    found = (LANGUAGE, *place, *of_rounds, *own)
    return {**{one.name: url_state.value(one) for one in found}, filters.GROUP_TYPE.name: kind}


def has(stem: str) -> bool:
    """Whether the dashboard has this page."""
    return stem in _PAGES or stem in _OF_THE_LOG


def _map() -> tuple[bool, tuple[Parameter, ...]]:
    if url_state.value(map_layers.LAYER) == map_layers.GROUPS:
        return True, (*map_scale.parameters(), map_layers.LAYER, *map_legend.PARAMETERS, map_view.GROUP)
    return False, (map_layers.LAYER, map_page.INDICATOR)


_WITHOUT_KECAMATAN = ("bandingkan", "profil", "presentasi")  # they show the log, but speak of whole kabupaten
# Pages without the survey and without a type of group.
_OF_THE_LOG: Mapping[str, Callable[[], tuple[Parameter, ...]]] = {"riwayat": history_filters.parameters}
_PAGES: Mapping[str, Callable[[], tuple[bool, tuple[Parameter, ...]]]] = {
    "ringkasan": lambda: (False, ()),
    "peta": _map,
    "keaktifan": lambda: (True, (class_log.READING, silent_log.SILENT)),
    "pendanaan": lambda: (True, ()),
    "narasumber": lambda: (True, ()),
    "kelembagaan": lambda: (True, (standard_list.COMPONENT,)),
    "bandingkan": lambda: (True, compare_choice.PARAMETERS),
    "profil": lambda: (True, ()),
    "presentasi": lambda: (True, presentation.PARAMETERS),
    "impor": lambda: (False, (importing_part.PART,)),
    "metode": lambda: (False, (method.TABLE,)),
}
