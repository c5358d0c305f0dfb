"""A round of twelve groups, made up by hand, and written down as each program writes it."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.rounds import questionnaire
from etl.rounds.keeping import About
from etl.rounds.questionnaire import Field, Option

ABOUT = About("survey_2026", "Survei ulang 2026", date(2026, 3, 1), date(2026, 3, 31), "purposive", is_sample=False)
NOW = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
BIMA, DOMPU, LOMBOK_TENGAH, SUMBAWA, SUMBAWA_BARAT = "52.06", "52.05", "52.02", "52.04", "52.07"
Rows = list[list[Any]]


@dataclass(frozen=True)
class Group:
    """One group and its answers: question -> option, or several."""

    kind: str
    kabupaten: str
    kecamatan: str | None
    name: str
    answers: dict[str, Any] = field(default_factory=dict)
    day: date = date(2026, 3, 5)

    def option(self, one: Field, option: Option) -> bool:
        return option.option_id in self.answers.get(one.name, ())


# Eight KKG (five of Bima), three KKKS, one KKM.
GROUPS = (
    Group("KKG", BIMA, "52.06.09", "KKG Gugus I Bolo", {
        "sk": "ya", "meeting_frequency": "mingguan", "attendance": "90_100", "officers": ("ketua", "bendahara"),
        "topics": ("perangkat_administrasi", "ptk_karya_ilmiah"), "equipment": ("komputer", "listrik")}),
    Group("KKG", BIMA, "52.06.09", "KKG Gugus II Bolo", {
        "sk": "ya", "meeting_frequency": "bulanan", "attendance": "60_89", "officers": ("ketua",),
        "equipment": ("tidak_ada",)}),
    Group("KKG", BIMA, "52.06.09", "KKG Gugus III Bolo", {
        "sk": "tidak", "meeting_frequency": "tidak_pernah", "attendance": "na", "equipment": ("tidak_ada",)}),
    # Blank where it matters: in the denominator of sk, in no numerator.
    Group("KKG", BIMA, None, "KKG Gugus 4", {"meeting_frequency": "dua_mingguan", "narasumber_access": "memadai"}),
    Group("KKG", BIMA, None, "KKG Gugus 5", {"sk": "tidak", "narasumber_access": "na"}),
    Group("KKG", DOMPU, None, "KKG Gugus 1 Pajo", {
        "sk": "ya", "meeting_frequency": "triwulan", "attendance": "lt_40", "agenda": ("rutin", "pengembangan")}),
    Group("KKG", SUMBAWA, "52.04.02", "KKG Gugus III Alas", {
        "sk": "ya", "founder": "dinas_pendidikan", "school_cost": "1_3jt", "funding_source": ("iuran_sekolah",)}),
    Group("KKG", SUMBAWA, "52.04.02", "KKG Gugus IV Alas", {
        "sk": "ya", "periodic_report": "ya", "monitoring": "sering"}),
    Group("KKKS", BIMA, "52.06.09", "KKKS Gugus I Bolo", {"sk": "ya", "kak": "ya", "kak_done": "semua"}),
    Group("KKKS", SUMBAWA_BARAT, None, "KKKS Gugus 3 Poto Tano", {
        "sk": "tidak", "kak": "tidak", "kak_done": "tanpa_kak"}),
    Group("KKKS", LOMBOK_TENGAH, None, "KKKS Gugus 7", {"ad_art": "ya", "narasumber": ("pengurus", "lsm")}),
    Group("KKM", SUMBAWA, None, "KKM MIN 1 Sumbawa", {"sk": "ya", "agenda": ("rutin",)}, date(2026, 3, 6)),
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """How one flavour writes a header, an answer and its extra columns."""

    header: Callable[[Field], str]
    split: Callable[[Field, Option], str] | None  # None: no columns of 1 and 0
    answer: Callable[[Field, str], Any]
    joined: Callable[[tuple[str, ...]], str] | None = None  # of several answers in one column
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


def _name(_: Field, option: str) -> str:
    return option


def _label(language: str) -> Callable[[Field, str], str]:
    return lambda one, option: str(getattr(one.option(option), f"label_{language}"))


KOBO_SYSTEM = ("_id", "_uuid", "rootUuid", "_submission_time", "_validation_status", "_notes", "_index")
ODK_FIRST = ("SubmissionDate", "meta-instanceID")
ODK_LAST = ("KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
            "ReviewState", "DeviceID", "Edits", "FormVersion")  # fmt: skip

KOBO_NAMES = Words(
    lambda one: f"{one.group}/{one.name}", lambda one, option: f"{one.group}/{one.name}/{option.option_id}", _name,
    " ".join, behind=KOBO_SYSTEM,
)  # fmt: skip
KOBO_BARE = Words(lambda one: one.name, None, _name, " ".join, behind=KOBO_SYSTEM)


def kobo_labels(language: str) -> Words:
    label = _label(language)
    sections = {one.name: getattr(one, f"label_{language}") for one in questionnaire.sections()}

    def header(one: Field) -> str:
        return f"{sections[one.group]}/{getattr(one, f'label_{language}')}"

    # The single column holds labels with blanks between: it cannot be told where one ends.
    return Words(header, lambda one, option: f"{header(one)}/{label(one, option.option_id)}", label,
                 lambda options: "Tidak dapat dibaca", behind=KOBO_SYSTEM)  # fmt: skip


ODK = Words(
    lambda one: f"{one.group}-{one.name}", lambda one, option: f"{one.group}-{one.name}/{option.option_id}", _name,
    " ".join, ODK_FIRST, ODK_LAST,
)  # fmt: skip
TEMPLATE = Words(
    lambda one: f"{one.headers()[0]}{'*' if one.required else ''}", lambda one, option: one.option_headers(option)[0],
    _label("id"), before=("No",),
)  # fmt: skip


def table(words: Words, groups: tuple[Group, ...] = GROUPS, hxl: bool = False) -> Rows:
    """Headers and rows of one flavour."""
    head: list[Any] = list(words.before)
    for one in questionnaire.fields():
        if one.kind != "many" or words.joined:
            head.append(words.header(one))
        if one.kind == "many" and words.split:
            head += [words.split(one, option) for option in one.options]
    head += words.behind
    rows = [_row(words, group, number) for number, group in enumerate(groups, start=1)]
    return [head, *([[f"#tag+{place}" for place in range(len(head))]] if hxl else []), *rows]


def _row(words: Words, group: Group, number: int) -> list[Any]:
    row: list[Any] = [_system(name, group, number) for name in words.before]
    for one in questionnaire.fields():
        said = group.answers.get(one.name)
        if one.kind != "many":
            row.append(_single(words, one, group))
        else:
            row += [words.joined(said) if said else ""] if words.joined else []
            split = words.split is not None
            row += [("1" if group.option(one, o) else "0") if said else "" for o in one.options] if split else []
    return [*row, *(_system(name, group, number) for name in words.behind)]


def _single(words: Words, one: Field, group: Group) -> Any:
    identity = {"answered_on": group.day.isoformat(), "group_name": group.name, "group_id": ""}
    if one.name in identity:
        return identity[one.name]
    codes = {"group_type": group.kind, "kabupaten_code": group.kabupaten, "kecamatan_code": group.kecamatan}
    said = codes[one.name] if one.name in codes else group.answers.get(one.name)
    return words.answer(one, said) if said else ""


def _system(name: str, group: Group, number: int) -> str:
    # Late in the evening in UTC is the next morning in NTB.
    sent = f"2026-03-{group.day.day - 1:02d}T23:30:0{number % 10}"
    uuid = f"00000000-0000-4000-8000-{number:012d}"
    said = {
        "_id": str(1000 + number), "_uuid": f"edited-{number}", "rootUuid": f"uuid:{uuid}", "_submission_time": sent,
        "SubmissionDate": f"{sent}.123Z", "meta-instanceID": f"uuid:{uuid}", "KEY": f"uuid:{uuid}",
        "_index": str(number), "SubmitterName": "Nama Petugas", "No": str(number),
    }  # fmt: skip
    return said.get(name, "")


def kobo_csv(rows: Rows) -> bytes:
    """Semicolons, every cell in quotes, CRLF, UTF-8."""
    return _csv(rows, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")


def odk_csv(rows: Rows) -> bytes:
    """Commas, quotes where needed."""
    return _csv(rows, delimiter=",", lineterminator="\n")


def xlsx(rows: Rows, sheet: str = "kuesioner") -> bytes:
    """One sheet; beside it one that holds no answers."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        guide, answers = book.add_worksheet("Petunjuk"), book.add_worksheet(sheet)
        guide.write(0, 0, "Isi lembar berikut.")
        for number, row in enumerate(rows):
            answers.write_row(number, 0, row)
    return stream.getvalue()


def _csv(rows: Rows, **how: Any) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, **how).writerows(rows)
    return stream.getvalue().encode("utf-8")


def template_rows(groups: tuple[Group, ...] = GROUPS) -> Rows:
    """As the template is filled in: an example first, and dates as people write them."""
    rows = table(TEMPLATE, groups)
    day = rows[0].index("Tanggal pengisian*")
    for row in rows[1:]:
        year, month, number = row[day].split("-")
        row[day] = f"{number}/{month}/{year}"
    example = ["CONTOH", *rows[1][1:]]
    return [rows[0], example, *rows[1:]]


FLAVOURS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "kobo names, groups, csv": lambda: ("ekspor.csv", kobo_csv(table(KOBO_NAMES))),
    "kobo names, groups, hxl, csv": lambda: ("ekspor.csv", kobo_csv(table(KOBO_NAMES, hxl=True))),
    "kobo bare names, joined answers, csv": lambda: ("ekspor.csv", kobo_csv(table(KOBO_BARE))),
    "kobo names, xlsx": lambda: ("ekspor.xlsx", xlsx(table(KOBO_NAMES))),
    "kobo labels in indonesian, csv": lambda: ("ekspor.csv", kobo_csv(table(kobo_labels("id")))),
    "kobo labels in english, xlsx": lambda: ("ekspor.xlsx", xlsx(table(kobo_labels("en")))),
    "odk central, csv": lambda: ("ekspor.csv", odk_csv(table(ODK))),
    "template, xlsx": lambda: ("templat.xlsx", xlsx(template_rows(), "Jawaban")),
    "template saved as csv": lambda: ("templat.csv", _csv(template_rows(), delimiter=";")),
}


def put(folder: Path, rows: Rows, name: str = "ekspor.csv") -> Path:
    """A file in a folder, of KoboToolbox as CSV."""
    path = folder / name
    path.write_bytes(kobo_csv(rows))
    return path
