"""The slides of a document: one message each, its generated sentence as the title, what it rests on in the foot."""

from collections.abc import Mapping, Sequence
from typing import get_args

from answers.document import Basis, Chart, Content, Deck, MapPicture, Slide, SlideKey
from translations.format import day
from translations.text import text

ALL: tuple[SlideKey, ...] = get_args(SlideKey)


def deck(content: Content, keys: Sequence[SlideKey] = ALL) -> Deck:
    """The chosen slides in the given order, in the language of the run; a key may stand only once.

    Raises KeyError for an unknown key, ValueError for one that stands twice.
    """
    if len(set(keys)) != len(keys):
        raise ValueError(f"a slide stands twice in {list(keys)}")
    return Deck(content, tuple(_slide(key, content) for key in keys))


def name_of(key: SlideKey) -> str:
    """What a slide is about, for a list to choose from."""
    return text(f"document.slide.{key}")


def _slide(key: SlideKey, content: Content) -> Slide:
    if key not in ALL:
        raise KeyError(f"no slide '{key}': choose of {', '.join(ALL)}")
    makers = {"judul": _title, "peta": _map, "keputusan": _decisions, "metode": _method}
    return makers[key](content) if key in makers else _chart(key, content)


def _title(content: Content) -> Slide:
    made = text("document.made_on", day=day(content.stamp.made_at.date()))
    notes = _joined(content.filters, *content.facts, content.sample_mark, content.stamp.words)
    return Slide(
        "judul",
        content.title,
        "",
        (content.filters, *content.facts, made),
        content.stamp.words,
        notes,
        bool(content.sample_mark),
    )


def _map(content: Content) -> Slide:
    if content.map is None:
        return _missing("peta", content)
    drawn = content.map
    return _shown("peta", drawn.sentence, drawn.name, drawn, drawn.basis, content, drawn.notes)


def _chart(key: SlideKey, content: Content) -> Slide:
    chart = content.chart(key)
    if chart is None:
        return _missing(key, content)
    return _shown(key, chart.sentence, chart.name, chart, chart.basis, content, chart.notes)


def _shown(
    key: SlideKey,
    title: str,
    name: str,
    body: Chart | MapPicture,
    basis: Basis,
    content: Content,
    more: Sequence[str],
) -> Slide:
    return Slide(key, title, name, body, basis.foot, _notes(name, basis, content, more), basis.is_simulated)


def _missing(key: SlideKey, content: Content) -> Slide:
    """A picture that is not there: its name, and why in one sentence."""
    reason = content.reasons[key]
    return Slide(key, name_of(key), "", (reason,), content.filters, _joined(reason, content.filters), False)


def _decisions(content: Content) -> Slide:
    count = len(content.decisions)
    place, group_type = content.selection.log_place, content.selection.group_type
    key = "document.slide_title.decisions" if count else "document.slide_title.no_decisions"
    title = text(key, count=count, group_type=group_type, place=place)
    is_simulated = any(one.is_simulated or one.is_beside_simulated for one in content.decisions)
    sources = dict.fromkeys(one.source for one in content.decisions)
    said = [_joined(one.sentence, one.action, one.who, one.source, one.beside) for one in content.decisions]
    notes = _joined(*said, content.conclusion, text("decision.order"), content.filters)
    body = content.decisions or (content.conclusion,)
    return Slide("keputusan", title, "", body, " · ".join(sources) or content.filters, notes, is_simulated)


def _method(content: Content) -> Slide:
    title = text("document.slide_title.method")
    body = (*content.method, *content.attribution)
    notes = _joined(*body, content.filters, content.stamp.words)
    return Slide("metode", title, "", body, content.stamp.words, notes, bool(content.sample_mark))


# --- what the speaker has to know -----------------------------------------------------------------------------------

# What may be said of a figure, by what it is.
MAY: Mapping[tuple[str, bool], str] = {
    ("survey", False): "document.may.survey",
    ("survey", True): "document.may.simulated",
    ("log", False): "document.may.log",
    ("log", True): "document.may.simulated",
}


def _notes(name: str, basis: Basis, content: Content, more: Sequence[str]) -> str:
    """Definition, n and coverage, source and date, filter, what to know, what may and may not be said."""
    group_type = content.selection.group_type
    may = text(MAY[basis.clock, basis.is_simulated], group_type=group_type) if basis.clock else ""
    definition = text("document.notes.definition", words=basis.definition.rstrip(".")) if basis.definition else ""
    caveat = text("document.notes.caveat", words=basis.caveat) if basis.caveat else ""
    rests_on = text("document.notes.rests_on", words=basis.coverage.rstrip("."))
    source = text("document.notes.source", words=basis.source.rstrip("."))
    return _joined(name, definition, rests_on, source, content.filters, *more, caveat, may)


def _joined(*lines: str) -> str:
    """A line each; empty ones are left out."""
    return "\n".join(filter(None, lines))
