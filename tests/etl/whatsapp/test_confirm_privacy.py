"""Whoever writes and whatever a person leaves in the fields: no name, number or address of anybody is kept or told."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl.intake import batches
from tests.etl.history.files import PLACE, table
from tests.etl.whatsapp.confirming import accepted, checked, confirmed, registered
from tests.etl.whatsapp.made_chats import Person, people

ADDRESS = "zubaidah.qomar@contoh.sch.id"


@pytest.fixture(scope="module")
def with_groups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return registered(tmp_path_factory.mktemp("register"))


@settings(
    max_examples=12,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(people(), min_size=2, max_size=4, unique_by=lambda one: one.parts))
def test_no_sender_comes_out_of_a_confirmation(
    with_groups: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, who: list[Person]
) -> None:
    writer, *others = who
    named = ", ".join(one.shown for one in others)
    text = "".join(
        f"1{number}/10/18 20.15 - {one.shown}: Laporan KKG Gugus I {PLACE.name} hari ini hadir 2{number}, materi "
        f"penyusunan RPP, tempat SDN 1, narasumber {named}, tanya {ADDRESS} atau {writer.shown}\n"
        for number, one in enumerate(who)
    )
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(with_groups, Path(folder) / "data"))
        found = checked(data, text)
        done = confirmed(data, accepted(found, lambda one: one.update(kind="rutin")))
        assert done.told["counts"]["new"] == len(found["candidates"]) > 0
        assert done.batch_id is not None
        kept = [path.read_text(encoding="utf-8-sig") for path in (batches.folder(data) / done.batch_id).rglob("*.*")
                if path.is_file()]  # fmt: skip
        tables = [table(data, name).to_csv() for name in ("meeting", "meeting_evidence", "load_batch", "value_change")]
    told = [json.dumps(found, ensure_ascii=False), json.dumps(done.told, ensure_ascii=False), *done.lines]
    output = capfd.readouterr()
    words = "\n".join([*kept, *tables, *told, output.out, output.err, caplog.text]).casefold()
    hashes = {one for piece in found["messages"] for one in (piece["key"], piece["sender_hash"]) if one}
    for one in sorted(hashes | {found["sha256"]}):  # 64 signs hold any four digits now and then
        words = words.replace(one, "").replace(one[:20], "")
    for person in who:
        for part in person.parts:
            assert part.casefold() not in words, f"{part} of {person.shown!r}"
    assert "zubaidah" not in words and "contoh.sch" not in words
