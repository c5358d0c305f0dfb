"""A backup holds all that cannot be built again, and a restore brings back exactly that, or nothing."""

import json
import stat
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from etl import turn
from etl.backup import archive
from etl.problems import BadInputError
from schemas.warehouse_file import FOLDER_VARIABLE

NOW = datetime(2026, 11, 23, 8, 15)  # noqa: DTZ001 - local time
KEPT = {
    "raw/register/20261122-081500-ab/record.json": b"{}",
    "raw/register/20261122-081500-ab/received/data gugus.xlsx": b"PK" * 70_000,
    "raw/rounds/survey_2026/about.json": b"{}",
    "doors/accounts.csv": b"account,role\n",
    "sender.key": b"0123456789abcdef",
}
NOT_KEPT = {
    "warehouse-0123456789ab.duckdb": b"built",
    "warehouse.current": b"warehouse-0123456789ab.duckdb",
    "incoming/x/berkas.xlsx": b"not yet",
    "backups/cadangan.zip": b"older",
    "sample/meeting.parquet": b"of the repository",
    "raw/survey_2018/table_01.csv": b"of the repository",
    "raw/rules/activity_rule.csv": b"of the repository",
    "raw/register/.draft-20261122/record.json": b"half",
}


def fill(data: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(content)
    return data


def content(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in archive.kept(data)}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return fill(tmp_path / "data", KEPT | NOT_KEPT)


@pytest.fixture
def backup(data: Path, tmp_path: Path) -> Path:
    archive.write(data, tmp_path / "cadangan.zip", NOW)
    return tmp_path / "cadangan.zip"


def put_back(backup: Path, data: Path) -> None:
    archive.unpack(backup, data, archive.looked_through(backup))


def test_all_that_cannot_be_built_again_is_in_it_and_nothing_else(backup: Path) -> None:
    with zipfile.ZipFile(backup) as found:
        assert set(found.namelist()) == {*KEPT, archive.MANIFEST}
        assert json.loads(found.read(archive.MANIFEST))["made_at"] == "2026-11-23T08:15:00"


def test_only_its_owner_can_read_it(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_restore_into_an_empty_folder_brings_every_byte_back(backup: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    put_back(backup, fresh)
    assert content(fresh) == {}  # nothing counts before it is put in place
    assert archive.finish(fresh)
    assert content(fresh) == KEPT
    assert stat.S_IMODE((fresh / "sender.key").stat().st_mode) == 0o600
    assert not archive.finish(fresh)


def test_what_came_after_the_backup_goes_and_what_is_no_ones_own_stays(backup: Path, data: Path) -> None:
    fill(data, {"raw/register/20261123-090000-cd/record.json": b"later", "sender.key": b"another key 123"})
    put_back(backup, data)
    archive.finish(data)
    assert content(data) == KEPT
    assert not (data / "raw/register/20261123-090000-cd").exists()  # an empty folder would be a batch without a record
    assert (data / "warehouse.current").read_bytes() == NOT_KEPT["warehouse.current"]
    assert (data / "raw/survey_2018/table_01.csv").exists() and (data / "backups/cadangan.zip").exists()


class KilledError(BaseException):
    """Ends the work at once, as a kill does: nothing catches it."""


@pytest.fixture
def killed_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """[n]: the n-th rename or removal does not happen any more."""
    left = [10**9]

    def guarded(name: str) -> None:
        real = getattr(Path, name)

        def step(self: Path, *arguments: object, **options: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise KilledError
            return real(self, *arguments, **options)

        monkeypatch.setattr(Path, name, step)

    for name in ("replace", "unlink", "rmdir"):
        guarded(name)
    yield left
    left[0] = 10**9


def test_a_restore_that_is_killed_at_any_step_is_brought_to_its_end_by_the_next_writer(
    backup: Path, data: Path, killed_at: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    survived = 0
    for steps in range(60):
        fill(data, {"raw/register/20261123-090000-cd/record.json": b"later", "sender.key": b"another key 123"})
        put_back(backup, data)
        killed_at[0] = steps
        try:
            archive.finish(data)
        except KilledError:
            killed_at[0] = 10**9
            with turn.take(data, "build"):  # whoever writes next
                assert content(data) == KEPT, steps
        else:
            survived += 1
            killed_at[0] = 10**9
        assert content(data) == KEPT and not (data / archive.READY).exists(), steps
    assert 0 < survived < 50


def test_one_that_is_killed_before_all_was_unpacked_has_changed_nothing(backup: Path, data: Path) -> None:
    fill(data, {".draft-restore/sender.key": b"half"})
    assert not archive.finish(data)
    assert content(data) == KEPT and not (data / ".draft-restore").exists()


def changed(backup: Path, change: dict[str, bytes | None], manifest: dict[str, object] | None = None) -> Path:
    """A copy with other files; None takes one away."""
    out = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(out, "w") as new:
        told = json.loads(old.read(archive.MANIFEST)) | (manifest or {})
        files = {name: old.read(name) for name in old.namelist() if name != archive.MANIFEST}
        for name, found in (files | change).items():
            if found is not None:
                new.writestr(name, found)
        new.writestr(archive.MANIFEST, json.dumps(told))
    return out


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sender.key": b"0123456789abcdeX"}, "isi sender.key"),
        ({"sender.key": None}, "sama dengan daftar"),
        ({"raw/register/x/record.json": b"{}"}, "sama dengan daftar"),
    ],
)
def test_a_backup_that_was_changed_is_refused(backup: Path, change: dict[str, bytes | None], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        archive.looked_through(changed(backup, change))


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/passwd", "raw/../../out.txt", "C:/out.txt", "raw\\..\\out.txt", "warehouse.current",
     "sample/meeting.parquet", "raw/register/.draft-x/record.json"],
)  # fmt: skip
def test_a_backup_that_names_a_place_of_others_is_refused(backup: Path, name: str) -> None:
    entry = {"path": name, "size": 1, "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
    with zipfile.ZipFile(backup) as old:
        told = json.loads(old.read(archive.MANIFEST))
    with pytest.raises(BadInputError, match=r"tidak boleh ada di dalam cadangan|sama dengan daftar"):
        archive.looked_through(changed(backup, {name: b"x"}, {"files": [*told["files"], entry]}))


def test_what_is_no_backup_is_refused(tmp_path: Path, backup: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("a.txt", "a")
    (tmp_path / "cut.zip").write_bytes(backup.read_bytes()[:-200])
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    for name in ("other.zip", "cut.zip", "text.zip", "missing.zip"):
        with pytest.raises(BadInputError, match="cadangan yang utuh"):
            archive.looked_through(tmp_path / name)
    with pytest.raises(BadInputError, match="versi cadangan 99"):
        archive.looked_through(changed(backup, {}, {"version": 99}))


def test_a_disk_that_is_full_leaves_no_half_backup(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("etl.durable.flush", full)
    with pytest.raises(OSError, match="No space"):
        archive.write(data, tmp_path / "out" / "cadangan.zip", NOW)
    assert list((tmp_path / "out").iterdir()) == []


def test_nothing_to_keep_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="tidak ada berkas yang dimuat"):
        archive.write(fill(tmp_path / "data", {"sample/a.csv": b"a"}), tmp_path / "c.zip", NOW)


@pytest.mark.parametrize(
    "files", [[], [{"path": 7, "size": 1, "sha256": "x"}], [{"path": "x", "size": "1", "sha256": "x"}], ["x"], 7]
)
def test_a_backup_of_nothing_or_with_a_strange_list_is_refused(tmp_path: Path, files: object) -> None:
    path = tmp_path / "cadangan.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(archive.MANIFEST, json.dumps({"version": archive.VERSION, "files": files}))
    with pytest.raises(BadInputError) as caught:
        archive.looked_through(path)
    assert caught.value.problems[0].rule and caught.value.problems[0].cure
