"""The check against the 2008 standard, group by group: what is missing in a chosen component, and who acts."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from answers import log, log_places
from charts import panel
from charts.parts import safe
from components import closed, groups, log_panels, origin, standard_words, url_state
from components.groups import Group
from components.origin import Origin
from components.standard import RECORDS, terms
from components.url_state import Parameter
from exports.table_csv import cells_csv
from indicators import standard
from indicators.share import Share
from indicators.standard import Component, Criterion
from indicators.statement import share_words
from queries import run
from queries.selection import Selection
from schemas.vocabulary import StandardComponent
from translations.format import number
from translations.text import language, text, use_language

COMPONENT = Parameter("komponen", str(StandardComponent.ORGANISASI), url_state.one_of(*StandardComponent))
SHOWN, LISTED = 8, 25  # at once; with those to unfold (the others are counted, and in the file)
Met = dict[str, bool | None]  # criterion -> met, not met, not known


@dataclass(frozen=True)
class Entry:
    """A group with something to do or to fill in."""

    group: Group
    missing: Sequence[Criterion]
    unknown: Sequence[Criterion]

    @property
    def what(self) -> str:
        """To-dos by who acts, then what nobody has said."""
        by_who: dict[str, list[str]] = {}
        for one in self.missing:
            by_who.setdefault(one.who_words(self.group.group_type), []).append(one.to_do)
        words = [text("standard.card.act", who=who, to_do=" ".join(to_do)) for who, to_do in by_who.items()]
        if self.unknown:
            words.append(text("standard.list.fill_in", names=standard_words.names(self.unknown)))
        return " ".join(words)


@log_panels.with_own_switch
def to_do(selection: Selection) -> None:
    """The criteria of the chosen component with their counts, then the groups that lack some, by place and name."""
    words = {str(one.id): one.name for one in standard.components()}
    chosen = log_panels.switch(COMPONENT, text("standard.list.choose"), list(words), words.__getitem__)
    _panel(selection, chosen)
    component = standard.component(chosen)
    entries = _entries(selection, component)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if entries:
            spoken = language()  # the file is made when it is asked for, by a thread of its own
            st.download_button(
                text("standard.list.download"),
                data=lambda: _file(entries, spoken),
                file_name=text("standard.list.file", component=component.id),
                mime="text/csv",
                key="download_standard",
            )
        found = Origin(text("standard.list.name"), (component.indicator_id,), terms=terms(component), records=RECORDS)
        origin.button("standard_list", found, selection)


@log_panels.kept_html
def _panel(selection: Selection, component_id: str) -> str:
    component = standard.component(component_id)
    asks = text("standard.list.asks", asks=component.asks)
    beyond = text("standard.list.not_judged", words=component.not_judged)
    picture = "".join(
        [
            f'<p class="g-note">{safe(asks)}</p>',
            _criteria(component, selection),
            f'<p class="g-note">{safe(beyond)}</p>',
            closed.note(selection),
            _list(_entries(selection, component)),
        ]
    )
    name = f"{text('standard.list.name')}. {text('standard.list.lead')}"
    below = panel.foot([log_places.registered_words(selection), log.source_words()])
    return panel.panel(_sentence(selection, component), name, picture, below)


def _sentence(selection: Selection, component: Component) -> str:
    """How many groups lack something, of those of which something is known."""
    (found,) = log_places.chosen(selection).ask("standard_lacking", selection, component=str(component.id))
    who = {"place": selection.log_place, "group_type": selection.group_type, "component": component.name.lower()}
    if not found["known"]:
        return text("standard.list.unknown", **who)
    if found["complete"] == found["groups"]:
        return text("standard.list.nobody", **who)
    count = log_places.of_words(found["lacking"], found["known"], str(selection.group_type))
    return text("standard.list.sentence", place=selection.log_place, count=count, component=component.name.lower())


def _criteria(component: Component, selection: Selection) -> str:
    """Each criterion as a sentence with its lines in the study, who acts, and how many groups meet it."""
    rows = []
    asked = log_places.chosen(selection).ask("standard_criteria", selection, component=str(component.id))
    found = {row["criterion_id"]: row for row in asked}
    for one in component.criteria:
        met, known, groups = (found[one.id][key] if asked else 0 for key in ("met", "known", "groups"))
        met_words = share_words(Share(met, known, is_census=True))
        counted = [text("standard.list.meet", count=met_words)] if known else []
        if known < groups:
            counted.append(text("standard.matrix.unknown_too", count=number(groups - known)))
        rows.append((one.sentence, one.who_words(str(selection.group_type)), " · ".join(counted)))
    heads = (text("standard.list.criterion"), text("standard.list.acts"), text("standard.list.how_many"))
    caption = text("standard.list.criteria", component=component.name.lower(), group_type=selection.group_type)
    return panel.plain_table(caption, heads, rows, numbers_from=len(heads), stacked=True)


def _list(entries: Sequence[Entry]) -> str:
    """The first groups, and how many more there are."""
    if not entries:
        return ""
    rows = [_row(one) for one in entries[:LISTED]]
    caption = text("standard.list.caption", shown=number(len(rows[:SHOWN])), count=number(len(entries)))
    following = text("standard.list.next", first=number(SHOWN + 1), last=number(len(rows)), count=number(len(entries)))
    table = panel.unfolding_table((caption, following), _heads(), rows, shown=SHOWN)
    rest = len(entries) - len(rows)
    return table + (f"<p>{safe(text('standard.list.more', count=number(rest)))}</p>" if rest else "")


def _heads() -> tuple[str, ...]:
    return text("standard.list.group"), text("standard.list.place"), text("standard.list.missing")


def _row(entry: Entry) -> tuple[str, ...]:
    place = ", ".join(name for name in (entry.group.kecamatan_name, entry.group.kabupaten_name) if name)
    return entry.group.name, place, entry.what


def _met(selection: Selection, component: Component) -> dict[str, Met]:
    """Group -> its criteria, for the chosen place."""
    rows: list[run.Row] = log_places.chosen(selection).ask("standard_groups", selection, component=str(component.id))
    found: dict[str, Met] = {}
    for row in rows:
        found.setdefault(row["group_id"], {})[row["criterion_id"]] = row["met"]
    return found


def _entries(selection: Selection, component: Component) -> list[Entry]:
    """Groups that lack something or do not say it, by kabupaten, kecamatan and name."""
    met = _met(selection, component)
    found = [
        Entry(group, component.missing(met[group.group_id]), component.unknown(met[group.group_id]))
        for group in groups.register().of(selection)
        if group.group_id in met
    ]
    return [one for one in found if one.missing or one.unknown]


def _file(entries: Sequence[Entry], spoken: str) -> bytes:
    """All of them as CSV; each row of a simulated register says so."""
    use_language(spoken)
    mark = log.mark()
    return cells_csv([*_heads(), text("standard.list.mark")], [(*_row(one), mark) for one in entries])
