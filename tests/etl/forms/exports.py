"""Exports of our form for reports of meetings, as KoboToolbox and ODK Central write them."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.forms import meeting_form
from etl.forms.form import Question
from etl.rounds.xlsform import LANGUAGES
from tests.etl.forms.facts import FACTS, PLACE, Fact, Rows, csv_text, save_csv, save_xlsx, save_zip

INDONESIAN, ENGLISH = LANGUAGES["id"], LANGUAGES["en"]
FORM = meeting_form.known()
MAIN = [one for one in FORM.questions if one.repeat is None]


@dataclass(frozen=True)
class Flavour:
    """How a server heads its columns. language: of the labels; None: XML names."""

    language: str | None = None
    groups: bool = False
    sign: str = "/"
    single: bool = True  # one column with all answers of a question
    split: bool = True  # a column per option

    def head(self, one: Question, option: str | None = None) -> str:
        name = one.label(self.language) if self.language else one.name
        before = [group.label(self.language) if self.language else group.name for group in one.groups]
        words = self.sign.join([*(before if self.groups else []), name])
        if option is None:
            return words
        chosen = next(known for known in one.options if known.name == option)
        return f"{words}/{chosen.label(self.language) if self.language else option}"

    def said(self, one: Question, code: str | None) -> str | None:
        """An answer: a label where the export has labels."""
        if code is None or self.language is None or not one.options:
            return code
        return next((known.label(self.language) for known in one.options if known.name == code), code)


@dataclass
class Sent:
    """One submission: a fact and what the server says of it."""

    fact: Fact
    root: str
    uuid: str = ""
    review: str = ""
    sent: str = "2026-11-08T03:00:00"


SENT = [Sent(fact, f"aaaaaaaa-0000-4000-8000-00000000000{n}", f"bbbbbbbb-0000-4000-8000-00000000000{n}")
        for n, fact in enumerate(FACTS, start=1)]  # fmt: skip


def values_of(fact: Fact, flavour: Flavour) -> dict[str, Any]:
    """Question -> single answer."""
    by_place = {"kabupaten": PLACE.kabupaten, "kecamatan": PLACE.name}
    if flavour.language is None:
        by_place = {"kabupaten": PLACE.code[:5], "kecamatan": PLACE.code}
    return {
        **by_place, "kelompok": fact.group, "jenis_kelompok": "KKG", "tanggal": fact.held_on, "agenda": fact.kind,
        "topik_utama": fact.main, "uraian_topik": fact.words, "hadir": fact.attended, "diundang": fact.invited,
        "jam_pelajaran": None, "narasumber": fact.narasumber, "biaya": fact.cost, "tempat": "SDN 1",
        "lokasi": "-8.5 117.0 0 5",
    }  # fmt: skip


def table(sent: Iterable[Sent], flavour: Flavour, system: dict[str, Any], hxl: bool = False) -> Rows:
    """Header and rows. system: header -> function of (number, submission)."""
    columns: list[tuple[str, Any]] = []
    for one in MAIN:
        if not one.is_many:
            columns.append(
                (flavour.head(one), lambda n, s, one=one: flavour.said(one, values_of(s.fact, flavour)[one.name]))
            )
            continue
        if flavour.single:
            columns.append(
                (
                    flavour.head(one),
                    lambda n, s, one=one: " ".join(flavour.said(one, code) or "" for code in s.fact.topics),
                )
            )
        for option in one.options if flavour.split else ():
            columns.append(
                (
                    flavour.head(one, option.name),
                    lambda n, s, option=option: int(option.name in s.fact.topics) if s.fact.topics else None,
                )
            )
    for number, part in enumerate(("latitude", "longitude", "altitude", "precision")):
        base = FORM.question("lokasi").label(flavour.language) if flavour.language else "lokasi"
        columns.append((f"_{base}_{part}", lambda n, s, number=number: ["-8.5", "117.0", "0", "5"][number]))
    columns += list(system.items())
    rows: Rows = [[head for head, _ in columns]]
    if hxl:
        rows.append(["#meta" if number % 3 else "#adm2+name" for number in range(len(columns))])
    return rows + [[cell(number, one) for _, cell in columns] for number, one in enumerate(sent, start=1)]


KOBO_SYSTEM = {
    "_id": lambda n, s: 1000 + n, "_uuid": lambda n, s: s.uuid, "_submission_time": lambda n, s: s.sent,
    "_validation_status": lambda n, s: s.review, "_notes": lambda n, s: "", "_status": lambda n, s: "submitted_via_web",
    "_submitted_by": lambda n, s: "", "__version__": lambda n, s: "vAbc", "_tags": lambda n, s: "",
    "meta/rootUuid": lambda n, s: f"uuid:{s.root}", "_index": lambda n, s: n,
}  # fmt: skip


def kobo(sent: Iterable[Sent], flavour: Flavour, without: tuple[str, ...] = (), hxl: bool = False) -> Rows:
    return table(sent, flavour, {name: cell for name, cell in KOBO_SYSTEM.items() if name not in without}, hxl)


def kobo_csv(path: Path, sent: Iterable[Sent], flavour: Flavour, **how: Any) -> Path:
    """`;`, every cell in quotation marks, CRLF, UTF-8."""
    return save_csv(path, kobo(sent, flavour, **how), ";", csv.QUOTE_ALL)


def kobo_xlsx(path: Path, sent: list[Sent], flavour: Flavour, items: dict[int, list[int]] | None = None) -> Path:
    """One sheet per repeat. items: index of a submission -> rupiah of its items of cost."""
    sheets = {"Laporan pertemuan gugus": kobo(sent, flavour)}
    if items is not None:
        untuk, jumlah = FORM.question("untuk"), FORM.question("jumlah")
        head = [
            flavour.head(untuk),
            flavour.head(jumlah),
            "_index",
            "_parent_table_name",
            "_parent_index",
            "_submission__id",
        ]
        rows = [
            [flavour.said(untuk, "konsumsi"), amount, number, "Laporan pertemuan gugus", index, 1000 + index]
            for number, (index, amount) in enumerate(((i, a) for i, all_of in items.items() for a in all_of), start=1)
        ]
        sheets["rincian_biaya"] = [head, *rows]
    return save_xlsx(path, sheets)


ODK_BEFORE = {"SubmissionDate": lambda n, s: f"{s.sent}.123Z", "meta-instanceID": lambda n, s: f"uuid:{s.root}"}
ODK_AFTER = {
    "KEY": lambda n, s: f"uuid:{s.root}", "SubmitterID": lambda n, s: 7, "SubmitterName": lambda n, s: "tablet",
    "AttachmentsPresent": lambda n, s: 0, "AttachmentsExpected": lambda n, s: 0, "Status": lambda n, s: "",
    "ReviewState": lambda n, s: s.review, "DeviceID": lambda n, s: "collect:x", "Edits": lambda n, s: 0,
    "FormVersion": lambda n, s: "2026112301",
}  # fmt: skip
ODK = Flavour(groups=True, sign="-")


def odk(sent: Iterable[Sent], flavour: Flavour = ODK) -> Rows:
    return table(sent, flavour, {**ODK_BEFORE, **ODK_AFTER})


def odk_zip(
    path: Path, sent: list[Sent], items: dict[int, list[int]], more: dict[str, str | bytes] | None = None
) -> Path:
    """The main table, a table per repeat joined by PARENT_KEY = KEY, and pictures."""
    rows: Rows = [["pembiayaan-rincian_biaya-untuk", "pembiayaan-rincian_biaya-jumlah", "PARENT_KEY", "KEY"]]
    for index, amounts in items.items():
        parent = f"uuid:{sent[index - 1].root}"
        rows += [
            ["konsumsi", amount, parent, f"{parent}/rincian_biaya[{n}]"] for n, amount in enumerate(amounts, start=1)
        ]
    files: dict[str, str | bytes] = {
        "laporan_pertemuan.csv": csv_text(odk(sent)), "laporan_pertemuan-rincian_biaya.csv": csv_text(rows),
        "media/foto.jpg": b"\xff\xd8\xff", **(more or {}),
    }  # fmt: skip
    return save_zip(path, files)
