"""The frame around every figure: its sentence, its neutral name, the picture, what it rests on, and its table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import safe


@dataclass(frozen=True)
class SourceRow:
    """One printed row of the study: answer, its cells in the order of the columns, line in the text, the quoted row."""

    label: str
    cells: tuple[str, ...]
    line: int
    quote: str


@dataclass(frozen=True)
class SourceTable:
    """Printed cells behind a figure. `heads` are the places or types of group, without the first and last column."""

    caption: str
    first_head: str
    heads: tuple[str, ...]
    line_head: str
    rows: tuple[SourceRow, ...]
    chosen: str = ""  # the head of the column that the reader has chosen
    quote_note: str = ""  # how to read the quoted rows


def head(sentence: str, name: str) -> str:
    """Sentence as the title, under it the neutral name of what is shown (none where the picture carries it)."""
    quiet = f'<p class="g-quiet">{safe(name)}</p>' if name else ""
    return f'<h3 class="g-panel-title">{safe(sentence)}</h3>{quiet}'


def foot(parts: Sequence[str]) -> str:
    """Quiet line of facts: coverage, source, date."""
    return f'<p class="g-foot">{safe(" · ".join(part for part in parts if part))}</p>'


def panel(sentence: str, name: str, picture: str, below: str) -> str:
    """A whole panel in one piece of HTML. `picture` and `below` are HTML already."""
    return f'<section class="g g-panel">{head(sentence, name)}{picture}{below}</section>'


def small_head(words: str) -> str:
    """Head of a part within a drawer."""
    return f'<h3 class="g-origin-head">{safe(words)}</h3>'


def name_of_one(words: str) -> str:
    """Name of one of several that stand in such a part."""
    return f'<h4 class="g-origin-one">{safe(words)}</h4>'


def sentences(found: Sequence[str]) -> str:
    """Each sentence as a paragraph; empty ones are left out."""
    return "".join(f"<p>{safe(words)}</p>" for words in found if words)


def details(summary: str, *parts: str, named: str = "") -> str:
    """Something to unfold; `parts` are HTML. named: an identifier before the summary, which is no word to translate."""
    name = f'<code lang="en">{safe(named)}</code> ' if named else ""
    return f'<details class="g-details"><summary>{name}{safe(summary)}</summary>{"".join(parts)}</details>'


def definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """Terms and their meaning; pairs without a meaning are left out."""
    rows = "".join(f"<dt>{safe(term)}</dt><dd>{safe(words)}</dd>" for term, words in pairs if words)
    return f'<dl class="g-definitions">{rows}</dl>'


def notes(title: str, found: Sequence[str]) -> str:
    """A list of sentences under a small title; nothing when there are none."""
    if not found:
        return ""
    items = "".join(f"<li>{safe(words)}</li>" for words in found)
    return f'<p class="g-notes-title">{safe(title)}</p><ul class="g-notes">{items}</ul>'


def readings(found: Sequence[tuple[str, str, str]]) -> str:
    """Anomalies of the source as a list of (what was found, how it is shown, where it stands)."""
    items = "".join(
        f'<li>{safe(finding)}<br><strong>{safe(shown)}</strong> <span class="g-quiet">({safe(where)})</span></li>'
        for finding, shown, where in found
    )
    return f'<ul class="g-notes">{items}</ul>' if items else ""


def source_table(table: SourceTable) -> str:
    """The printed cells as a real table; under it the rows as the study prints them, with their lines."""
    heads = "".join(f'<th scope="col" class="g-number">{_head(head, table)}</th>' for head in table.heads)
    looks = ["g-number g-chosen" if head == table.chosen else "g-number" for head in table.heads]
    rows = "".join(
        f'<tr><th scope="row">{safe(row.label)}</th>'
        + "".join(f'<td class="{look}">{safe(cell)}</td>' for look, cell in zip(looks, row.cells, strict=True))
        + f'<td class="g-number">{row.line}</td></tr>'
        for row in table.rows
    )
    return (
        f'<div class="g-scroll" tabindex="0" role="region" aria-label="{safe(table.caption)}">'
        f'<table class="g-source"><caption>{safe(table.caption)}</caption>'
        f'<thead><tr><th scope="col">{safe(table.first_head)}</th>{heads}'
        f'<th scope="col" class="g-number">{safe(table.line_head)}</th></tr></thead><tbody>{rows}</tbody></table></div>'
        f"{quotes(table.line_head, [(row.line, row.quote) for row in table.rows], table.quote_note)}"
    )


def _head(head: str, table: SourceTable) -> str:
    return f'<span class="g-here">{safe(head)}</span>' if head == table.chosen else safe(head)


def quotes(line_head: str, rows: Sequence[tuple[int, str]], note: str = "") -> str:
    """Lines of the study word by word, each with its number; a line that is quoted twice stands once."""
    items = "".join(
        f'<li><span class="g-quiet">{safe(line_head)} {line}</span> <q>{safe(words)}</q></li>'
        for line, words in dict.fromkeys(rows)
    )
    lead = f'<p class="g-quiet">{safe(note)}</p>' if note else ""
    return f'{lead}<ul class="g-quotes">{items}</ul>' if items else ""


def plain_table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers_from: int = 1,
    stacked: bool = False,
) -> str:
    """A small table; columns from `numbers_from` on are right-aligned numbers.

    stacked: on a phone the cells of a row stand under each other, each behind its head (for tables of sentences).
    """

    def cell(place: int, words: str, tag: str) -> str:
        look = ' class="g-number"' if place >= numbers_from else ""
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{look}>{safe(words)}</{tag}>"

    body = "".join("<tr>" + "".join(cell(i, words, "td") for i, words in enumerate(row)) + "</tr>" for row in rows)
    top = "".join(cell(i, words, "th") for i, words in enumerate(heads))
    # The heads once per table, not per cell: page.css writes them before the cells.
    words = ";".join(
        f"--h{one}:{json.dumps(head, ensure_ascii=False)}" for one, head in zip("abcdefghi", heads, strict=False)
    )
    look = f' g-stacked" style="{safe(words)}' if stacked else ""
    return (
        f'<div class="g g-scroll" tabindex="0" role="region" aria-label="{safe(caption)}">'
        f'<table class="g-source{look}">'
        f"<caption>{safe(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def unfolding_table(
    captions: tuple[str, str], heads: Sequence[str], rows: Sequence[Sequence[str]], *, shown: int
) -> str:
    """A list of sentences as a table: the first `shown` rows, the others to unfold. `captions`: of each part."""
    first = plain_table(captions[0], heads, rows[:shown], numbers_from=len(heads), stacked=True)
    if len(rows) <= shown:
        return first
    rest = plain_table(captions[1], heads, rows[shown:], numbers_from=len(heads), stacked=True)
    return first + details(captions[1], rest)


def empty(reason: str, what_to_do: str) -> str:
    """A designed empty state: what is missing and why, and what to do."""
    return (
        f'<section class="g g-panel g-empty-state" role="status"><p class="g-panel-title">{safe(reason)}</p>'
        f"<p>{safe(what_to_do)}</p></section>"
    )


def attention(title: str, items: Sequence[tuple[str, str, str]], nothing: str) -> str:
    """`Yang perlu perhatian`: (sentence, what to do, who acts) numbered; or the words that say there is nothing."""
    body = "".join(
        f'<li><p class="g-attention-what">{safe(sentence)}</p><p>{safe(action)}</p>'
        f'<p class="g-quiet">{safe(who)}</p></li>'
        for sentence, action, who in items
    )
    inside = f'<ol class="g-attention">{body}</ol>' if items else f"<p>{safe(nothing)}</p>"
    return f'<section class="g g-panel"><h2 class="g-section">{safe(title)}</h2>{inside}</section>'


def page_head(title: str, lead: str) -> str:
    """Title of a page (a question) and one quiet line under it."""
    return f'<header class="g g-page-head"><h1>{safe(title)}</h1><p class="g-lead-words">{safe(lead)}</p></header>'


def section(title: str, lead: str = "") -> str:
    """Head of a part of a page."""
    words = f'<p class="g-quiet">{safe(lead)}</p>' if lead else ""
    return f'<div class="g"><h2 class="g-section">{safe(title)}</h2>{words}</div>'
