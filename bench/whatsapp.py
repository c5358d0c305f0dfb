"""A chat of 10,000 messages: checked, and its meetings confirmed, against a bare loop over its lines; interleaved."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bench import processes, repeats, servers, tables, whatsapp_chat
from bench.processes import Process
from bench.results import Result
from etl.intake import template
from geo import names
from schemas.warehouse_file import ROOT

MESSAGES = 10_000
GUGUS = 8  # in each place, as bench/whatsapp_chat.py writes them
MEMORY_RUNS = 2
# `{chat}`, `{confirmed}`: the files; `{data}`: a new data folder for each run.
CONTESTANTS: dict[str, Sequence[str]] = {
    "check": ("-m", "etl", "check", "{chat}", "--json", "--data", "{data}"),
    "confirm": ("-m", "etl", "confirm", "{confirmed}", "--json", "--data", "{data}"),
    "build": ("-m", "etl", "build", "--data", "{data}"),
    "imports": ("-c", "import etl.whatsapp.check"),
    "plain": ("-m", "bench.plain_lines", "{chat}"),
}
WORDS = {
    "check": "`python -m etl check CHAT --json`",
    "confirm": "`python -m etl confirm FILE --json`, build included",
    "build": "the build alone, with the register of the chat",
    "imports": "importing the libraries of the check",
    "plain": "plain: a loop that splits the lines by one regular expression",
}
Measured = TypeVar("Measured")


def measure(times: int) -> Result:
    """Every contestant once in each repeat, the order turned each time; then reading alone, and the memory of each."""
    taken: dict[str, list[Process]] = {name: [] for name in CONTESTANTS}
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
        ground = _Ground(Path(folder))
        for order in repeats.interleaved(list(CONTESTANTS), times):
            for name in order:
                taken[name].append(ground.run(processes.timed, name))
        alone = [ground.alone() for _ in range(times)]
        peaks = {name: max(ground.run(processes.peak_megabytes, name) for _ in range(MEMORY_RUNS))
                 for name in CONTESTANTS}  # fmt: skip
    return {
        "repeats": times,
        "messages": MESSAGES,
        "meetings": ground.meetings,
        "alone": {name: repeats.summary([one[name] for one in alone]).as_dict() for name in ("check", "plain")},
        "alone_ratio": repeats.paired_ratio([one["check"] for one in alone], [one["plain"] for one in alone]),
        "contestants": processes.beside_plain(taken, peaks),
    }


def rendered(figures: Result) -> str:
    """Seconds, ratio to the bare loop, memory."""
    rows = [
        (WORDS[name], f"{one['times_plain']:.0f} x", f"{one['seconds']['median']:.2f} s",
         f"{one['seconds']['p95']:.2f} s", f"{one['cpu']:.2f} s", f"{one['megabytes']:.0f} MB")
        for name, one in figures["contestants"].items()
    ]  # fmt: skip
    heads = (f"whole process, {figures['repeats']} runs each", "of plain", "median", "p95", "CPU", "peak memory")
    alone = figures["alone"]
    words = (
        f"{figures['messages']:,} messages, {figures['meetings']} meetings confirmed. In a running process the check "
        f"takes {alone['check']['median']:.2f} s and the loop {alone['plain']['median'] * 1000:.0f} ms "
        f"({figures['alone_ratio']:.0f} x)."
    )
    return f"{words}\n\n{tables.table(heads, rows)}"


class _Ground:
    """A chat, a register with its groups, and what a person would confirm of it."""

    def __init__(self, folder: Path, messages: int = MESSAGES) -> None:
        self.folder, self.chat, self.confirmed = folder, folder / "chat.txt", folder / "konfirmasi.json"
        self.data, self.warehouse = folder / "data", folder / "warehouse"
        self.chat.write_text("\n".join(whatsapp_chat.lines(messages)), encoding="utf-8")
        for part in ("survey_2018", "rules"):
            shutil.copytree(ROOT / "data" / "raw" / part, self.data / "raw" / part)
        self._told("-m", "etl", "load", str(register(folder / "daftar")), "--data", str(self.data))
        found = json.loads(self._told("-m", "etl", "check", str(self.chat), "--json", "--data", str(self.data)))
        taken = confirmation(found)
        self.meetings = len(taken["meetings"])
        self.confirmed.write_text(json.dumps(taken), encoding="utf-8")

    def run(self, measured: Callable[[Sequence[str], Mapping[str, str]], Measured], name: str) -> Measured:
        """A contestant with a data folder and a warehouse folder of its own."""
        with tempfile.TemporaryDirectory(prefix="gugus-bench-") as new:
            data, warehouse = (Path(new) / one for one in ("data", "warehouse"))
            shutil.copytree(self.data, data)
            shutil.copytree(self.warehouse, warehouse)
            said = {"chat": self.chat, "confirmed": self.confirmed, "data": data}
            arguments = [part.format(**said) for part in CONTESTANTS[name]]
            return measured(arguments, servers.environment(warehouse))

    def alone(self) -> dict[str, float]:
        """Seconds in a running process."""
        found: dict[str, float] = json.loads(self._told("-m", "bench.chat_only", str(self.chat)))
        return found

    def _told(self, *arguments: str) -> str:
        environment = servers.environment(self.warehouse)
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout


def register(folder: Path) -> Path:
    """The groups that the chat speaks of, as a folder with one CSV of the template."""
    folder.mkdir()
    sheet = template.load().by_table("working_group")
    heads = [sheet.column(one).header for one in ("jenis", "namakelompok", "namagugus", "kabupaten", "kecamatan")]
    lines = [";".join(heads)]
    for place in whatsapp_chat.PLACES:
        kabupaten = names.place_name(names.kecamatan_code(place)[:5])
        lines += [
            f"KKG;KKG Gugus {number} {place};Gugus {number};{kabupaten};{place}" for number in range(1, GUGUS + 1)
        ]
    (folder / f"{sheet.name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def confirmation(found: Mapping[str, Any]) -> dict[str, Any]:
    """Every meeting whose group is known, taken as it was proposed; routine where nothing suggests an agenda."""
    same = ("key", "group_id", "date", "topic", "topic_words", "attended", "invited", "place", "narasumber_kind",
            "cost_rupiah", "evidence")  # fmt: skip
    meetings = [
        {name: one[name] for name in same} | {"kind": one["agenda_suggested"] or "rutin"}
        for one in found["candidates"]
        if one["kind"] == "meeting" and one["group_id"] and one["date"]
    ]
    return {"chat": {name: found[name] for name in ("sha256", "file", "kind")}, "meetings": meetings, "aliases": []}
