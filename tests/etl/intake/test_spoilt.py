"""A kept file that cannot be read any more, is gone, or is not what it was: named, and never passed over."""

import shutil
from pathlib import Path

import pytest

from etl import intake
from etl.intake import tables
from etl.problems import BadInputError
from tests.etl.intake.book import Book
from tests.etl.intake.test_loading import PLACE, book, load


@pytest.mark.parametrize("part", ["record.json", "received/isi.xlsx"])
def test_a_kept_file_that_is_spoilt_later_is_named_and_not_passed_over(tmp_path: Path, part: str) -> None:
    data = tmp_path / "data"
    (batch,) = load(data, book(tmp_path, "isi.xlsx")).kept
    (data / intake.FOLDER / batch.record.batch_id / part).write_bytes(b"PK spoilt")
    tables.forget_what_was_read()
    with pytest.raises(BadInputError) as caught:
        intake.read(data)
    assert batch.record.batch_id in str(caught.value) and "delete the folder" in str(caught.value)


@pytest.mark.parametrize("what", ["gone", "cut between two rows"])
def test_a_kept_file_that_is_gone_or_shorter_is_named_with_what_it_should_be(tmp_path: Path, what: str) -> None:
    data = tmp_path / "data"
    (batch,) = load(data, Book.right(PLACE).save_csv(tmp_path)).kept
    (kept,) = (data / intake.FOLDER / batch.record.batch_id / "received").rglob("pertemuan.csv")
    whole = kept.read_bytes()
    if what == "gone":
        shutil.rmtree(kept.parent)
    else:
        kept.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    with pytest.raises(BadInputError, match=batch.record.sha256) as caught:
        intake.read(data)  # though this process has read it before
    assert f"put {batch.record.file_name} back from a backup" in str(caught.value)
    if what != "gone":
        kept.write_bytes(whole)
        assert intake.read(data) is not None
