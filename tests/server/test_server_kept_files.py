"""Downloads under many readers: what was made for one stays while the runs of others end."""

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from server.app import SCRIPT, app
from server.kept_files import KeepingApp, KeptFiles


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def made(storage: MemoryMediaFileStorage) -> str:
    """A download that a reader has asked for, and two runs of others that end before it is fetched; its name."""
    manager = MediaFileManager(storage)
    address = manager.execute_deferred(manager.add_deferred(lambda: b"isi", "text/csv", "0.1", "isi.csv"))
    for _ in range(2):
        manager.remove_orphaned_files()
    return address.rsplit("/", 1)[1]


def test_a_file_made_for_a_reader_is_there_when_two_runs_of_others_have_ended() -> None:
    storage = KeptFiles("/media")
    assert storage.get_file(made(storage)).content == b"isi"


def test_streamlit_alone_has_deleted_it_by_then() -> None:
    # When this fails, Streamlit has mended it, and server/kept_files.py can go.
    storage = MemoryMediaFileStorage("/media")
    with pytest.raises(MediaFileStorageError):
        storage.get_file(made(storage))


def test_it_goes_when_its_time_is_over() -> None:
    clock = Clock()
    storage = KeptFiles("/media", seconds=60, clock=clock)
    name = made(storage)
    clock.now = 61
    storage.load_and_get_id(b"lain", "text/csv", MediaFileKind.DOWNLOADABLE)
    with pytest.raises(MediaFileStorageError):
        storage.get_file(name)


def test_the_oldest_go_first_when_there_is_too_much() -> None:
    storage = KeptFiles("/media", maximum_bytes=10)
    first, second = (
        storage.load_and_get_id(letter * 8, "text/csv", MediaFileKind.DOWNLOADABLE) for letter in (b"a", b"b")
    )
    storage.delete_file(first)
    storage.delete_file(second)
    assert storage.get_file(second).content == b"b" * 8
    with pytest.raises(MediaFileStorageError):
        storage.get_file(first)


def test_a_file_made_again_meanwhile_stays() -> None:
    clock = Clock()
    storage = KeptFiles("/media", seconds=60, clock=clock)
    file_id = storage.load_and_get_id(b"isi", "text/csv", MediaFileKind.DOWNLOADABLE)
    storage.delete_file(file_id)
    storage.load_and_get_id(b"isi", "text/csv", MediaFileKind.DOWNLOADABLE)
    clock.now = 61
    storage.load_and_get_id(b"lain", "text/csv", MediaFileKind.DOWNLOADABLE)
    assert storage.get_file(file_id).content == b"isi"


def test_the_dashboard_is_served_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Runtime, "_instance", None)  # one per process: put back for other tests
    assert isinstance(app, KeepingApp)
    runtime = KeepingApp(SCRIPT)._create_runtime()
    assert isinstance(runtime.media_file_mgr._storage, KeptFiles)
