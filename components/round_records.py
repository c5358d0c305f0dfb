"""What stands behind a figure of a round that came as records: how many answered what, in which file and rows."""

from answers import data, rounds
from charts import panel
from indicators.statement import count_words
from queries import run
from queries.selection import Selection
from translations.format import day, number
from translations.text import text


def behind(question_id: str, selection: Selection) -> str:
    """The counts of every answer in every place for the chosen type of group, and the files, as HTML."""
    rows = [
        row
        for row in data.ask("answers", round_id=selection.round_id, question_id=question_id)
        if row["group_type"] == selection.group_type
    ]
    codes = sorted(dict.fromkeys(row["kabupaten_code"] for row in rows), key=lambda code: code is None)
    names = {row["kabupaten_code"]: row["kabupaten_name"] or text("selection.all_short") for row in rows}
    cells = {(row["option_id"], row["kabupaten_code"]): count_words(data.answer_share(row)) for row in rows}
    body = [
        (data.option_words(question_id, option), *(cells[option, code] for code in codes))
        for option in dict.fromkeys(row["option_id"] for row in rows)
    ]
    caption = text("rounds.counted", **_said(selection))
    table = panel.plain_table(caption, (text("panel.answer"), *(names[code] for code in codes)), body)
    return table + panel.notes(text("rounds.files"), files(selection, str(selection.group_type)))


def files(selection: Selection, group_type: str | None = None) -> list[str]:
    """`ekspor.csv, baris 2–13: 8 kelompok, dimuat 22 November 2026 oleh ...` for every file the reader may know."""
    if not data.scope().sees_some_groups:
        return [text("reading.files_closed")]
    return [
        text(
            "rounds.file",
            file=row["file_name"],
            first=number(row["first_row"]),
            last=number(row["last_row"]),
            groups=number(row["responses"]),
            day=day(row["loaded_at"].date()),
            by=row["loaded_by"],
        )
        for row in data.ask("round_files", round_id=selection.round_id, group_type=group_type)
    ]


def rows(question_id: str, selection: Selection) -> list[run.Row]:
    """Answers of the groups of the chosen place and type, with file and row; a group that left it blank has none."""
    return data.ask(
        "rows_survey_response",
        round_id=selection.round_id,
        question_id=question_id,
        group_type=str(selection.group_type),
        province_code=selection.province,
        kabupaten_code=selection.kabupaten_code,
    )


def _said(selection: Selection) -> dict[str, str]:
    surveyed = data.coverage(selection.everywhere())[0]
    when = rounds.of(selection).when
    return {"group_type": str(selection.group_type), "groups": number(surveyed), "when": when}
