"""What `check` tells a data officer of one chat, in Indonesian."""

from datetime import datetime
from typing import Any

from etl.intake import template
from etl.whatsapp.check import Checked
from translations import format as numbers

_SURE = {"high": "", "medium": "", "low": " (?)"}


def lines(found: Checked) -> list[str]:
    """The report of one chat."""
    held = [one for one in found.candidates if one["kind"] == "meeting"]
    plans = [one for one in found.candidates if one["kind"] == "plan"]
    told = [f"Berkas: {found.file}", f"  Percakapan WhatsApp: {_messages(found)}"]
    doubtful = sum(bool(one["warnings"]) for one in held)
    told.append(
        f"  Calon pertemuan: {numbers.number(len(held))}"
        + (f" ({numbers.number(doubtful)} perlu diperiksa)" if doubtful else "")
        + f"; rencana pertemuan: {numbers.number(len(plans))} (tidak dihitung)"
    )
    if found.warnings:
        told += ["Catatan:", *(f"  {_warning(one)}" for one in found.warnings)]
    for heading, listed in (("Calon pertemuan:", held), ("Rencana pertemuan:", plans)):
        if listed:
            told.append(heading)
            for number, one in enumerate(listed, start=1):
                told += _candidate(number, one)
    return [*told, "Tidak ada yang disimpan dari percakapan ini."]


def _messages(found: Checked) -> str:
    kinds = {"text": "teks", "media": "media", "deleted": "dihapus", "system": "pemberitahuan"}
    parts = [f"{numbers.number(found.counts[kind])} {word}" for kind, word in kinds.items() if found.counts.get(kind)]
    sent = sorted(one["sent_at"] for one in found.messages)
    span = f"{_day(sent[0])} s.d. {_day(sent[-1])}"
    return f"{numbers.number(len(found.messages))} pesan ({', '.join(parts)}), {span}"


def _candidate(number: int, one: dict[str, Any]) -> list[str]:
    group = one["group_name"] or one["group"] or "kelompok belum diketahui"
    sure = one["confidence"]
    day = f"{_day(one['date'])}{_SURE[sure.get('date', 'low')]}" if one["date"] else "tanggal belum diketahui"
    told = [f"  {number}. Baris {', '.join(str(piece['line']) for piece in one['evidence'])}: {group}, {day}"]
    values = [f"{name}: {value}" for name, value in _values(one)]
    if values:
        told.append(f"     {'; '.join(values)}")
    for piece in one["evidence"]:
        told += [f"     > {line}" for line in piece["text"].split("\n")]
    return told + [f"     Periksa: {_warning(warning)}" for warning in one["warnings"]]


def _values(one: dict[str, Any]) -> list[tuple[str, str]]:
    columns = template.load().by_table("meeting")
    found = []
    if one["attended"] is not None or one["invited"] is not None:
        attended = "?" if one["attended"] is None else one["attended"]
        found.append(
            (columns.column("hadir").header, f"{attended}" + (f" dari {one['invited']}" if one["invited"] else ""))
        )
    if one["topic_words"]:
        known = f" ({template.words('Topic')[one['topic']]})" if one["topic"] else ""
        found.append((columns.column("topik").header, one["topic_words"] + known))
    if one["place"]:
        found.append(("Tempat", one["place"]))
    if one["narasumber"]:
        found.append((columns.column("narasumber").header, template.words("ResourcePersonKind")[one["narasumber"]]))
    if one["cost_rupiah"] is not None:
        found.append(("Biaya", numbers.rupiah(one["cost_rupiah"])))
    if one["agenda"]:
        found.append((columns.column("agenda").header, template.words("MeetingKind")[one["agenda"]]))
    return found


def _warning(one: dict[str, Any]) -> str:
    place = f"baris {one['line']}: " if one["line"] else ""
    value = f"{one['value']!r} - " if one["value"] else ""
    return f"{place}{value}{one['rule']}. Cara memperbaiki: {one['cure']}."


def _day(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%d/%m/%Y}"
