"""Documents that take longer are made in one worker process: a queue in front of it, what was made kept behind it.

One worker, so that memory and processors stay free for readers whatever is asked for. It is started on demand, ended
when idle, renewed after some documents, and replaced when it dies. Nothing here speaks Streamlit.
"""

import os
import pickle
import subprocess
import sys
import threading
import uuid
from collections import OrderedDict, deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from exports.files import File
from exports.order import Order
from operation import events
from schemas.warehouse_file import ROOT

WORKER = (sys.executable, "-m", "exports.worker")
State = Literal["waiting", "making", "done", "failed", "cancelled"]
ENDED: tuple[State, ...] = ("done", "failed", "cancelled")
Key = tuple[str, Order]  # name of the build, and what was asked


@dataclass(frozen=True)
class Bounds:
    """How much may wait, run and be kept."""

    waiting: int = 30  # more than a hall full of readers asks at once
    kept: int = 24
    kept_bytes: int = 64_000_000
    renewed_after: int = 20  # documents of one worker: whatever a library leaks goes with it
    seconds: float = 180.0  # a package takes some; what takes this long hangs
    idle_seconds: float = 120.0  # then the worker ends and gives its memory back


@dataclass(eq=False)
class Job:
    """One document under way. Read it; only the workshop writes."""

    key: Key
    state: State = "waiting"
    done: int = 0  # steps
    steps: int = 0
    step: str = ""  # key of the step under way
    file: File | None = None
    reference: str = ""  # of a failure, as in the log
    readers: set[str] = field(default_factory=set)

    @property
    def is_ended(self) -> bool:
        """Nothing more will come."""
        return self.state in ENDED


class TooMuchError(RuntimeError):
    """So many documents wait that one more is refused."""


class _TooSlowError(RuntimeError):
    """The worker was killed because it took too long."""


class Workshop:
    """The queue, the worker and what it made. Safe to call from every thread."""

    def __init__(self, command: Sequence[str] = WORKER, bounds: Bounds | None = None) -> None:
        self._command, self.bounds = tuple(command), bounds or Bounds()
        self._jobs: OrderedDict[Key, Job] = OrderedDict()  # all that wait, run or are kept; the longest unused first
        self._queue: deque[Job] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._worker: subprocess.Popen[bytes] | None = None
        self._made_by_worker = 0
        self._current: Job | None = None  # under way

    def ask(self, key: Key, reader: str) -> Job:
        """The document of this key: made, under way, or put into the queue. What failed is tried again.

        reader: who waits; the same for all of one reader's questions. Raises TooMuchError.
        """
        with self._changed:
            job = self._jobs.get(key)
            if job is None or job.state in ("failed", "cancelled"):
                if len(self._queue) >= self.bounds.waiting:
                    raise TooMuchError(f"{len(self._queue)} documents wait already")
                job = self._jobs[key] = Job(key)
                self._queue.append(job)
                self._start_thread()
            self._jobs.move_to_end(key)
            job.readers.add(reader)
            self._changed.notify_all()
            return job

    def known(self, key: Key) -> Job | None:
        """The document of this key if somebody has asked for it; asks for nothing."""
        with self._changed:
            return self._jobs.get(key)

    def leave(self, key: Key, reader: str) -> None:
        """This reader no longer waits. Nobody else waiting, the document is not made."""
        with self._changed:
            job = self._jobs.get(key)
            if job is None or job.is_ended:
                return
            job.readers.discard(reader)
            if job.readers:
                return
            was_making, job.state = job.state == "making", "cancelled"
            self._drop(job)
            if was_making:
                self._kill_worker()
            self._changed.notify_all()

    def ahead(self, job: Job) -> int:
        """How many documents are made before this one, the one under way counted."""
        with self._changed:
            if job not in self._queue:
                return 0
            return self._queue.index(job) + (self._current is not None)

    def wait(self, seconds: float) -> None:
        """Until something has changed, or the time is over."""
        with self._changed:
            self._changed.wait(seconds)

    def fetch(self, key: Key, reader: str) -> File:
        """The file of this key, waiting until it is made. Raises RuntimeError when it cannot be."""
        job = self.ask(key, reader)
        with self._changed:
            self._changed.wait_for(lambda: job.is_ended)
        if job.file is None:
            raise RuntimeError(f"the document was not made: {job.state} {job.reference}")
        return job.file

    def close(self) -> None:
        """Forget all and end the worker."""
        with self._changed:
            for job in self._jobs.values():
                job.state = job.state if job.is_ended else "cancelled"
            self._queue.clear()
            self._jobs.clear()
            self._kill_worker()
            self._changed.notify_all()

    @property
    def kept_bytes(self) -> int:
        """Bytes of all that is kept."""
        with self._changed:
            return self._kept_bytes()

    # --- the thread that serves the worker -----------------------------------------------------------------------

    def _start_thread(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="documents", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._changed.wait_for(lambda: bool(self._queue), self.bounds.idle_seconds):
                    self._renew()
                    self._thread = None
                    return
                job = self._queue.popleft()
                job.state, self._current = "making", job
                self._changed.notify_all()
            self._make(job)
            with self._changed:
                self._current = None

    def _make(self, job: Job) -> None:
        """Let the worker make it; a second one if the first died over it."""
        made, reason = None, ""
        for _ in range(2):
            try:
                made, reason = self._asked(job)
            except _TooSlowError:
                reason = f"it took longer than {self.bounds.seconds:.0f} s"
                self._renew()
            except Exception as error:  # whatever a broken pipe or half an answer raises: this thread must live on
                reason = f"the worker died: {error!r}"
                self._renew()
                if not job.is_ended:  # else given up meanwhile, and the worker killed for it
                    continue
            break
        self._made_by_worker += 1
        if self._made_by_worker >= self.bounds.renewed_after:
            self._renew()
        if made is None and not job.is_ended:
            job.reference = uuid.uuid4().hex[:8]
            events.broke("document_failed", reason, document=job.key[1].document, reference=job.reference)
        self._end(job, "failed" if made is None else "done", made)

    def _asked(self, job: Job) -> tuple[File | None, str]:
        """(the file, or why there is none). Raises what a dead worker's pipes raise, or that it took too long."""
        late = threading.Event()
        with self._changed:
            if job.is_ended:  # given up before there was a worker that could be killed for it
                return None, ""
            worker = self._running()
        assert worker.stdin
        assert worker.stdout

        def give_up() -> None:
            late.set()
            worker.kill()

        clock = threading.Timer(self.bounds.seconds, give_up)
        clock.daemon = True
        clock.start()
        try:
            pickle.dump(job.key[1], worker.stdin)
            worker.stdin.flush()
            while True:
                kind, *said = pickle.load(worker.stdout)  # noqa: S301 - from the process that was started here
                if kind == "done":
                    return said[0], ""
                if kind == "failed":
                    return None, said[0]
                with self._changed:
                    job.done, job.steps, job.step = said
                    self._changed.notify_all()
        except (EOFError, OSError) as error:
            if late.is_set():
                raise _TooSlowError from error
            raise
        finally:
            clock.cancel()

    def _running(self) -> "subprocess.Popen[bytes]":
        """The worker, started if there is none; with the lock held."""
        if self._worker is None:
            pipe, environment = subprocess.PIPE, {**os.environ, "PYTHONPATH": str(ROOT)}
            self._worker = subprocess.Popen(  # noqa: S603 - our own module, by our own Python
                self._command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe
            )
            self._made_by_worker = 0
        return self._worker

    def _renew(self) -> None:
        """End the worker; the next document starts another one. Only here are its pipes closed: nobody reads now."""
        with self._changed:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.communicate()

    def _end(self, job: Job, state: State, made: File | None) -> None:
        with self._changed:
            if not job.is_ended:
                job.file, job.state = made, state
            self._forget_some()
            self._changed.notify_all()

    # --- what is kept; all with the lock held ---------------------------------------------------------------------

    def _forget_some(self) -> None:
        """The longest unused goes first, as long as there is too much."""
        ended = [key for key, job in self._jobs.items() if job.is_ended]
        for key in ended[:-1]:  # the last one is what somebody waits for now
            if len(ended) <= self.bounds.kept and self._kept_bytes() <= self.bounds.kept_bytes:
                return
            ended.remove(key)
            del self._jobs[key]

    def _kept_bytes(self) -> int:
        return sum(len(job.file.content) for job in self._jobs.values() if job.file)

    def _drop(self, job: Job) -> None:
        self._jobs.pop(job.key, None)
        with suppress(ValueError):
            self._queue.remove(job)

    def _kill_worker(self) -> None:
        """From any thread: the one that serves the worker then sees the end of its pipe."""
        if self._worker is not None:
            self._worker.kill()
