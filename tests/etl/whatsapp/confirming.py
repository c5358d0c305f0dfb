"""A chat of a kecamatan with a register of its own, checked and confirmed, for the tests of `confirm`."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from etl.intake import batches, tables
from etl.whatsapp import check, confirm
from etl.whatsapp.confirm import Asked, Done
from etl.whatsapp.evidence import table as evidence_table
from etl.whatsapp.groups import Register
from etl.whatsapp.saved import Saved, SavedMeeting
from tests.etl.history.files import NOW, PLACE, book, load, nothing
from tests.etl.whatsapp.conftest import KEY

TODAY = date(2026, 11, 22)
GROUP = f"KKG-{PLACE.code}-gugus-1"
OTHER = f"KKG-{PLACE.code}-gugus-2"
KABUPATEN = PLACE.code[:5]
ELSEWHERE = "52.02" if KABUPATEN != "52.02" else "52.06"
REPORT = (
    f"12/10/18 20.15 - Bu Zulaikha SDN 3: KKG Gugus I {PLACE.name} hari ini hadir 24 dari 30, materi penyusunan RPP, "
    "narasumber pengawas, tempat SDN 1\n"
)
SECOND = f"12/10/18 21.00 - +62 812-3456-7890: Tadi KKG gugus 1 {PLACE.name} hadir 24 guru\n"
LATER = f"30/11/18 20.15 - Pak Baharudin: KKG gugus 2 {PLACE.name} tadi hadir 11 dari 20 guru, materi kisi-kisi soal\n"
Change = Callable[[dict[str, Any]], object]


def registered(folder: Path) -> Path:
    """A data folder with the groups of one kecamatan, brought with the template."""
    data = folder / "data"
    load(data, book(folder, "daftar.xlsx"))
    return data


def known(data: Path) -> tuple[Register, Saved]:
    """Register and saved meetings of the kept files, as a build would put them into the warehouse."""
    counting = batches.counting(batches.kept(data))
    found = tables.combine_anew(counting).tables
    register = Register()
    from etl.intake.groups import Group  # noqa: PLC0415

    columns = ["group_id", "group_type", "name", "gugus_name", "kabupaten_code", "kecamatan_code"]
    groups = found["working_group"][columns].astype(object)
    for row in groups.where(groups.notna(), None).itertuples(index=False, name=None):
        register.groups.add(Group(*row), batch=0)
    for group_id, alias in found["group_alias"][["group_id", "alias"]].itertuples(index=False, name=None):
        register.groups.add_alias(group_id, alias, batch=0)
    meetings = [
        SavedMeeting(one["meeting_id"], one["group_id"], one["held_on"].date(), one["batch_id"])
        for one in found["meeting"].to_dict("records")
    ]
    messages = evidence_table(counting, found["meeting"]["meeting_id"])[["message_key", "meeting_id"]]
    return register, Saved.of(meetings, messages.itertuples(index=False, name=None))


def checked(data: Path, text: str, name: str = "Chat WhatsApp dengan KKG.txt") -> dict[str, Any]:
    """What `check` tells of a chat beside what is kept."""
    path = data.parent / name
    path.write_text(text, encoding="utf-8")
    try:
        register, saved = known(data)
        found: dict[str, Any] = json.loads(json.dumps(check.checked(path, KEY, register, saved).as_json()))
        return found
    finally:
        path.unlink()


def accepted(found: dict[str, Any], *changes: Change) -> dict[str, Any]:
    """Every candidate taken as it was proposed, each then changed."""
    meetings = []
    for one in found["candidates"]:
        names = ("key", "group_id", "date", "topic", "topic_words", "attended", "invited", "place", "narasumber_kind",
                 "cost_rupiah", "evidence")  # fmt: skip
        meetings.append({name: one[name] for name in names} | {"kind": one["agenda_suggested"]})
    for meeting in meetings:
        for change in changes:
            change(meeting)
    chat = {"sha256": found["sha256"], "file": found["file"], "kind": "whatsapp"}
    return {"chat": chat, "meetings": meetings, "aliases": []}


def confirmed(data: Path, told: Any, only: str | None = None) -> Done:
    """`confirm` without building a warehouse."""
    path = data.parent / "konfirmasi.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    kabupaten = (only,) if only else None
    return confirm.confirm(data, Asked(path, "Dikpora", kabupaten, NOW, TODAY), nothing)


def brought(data: Path, text: str, *changes: Change) -> Done:
    """Check a chat and confirm all of it."""
    return confirmed(data, accepted(checked(data, text), *changes))
