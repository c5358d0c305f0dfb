"""Pieces of `Dari mana angka ini?`: definition, printed cells with their lines and rows, anomalies that touch them."""

from dataclasses import dataclass, replace

from answers import data
from charts import panel
from indicators.registry import Indicator
from queries import run
from queries.selection import Selection
from schemas.vocabulary import CountStatus
from translations.format import line_words, number, percent
from translations.text import language, text


def definition(indicator: Indicator, *, of_study: bool = True) -> str:
    """Numerator, denominator, benchmark, caveat and owner of an indicator. The caveats speak of the study of 2018."""
    return panel.definitions(
        [
            (text("panel.numerator"), indicator.numerator_words),
            (text("panel.denominator"), indicator.denominator_words),
            (text("panel.direction"), text(f"indicator_direction.{indicator.direction}")),
            (text("panel.benchmark"), _benchmark(indicator)),
            (text("panel.caveat"), indicator.caveat if of_study else ""),
            (text("panel.owner"), indicator.owner_words),
        ]
    )


def _benchmark(indicator: Indicator) -> str:
    if indicator.benchmark is None:
        return ""
    return f"{indicator.benchmark.words} ({text('panel.lines', lines=indicator.benchmark.source_line)})"


def cells(question_id: str, selection: Selection) -> list[run.Row]:
    """The printed cells of a question: by kabupaten for the chosen type of group, else all types as printed."""
    rows = data.ask("cells", round_id=selection.round_id, question_id=question_id, source_table=None)
    return [row for row in rows if row["kabupaten_code"] is None or row["group_type"] == selection.group_type]


def tables(question_id: str, selection: Selection) -> list[panel.SourceTable]:
    """Those cells arranged as the study prints them, the chosen kabupaten marked."""
    found = printed_tables(question_id, cells(question_id, selection))
    return [replace(table, chosen=selection.kabupaten_name or "") for table in found]


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
    # The study prints its kabupaten by the alphabet; pages show them west to east.
    note = text("origin.quoted_columns", columns=", ".join(sorted(heads))) if column == "kabupaten_name" else ""
    return panel.SourceTable(caption, text("panel.answer"), heads, text("panel.line"), tuple(rows), quote_note=note)


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


@dataclass(frozen=True)
class Printed:
    """What a figure was read from: questions, tables and lines of the study, for one type of group."""

    questions: frozenset[str]
    source_tables: frozenset[int]
    lines: frozenset[int]
    group_type: str

    def is_touched(self, note: run.Row) -> bool:
        """Whether an anomaly is about this question, or about a line or a whole table it was read from."""
        if note["group_type"] not in (None, self.group_type):
            return False
        if note["question_id"] in self.questions or self.lines & _numbers(note["source_lines"]):
            return True
        return note["question_id"] is None and note["source_table"] in self.source_tables


def notes(printed: Printed, round_id: str) -> list[tuple[str, str, str]]:
    """Anomalies that touch what was printed: (what was found, how it is shown, its lines)."""
    return [
        (
            row[f"finding_{language()}"],
            row[f"treatment_{language()}"],
            text("panel.lines", lines=line_words(row["source_lines"])),
        )
        for row in data.ask("notes", round_id=round_id)
        if printed.is_touched(row)
    ]


def _numbers(source_lines: str) -> set[int]:
    """`583-585,622` -> 583, 584, 585, 622."""
    found: set[int] = set()
    for part in source_lines.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found
