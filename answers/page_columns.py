"""Columns of the tables that pages show: how each is written, its head, what it says where the head is short."""

from collections.abc import Mapping

from answers import tables
from answers.document import Column, Kind
from translations.text import text

# key -> how it is written, and with how many decimals; its head is `page_tables.column.<key>`.
COLUMNS: Mapping[str, tuple[Kind, int]] = {
    "group": ("text", 0),
    "group_type": ("text", 0),
    "kabupaten": ("text", 0),
    "kecamatan": ("text", 0),
    "activity_class": ("text", 0),
    "members": ("count", 0),
    "schools": ("count", 0),
    "has_point": ("text", 0),
    "month": ("month", 0),
    "held_on": ("date", 0),
    "last_meeting_on": ("date", 0),
    "months_silent": ("count", 0),
    "meetings": ("count", 0),
    "development_meetings": ("count", 0),
    "groups_met": ("count", 0),
    "groups_reported": ("count", 0),
    "attended": ("count", 0),
    "invited": ("count", 0),
    "not_told": ("count", 0),
    "lesson_hours": ("rate", 1),
    "certificate_packages": ("count", 0),
    "topic": ("text", 0),
    "persons": ("count", 0),
    "outside": ("count", 0),
    "person_kind": ("text", 0),
    "with_s1": ("count", 0),
    "with_ten_years": ("count", 0),
    "with_expertise": ("count", 0),
    "available": ("count", 0),
    "suitable": ("count", 0),
    "distance_km": ("km", 1),
    "median_km": ("km", 1),
    "with_point": ("count", 0),
    "beyond_near": ("count", 0),
    "beyond_far": ("count", 0),
    "what": ("text", 0),
    "amount": ("rupiah", 0),
    "divisor": ("count", 0),
    "per_unit": ("rupiah", 0),
    "median": ("rupiah", 0),
    "per_meeting": ("rupiah", 0),
    "per_participant": ("rupiah", 0),
    "per_school": ("rupiah", 0),
    "money_year": ("text", 0),
    "income_rupiah": ("rupiah", 0),
    "spending_rupiah": ("rupiah", 0),
    "source_line": ("count", 0),
    "criterion": ("text", 0),
    "met": ("count", 0),
    "known": ("count", 0),
}
# Heads that do not say everything: `page_tables.says.<key>` does.
SAID = (
    "months_silent", "groups_met", "groups_reported", "development_meetings", "beyond_near", "beyond_far", "suitable",
    "divisor", "per_unit", "median", "known", "lesson_hours", "certificate_packages", "has_point", "distance_km",
)  # fmt: skip


def heads(*keys: str) -> tuple[Column, ...]:
    """Columns by their keys: those of every document as they are there, the others as they stand here."""
    return tuple(_own(key) if key in COLUMNS else tables.columns(key)[0] for key in keys)


def _own(key: str) -> Column:
    kind, decimals = COLUMNS[key]
    said = text(f"page_tables.says.{key}") if key in SAID else ""
    return Column(key, text(f"page_tables.column.{key}"), kind, decimals, definition=said)
