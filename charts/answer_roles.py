"""What each ordered answer means for its colour, best to worst: defined once for every chart of ordered answers."""

from charts.ordered_bars import CLASS_ROLES, ColourRole
from schemas.vocabulary import ActivityClass

_BEST, _GOOD, _MIDDLE, _WEAK, _WORST = (
    ColourRole.BEST,
    ColourRole.GOOD,
    ColourRole.MIDDLE,
    ColourRole.WEAK,
    ColourRole.WORST,
)

ROLES: dict[tuple[str, str], ColourRole] = {
    ("attendance", "90_100"): _BEST,
    ("attendance", "60_89"): _GOOD,
    ("attendance", "0_59"): _WEAK,
    ("attendance", "lt_40"): _WORST,
    ("narasumber_access", "sangat_memadai"): _BEST,
    ("narasumber_access", "memadai"): _GOOD,
    ("narasumber_access", "cukup_memadai"): _MIDDLE,
    ("narasumber_access", "kurang_memadai"): _WEAK,
    ("narasumber_access", "tidak_memadai"): _WORST,
    ("kak_done", "semua"): _BEST,
    ("kak_done", "sebagian_besar"): _GOOD,
    ("kak_done", "setengah"): _MIDDLE,
    ("kak_done", "sebagian_kecil"): _WEAK,
    ("kak_done", "tidak_ada"): _WORST,
    ("kak_done", "tanpa_kak"): _WORST,
    ("monitoring", "sering"): _BEST,
    ("monitoring", "kadang"): _GOOD,
    ("monitoring", "jarang"): _WEAK,
    ("monitoring", "tidak_menentu"): _MIDDLE,
    ("monitoring", "tidak_ada"): _WORST,
    ("school_cost", "lt_1jt"): _BEST,  # bands of money are ordered, not good or bad: the page says so
    ("school_cost", "1_3jt"): _GOOD,
    ("school_cost", "4_5jt"): _WEAK,
}


def role(question_id: str, option_id: str, activity_class: str | None, is_missing: bool) -> ColourRole:
    """Colour role of an answer; an answer that stands for a class of activity takes the colour of that class.

    Raises KeyError for an answer of a question that is not ordered.
    """
    if is_missing:
        return ColourRole.MISSING
    if activity_class:
        return CLASS_ROLES[ActivityClass(activity_class)]
    return ROLES[question_id, option_id]
