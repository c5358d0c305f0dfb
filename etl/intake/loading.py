"""`python -m etl load FILE...`: read, keep the file as received, rebuild the warehouse whole; or change nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from etl import turn
from etl.history import changes
from etl.intake import batches, machine_report, report, tables
from etl.intake.batches import Batch
from etl.intake.messages import UnreadableFileError, say
from etl.intake.tables import Result

ALL_IN, NOTHING, SOME_REFUSED = 0, 1, 3


@dataclass
class Loaded:
    """What a load did: exit code, lines to tell, the batches that are new, and the same for programs, per file."""

    code: int
    lines: list[str] = field(default_factory=list)
    kept: list[Batch] = field(default_factory=list)
    files: list[machine_report.Told] = field(default_factory=list)


def load(data: Path, paths: list[Path], by: str, now: datetime, rebuild: Callable[[], object]) -> Loaded:
    """Load files into `data`. `rebuild` makes the warehouse anew; when it raises, the files are taken away again.

    Keeping and building are one turn: raises turn.BusyError when another writer takes too long.
    """
    with turn.take(data, "load"):
        return _load(data, paths, by, now, rebuild)


def _load(data: Path, paths: list[Path], by: str, now: datetime, rebuild: Callable[[], object]) -> Loaded:
    done = Loaded(ALL_IN)
    every = batches.kept(data)
    earlier = batches.counting(every)
    fresh = _new(paths, by, now, every, done)
    before = tables.combine(earlier) if earlier and fresh else None
    result = tables.combine([*earlier, *fresh])
    against = changes.counts(result.arrived, [batch.record.batch_id for batch in fresh])
    for outcome in result.outcomes[len(earlier) :]:
        beside = against[outcome.batch.record.batch_id]
        done.lines += report.lines(outcome, beside)
        found = outcome.counts
        is_kept = found["taken"] + found["same"] > 0
        done.files.append(machine_report.of_file(outcome, beside, is_kept))
        if not is_kept:
            done.lines.append("  Tidak ada baris yang masuk; berkas ini tidak disimpan dan tidak ada yang berubah.")
            if not found["refused"]:
                done.lines.append("  {}. Cara memperbaiki: {}.".format(*say("no_rows")))
            done.code = max(done.code, SOME_REFUSED)
        else:
            done.kept.append(outcome.batch)
            done.code = SOME_REFUSED if outcome.refusals else done.code
    if not done.kept:
        done.code = NOTHING if done.code else ALL_IN
        return done
    _keep(data, done.kept, rebuild)
    done.lines += _healed(before, result, len(earlier))
    done.lines.append(f"Dimuat: {', '.join(batch.record.batch_id for batch in done.kept)}")
    return done


def _new(paths: list[Path], by: str, now: datetime, every: list[Batch], done: Loaded) -> list[Batch]:
    """The files that can be read and were not loaded before; of the others it is told what they are. One that was
    taken back may come again: it is a new file then.
    """
    earlier = batches.counting(every)
    fresh: list[Batch] = []
    for path in paths:
        try:
            batch = batches.new(path, by, now, [*every, *fresh])
            same = next((one for one in [*earlier, *fresh] if one.record.sha256 == batch.record.sha256), None)
            if same is not None:
                told = f"{same.record.loaded:%d/%m/%Y %H.%M}"
                done.lines += [f"Berkas: {path.name}", f"  Sudah dimuat pada {told}; tidak ada yang berubah."]
                done.files.append(machine_report.already(path.name, same))
                continue
            tables.read_file(batch)
            fresh.append(batch)
        except UnreadableFileError as error:
            done.lines += report.unreadable(path.name, error)
            done.files.append(machine_report.unreadable(path.name, error))
            done.code = SOME_REFUSED
    return fresh


def _keep(data: Path, fresh: list[Batch], rebuild: Callable[[], object]) -> None:
    kept = []
    try:
        for batch in fresh:
            kept.append(batches.keep(batch, data))
        rebuild()
    except BaseException:
        for batch in kept:
            batches.forget(batch, data)
        raise


def _healed(before: Result | None, after: Result, earlier: int) -> list[str]:
    """Rows of earlier files that were refused and go in now, since their group is known now."""
    if before is None:
        return []
    refused = [sum(one.counts["refused"] for one in result.outcomes[:earlier]) for result in (before, after)]
    if refused[1] >= refused[0]:
        return []
    return [f"{refused[0] - refused[1]} baris dari berkas terdahulu yang ditolak kini masuk."]
