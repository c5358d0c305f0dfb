"""The groups of the whole country, counted by kabupaten: figures for every reader, no single group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from answers import data, log, tables
from answers.document import Basis, Column, Scalar, Table
from answers.page_columns import heads
from indicators.share import Share
from schemas.vocabulary import ActivityClass, GroupType
from translations.format import number
from translations.text import text

# Without a choice in the legend: what is alive in the sense of the study.
ALIVE = (str(ActivityClass.AKTIF), str(ActivityClass.CUKUP_AKTIF))


@dataclass(frozen=True)
class Counts:
    """All groups of one build. `by_kabupaten`: code -> (type, class) -> groups."""

    by_kabupaten: Mapping[str, Mapping[tuple[str, str], int]]
    names: Mapping[str, str]  # of the kabupaten

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Codes of the provinces with groups, west to east."""
        return tuple(dict.fromkeys(code[:2] for code in self.by_kabupaten))

    def of(self, code: str = "") -> dict[tuple[str, str], int]:
        """(type, class) -> groups, in a province (its code), or in all of them."""
        found: dict[tuple[str, str], int] = {}
        for kabupaten, counted in self.by_kabupaten.items():
            if kabupaten.startswith(code):
                for kind, groups in counted.items():
                    found[kind] = found.get(kind, 0) + groups
        return found


def counts() -> Counts:
    """Of the build that answers in this run."""
    rows = data.ask("log_classes", province_code=None, kabupaten_code=None, group_type=None)
    rows.sort(key=lambda row: row["area_code"])
    found: dict[str, dict[tuple[str, str], int]] = {}
    for row in rows:
        found.setdefault(row["area_code"], {})[row["group_type"], row["activity_class"]] = row["groups"]
    return Counts(found, {row["area_code"]: row["area_name"] for row in rows})


def share(counted: Mapping[tuple[str, str], int], classes: Sequence[str], group_types: Sequence[str]) -> Share:
    """Groups of these classes (none named: ALIVE) of all groups of these types (none named: every type)."""
    of_types = [(name, groups) for (kind, name), groups in counted.items() if not group_types or kind in group_types]
    measured = classes or ALIVE
    return Share(
        sum(groups for name, groups in of_types if name in measured),
        sum(groups for _, groups in of_types),
        is_census=True,
    )


def measured_words(classes: Sequence[str]) -> str:
    """`aktif atau cukup aktif`: what the share counts."""
    return f" {text('country.or')} ".join(text(f"activity_class.{name}") for name in classes or ALIVE)


def tables_of(found: Counts, classes: Sequence[str], group_types: Sequence[str]) -> tuple[Table, ...]:
    """Every kabupaten with its groups by class, those of the legend only."""
    types = group_types or tuple(map(str, GroupType))
    shown = classes or tuple(map(str, ActivityClass))
    columns = (
        Column("province", text("country.province"), "text"),
        *heads("kabupaten"),
        *(Column(name, text(f"activity_class.{name}"), "count") for name in shown),
        *tables.columns("groups"),
    )
    provinces = data.provinces()
    rows: list[tuple[Scalar, ...]] = []
    for code, counted in found.by_kabupaten.items():
        by_class = [sum(counted.get((kind, name), 0) for kind in types) for name in shown]
        everyone = sum(groups for (kind, _), groups in counted.items() if kind in types)
        rows.append((provinces[code[:2]], found.names[code], *by_class, everyone))
    coverage = text(
        "page_tables.registered", count=number(sum(sum(one.values()) for one in found.by_kabupaten.values()))
    )
    basis = Basis("log", log.source_words(), coverage, log.state().is_sample)
    return (Table("country", text("country.table", types=", ".join(types)), columns, tuple(rows), basis),)
