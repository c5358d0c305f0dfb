"""One target in one process: try files until the time of the processor is used up; tell what was found.

With atheris (`make fuzz` installs it) what a file reaches decides which files are changed further; without it files are
changed blindly. Either way a finding ends nothing: it is written down once, with the smallest file that shows it.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, Any

from schemas.warehouse_file import ROOT
from tests.fuzz.mutating import LONGEST, mutated

if TYPE_CHECKING:
    from tests.fuzz.ground import Ground
    from tests.fuzz.targets import Target

CORPUS = Path(__file__).with_name("corpus")
MOST_SECONDS = 60  # of one file; the slowest of the right ones takes a quarter of one
_TELL_EACH = 5.0


@dataclass
class Tried:
    """What came of one target. findings: sentence -> file that shows it."""

    target: str
    engine: str
    executions: int = 0
    seconds: float = 0.0  # of the processor
    findings: dict[str, str] = field(default_factory=dict)


class SlowError(Exception):
    """One file took longer than a minute of the processor."""


def kept(target: "Target") -> list[bytes]:
    """The files that once showed something, as they lie in the repository."""
    return [path.read_bytes() for path in sorted((CORPUS / target.name).glob(f"*{target.suffix}"))]


class Trial:
    """Runs files through one target, counts, and writes findings and the account into `out`."""

    def __init__(self, target: "Target", ground: "Ground", out: Path, engine: str, seconds: float) -> None:
        self.target, self.ground, self.out, self.most = target, ground, out, seconds
        self.told = Tried(target.name, engine)
        self.stands = ground.stands()
        self.path = ground.folder / f"berkas{target.suffix}"
        self._begun, self._next = time.process_time(), 0.0
        out.mkdir(parents=True, exist_ok=True)

    @property
    def is_over(self) -> bool:
        """Whether the time is used up."""
        return self.told.seconds >= self.most

    def one(self, data: bytes) -> None:
        """Try one file."""
        self.path.write_bytes(data)
        try:
            with at_most(MOST_SECONDS):
                self.target.run(self.path, self.ground)
                assert self.ground.stands() == self.stands, "the data folder has changed"
        except Exception as error:
            self._found(error, data)
        self.told.executions += 1
        self.told.seconds = round(time.process_time() - self._begun, 1)
        if self.told.seconds >= self._next or self.is_over:
            self._next = self.told.seconds + _TELL_EACH
            (self.out / f"{self.target.name}.json").write_text(json.dumps(asdict(self.told), indent=1))

    def _found(self, error: Exception, data: bytes) -> None:
        said = sentence(error)
        path = self.out / f"{self.target.name}-{hashlib.sha256(said.encode()).hexdigest()[:8]}{self.target.suffix}"
        if said in self.told.findings and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        path.with_suffix(f"{path.suffix}.log").write_text("".join(traceback.format_exception(error)), errors="replace")
        self.told.findings[said] = path.name


def sentence(error: BaseException) -> str:
    """Kind of the error and the last line of ours it went through: two files with the same are one finding."""
    ours = [one for one in traceback.extract_tb(error.__traceback__) if Path(one.filename).is_relative_to(ROOT)]
    last = [one for one in ours if "tests" not in Path(one.filename).relative_to(ROOT).parts] or ours
    place = f"{Path(last[-1].filename).relative_to(ROOT)}:{last[-1].lineno}" if last else "?"
    return f"{type(error).__name__} at {place}"


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise SlowError when what stands within takes longer of the processor."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run(name: str, out: Path, seconds: float, start: int, engine: ModuleType | None) -> None:
    """Try one target; `engine` is atheris or None. Does not return with atheris."""
    if engine is not None:
        with engine.instrument_imports(include=["etl", "geo", "schemas"], enable_loader_override=False):
            from tests.fuzz import targets  # noqa: PLC0415 - what it imports is watched
    else:
        from tests.fuzz import targets  # noqa: PLC0415
    from tests.fuzz.ground import Ground  # noqa: PLC0415

    ground = Ground.prepared()
    target = targets.TARGETS[name]
    trial = Trial(target, ground, out, "atheris" if engine else "plain", seconds)
    seeds = [*target.seeds(ground), *kept(target)]
    if engine is None:
        _blindly(trial, seeds, random.Random(start))
    else:
        _guided(trial, seeds, start, engine)


def _blindly(trial: Trial, seeds: list[bytes], chance: random.Random) -> None:
    while not trial.is_over:
        trial.one(mutated(chance.choice(seeds), chance.getrandbits(62)))


def _guided(trial: Trial, seeds: list[bytes], start: int, engine: Any) -> None:
    corpus = trial.ground.folder / "corpus"
    corpus.mkdir()
    for number, data in enumerate(seeds):
        (corpus / f"{number}{trial.target.suffix}").write_bytes(data)

    def once(data: bytes) -> None:
        if trial.is_over:
            sys.stdout.flush()
            os._exit(0)  # the engine has no other end
        trial.one(data)

    mutate: Callable[[bytes, int, int], bytes] = lambda data, most, seed: mutated(data, seed)[:most]  # noqa: E731
    words = [sys.argv[0], f"-seed={start}", f"-max_len={LONGEST}", "-timeout=600", "-rss_limit_mb=6000", str(corpus)]
    engine.Setup(words, once, custom_mutator=mutate)
    engine.Fuzz()
