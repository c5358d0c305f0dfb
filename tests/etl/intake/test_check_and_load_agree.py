"""What `check` says of files is what `load` then does: the same counts, the same errors, the same warnings."""

import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import intake
from etl.intake import examining, loading, machine_report, tables
from tests.etl.intake.book import Book, all_places

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
PLACE, OTHER = all_places()[0], next(one for one in all_places() if one.kabupaten != all_places()[0].kabupaten)
ONLY = (PLACE.code[:5],)
NAMES = st.sampled_from(
    [f"KKG Gugus {one} {PLACE.name}" for one in ("I", "2", "9")] + [f"KKG Gugus I {OTHER.name}", None]
)
MEETING = st.fixed_dictionaries({
    "Kelompok": NAMES, "Tanggal": st.sampled_from(["13/10/2018", "14 Okt 2018", "besok", None, "1/1/2031"]),
    "Hadir": st.sampled_from([3, 99, "banyak", None]), "Agenda": st.sampled_from(["rutin", "pesta"]),
})  # fmt: skip
FILES = st.lists(st.tuples(st.sampled_from([PLACE, OTHER]), st.lists(MEETING, max_size=4)), min_size=1, max_size=3)


def written(folder: Path, files: list[tuple[object, list[dict[str, object]]]]) -> list[Path]:
    paths = []
    for number, (place, meetings) in enumerate(files):
        book = Book.right(place)  # type: ignore[arg-type]
        for one in meetings:
            book.add_meeting(**one)
        paths.append(book.save(folder, name=f"{number}.xlsx"))
    return paths


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files=FILES, only=st.sampled_from([None, ONLY]))
def test_a_check_says_exactly_what_a_load_then_does(files: list[tuple[object, list[dict[str, object]]]],
                                                    only: tuple[str, ...] | None) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths, data = written(folder, files), folder / "data"
        found = examining.examine(data, examining.Brought(paths, "Dinas", NOW, only))
        checked = [machine_report.of_file(one, is_saved=False) for one in found.files]
        assert not data.exists()
        tables.forget_what_was_read()
        done = loading.load(data, paths, "Dinas", NOW, lambda: None, only=only)
        assert done.code == loading.code(found)
        for said, did in zip(checked, done.files, strict=True):
            assert {**did, "status": None, "batch_id": None} == {**said, "status": None, "batch_id": None}
            assert (said["status"], did["status"]) in {("ready", "loaded"), *[(one, one) for one in
                    ("already_loaded", "nothing_to_take")]}  # fmt: skip
        kept = intake.read(data)
        new = sum(one["counts"]["new"] for one in done.files)
        assert new == (0 if kept is None else len(kept["working_group"]) + len(kept["meeting"]))
