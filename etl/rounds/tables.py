"""The kept rounds -> survey_round, survey_frame, survey_asked, survey_respondent, survey_response, and their files."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from etl import frames
from etl.history import journal
from etl.intake import messages
from etl.intake.batches import Batch
from etl.intake.messages import Refusal, UnreadableFileError, note
from etl.problems import BadInputError, Problem
from etl.rounds import frame, keeping, questionnaire, responses
from etl.rounds.keeping import About, Round
from etl.rounds.responses import Answers, Response
from schemas import contract
from schemas.vocabulary import BatchKind, QuarantineState
from translations.format import day

Rows = list[dict[str, object]]


@dataclass
class Taken:
    """One file of a round: what was read of it, without rows that another row says already."""

    batch: Batch
    answers: Answers

    @property
    def refusals(self) -> list[Refusal]:
        """In the order of the rows; a value of a row that is out anyway takes no row in."""
        out = set(self.answers.refused_rows)
        told = [replace(one, drops_row=one.drops_row or one.row in out) for one in self.answers.refusals]
        return sorted(told, key=lambda one: one.row or 0)

    @property
    def counts(self) -> dict[str, int]:
        """Rows read, taken, refused, and said again."""
        refused = len(self.answers.refused_rows)
        taken = len(self.answers.responses)
        return {"read": len(self.answers.rows), "taken": taken, "refused": refused, "same": self.answers.same}


def add(data: Path, tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Add all kept rounds to the tables; of one that was taken back only what is known of its files.

    Raises BadInputError for files that cannot be read any more.
    """
    for found in keeping.kept(data):
        taken = _read_again(found, data)
        rows = rows_of(found, taken)
        if found.is_undone:
            rows = {"load_batch": [{**row, "is_undone": True} for row in rows["load_batch"]]}
        else:
            respondents = pd.DataFrame(rows["survey_respondent"])
            rows["survey_frame"] = frame.rows(found.about.round_id, respondents, tables)
        journal.add(tables, [
            journal.of_whole_file(one.batch.record.batch_id, number, event, one.counts["taken"])
            for one in taken for number, event in enumerate(found.events, start=1)
        ])  # fmt: skip
        for table, made in rows.items():
            placed = [{**row, frames.FILE: f"{found.about.round_id}/{table}", frames.ROW: at}
                      for at, row in enumerate(made, start=1)]  # fmt: skip
            typed = frames.typed(_whole(placed, table), contract.load(table), problems)
            tables[table] = pd.concat([tables[table], typed], ignore_index=True).astype(
                {column.name: column.pandas_dtype for column in contract.load(table).columns}
            )


def read(found: Round) -> list[Taken]:
    """Every file of a round. Raises UnreadableFileError with the first file that is no export of the questionnaire."""
    taken = [Taken(batch, responses.read(batch.path)) for batch in found.files]
    _refuse_again(taken)
    for one in taken:
        _note_outside(one, found.about)
    return taken


def rows_of(found: Round, taken: list[Taken]) -> dict[str, Rows]:
    """Rows of every table but the frame, from what was read."""
    about = found.about
    files = ", ".join(one.batch.record.file_name for one in taken)
    rows: dict[str, Rows] = {
        "survey_round": [{
            **{name: getattr(about, name) for name in ("round_id", "title", "sampling", "is_sample")},
            "fielded_from": pd.Timestamp(about.fielded_from), "fielded_to": pd.Timestamp(about.fielded_to),
            "source_document": messages.shown(files), "is_records": True,
        }],
        "survey_asked": [
            {"round_id": about.round_id, "question_id": field.name, "option_id": option.option_id,
             "group_type": str(kind)}
            for field in questionnaire.asked() for option in field.options for kind in option.group_types
        ],
        "survey_respondent": [], "survey_response": [], "load_batch": [], "rejected_row": [],
    }  # fmt: skip
    for one in taken:
        rows["load_batch"].append(_batch(one, about))
        rows["rejected_row"] += _rejected(one)
        for response in one.answers.responses:
            who = _who(one.batch, response, about)
            rows["survey_respondent"].append(
                {**who, "group_name": response.group_name, "group_id": response.group_id,
                 "answered_on": response.answered_on and pd.Timestamp(response.answered_on)}
            )  # fmt: skip
            rows["survey_response"] += [
                {**who, "question_id": question, "option_id": option} for question, option in response.answers
            ]
    return rows


def _read_again(found: Round, data: Path) -> list[Taken]:
    try:
        return read(found)
    except UnreadableFileError as error:
        place = keeping.folder(data, found.about.round_id).relative_to(data).as_posix()
        cure = f"load the round {found.about.round_id} anew with --replace, or take it away with --remove"
        rule = "a file that was loaded must stay readable"
        raise BadInputError([Problem(place, None, "-", str(error), rule, cure)]) from error


def _refuse_again(taken: Iterable[Taken]) -> None:
    """A submission counts once; the second answer of one group is refused and the first one named."""
    by_key: dict[str, tuple[str, Response]] = {}
    by_group: dict[tuple[str, ...], tuple[str, Response]] = {}
    for one in taken:
        kept: list[Response] = []
        for response in one.answers.responses:
            same = by_key.get(response.key) if response.key else None
            if same is not None and replace(same[1], row=0) == replace(response, row=0):
                one.answers.same += 1
                continue
            first, key = (same, "round_key_again") if same else (by_group.get(response.group), "round_group_again")
            if first is not None:
                said = {"file": first[0], "first": first[1].row}
                one.answers.refuse(response.row, None, None, response.group_name, key, said)
                continue
            place = (one.answers.name, response)
            by_group[response.group] = place
            if response.key:
                by_key[response.key] = place
            kept.append(response)
        one.answers.responses = kept
        if one.answers.same:
            one.answers.notes.append(note(one.answers.sheet, "note_round_same", count=one.answers.same))


def _note_outside(one: Taken, about: About) -> None:
    outside = [
        response for response in one.answers.responses
        if response.answered_on and not about.fielded_from <= response.answered_on <= about.fielded_to
    ]  # fmt: skip
    if outside:
        dates = f"{day(about.fielded_from)} - {day(about.fielded_to)}"
        one.answers.notes.append(note(one.answers.sheet, "note_round_outside", count=len(outside), dates=dates))


def _who(batch: Batch, response: Response, about: About) -> dict[str, object]:
    return {
        "round_id": about.round_id, "response_id": response.key or f"{batch.record.batch_id}/{response.row}",
        "group_type": str(response.group_type), "kabupaten_code": response.kabupaten_code,
        "kecamatan_code": response.kecamatan_code, "batch_id": batch.record.batch_id, "source_row": response.row,
    }  # fmt: skip


def _batch(one: Taken, about: About) -> dict[str, object]:
    record, found = one.batch.record, one.counts
    return {
        "batch_id": record.batch_id, "kind": str(BatchKind.SURVEY_SAMPLE if about.is_sample else BatchKind.SURVEY),
        "file_name": messages.shown(record.file_name), "sha256": record.sha256,
        "loaded_at": pd.Timestamp(record.loaded), "loaded_by": record.loaded_by, "rows_read": found["read"],
        "rows_taken": found["taken"], "rows_refused": found["refused"], "is_sample": about.is_sample,
        "is_undone": False,
        "brought_for": record.only or None,
    }  # fmt: skip


def _rejected(one: Taken) -> Rows:
    batch_id, found = one.batch.record.batch_id, one.answers
    return [
        {"rejected_id": f"{batch_id}/{number}", "batch_id": batch_id, "sheet": refusal.sheet,
         "sheet_row": refusal.row, "cell": refusal.cell, "column_name": refusal.column, "value": refusal.value,
         "rule": refusal.rule, "cure": refusal.cure, "row_text": _row_text(found, refusal.row),
         "state": str(QuarantineState.WAITS), "settled_by": None}
        for number, refusal in enumerate(one.refusals, start=1)
    ]  # fmt: skip


def _row_text(found: Answers, row: int | None) -> str | None:
    """The row as JSON, header -> text: columns of the questionnaire only, since servers add names of persons."""
    if row is None or row not in found.rows:
        return None
    cells = dict(zip(found.head, found.rows[row], strict=False))
    kept = {header: messages.shown(cell) for header, cell in cells.items() if header in found.asked and cell}
    return json.dumps(kept, ensure_ascii=False)


def _whole(rows: Rows, table: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*contract.load(table).names, frames.FILE, frames.ROW])
