"""`Dari mana angka ini?`: definition, printed cells with their lines, anomalies that touch a figure, as HTML."""

from functools import lru_cache

from charts import panel
from components import data, round_records, rounds
from indicators.registry import Indicator
from queries import run
from queries.selection import Selection
from schemas.vocabulary import CountStatus
from translations.format import line_words, number, percent
from translations.text import language, text


def details(question_id: str, selection: Selection, indicator: Indicator | None = None) -> str:
    """Everything behind a figure, to unfold under it."""
    # The chosen kabupaten changes nothing here, so all readers of a type of group share one text.
    return _details(data.build(), language(), question_id, selection.everywhere(), indicator)


@lru_cache(maxsize=1000)  # some 300 combinations of question, type of group, indicator and language
def _details(build: str, words: str, question_id: str, selection: Selection, indicator: Indicator | None) -> str:
    """`build` and `words` (the language) are part of the key only."""
    parts = [] if indicator is None else [definition(indicator)]
    parts += [panel.source_table(table) for table in tables(question_id, selection)]
    if rounds.of(selection).is_records:
        parts.append(round_records.behind(question_id, selection))
    parts.append(panel.notes(text("panel.notes"), notes(question_id, selection)))
    return panel.details(text("panel.where_from"), *parts)


def definition(indicator: Indicator) -> str:
    """Numerator, denominator, benchmark, caveat and owner of an indicator."""
    return panel.definitions(
        [
            (text("panel.numerator"), indicator.numerator_words),
            (text("panel.denominator"), indicator.denominator_words),
            (text("panel.direction"), text(f"indicator_direction.{indicator.direction}")),
            (text("panel.benchmark"), _benchmark(indicator)),
            (text("panel.caveat"), indicator.caveat),
            (text("panel.owner"), indicator.owner_words),
        ]
    )


def _benchmark(indicator: Indicator) -> str:
    if indicator.benchmark is None:
        return ""
    return f"{indicator.benchmark.words} ({text('panel.lines', lines=indicator.benchmark.source_line)})"


def tables(question_id: str, selection: Selection) -> list[panel.SourceTable]:
    """The printed cells of a question: by kabupaten for the chosen type of group, else all types as printed."""
    rows = data.ask("cells", round_id=selection.round_id, question_id=question_id, source_table=None)
    kept = [row for row in rows if row["kabupaten_code"] is None or row["group_type"] == selection.group_type]
    return printed_tables(question_id, kept)


def printed_tables(question_id: str, rows: list[run.Row]) -> list[panel.SourceTable]:
    """Cells arranged as the study prints them, one table per table of the study and, by kabupaten, type of group."""
    found = []
    mine = [row for row in rows if row["question_id"] == question_id]
    for source_table in dict.fromkeys(row["source_table"] for row in mine):
        cells = [row for row in mine if row["source_table"] == source_table]
        if not any(row["kabupaten_code"] for row in cells):
            found.append(_table(source_table, question_id, cells, "group_type"))
            continue
        for kind in dict.fromkeys(row["group_type"] for row in cells):
            of_kind = [row for row in cells if row["group_type"] == kind]
            found.append(_table(source_table, question_id, of_kind, "kabupaten_name"))
    return found


def _table(source_table: int, question_id: str, cells: list[run.Row], column: str) -> panel.SourceTable:
    heads = tuple(dict.fromkeys(row[column] for row in cells))
    if column == "kabupaten_name":
        heads = tuple(name for name in data.study_kabupaten().values() if name in heads)
    rows = []
    for line in dict.fromkeys(row["source_line"] for row in cells):
        printed = {row[column]: row for row in cells if row["source_line"] == line}
        first = next(iter(printed.values()))
        words = tuple(cell_words(printed[head]) if head in printed else "" for head in heads)
        rows.append(
            panel.SourceRow(data.option_words(question_id, first["option_id"]), words, line, first["source_text"])
        )
    kind = f"{cells[0]['group_type']}: " if column == "kabupaten_name" else ""
    caption = kind + text("panel.table", table=source_table)
    return panel.SourceTable(caption, text("panel.answer"), heads, text("panel.line"), tuple(rows))


def cell_words(row: run.Row) -> str:
    """`22% = 4 dari 18`, `97% (jumlah tidak cocok)`, `Na`, or an empty cell in words."""
    status = CountStatus(row["count_status"])
    if status == CountStatus.BLANK:
        return text("count_status.blank")
    if status == CountStatus.PRINTED_NA:
        return str(row["printed"])
    words = percent(row["percent_published"])
    if status == CountStatus.RECONSTRUCTED:
        count = text("share.count", numerator=number(row["count"]), denominator=number(row["respondents"]))
        return f"{words} = {count}"
    return f"{words} ({text(f'count_status.{status}')})"


def notes(question_id: str, selection: Selection) -> list[str]:
    """Anomalies that touch this question and type of group: what was found, and how it is shown."""
    rows = data.ask("notes", round_id=selection.round_id)
    return [
        " ".join(
            (
                row[f"finding_{language()}"],
                row[f"treatment_{language()}"],
                f"({text('panel.lines', lines=line_words(row['source_lines']))})",
            )
        )
        for row in rows
        if row["question_id"] == question_id and row["group_type"] in (None, selection.group_type)
    ]
