"""The parts of the offline file: head of a place, key figures with decisions and map, charts, tables."""

from answers import slides
from answers.document import Basis, Chart, Content, SlideKey, Table
from charts.parts import safe
from exports import slide_chart, slide_figures, table_values
from exports.cells import NUMBERS, cell_words, plain
from translations.text import text


def head(content: Content) -> str:
    """Whose figures these are: title, the selection in a sentence, facts with their dates, the mark."""
    facts = "".join(f"<li>{safe(one)}</li>" for one in content.facts)
    return (
        f'<header class="o-place-head"><h1>{safe(content.title)}</h1>{_mark(content.sample_mark)}'
        f'<p>{safe(content.filters)}</p><ul class="o-facts">{facts}</ul></header>'
    )


def summary(content: Content, *, map_id: str) -> str:
    """Key figures, what is to be decided, the map, and how to read all of it."""
    figures = slide_figures.cards(content.key_figures)
    todo = slide_figures.decisions(content.decisions, with_beside=True) if content.decisions else ""
    conclusion = f"<p>{safe(content.conclusion)}</p>" if content.conclusion else ""
    to_decide = f'<h3 class="o-title">{safe(text("offline.decisions"))}</h3>{todo}{conclusion}'
    return (
        f'{figures}<div class="o-pair"><div>{to_decide}</div><div>{_map(content, map_id)}</div></div>'
        f'<h3 class="o-title">{safe(text("offline.method"))}</h3>'
        f"{slide_figures.lines(content.method)}"
    )


def _map(content: Content, map_id: str) -> str:
    found = content.map
    if found is None:
        return _missing(content, "peta")
    drawn = slide_figures.map_of(found).replace("<img ", f'<img id="{safe(map_id)}" ', 1)
    return _figure(found.sentence, found.name, drawn, found.basis)


def charts(content: Content) -> str:
    """Every chart between its sentence and what it rests on; the reason where there is none."""
    drawn = "".join(_chart(one) for one in content.charts)
    absent = "".join(_missing(content, key) for key in slides.ALL if key != "peta")
    return f'<div class="o-charts">{drawn}{absent}</div>'


def _chart(found: Chart) -> str:
    return _figure(found.sentence, found.name, slide_chart.chart(found), found.basis)


def _figure(sentence: str, name: str, drawn: str, basis: Basis) -> str:
    about = "".join(f"<p>{safe(one)}</p>" for one in (basis.definition, basis.caveat) if one)
    more = f"<details><summary>{safe(text('offline.about'))}</summary>{about}</details>" if about else ""
    return (
        f'<section class="o-figure"><h3 class="o-title">{safe(sentence)}</h3>'
        f'<p class="o-quiet">{safe(name)}</p>{_mark(text("log.sample") if basis.is_simulated else "")}{drawn}'
        f'<p class="o-quiet">{safe(basis.foot)}</p>{more}</section>'
    )


def _missing(content: Content, key: SlideKey) -> str:
    reason = content.reasons.get(key, "")
    if not reason:
        return ""
    name = safe(slides.name_of(key))
    return f'<section class="o-figure"><h3 class="o-title">{name}</h3><p>{safe(reason)}</p></section>'


def tables(content: Content, known: dict[str, str] | None = None) -> str:
    """Every table, folded; the script adds sorting, a filter and copying.

    known: tables that stand in the file already, HTML -> id. Those of all places are the same for each of them and by
    far the largest part, so they are pointed to and new ones are added.
    """
    known = {} if known is None else known
    return "".join(_folded(one, known) for one in content.tables)


def _folded(found: Table, known: dict[str, str]) -> str:
    head = f"<summary><h3>{safe(found.title)}</h3></summary>"
    inside = _table(found)
    if inside in known:
        there = known[inside]
        link = f'<p><a href="#{there}">{safe(text("offline.same"))}</a></p>'
        return f'<details class="o-table" data-same="{there}">{head}{link}</details>'
    known[inside] = f"tabel-{len(known) + 1}"
    return f'<details class="o-table" id="{known[inside]}">{head}{inside}</details>'


def _table(found: Table) -> str:
    names = "".join(
        f'<th scope="col" data-key="{safe(one.key)}"{_side(one.kind in NUMBERS)}>{safe(one.title)}</th>'
        for one in found.columns
    )
    rows = "".join(
        "<tr>"
        + "".join(
            _cell(cell_words(value, column), plain(value), column.kind in NUMBERS)
            for value, column in zip(row, found.columns, strict=True)
        )
        + "</tr>"
        for row in table_values.rows(found)
    )
    notes = "".join(f'<p class="o-quiet">{safe(one)}</p>' for one in (*found.notes, found.basis.foot) if one)
    return (
        f"{_mark(text('log.sample') if found.basis.is_simulated else '')}"
        f'<div class="o-scroll" tabindex="0" role="region" aria-label="{safe(found.title)}"><table>'
        f"<thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></div>{notes}"
    )


def _cell(words: str, value: str, is_number: bool) -> str:
    """A cell; what a machine reads stands beside it where it differs."""
    own = f' data-v="{safe(value)}"' if value != words else ""
    return f"<td{_side(is_number)}{own}>{safe(words)}</td>"


def _side(is_number: bool) -> str:
    return " class=n" if is_number else ""


def _mark(words: str) -> str:
    return f'<p><span class="s-badge">{safe(words)}</span></p>' if words else ""
