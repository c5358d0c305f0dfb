"""What is tried: each way on which somebody's file comes in, and what must hold whatever stands in the file.

A run raises for anything that is not a refusal with a rule and a cure, and when something stays behind that was not
acknowledged. Nothing builds a warehouse: the last step raises, and all that was kept must be gone again.
"""

import json
import shutil
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl import frames
from etl.backup import archive
from etl.forms import known_forms, mapping, sniff, source
from etl.intake import examining, loading, machine_report, marked, mending, report
from etl.intake import tables as tables_of
from etl.intake.messages import NeedsMappingError, UnreadableFileError
from etl.lake import loading as loading_of_lake
from etl.problems import BadInputError, Problem
from etl.rounds import keeping
from etl.rounds import report as round_report
from etl.rounds import tables as round_tables
from etl.warehouse import NewWarehouse
from etl.whatsapp import check, confirm
from schemas import contract
from tests.etl.history.files import NOW
from tests.etl.rounds.golden import ABOUT
from tests.etl.whatsapp.confirming import TODAY
from tests.etl.whatsapp.conftest import KEY
from tests.fuzz import seeds
from tests.fuzz.ground import Ground

LOADED_EACH = 4  # a load reads all that a check reads, and only then keeps: one in four files goes on to it


class _LastStepError(Exception):
    """Stands for a build that fails: nothing may have been kept."""


@dataclass(frozen=True)
class Target:
    """One importer. suffix: of the file. run: raises when something is wrong with the importer."""

    name: str
    suffix: str
    seeds: Callable[[Ground], Iterable[bytes]]
    run: Callable[[Path, Ground], None]


def _fails() -> None:
    raise _LastStepError


def _is_told(told: Any) -> None:
    """As `--json` prints it: every error with rule and cure, no place for a word left open, no value a program cannot
    read."""
    text = json.dumps(told, ensure_ascii=False, allow_nan=False)
    text.encode()
    for one in told["errors"]:
        assert one["rule"] and one["cure"], one


def _is_refusal(error: BadInputError | UnreadableFileError) -> None:
    problems = error.problems if isinstance(error, BadInputError) else [error]
    assert problems
    for one in problems:
        assert one.rule and one.cure, one


def tables(path: Path, ground: Ground) -> None:
    """`check` and `load` of a table of any kind, and the marked copy that is given back."""
    brought = examining.Brought([path], "Dikpora", NOW)
    for one in examining.examine(ground.data, brought).files:
        _is_told(machine_report.of_file(one, is_saved=False))
        "\n".join(report.lines(one)).encode()
        marked.write(one, ground.folder / "marked")
    if zlib.crc32(path.read_bytes()) % LOADED_EACH:
        return
    try:
        done = loading.load(ground.data, [path], "Dikpora", NOW, _fails)
    except _LastStepError:
        return
    assert not done.kept, "kept without a build"


def reading(path: Path, _ground: Ground) -> None:
    """Only the first step of both: what kind of file, and which cells stand in it. A hundred times faster."""
    try:
        sniff.kind(path)
        tables_of.received(path)
        source.read(path)
    except UnreadableFileError as error:
        _is_refusal(error)


def answers(path: Path, ground: Ground) -> None:
    """`--mapping FILE.json` beside a table that needs one."""
    table = ground.folder / "strange.csv"
    table.write_bytes(seeds.STRANGE)
    for one in examining.examine(ground.data, examining.Brought([table], "Dikpora", NOW)).files:
        assert isinstance(one.error, NeedsMappingError)
    try:
        told = mapping.given(path)
    except UnreadableFileError as error:
        _is_refusal(error)
        return
    assert told is not None
    brought = examining.Brought([table], "Dikpora", NOW, mapping=path)
    for one in examining.examine(ground.data, brought).files:
        _is_told(machine_report.of_file(one, is_saved=False))


def xlsform(path: Path, ground: Ground) -> None:
    """The form of somebody's export."""
    try:
        if not known_forms.is_one(path):
            return
        form = known_forms.read(path)
    except UnreadableFileError as error:
        _is_refusal(error)
        return
    known_forms.of(json.loads(json.dumps(form.rows)))


def chat(path: Path, ground: Ground) -> None:
    """`check` of a chat, as text or zip."""
    try:
        found = check.checked(path, KEY, *ground.known)
    except BadInputError as error:
        _is_refusal(error)
        return
    _is_told(found.as_json())


def confirmation(path: Path, ground: Ground) -> None:
    """`confirm FILE.json`."""
    try:
        done = confirm.confirm(ground.data, confirm.Asked(path, "Dikpora", None, NOW, TODAY), _fails)
    except _LastStepError:
        return
    except BadInputError as error:
        _is_refusal(error)
        return
    assert done.batch_id is None, "kept without a build"
    _is_told(done.told)


def mended(path: Path, ground: Ground) -> None:
    """`mend FILE.json`."""
    try:
        content = mending.read(path)
        done = mending.mend(ground.data, mending.Asked(content, "Dikpora", NOW), _fails)
    except _LastStepError:
        return
    except UnreadableFileError as error:
        _is_refusal(error)
        return
    assert not done.kept, "kept without a build"
    for one in done.files:
        _is_told(one)


def survey_round(path: Path, ground: Ground) -> None:
    """`round FILE`: a questionnaire of any flavour."""
    try:
        found = keeping.new(ABOUT, [path], "Dikpora", NOW)
        taken = round_tables.read(found)
    except (UnreadableFileError, BadInputError) as error:
        _is_refusal(error)
        return
    for one in taken:
        "\n".join(round_report.lines(one)).encode()
        round_report.write_back(one, ground.folder / "refused")


def restore(path: Path, ground: Ground) -> None:
    """`restore FILE.zip`: refused, or every file of it in place and none outside."""
    place = ground.folder / "restored"
    shutil.rmtree(place, ignore_errors=True)
    (place / "data").mkdir(parents=True)
    try:
        entries = archive.looked_through(path)
    except BadInputError as error:
        _is_refusal(error)
        return
    archive.unpack(path, place / "data", entries)
    archive.finish(place / "data")
    found = {one.relative_to(place / "data").as_posix() for one in place.rglob("*") if one.is_file()}
    assert found == {one.path for one in entries}, "something else was written"


def lake_log(path: Path, ground: Ground) -> None:
    """`build --lake DIR`: one file of the meetings of a lake, as far as the tables of the log are worked out."""
    _lake(path, seeds.log_file(ground, path.suffix), ground)


def lake_register(path: Path, ground: Ground) -> None:
    """The same of the register of groups."""
    _lake(path, seeds.register_file(ground), ground)


def _lake(path: Path, place: Path, ground: Ground) -> None:
    right, written = place.read_bytes(), place.with_suffix(path.suffix)
    new = NewWarehouse("f022", {"as_of": TODAY})
    try:
        place.unlink()
        written.write_bytes(path.read_bytes())
        frames_held = loading_of_lake.frames_of(ground.lake)
        problems: list[Problem] = []
        for name, frame in (ground.places | {"load_batch": frames_held["load_batch"]}).items():
            frames.check(frame, contract.load(name), problems)
            if problems:
                raise BadInputError(problems)
            new.write(name, frame)
        loading_of_lake.load(new, ground.lake)
        for table in ("log_meeting", "log_waiting", "group_month"):
            new.derive(table)
    except BadInputError as error:
        _is_refusal(error)
    finally:
        new.discard()
        written.unlink(missing_ok=True)
        place.write_bytes(right)


TARGETS = {
    one.name: one
    for one in (
        Target("template-xlsx", ".xlsx", seeds.workbooks, tables),
        Target("cells-xlsx", ".xlsx", seeds.workbooks, reading),
        Target("cells-csv", ".csv", seeds.export_csv_files, reading),
        Target("template-csv", ".csv", seeds.csv_files, tables),
        Target("export-xlsx", ".xlsx", seeds.export_workbooks, tables),
        Target("export-csv", ".csv", seeds.export_csv_files, tables),
        Target("export-zip", ".zip", seeds.export_zips, tables),
        Target("mapping-json", ".json", seeds.mappings, answers),
        Target("xlsform", ".xlsx", seeds.forms, xlsform),
        Target("chat-txt", ".txt", seeds.chats, chat),
        Target("chat-zip", ".zip", seeds.zipped_chats, chat),
        Target("confirm-json", ".json", seeds.confirmations, confirmation),
        Target("mend-json", ".json", seeds.mends, mended),
        Target("round", ".csv", seeds.rounds, survey_round),
        Target("round-xlsx", ".xlsx", seeds.round_workbooks, survey_round),
        Target("lake-csv", ".csv", seeds.log_csv_files, lake_log),
        Target("lake-parquet", ".parquet", seeds.log_parquet_files, lake_log),
        Target("lake-register", ".csv", seeds.register_files, lake_register),
        Target("restore-zip", ".zip", seeds.backups, restore),
    )
}
