"""`python -m etl round FILE --id ...`: check first, then keep the files and rebuild; or change nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from etl import turn
from etl.intake import report as intake_report
from etl.intake.loading import ALL_IN, NOTHING, SOME_REFUSED
from etl.intake.messages import UnreadableFileError
from etl.rounds import keeping, report, responses, tables
from etl.rounds.keeping import About, Exchange, Round
from etl.rounds.tables import Taken

Rebuild = Callable[[], object]


@dataclass
class Loaded:
    """What was done: exit code, and lines to tell."""

    code: int
    lines: list[str] = field(default_factory=list)


def load(
    data: Path, about: About, paths: Sequence[Path], by: str, now: datetime, rebuild: Rebuild,
    *, replace: bool = False, refused_to: Path = Path(),
) -> Loaded:  # fmt: skip
    """Load a round into `data`. `rebuild` makes the warehouse anew; when it raises, all is as it was before.

    replace: instead of the round of this id. refused_to: folder for the files of refused rows.
    """
    with turn.take(data, "round"):
        return _load(data, about, paths, (by, now), rebuild, replace=replace, refused_to=refused_to)


def _load(
    data: Path, about: About, paths: Sequence[Path], brought: tuple[str, datetime], rebuild: Rebuild,
    *, replace: bool, refused_to: Path,
) -> Loaded:  # fmt: skip
    done = Loaded(ALL_IN)
    try:
        found = _readable(keeping.new(about, paths, *brought), done)
    except UnreadableFileError as error:
        return Loaded(NOTHING, [*done.lines, f"Tidak dapat dibaca: {error}"])
    if found is None:
        return Loaded(NOTHING, done.lines)
    before = {one.about.round_id: one for one in keeping.kept(data)}.get(about.round_id)
    if before is not None and keeping.is_same(before, found):
        words = f"Putaran {about.round_id} sudah dimuat dengan berkas ini; tidak ada yang berubah."
        redo = f" Putaran ini dibatalkan; pulihkan dengan: python -m etl undo --redo {about.round_id}"
        return Loaded(ALL_IN, [words + (redo if before.is_undone else "")])
    if before is not None and not replace:
        cure = "pakai --replace untuk menggantinya, atau --id lain"
        return Loaded(NOTHING, [f"Putaran {about.round_id} sudah ada ({before.about.title}); {cure}."])
    taken = tables.read(found)
    for one in taken:
        done.lines += report.lines(one)
        written = report.write_back(one, refused_to)
        if written is not None:
            done.lines.append(f"Baris yang ditolak ditulis ke {written}: perbaiki, lalu muat bersama berkas aslinya.")
        done.code = SOME_REFUSED if one.refusals else done.code
    if not any(one.answers.responses for one in taken):
        return Loaded(NOTHING, [*done.lines, "Tidak ada jawaban yang masuk; tidak ada yang disimpan dan berubah."])
    _exchange(data, found, taken, rebuild)
    groups = sum(len(one.answers.responses) for one in taken)
    done.lines.append(f"Putaran {about.round_id} dimuat: {groups} kelompok.")
    return done


def remove(data: Path, round_id: str, rebuild: Rebuild) -> Loaded:
    """Take a round away again, file and all, and rebuild (`undo` keeps the file)."""
    with turn.take(data, "round"):
        return _remove(data, round_id, rebuild)


def _remove(data: Path, round_id: str, rebuild: Rebuild) -> Loaded:
    if not keeping.folder(data, round_id).is_dir():
        return Loaded(NOTHING, [f"Tidak ada putaran {round_id}."])
    exchange = Exchange(data, round_id)
    _swap(exchange, rebuild, nothing=True)
    return Loaded(ALL_IN, [f"Putaran {round_id} dihapus."])


def _readable(found: Round, done: Loaded) -> Round | None:
    """The round when every file of it can be read; otherwise it is told which cannot."""
    whole = True
    for batch in found.files:
        try:
            responses.read(batch.path)
        except UnreadableFileError as error:
            done.lines += intake_report.unreadable(batch.record.file_name, error)
            whole = False
    return found if whole else None


def _exchange(data: Path, found: Round, taken: list[Taken], rebuild: Rebuild) -> None:
    exchange = Exchange(data, found.about.round_id)
    counts: dict[str, dict[str, Any]] = {one.batch.record.batch_id: _account(one) for one in taken}
    keeping.write(found, counts, exchange.draft)
    _swap(exchange, rebuild)


def _account(one: Taken) -> dict[str, Any]:
    """For the record beside the file: how many rows, and which were refused for what."""
    refused: dict[str, list[str]] = {}
    for refusal in one.refusals:
        if refusal.row is not None and refusal.drops_row:
            refused.setdefault(str(refusal.row), []).append(refusal.rule)
    found = one.counts
    return {"rows_read": found["read"], "rows_taken": found["taken"], "rows_refused": found["refused"],
            "refused": refused}  # fmt: skip


def _swap(exchange: Exchange, rebuild: Rebuild, *, nothing: bool = False) -> None:
    try:
        exchange.put(nothing=nothing)
        rebuild()
    except BaseException:
        exchange.undo()
        raise
    exchange.finish()
