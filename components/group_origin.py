"""What stands behind the map of groups, the list of those without a point, and the card of one group."""

from collections.abc import Sequence
from functools import partial

from charts import panel
from components import group_words, groups, map_legend
from components.groups import Counted, Group, Kinds
from components.origin import Origin
from queries import run
from schemas.vocabulary import ActivityClass, GroupType
from translations.format import number
from translations.text import text

OF_ONE_GROUP = ("report", "funding", "spending", "monitoring_visit", "group_narasumber")


def of_map(shown: Sequence[Counted], kinds: Kinds) -> Origin:
    """The groups on the map: counted by class and type, those that the legend lets through."""
    return Origin(
        text("group_origin.map"),
        indicator_ids=tuple(f"log_class_{name}" for name in ActivityClass),
        records="working_group",
        table=partial(_table, tuple(shown)),
        chosen="" if kinds.is_all else text("group_origin.legend", kinds=map_legend.words(kinds)),
        group_types=_types(kinds),
        keeps=partial(_passes, kinds),
    )


def without_point(shown: Sequence[Group], kinds: Kinds) -> Origin:
    """The groups that the map cannot show."""
    return Origin(
        text("group_origin.no_point"),
        indicator_ids=("log_has_point",),
        records="working_group",
        table=partial(_table, tuple(groups.count_of(shown))),
        chosen="" if kinds.is_all else text("group_origin.legend", kinds=map_legend.words(kinds)),
        group_types=_types(kinds),
        keeps=lambda row: _passes(kinds, row) and not row["has_point"],
    )


def of_group(row: run.Row) -> Origin:
    """The card of one group; `row` of `queries/sql/group_card.sql`. Everything of it that any file holds."""
    group_id = row["group_id"]
    return Origin(
        row["name"],
        terms=(
            (text("group_origin.class"), group_words.reason(row)),
            (text("group_origin.rule"), row["rule_source"] or ""),
            (text("panel.caveat"), text("group_origin.caveat")),
        ),
        records="working_group",
        more_records=OF_ONE_GROUP,
        group_types=(str(row["group_type"]),),
        keeps=lambda found: found["group_id"] == group_id,
    )


def _types(kinds: Kinds) -> tuple[str, ...]:
    return kinds.group_types or tuple(str(one) for one in GroupType)


def _passes(kinds: Kinds, row: run.Row) -> bool:
    return not kinds.classes or row["activity_class"] in kinds.classes


def _table(shown: Sequence[Counted]) -> str:
    """Classes against types, with sums."""
    types = [name for name, count in groups.by_type(shown).items() if count]
    by_type = {name: groups.by_class(one for one in shown if one.group_type == name) for name in types}
    heads = (text("group_origin.class"), *types, text("log_panel.together"))
    rows = [
        (text(f"activity_class.{name}"), *(number(by_type[one][name]) for one in types), number(count))
        for name, count in groups.by_class(shown).items()
    ]
    sums = (number(sum(by_type[one].values())) for one in types)
    rows.append((text("log_panel.together"), *sums, number(groups.total(shown))))
    return panel.plain_table(text("value_table.caption"), heads, rows)
