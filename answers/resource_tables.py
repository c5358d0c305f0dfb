"""What the pages show of money and narasumber in the log, as tables of plain numbers: by place and by group."""

from statistics import median

from answers import data, log_places, narasumber_km, reading, tables
from answers.cost_ratios import PER_MEETING, PER_PARTICIPANT, PER_SCHOOL, RATIOS, Ratio
from answers.document import Column, Scalar, Table
from answers.log_places import LogPlace
from answers.log_tables import made
from answers.page_columns import heads
from queries import run
from queries.selection import Selection
from translations.text import text

# Keys of these tables: `page_tables.title.<key>`.
KEYS = ("costs", "groups_money", "persons", "topics_offered", "spoke", "distances", "groups_distance")
CRITERIA = ("with_s1", "with_ten_years", "with_expertise", "available", "suitable")


# --- money ----------------------------------------------------------------------------------------------------------


def costs(selection: Selection) -> Table:
    """What a meeting, a participant and a school pays, in every place: both sums, their ratio, the median of groups."""
    rows = [
        (text(f"log_panel.{ratio.key}.name"), place.name, *_ratio(ratio, place, selection))
        for ratio in RATIOS
        for place in log_places.everywhere(selection)
    ]
    keys = ("what", "place", "amount", "divisor", "per_unit", "median", "reporting", "groups")
    return made("costs", heads(*keys), rows, selection.everywhere())


def _ratio(ratio: Ratio, place: LogPlace, selection: Selection) -> tuple[Scalar, ...]:
    found = ratio.counted(place.ask("log_cost_values", selection))
    everyone = log_places.groups(place, selection)
    if not found:
        return None, None, None, None, 0, everyone
    amount, divisor = (sum(row[key] for row in found) for key in (ratio.amount, ratio.divisor))
    return amount, divisor, _rounded(ratio.over(found)), _rounded(ratio.middle(found)), len(found), everyone


def groups_money(selection: Selection) -> Table:
    """Every group of the chosen place that reported money: what stands as a dot on the page."""
    rows = [
        (
            row["name"], row["kabupaten_name"], row["kecamatan_name"],
            *(_of_one(ratio, row) for ratio in (PER_MEETING, PER_PARTICIPANT, PER_SCHOOL)),
            str(row["money_year"]) if row["money_year"] else None, row["income_rupiah"], row["spending_rupiah"],
        )
        for row in log_places.chosen(selection).ask("log_costs", selection)
    ]  # fmt: skip
    keys = ("group", "kabupaten", "kecamatan", "per_meeting", "per_participant", "per_school", "money_year")
    return made(
        "groups_money", heads(*keys, "income_rupiah", "spending_rupiah"), rows, selection, *reading.notes(selection)
    )


def _of_one(ratio: Ratio, row: run.Row) -> float | None:
    return _rounded(ratio.each([row])[0]) if ratio.counted([row]) else None


def _rounded(value: float) -> float:
    return round(value, tables.DECIMALS)


# --- narasumber -----------------------------------------------------------------------------------------------------


def persons(selection: Selection) -> Table:
    """Persons on the list by kind against what the standard asks; one person may meet several criteria."""
    place = log_places.chosen(selection)
    found = data.ask("log_persons", **place.codes)
    rows: list[tuple[Scalar, ...]] = [
        (text(f"resource_person_kind.{row['kind']}"), row["persons"], *(row[name] for name in CRITERIA))
        for row in found
    ]
    if found:
        rows.append((text("log_panel.together"), *(sum(row[key] for row in found) for key in ("persons", *CRITERIA))))
    return made("persons", heads("person_kind", "persons", *CRITERIA), rows, selection)


def topics_offered(selection: Selection) -> Table:
    """Topics of meetings beside topics that suitable persons of the kabupaten offer."""
    rows = [
        (data.option_words("topics", row["topic"]), row["meetings"], row["groups"], row["persons"])
        for row in log_places.chosen(selection).ask("log_topics_offered_asked", selection)
    ]
    return made("topics_offered", heads("topic", "meetings", "groups", "persons"), rows, selection)


def spoke(selection: Selection) -> Table:
    """Who spoke at the meetings of the last twelve months in the chosen place."""
    rows = [
        (_speaker(row), text("page_tables.yes" if row["is_outside_narasumber"] else "page_tables.no"),
         row["meetings"], row["groups"])
        for row in log_places.chosen(selection).ask("log_narasumber_used", selection)
    ]  # fmt: skip
    from_outside = Column("is_outside", text("page_tables.column.is_outside"))
    return made("spoke", (*heads("person_kind"), from_outside, *heads("meetings", "groups")), rows, selection)


def _speaker(row: run.Row) -> str:
    kind = row["narasumber_kind"]
    return data.option_words("narasumber", kind) if kind else text("log_panel.spoke.nobody")


def distances(selection: Selection) -> Table:
    """Kilometres to the nearest suitable person, in every place: the median, and groups with nobody so near."""
    rows = []
    for place in log_places.everywhere(selection):
        found = place.ask("log_distance_values", selection)
        known = narasumber_km.known(found)
        beyond = (narasumber_km.without(found, bound) for bound in (narasumber_km.NEAR_KM, narasumber_km.FAR_KM))
        middle = _rounded(median(known)) if known else None
        rows.append((place.name, middle, len(known), *beyond, log_places.groups(place, selection)))
    keys = ("place", "median_km", "with_point", "beyond_near", "beyond_far", "groups")
    return made("distances", heads(*keys), rows, selection.everywhere())


def groups_distance(selection: Selection) -> Table:
    """Every group of the chosen place that has a point, and how far its nearest suitable person is."""
    rows = [
        (
            row["name"], row["kabupaten_name"], row["kecamatan_name"],
            text(f"resource_person_kind.{row['person_kind']}") if row["person_kind"] else None,
            None if row["distance_km"] is None else _rounded(row["distance_km"]),
        )
        for row in log_places.chosen(selection).ask("log_distances", selection)
    ]  # fmt: skip
    keys = ("group", "kabupaten", "kecamatan", "person_kind", "distance_km")
    straight = text("log_panel.distances.straight")
    return made("groups_distance", heads(*keys), rows, selection, straight, *reading.notes(selection))
