"""The fuzzing itself: what once broke an importer is read now, a few new files of each kind, and faults are noticed."""

import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.intake.messages import UnreadableFileError
from tests.fuzz import __main__ as command
from tests.fuzz import table as fuzz_table
from tests.fuzz import trying
from tests.fuzz.ground import Ground
from tests.fuzz.mutating import mutated
from tests.fuzz.targets import TARGETS, Target
from tests.fuzz.trying import CORPUS, Trial

MOST_CORPUS = 200_000  # bytes
FEW = 6
KEPT = [(path.parent.name, path) for path in sorted(CORPUS.glob("*/*"))]


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    before = dict(os.environ)
    yield Ground.prepared()
    os.environ.clear()
    os.environ.update(before)


def test_every_way_in_is_a_target_of_the_command() -> None:
    assert set(command.NAMES) == set(TARGETS)


def test_the_kept_files_are_few_and_belong_to_a_target() -> None:
    assert sum(path.stat().st_size for _, path in KEPT) < MOST_CORPUS
    assert {name for name, _ in KEPT} <= set(TARGETS)


@pytest.mark.parametrize(("name", "path"), KEPT, ids=lambda one: one.stem if isinstance(one, Path) else one)
def test_a_file_that_once_broke_an_importer_is_read_or_refused(name: str, path: Path, ground: Ground) -> None:
    copy = ground.folder / f"dulu{path.suffix}"
    copy.write_bytes(path.read_bytes())
    TARGETS[name].run(copy, ground)


@pytest.mark.parametrize("name", TARGETS)
def test_changed_files_are_read_or_refused_and_change_nothing(name: str, ground: Ground, tmp_path: Path) -> None:
    target = TARGETS[name]
    trial, seeds = Trial(target, ground, tmp_path, "plain", 60), list(target.seeds(ground))
    for data in seeds[:1] + [mutated(random.Random(n).choice(seeds), n) for n in range(FEW)]:
        trial.one(data)
    assert trial.told.executions == FEW + 1
    assert trial.told.findings == {}


def _raises(_path: Path, _ground: Ground) -> None:
    raise KeyError("x")


def _loops(_path: Path, _ground: Ground) -> None:
    while True:
        pass


def _leaves(_path: Path, ground: Ground) -> None:
    (ground.data / "sisa.txt").write_text("x")


def _refuses_without_words(_path: Path, _ground: Ground) -> None:
    from tests.fuzz import targets  # noqa: PLC0415

    error = UnreadableFileError("file_missing")
    object.__setattr__(error, "cure", "")
    targets._is_refusal(error)


@pytest.mark.parametrize(
    ("run", "said"),
    [(_raises, "KeyError"), (_loops, "SlowError"), (_leaves, "AssertionError"), (_refuses_without_words, "Assertion")],
)
def test_each_kind_of_fault_is_a_finding_with_its_file(
    run: Callable[[Path, Ground], None], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "MOST_SECONDS", 0.2)
    trial = Trial(Target("x", ".txt", lambda ground: [], run), Ground.prepared(), tmp_path, "plain", 60)
    trial.one(b"panjang sekali")
    trial.one(b"pendek")
    ((sentence, file),) = trial.told.findings.items()
    assert sentence.startswith(said) and (tmp_path / file).read_bytes() == b"pendek"


def test_the_command_tells_what_was_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["chat-txt", "--minutes", "0.001", "--seed", "1", "--plain", "--out", str(tmp_path)]
    monkey = pytest.MonkeyPatch()
    monkey.setattr(command, "LEAST_SECONDS", 1.0)
    try:
        assert command.main(words) == 0, capsys.readouterr().out
    finally:
        monkey.undo()
    told = json.loads((tmp_path / "chat-txt.json").read_text())
    assert told["executions"] > 0 and told["findings"] == {} and told["engine"] == "plain"


def test_the_same_seed_makes_the_same_file() -> None:
    assert mutated(b"Tanggal;Hadir\n1;2\n", 7) == mutated(b"Tanggal;Hadir\n1;2\n", 7)
    assert len({mutated(b"Tanggal;Hadir\n1;2\n", n) for n in range(50)}) > 40


def test_the_table_adds_up_the_runs_and_counts_a_finding_once(tmp_path: Path) -> None:
    told = {"target": "chat-txt", "engine": "plain", "executions": 1_500, "seconds": 90.0,
            "findings": {"KeyError at x:1": "f"}}  # fmt: skip
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        (tmp_path / run / "chat-txt.json").write_text(json.dumps(told))
    lines = fuzz_table.table([tmp_path / "one", tmp_path / "two"]).splitlines()
    (chat,) = [line for line in lines if line.startswith("| chat-txt ")]
    assert chat.startswith("| chat-txt | 3.0 | 3,000 | 1 | ") and lines[-1] == "| together | 3.0 | 3,000 | 1 | |"
    assert len(lines) == len(TARGETS) + 3
