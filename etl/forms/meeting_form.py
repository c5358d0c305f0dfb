"""The report of a meeting as an XLSForm; with a register its group is chosen by kabupaten, kecamatan and name."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from etl.forms import form
from etl.forms.form import Form
from etl.intake import template
from etl.intake.groups import Group
from etl.rounds import xlsform
from etl.rounds.xlsform import LANGUAGES, Row, both
from geo import names, places
from schemas import yaml_file
from translations.text import catalogue

PATH = Path(__file__).with_name("meeting_form.yaml")
REPEAT = "rincian_biaya"
REQUIRED = ("kelompok", "tanggal", "agenda")  # without these columns a file is no export of the form
OWN = ("topik_utama", "uraian_topik", "jenis_kelompok")  # names that no other form has by chance
_META = ("start", "end")
_PROVINCE = "52"


def written(groups: Iterable[Group] = ()) -> bytes:
    """The form as bytes of an .xlsx. `groups`: those to choose from; without any the name is written by hand."""
    listed = sorted(groups, key=lambda one: (one.kabupaten_code, one.kecamatan_code or "", one.name, one.group_id))
    about = _raw()["form"]
    settings = {"form_title": about["title"], "form_id": about["id"], "version": about["version"],
                "default_language": LANGUAGES["id"], "style": "pages",
                "instance_name": "concat(${tanggal}, ' ', ${kelompok})"}  # fmt: skip
    return xlsform.workbook(about["title"], list(_survey(bool(listed))), list(_choices(listed)), settings)


@cache
def known() -> Form:
    """The form as its exports are read: with all questions that one of its two variants asks."""
    survey = list(_survey(True))
    only = {name for name, spec in _questions().items() if spec.get("only_without_register")}
    asked = {row["name"] for row in survey if "name" in row}
    extra = [row for row in _survey(False) if row.get("name") in only - asked]
    at = next(number for number, row in enumerate(survey) if row.get("name") == "kelompok") + 1
    about = {"form_id": _raw()["form"]["id"], "form_title": _raw()["form"]["title"]}
    return form.of_rows([*survey[:at], *extra, *survey[at:]], list(_choices(())), about)


def fills() -> dict[str, str]:
    """Question -> column of the template's sheet (folded header), for those that fill one; the repeat's apart."""
    return {name: spec["fills"] for name, spec in _questions().items() if "fills" in spec and spec["group"] != REPEAT}


def _questions() -> dict[str, Any]:
    found: dict[str, Any] = _raw()["questions"]
    return found


def _survey(with_register: bool) -> Iterator[Row]:
    yield from ({"type": name, "name": name} for name in _META)
    for name, spec in _raw()["groups"].items():
        if "within" not in spec:
            yield from _group(name, spec, with_register)


def _group(name: str, spec: dict[str, Any], with_register: bool) -> Iterator[Row]:
    kind = "repeat" if spec.get("repeats") else "group"
    inner = [(one, its) for one, its in _raw()["groups"].items() if its.get("within") == name]
    # A group is one screen on a phone; a repeat inside of it needs a screen of its own.
    appearance = {"appearance": "field-list"} if kind == "group" and not inner else {}
    yield {"type": f"begin_{kind}", "name": name, **both("label", id=spec["id"], en=spec["en"]), **appearance}
    for question, its in _questions().items():
        if its["group"] == name and not (with_register and its.get("only_without_register")):
            yield _question(question, its, with_register)
    for one, its in inner:
        yield from _group(one, its, with_register)
    yield {"type": f"end_{kind}", "name": name}


def _question(name: str, spec: dict[str, Any], with_register: bool) -> Row:
    by_hand = name == "kelompok" and not with_register
    kind = "text" if by_hand else spec["type"]
    listed = spec.get("same_list", name) if kind.startswith("select") else ""
    within = "" if by_hand or "within" not in spec else f"{spec['within']} = ${{{spec['within']}}}"
    required = spec.get("required") and not (name == "kecamatan" and not with_register)
    row = {"type": f"{kind} {listed}".strip(), "name": name, **both("label", **spec["label"]),
           **both("hint", **spec.get("hint", {})), "required": "yes" if required else "",
           "relevant": spec.get("relevant", ""), "constraint": spec.get("constraint", ""),
           **both("constraint_message", **spec.get("broken", {})),
           "choice_filter": spec.get("choice_filter", within)}  # fmt: skip
    return row | (both("required_message", **_raw()["form"]["required"]) if required else {})


def _choices(groups: Sequence[Group]) -> Iterator[Row]:
    yield from _places(groups)
    for one in groups:
        label = both("label", id=one.name, en=one.name)
        within = {"kabupaten": one.kabupaten_code, "kecamatan": one.kecamatan_code or one.kabupaten_code}
        yield {"list_name": "kelompok", "name": one.group_id, **label, **within}
    for name, spec in _questions().items():
        if spec.get("options", "register") != "register" and "same_list" not in spec:
            for code in template.words(spec["options"]):
                yield {"list_name": name, "name": code, **_words(spec["options"], code)}


def _places(groups: Sequence[Group]) -> Iterator[Row]:
    """Kabupaten and their kecamatan: those with groups, or all of the province."""
    if groups:
        kabupaten = sorted({one.kabupaten_code for one in groups})
        kecamatan = sorted({(one.kabupaten_code, one.kecamatan_code or "") for one in groups})
    else:
        table = places.kecamatan().sort_values("name")
        table = table[table["kabupaten_code"].str.startswith(_PROVINCE)]
        kabupaten = sorted(set(table["kabupaten_code"]))
        kecamatan = list(zip(table["kabupaten_code"], table["code"], strict=True))
    whole = _raw()["form"]["whole_kabupaten"]
    for code in kabupaten:
        yield {"list_name": "kabupaten", "name": code, **_said(names.place_name(code))}
    for above, code in kecamatan:
        # A group of a whole kabupaten is found below an entry of its own.
        label = _said(names.place_name(code)) if code else both("label", **whole)
        yield {"list_name": "kecamatan", "name": code or above, **label, "kabupaten": above}


def _said(words: str) -> Row:
    return both("label", id=words, en=words)


def _words(vocabulary: str, code: str) -> Row:
    """Words of an option in both languages; where the template has its own Indonesian words, those in both."""
    key = template.key_of_words(vocabulary)
    if key is None:
        return _said(template.words(vocabulary)[code])
    return both("label", **{language: catalogue(language)[f"{key}.{code}"] for language in LANGUAGES})


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = yaml_file.read(PATH)
    return raw
