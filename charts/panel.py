"""The frame around every figure: its sentence, its neutral name, the picture, what it rests on, and its table."""

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


def head(sentence: str, name: str) -> str:
    """Sentence as the title, under it the neutral name of what is shown (none where the picture carries it)."""
    quiet = f'<p class="g-quiet">{safe(name)}</p>' if name else ""
    return f'<h3 class="g-panel-title">{safe(sentence)}</h3>{quiet}'


def foot(parts: Sequence[str], details: str = "") -> str:
    """Quiet line of facts (coverage, source, date), and the details to unfold."""
    return f'<p class="g-foot">{safe(" · ".join(part for part in parts if part))}</p>{details}'


def panel(sentence: str, name: str, picture: str, below: str) -> str:
    """A whole panel in one piece of HTML. `picture` and `below` are HTML already."""
    return f'<section class="g g-panel">{head(sentence, name)}{picture}{below}</section>'


def details(summary: str, *parts: str) -> str:
    """Something to unfold; `parts` are HTML."""
    return f'<details class="g-details"><summary>{safe(summary)}</summary>{"".join(parts)}</details>'


def definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """Terms and their meaning; pairs without a meaning are left out."""
    rows = "".join(f"<dt>{safe(term)}</dt><dd>{safe(words)}</dd>" for term, words in pairs if words)
    return f'<dl class="g-definitions">{rows}</dl>'


def notes(title: str, found: Sequence[str]) -> str:
    """Anomalies of the source as a list; nothing when there are none."""
    if not found:
        return ""
    return f'<p class="g-notes-title">{safe(title)}</p><ul class="g-notes">' + "".join(
        f"<li>{safe(words)}</li>" for words in found
    ) + "</ul>"  # fmt: skip


def source_table(table: SourceTable) -> str:
    """The printed cells as a real table; each row carries its line and, for the pointer, the quoted row."""
    heads = "".join(f'<th scope="col" class="g-number">{safe(head)}</th>' for head in table.heads)
    rows = "".join(
        f'<tr title="{safe(row.quote)}"><th scope="row">{safe(row.label)}</th>'
        + "".join(f'<td class="g-number">{safe(cell)}</td>' for cell in row.cells)
        + f'<td class="g-number">{row.line}</td></tr>'
        for row in table.rows
    )
    return (
        f'<div class="g-scroll" tabindex="0" role="region" aria-label="{safe(table.caption)}">'
        f'<table class="g-source"><caption>{safe(table.caption)}</caption>'
        f'<thead><tr><th scope="col">{safe(table.first_head)}</th>{heads}'
        f'<th scope="col" class="g-number">{safe(table.line_head)}</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def plain_table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers_from: int = 1,
    stacked: bool = False,
) -> str:
    """A small table; columns from `numbers_from` on are right-aligned numbers.

    stacked: on a phone the cells of a row stand under each other (for tables of sentences).
    """

    def cell(place: int, words: str, tag: str) -> str:
        look = ' class="g-number"' if place >= numbers_from else ""
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{look}>{safe(words)}</{tag}>"

    body = "".join("<tr>" + "".join(cell(i, words, "td") for i, words in enumerate(row)) + "</tr>" for row in rows)
    top = "".join(cell(i, words, "th") for i, words in enumerate(heads))
    return (
        f'<div class="g g-scroll" tabindex="0" role="region" aria-label="{safe(caption)}">'
        f'<table class="g-source{" g-stacked" if stacked else ""}">'
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
