"""Answers kept for all readers: asked once, given to each in a list of its own, the least recently used dropped."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from answers.kept_answers import ROWS_OF_AN_EMPTY_ANSWER, KeptAnswers
from queries.run import Row


def rows(count: int) -> list[Row]:
    return [{"number": number} for number in range(count)]


def never() -> list[Row]:
    raise AssertionError("asked again")


def test_the_same_question_is_asked_once_and_each_reader_gets_a_list_of_its_own() -> None:
    kept = KeptAnswers()
    first = kept.get("one", lambda: rows(3))
    first.clear()
    assert kept.get("one", never) == rows(3)


def test_readers_who_come_together_wait_for_the_one_who_asks() -> None:
    kept, asked, together = KeptAnswers(), [], threading.Barrier(4)

    def ask() -> list[Row]:
        asked.append(threading.get_ident())
        return rows(2)

    def read(_number: int) -> list[Row]:
        together.wait()
        return kept.get("one", ask)

    with ThreadPoolExecutor(4) as readers:
        assert list(readers.map(read, range(4))) == [rows(2)] * 4
    assert len(asked) == 1


def test_the_least_recently_used_answer_goes_when_there_are_too_many_rows() -> None:
    kept = KeptAnswers(most_rows=2 * (10 + ROWS_OF_AN_EMPTY_ANSWER))
    kept.get("old", lambda: rows(10))
    kept.get("used", lambda: rows(10))
    kept.get("old", never)
    kept.get("new", lambda: rows(10))
    assert set(kept.answers()) == {"old", "new"}
    assert kept.get("used", lambda: rows(1)) == rows(1)


def test_an_answer_larger_than_the_whole_room_is_kept_alone_until_the_next() -> None:
    kept = KeptAnswers(most_rows=5)
    kept.get("small", lambda: rows(0))
    kept.get("large", lambda: rows(50))
    assert set(kept.answers()) == {"large"}
    kept.get("small", lambda: rows(0))
    assert set(kept.answers()) == {"small"}


def test_a_question_that_fails_is_asked_again_by_the_next_reader() -> None:
    kept = KeptAnswers()

    def fails() -> list[Row]:
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        kept.get("one", fails)
    assert kept.get("one", lambda: rows(1)) == rows(1)


def test_what_was_forgotten_is_asked_again() -> None:
    kept = KeptAnswers()
    kept.get("one", lambda: rows(3))
    kept.clear()
    assert kept.get("one", lambda: rows(2)) == rows(2)
