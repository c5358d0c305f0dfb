"""Documents in a process of their own: one after the other, each once, none lost when the process dies."""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from components import making
from components.making import Bounds, Job, Key, TooMuchError, Workshop
from exports.order import Order
from schemas.warehouse_file import ROOT

COMMAND = (sys.executable, "-m", "tests.components.slow_worker")
Make = Callable[..., Workshop]
PATIENCE = 60  # the machine may be busy


@pytest.fixture
def workshop() -> Iterator[Make]:
    """`workshop(kept=2)`: a workshop with these bounds, closed with the test."""
    made: list[Workshop] = []

    def of(**bounds: float) -> Workshop:
        made.append(Workshop(COMMAND, Bounds(**bounds)))  # type: ignore[arg-type]
        return made[-1]

    yield of
    for one in made:
        one.close()


def key(address: str, build: str = "one") -> Key:
    return build, Order("card", address=address)


def ended(shop: Workshop, job: Job) -> Job:
    until = time.monotonic() + PATIENCE
    while not job.is_ended and time.monotonic() < until:
        shop.wait(0.1)
    assert job.is_ended
    return job


def test_a_document_is_made_in_another_process_and_tells_its_steps(workshop: Make) -> None:
    shop = workshop()
    job = ended(shop, shop.ask(key("print"), "a"))
    assert job.state == "done" and job.file is not None and job.file.content == b"x" * 10
    assert (job.done, job.steps, job.step) == (1, 2, "card")


def test_two_readers_who_ask_for_the_same_get_one_document_and_for_others_their_own(workshop: Make) -> None:
    shop = workshop()
    first, same, other = shop.ask(key("sleep 0.3"), "a"), shop.ask(key("sleep 0.3"), "b"), shop.ask(key("x"), "b")
    assert first is same and first is not other
    assert shop.ahead(other) == 1 and shop.ahead(first) == 0
    assert ended(shop, first).state == ended(shop, other).state == "done"
    assert first.file and other.file and first.file.name == other.file.name, "one worker makes both"
    assert shop.ask(key("sleep 0.3"), "c") is first, "what was made is kept"
    assert shop.ask(key("sleep 0.3", build="two"), "c") is not first, "new data are a new document"


def test_a_worker_that_dies_is_replaced_and_the_document_made_all_the_same(workshop: Make, tmp_path: Path) -> None:
    shop = workshop()
    job = ended(shop, shop.ask(key(f"die once {tmp_path / 'died'}"), "a"))
    assert job.state == "done" and (tmp_path / "died").exists()


def test_a_document_over_which_every_worker_dies_fails_with_a_reference_and_the_next_one_is_made(
    workshop: Make, caplog: pytest.LogCaptureFixture
) -> None:
    shop = workshop()
    with caplog.at_level(logging.ERROR, logger="gugus"):
        job = ended(shop, shop.ask(key("die"), "a"))
    assert job.state == "failed" and len(job.reference) == 8 and job.reference in caplog.text
    assert ended(shop, shop.ask(key("x"), "a")).state == "done"


def test_a_failure_is_in_the_log_with_its_cause_and_can_be_tried_again(
    workshop: Make, caplog: pytest.LogCaptureFixture
) -> None:
    shop = workshop()
    with caplog.at_level(logging.ERROR, logger="gugus"):
        job = ended(shop, shop.ask(key("fail here"), "a"))
    assert job.state == "failed" and "ValueError: cannot be made: here" in caplog.text
    again = shop.ask(key("fail here"), "a")
    assert again is not job
    with pytest.raises(RuntimeError, match="not made"):
        shop.fetch(key("fail here"), "a")


def test_what_hangs_is_ended_and_not_tried_a_second_time(workshop: Make, caplog: pytest.LogCaptureFixture) -> None:
    shop = workshop(seconds=2.0)  # long enough for the worker to start
    with caplog.at_level(logging.ERROR, logger="gugus"):
        job = ended(shop, shop.ask(key("sleep 600"), "a"))
    assert job.state == "failed" and "longer than 2 s" in caplog.text


def test_who_leaves_stops_the_work_only_when_nobody_else_waits(workshop: Make) -> None:
    shop = workshop()
    job, waiting = shop.ask(key("sleep 600"), "a"), shop.ask(key("x"), "a")
    assert shop.ask(key("sleep 600"), "b") is job
    shop.leave(key("sleep 600"), "a")
    assert not job.is_ended
    shop.leave(key("sleep 600"), "b")
    assert job.state == "cancelled" and shop.known(key("sleep 600")) is None
    assert ended(shop, waiting).state == "done", "the queue goes on with a new worker"
    shop.leave(key("x"), "a")
    assert shop.known(key("x")) is waiting, "what is made is not given up"


def test_a_document_that_still_waits_is_given_up_without_touching_the_worker(workshop: Make) -> None:
    shop = workshop()
    first, second = shop.ask(key("sleep 0.5"), "a"), shop.ask(key("sleep 600"), "b")
    shop.leave(key("sleep 600"), "b")
    assert second.state == "cancelled" and shop.ahead(second) == 0
    assert ended(shop, first).state == "done"


def test_what_is_kept_is_bounded_in_number_and_bytes_and_the_longest_unused_goes_first(workshop: Make) -> None:
    shop = workshop(kept=3, kept_bytes=2500)
    for number in range(5):
        shop.fetch(key(f"size 10{number}"), "a")
    assert [shop.known(key(f"size 10{number}")) is not None for number in range(5)] == [False, False, True, True, True]
    shop.ask(key("size 102"), "a")  # used again
    shop.fetch(key("size 2300"), "a")
    assert shop.kept_bytes <= 2500 and shop.known(key("size 102")) is not None
    assert shop.known(key("size 103")) is None and shop.known(key("size 2300")) is not None


def test_a_document_larger_than_all_that_may_be_kept_is_still_given_to_who_asked(workshop: Make) -> None:
    shop = workshop(kept_bytes=100)
    assert len(shop.fetch(key("size 5000"), "a").content) == 5000


def test_too_many_waiting_documents_are_refused(workshop: Make) -> None:
    shop = workshop(waiting=2)
    started = shop.ask(key("sleep 600"), "a")
    while started.state == "waiting":
        shop.wait(0.1)
    for number in range(2):
        shop.ask(key(f"x{number}"), "a")
    with pytest.raises(TooMuchError, match="2 documents wait"):
        shop.ask(key("x2"), "a")


def test_the_worker_is_renewed_after_some_documents_and_ends_when_nobody_asks(workshop: Make) -> None:
    shop = workshop(renewed_after=2, idle_seconds=0.2)
    names = [shop.fetch(key(f"x{number}"), "a").name for number in range(3)]
    assert names[0] == names[1] != names[2]
    until = time.monotonic() + PATIENCE
    while shop._thread is not None and time.monotonic() < until:
        time.sleep(0.05)
    assert shop._worker is None and shop._thread is None
    assert shop.fetch(key("y"), "a").name not in names, "it starts again when somebody asks"


def test_many_readers_at_once_each_get_their_document(workshop: Make) -> None:
    shop = workshop()
    found: dict[int, int] = {}

    def read(number: int) -> None:
        found[number] = len(shop.fetch(key(f"size {number % 4 + 1}"), str(number)).content)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(16)]
    for one in readers:
        one.start()
    for one in readers:
        one.join(PATIENCE)
    assert found == {number: number % 4 + 1 for number in range(16)}


def test_the_worker_knows_no_streamlit() -> None:
    words = "import sys, exports.worker; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], cwd=ROOT, check=False).returncode == 0
    assert making.WORKER[-1] == "exports.worker"
