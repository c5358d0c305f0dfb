"""What stands behind a figure of the survey: the choice, how it was counted, printed rows, anomalies, rows to take."""

from dataclasses import dataclass

from answers import data, rounds
from charts import panel
from components import provenance, round_records
from indicators.indicator import Indicator
from indicators.share import AreaShare
from indicators.statement import interval_words, share_words
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ValueStatus
from translations.format import number
from translations.text import text

SURVEYED_GROUPS = 1  # table of the study that gives every respondent count


@dataclass(frozen=True)
class SurveyFigure:
    """Indicators, questions and figures in prose that one figure shows, for one selection."""

    indicators: tuple[Indicator, ...]
    question_ids: tuple[str, ...]
    facts: tuple[str, ...]
    quoted: str  # a question whose rows quote the study, or empty
    selection: Selection

    @property
    def is_records(self) -> bool:
        """Counted from the answers of each group, not from printed tables."""
        return rounds.of(self.selection).is_records

    @property
    def cells(self) -> list[run.Row]:
        """Printed cells of all its questions, as they are quoted."""
        return [row for one in self.question_ids for row in provenance.cells(one, self.selection)]

    @property
    def prose(self) -> list[run.Row]:
        """Other rows that quote the study: figures in its prose, or of tables 1 and 2."""
        quoted = data.ask(self.quoted, round_id=self.selection.round_id) if self.quoted else []
        lines = {line for one in self.indicators if not one.question_id for line in one.source_lines}
        return quoted + [
            row
            for row in data.ask("facts", round_id=self.selection.round_id)
            if row["fact"] in self.facts
            or (row["source_line"] in lines and row["group_type"] in (None, self.selection.group_type))
        ]


def calculation(figure: SurveyFigure) -> list[str]:
    """How each indicator was counted in the chosen place, a sentence per rule that was applied."""
    said: list[str] = []
    for indicator in figure.indicators:
        said += _of_indicator(indicator, figure.selection)
    shows_more = set(figure.question_ids) - {one.question_id for one in figure.indicators}
    if shows_more and figure.cells:
        said.append(text("calculated.options"))
    if figure.question_ids and not figure.cells:
        said.append(text("calculated.records"))
    if figure.facts or figure.quoted:
        said.append(text("calculated.prose"))
    return list(dict.fromkeys(said))


def _of_indicator(indicator: Indicator, selection: Selection) -> list[str]:
    if selection.group_type not in indicator.group_types:
        return [text(f"value_status.{ValueStatus.NOT_ASKED}.long")]
    area = data.values(selection).shown(indicator)
    place = selection if area.area_code else selection.everywhere()
    said = [indicator.sentence(place.place, area.share, selection.group_type)]
    if indicator.scale == "score":
        return [*said, text("calculated.score")]
    if not area.share.is_counted:
        return [*said, text(f"value_status.{area.share.status}.long")]
    said.append(_counted(indicator, area, selection))
    if selection.kabupaten_code and not area.area_code:
        said.append(text("calculated.only_total"))
    rule = text(f"method.band.{area.share.band}")
    said.append(text("calculated.rule", n=number(area.share.denominator or 0), rule=rule))
    if interval := interval_words(area.share):
        said.append(text("calculated.interval", interval=interval))
    return said


def _counted(indicator: Indicator, area: AreaShare, selection: Selection) -> str:
    """Where the two counts come from: the printed percentages of a place, the sum of places, or records."""
    rows = data.ask("answers", round_id=selection.round_id, question_id=indicator.question_id)
    mine = [row for row in rows if (row["group_type"], row["kabupaten_code"]) == (selection.group_type, area.area_code)]
    count = share_words(area.share)
    if any(row["is_summed"] for row in mine):
        return text("calculated.summed", count=count)
    return text("calculated.reconstructed" if any(row["source_table"] for row in mine) else "calculated.records")


def source(figure: SurveyFigure) -> str:
    """The document and its date, the printed cells with their lines and rows, the lines of the prose, as HTML."""
    found = rounds.of(figure.selection)
    parts = [panel.definitions([(text("method.round"), found.title), (text("method.document"), found.source_document)])]
    for question_id in figure.question_ids:
        parts.append(panel.name_of_one(text(f"question.{question_id}")) if len(figure.question_ids) > 1 else "")
        if figure.is_records:
            parts.append(round_records.behind(question_id, figure.selection))
        else:
            parts += [panel.source_table(table) for table in provenance.tables(question_id, figure.selection)]
    parts.append(panel.quotes(text("panel.line"), [(row["source_line"], row["source_text"]) for row in figure.prose]))
    return "".join(parts)


def notes(figure: SurveyFigure) -> str:
    """Anomalies of the study that touch the figure, with both readings, as HTML; empty where there are none."""
    cells, prose = figure.cells, figure.prose
    printed = provenance.Printed(
        frozenset(figure.question_ids),
        frozenset([*(row["source_table"] for row in cells), *([SURVEYED_GROUPS] if cells else [])]),
        frozenset(row["source_line"] for row in [*cells, *prose]),
        str(figure.selection.group_type),
    )
    return panel.readings(provenance.notes(printed, figure.selection.round_id))


def rows(figure: SurveyFigure) -> list[run.Row]:
    """The rows behind the figure: printed cells, or figures in prose where there are none; of records, the answers."""
    if figure.is_records:
        return [row for one in figure.question_ids for row in round_records.rows(one, figure.selection)]
    return figure.cells or figure.prose


def file_name(figure: SurveyFigure) -> str:
    """Name of their CSV, after the table that they stand in."""
    return "survey_response.csv" if figure.is_records else "survey_cell.csv"
