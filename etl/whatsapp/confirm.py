"""`python -m etl confirm FILE.json`: meetings of a chat that a person has confirmed are kept as a batch, and replayed.

What is kept are two sheets of the template and the evidence (bukti.json), never the chat. A meeting is named after the
message that reported it, so the same chat, or a longer export of it, changes nothing or adds what is new.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from etl import turn
from etl.intake import batches, loading, machine_report, messages, tables, template
from etl.intake.batches import EVIDENCE, Batch
from etl.problems import BadInputError, Problem
from etl.progress import Steps
from etl.whatsapp import check, confirmed, evidence, wording
from etl.whatsapp.confirmed import ALIASES, COLUMNS, ID_LENGTH, ID_PREFIX, Alias, Found, Meeting, Rules
from geo import group_names
from schemas.vocabulary import BatchKind, ReviewState

MOST_BYTES = 50 * 2**20
MOST_MEETINGS = 20_000
MEETINGS = check.SHEET
_FILE_NAME = "percakapan"
ALL_IN, NOTHING, SOME_REFUSED = loading.ALL_IN, loading.NOTHING, loading.SOME_REFUSED
STEPS = 4  # before those of the build


@dataclass(frozen=True)
class Asked:
    """Who brings which file, for which kabupaten (None: all), and what day it is."""

    path: Path
    by: str
    only: tuple[str, ...] | None  # codes of the kabupaten whose groups may be filled; None: of all
    now: datetime
    today: date


@dataclass
class Done:
    """What became of a confirmation: exit code, lines to tell, the same for programs."""

    code: int
    told: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    batch_id: str | None = None


@dataclass
class _Known:
    """What counts already: the register, the log and the messages that reported its meetings."""

    tables: Mapping[str, pd.DataFrame]
    messages: Mapping[str, str]  # key of a message -> meeting_id
    places: Mapping[str, str | None]  # meeting_id -> place

    @classmethod
    def of(cls, counting: list[Batch]) -> "_Known":
        found = tables.combine(counting).tables
        shown = evidence.table(counting, found["meeting"]["meeting_id"])
        places = shown["place"].astype(object).where(shown["place"].notna(), None)
        return cls(found, dict(zip(shown["message_key"], shown["meeting_id"], strict=True)),
                   dict(zip(shown["meeting_id"], places, strict=True)))  # fmt: skip

    def meaning(self, words: str) -> str | None:
        """The group that an alias means already."""
        aliases = self.tables["group_alias"]
        hit = aliases[aliases["alias_folded"] == group_names.fold(words)]
        return None if hit.empty else str(hit["group_id"].iat[0])

    def meeting_id(self, one: Meeting) -> str:
        """That of the saved meeting which one of its messages reported, else one made of its key."""
        made = f"{ID_PREFIX}{one.key[:ID_LENGTH]}"
        known = {self.messages[key] for piece in one.evidence if (key := piece["message_key"]) in self.messages}
        return made if made in known or not known else min(known)

    def is_same(self, one: Meeting) -> bool:
        """Whether nothing of it is new: neither a value nor a message. A blank says nothing."""
        if any(piece["message_key"] not in self.messages for piece in one.evidence):
            return False
        meeting_id = self.meeting_id(one)
        rows = self.tables["meeting"].loc[lambda found: found["meeting_id"] == meeting_id]
        if rows.empty:
            return False
        row = rows.iloc[0]
        same = all(
            value is None or (pd.notna(row[_name(key)]) and _comparable(row[_name(key)]) == _comparable(value))
            for key, value in one.values.items()
        )
        return same and one.place in (None, self.places.get(meeting_id))


def confirm(data: Path, asked: Asked, rebuild: Callable[[], object], steps: Steps | None = None) -> Done:
    """Save what is right in a confirmation; `rebuild` makes the warehouse anew, and when it raises nothing is kept.

    steps: told as they begin, STEPS of them before those of the build. Raises BadInputError where the file cannot be
    read, turn.BusyError when another writer takes too long.
    """
    steps = steps or Steps()
    with turn.take(data, "confirm"):
        steps.next("confirmation")
        told = _read(asked.path)
        counting = batches.counting(batches.kept(data))
        known = _Known.of(counting)
        groups = known.tables["working_group"]
        if groups.empty:
            raise _refused("no_register")
        steps.next("confirmed")
        kabupaten = dict(zip(groups["group_id"], groups["kabupaten_code"], strict=True))
        may_fill = None if asked.only is None else frozenset(asked.only)
        found = confirmed.read(told, Rules(kabupaten, may_fill, asked.today, known.meaning))
        new = [one for one in found.meetings if not known.is_same(one)]
        summary = _Summary(told["chat"], found, len(found.meetings) - len(new), len(told["meetings"]))
        if not new and not found.aliases:
            return summary.nothing()
        steps.next("evidence")
        with TemporaryDirectory(prefix="konfirmasi-") as folder:
            target = Path(folder) / _file_name(str(told["chat"]["file"]))
            _write(target, told["chat"], new, found.aliases, known)
            steps.next("keep")
            # For whom it was brought is kept with it, as of every file: later builds refuse the same rows.
            loaded = loading.load(data, [target], asked.by, asked.now, rebuild, only=asked.only)
        return summary.saved(loaded)


@dataclass
class _Summary:
    """What is told of a confirmation."""

    chat: Mapping[str, Any]
    found: Found
    same: int
    read: int

    def nothing(self) -> Done:
        """Nothing was new, or nothing could go in."""
        refused = bool(self.found.refusals)
        status = machine_report.NOTHING if refused else machine_report.ALREADY
        line = wording.line("nothing_saved" if refused else "nothing_new")
        told = self._told(status, {"new": 0, "changed": 0, "same": self.same}, [], [], None)
        return Done(NOTHING if refused and not self.same else SOME_REFUSED if refused else ALL_IN, told,
                    [*self._lines(told), line])  # fmt: skip

    def saved(self, loaded: loading.Loaded) -> Done:
        """The folder was loaded like one of a Dinas, and what that told stands beside."""
        if not loaded.kept:  # the very same folder counts already
            self.same = len(self.found.meetings)
            return self.nothing()
        batch, intake = loaded.kept[0], loaded.files[0]
        counts = {name: intake["counts"][name] for name in ("new", "changed", "same")}
        counts["same"] += self.same
        told = self._told(machine_report.LOADED, counts, intake["errors"], intake["warnings"], batch.record.batch_id)
        line = wording.line(
            "saved", count=len(self.found.meetings), aliases=len(self.found.aliases), batch=batch.record.batch_id
        )
        return Done(SOME_REFUSED if told["errors"] else ALL_IN, told, [*self._lines(told), line], batch.record.batch_id)

    def _told(
        self, status: str, counts: dict[str, int], of_intake: list[dict[str, Any]], notes: list[dict[str, Any]],
        batch_id: str | None,
    ) -> dict[str, Any]:  # fmt: skip
        errors = [*map(machine_report.refusal, self.found.refusals), *of_intake]
        rows = {"read": self.read, **counts, "refused": len({(one["sheet"], one["row"]) for one in errors})}
        return {
            "file": check.file_name(str(self.chat["file"])), "sha256": self.chat["sha256"],
            "kind": str(BatchKind.WHATSAPP), "status": status, "batch_id": batch_id, "counts": rows,
            "sheets": [{"sheet": MEETINGS, **rows}], "errors": errors,
            "warnings": [*({"sheet": one.sheet, "words": one.words} for one in self.found.notes), *notes],
            "marked": None,
        }  # fmt: skip

    def _lines(self, told: dict[str, Any]) -> list[str]:
        lines = [f"Berkas: {told['file']}", wording.line("counts", **told["counts"])]
        for one in told["errors"]:
            column = f", {one['column']}" if one["column"] else ""
            value = f"{one['value']!r} - " if one["value"] else ""
            lines.append(wording.line("refused", **{**one, "column": column, "value": value}))
        return lines + [wording.line("note", words=one["words"]) for one in told["warnings"]]


def unreadable(path: Path, error: BadInputError) -> dict[str, Any]:
    """What programs are told of a confirmation that cannot be read."""
    problem = error.problems[0]
    rows = dict.fromkeys(("read", "new", "changed", "same", "refused"), 0)
    wrong = {"sheet": None, "row": None, "cell": None, "column": None, "value": None, "rule": problem.rule,
             "cure": problem.cure, "drops_row": True}  # fmt: skip
    return {"file": check.file_name(path.name), "sha256": None, "kind": str(BatchKind.WHATSAPP), "status": "unreadable",
            "batch_id": None, "counts": rows, "sheets": [], "errors": [wrong], "warnings": [],
            "marked": None}  # fmt: skip


def _refused(key: str, **said: Any) -> BadInputError:
    return BadInputError([Problem("", None, "-", "", *wording.say(key, **said))])


def _read(path: Path) -> dict[str, Any]:
    """The object of a confirmation; only its outline is known to be right."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused("file_too_big", most=MOST_BYTES // 2**20)
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refused("file_missing") from error
    except (ValueError, RecursionError) as error:
        raise _refused("file_form") from error
    chat = told.get("chat") if isinstance(told, dict) else None
    listed = [told.get(name) or [] for name in ("meetings", "aliases")] if isinstance(chat, dict) else []
    is_chat = isinstance(chat, dict) and re.fullmatch(r"[0-9a-f]{64}", str(chat.get("sha256"))) and chat.get("file")
    if not is_chat or not all(isinstance(one, list) for one in listed):
        raise _refused("file_form")
    if not any(listed):
        raise _refused("nothing_given")
    if max(map(len, listed)) > MOST_MEETINGS:
        raise _refused("too_many", most=MOST_MEETINGS)
    return {"chat": chat, "meetings": listed[0], "aliases": listed[1]}


def _write(folder: Path, chat: Mapping[str, Any], meetings: list[Meeting], aliases: list[Alias], known: _Known) -> None:
    """The folder that is kept: pertemuan.csv and nama_lain.csv in the form of the template, and bukti.json."""
    folder.mkdir()
    named = [(known.meeting_id(one), one) for one in meetings]
    if named:
        sheet = template.load().by_table("meeting")
        columns = ["idpertemuan", *COLUMNS.values(), "status"]
        rows = [[meeting_id, *(_text(one.values[key]) for key in COLUMNS), str(ReviewState.DIKONFIRMASI)]
                for meeting_id, one in named]  # fmt: skip
        _csv(folder / f"{MEETINGS}.csv", [sheet.column(name).header for name in columns], rows)
    if aliases:
        sheet = template.load().by_table("group_alias")
        heads = [sheet.column(name).header for name in ("kelompok", "namalain")]
        _csv(folder / f"{ALIASES}.csv", heads, [[one.group_id, one.alias] for one in aliases])
    told = {"sha256": str(chat["sha256"]), "file": check.file_name(str(chat["file"]))}
    shown = [{"meeting_id": meeting_id, "place": one.place or known.places.get(meeting_id), "evidence": one.evidence}
             for meeting_id, one in named]  # fmt: skip
    (folder / EVIDENCE).write_text(evidence.written(told, shown), encoding="utf-8")


def _csv(path: Path, heads: list[str], rows: Iterable[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows([heads, *rows])
    path.write_bytes(stream.getvalue().encode("utf-8-sig"))


def _file_name(name: str) -> str:
    """The name of the chat, without people, as a name of a folder."""
    words = re.sub(r"(?:\.(?:txt|zip))+$", "", check.file_name(messages.shown(name)), flags=re.I)
    return re.sub(r"[^\w ()-]+", " ", words).strip()[:80].strip() or _FILE_NAME


def _name(key: str) -> str:
    return template.load().by_table("meeting").column(COLUMNS[key]).name


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _comparable(value: Any) -> str:
    """A value of the log, or of a confirmation, as text: whichever library holds it."""
    if isinstance(value, date):  # a Timestamp of pandas is one
        return value.strftime("%Y-%m-%d")
    return str(value)
