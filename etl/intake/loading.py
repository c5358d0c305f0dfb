"""`python -m etl load FILE...`: read, keep the file as received, rebuild the warehouse whole; or change nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from etl import turn
from etl.forms import known_forms
from etl.forms import mapping as answers
from etl.intake import batches, examining, machine_report, report, tables
from etl.intake.batches import Batch
from etl.intake.examining import Brought, Examined
from etl.intake.tables import Result
from etl.progress import Steps

ALL_IN, NOTHING, SOME_REFUSED = 0, 1, 3


@dataclass
class Loaded:
    """What a load did: exit code, lines to tell, the batches that are new, and the same for programs, per file."""

    code: int
    lines: list[str] = field(default_factory=list)
    kept: list[Batch] = field(default_factory=list)
    files: list[machine_report.Told] = field(default_factory=list)


def load(
    data: Path, paths: list[Path], by: str, now: datetime, rebuild: Callable[[], object], *,
    only: tuple[str, ...] | None = None, mapping: Path | None = None, steps: Steps | None = None,
) -> Loaded:  # fmt: skip
    """Load files into `data`. `rebuild` makes the warehouse anew; when it raises, the files are taken away again.

    only: codes of the kabupaten whose rows may go in (None: of all). mapping: file that says which column is which.
    Keeping and building are one turn: raises
    turn.BusyError when another writer takes too long.
    """
    with turn.take(data, "load"):
        return _load(data, Brought(paths, by, now, only, mapping), rebuild, steps or Steps())


def _load(data: Path, brought: Brought, rebuild: Callable[[], object], steps: Steps) -> Loaded:
    found = examining.examine(data, brought, steps)
    done = Loaded(code(found))
    for one in found.files:
        done.lines += report.lines(one)
        done.files.append(machine_report.of_file(one, is_saved=True))
    for form in (one.form for one in found.files if one.form is not None):
        known_forms.keep(data, form)
    done.kept = [one.batch for one in found.files if one.batch is not None and one.is_taken]
    if not done.kept:
        return done
    before = tables.combine_anew(found.earlier) if found.earlier else None
    steps.next("keep")
    keep(data, done.kept, rebuild)
    for batch in done.kept:
        answers.remember(data, batch.path, batch.record.mapping)
    if before is not None and found.result is not None:
        done.lines += _healed(before, found.result, len(found.earlier))
    done.lines.append(f"Dimuat: {', '.join(batch.record.batch_id for batch in done.kept)}")
    return done


def code(found: Examined) -> int:
    """The exit code: everything goes in, or some does not, or nothing does."""
    bad = [one for one in found.files if one.error is not None or (one.outcome is not None and not one.is_taken)]
    some = bool(bad) or any(one.outcome is not None and one.outcome.refusals for one in found.files)
    if not any(one.is_taken for one in found.files):
        return NOTHING if some else ALL_IN
    return SOME_REFUSED if some else ALL_IN


def keep(data: Path, fresh: list[Batch], rebuild: Callable[[], object]) -> None:
    """Keep files and build; when that raises they are taken away again."""
    kept = []
    try:
        for batch in fresh:
            kept.append(batches.keep(batch, data))
        rebuild()
    except BaseException:
        for batch in kept:
            batches.forget(batch, data)
        raise


def _healed(before: Result, after: Result, earlier: int) -> list[str]:
    """Rows of earlier files that were refused and go in now, since their group is known now."""
    refused = [sum(one.counts["refused"] for one in result.outcomes[:earlier]) for result in (before, after)]
    if refused[1] >= refused[0]:
        return []
    return [f"{refused[0] - refused[1]} baris dari berkas terdahulu yang ditolak kini masuk."]
