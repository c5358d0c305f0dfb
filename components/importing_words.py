"""What the ETL tells of a file, in the words and counts that the page shows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from charts.import_pieces import Count
from schemas.vocabulary import BatchKind
from translations.format import number
from translations.text import text

Told = Mapping[str, Any]
READY, ALREADY, NOTHING, UNREADABLE = "ready", "already_loaded", "nothing_to_take", "unreadable"
NEEDS_MAPPING, NEEDS_CONFIRMATION = "needs_mapping", "needs_confirmation"
FORM = "form"  # holds no rows: it says what the questions of other files mean
XLSFORM, CHAT = "xlsform", BatchKind.WHATSAPP
STATES = (READY, ALREADY, NOTHING, UNREADABLE, NEEDS_MAPPING, NEEDS_CONFIRMATION, FORM)
BESIDE = (XLSFORM, BatchKind.TEMPLATE_XLSX, BatchKind.TEMPLATE_CSV)  # tell of groups and questions of other files
LOOKS = {READY: "good", NEEDS_MAPPING: "wait", NEEDS_CONFIRMATION: "wait", UNREADABLE: "bad", NOTHING: "bad"}
COUNTED = ("new", "changed", "same", "refused")
MAPPED = (BatchKind.GOOGLE_FORMS, BatchKind.TABLE)  # read by what somebody once told of their columns
STRANGE = "strange"
OWN_KINDS = (XLSFORM, CHAT, STRANGE)  # what it is before it is saved
_LOOK_OF = {"new": "good", "changed": "changed", "same": "quiet", "refused": "wait"}


def kind(told: Told) -> str:
    """What a file is, in words."""
    found = str(told.get("kind") or "")
    if state(told) == NEEDS_MAPPING:
        return text(f"importing.kind.{STRANGE}")
    if found in (XLSFORM, CHAT) and state(told) != UNREADABLE:
        return text(f"importing.kind.{found}")
    return text(f"batch_kind.{found}") if found in set(BatchKind) else text("importing.kind_unknown")


def state(told: Told) -> str:
    """`status` of the check, `unreadable` for one that is not known."""
    found = str(told.get("status") or ("unreadable" if told.get("errors") else ""))
    if told.get("kind") == XLSFORM and found != UNREADABLE:
        return FORM
    return found if found in STATES else UNREADABLE


def look(told: Told) -> str:
    """How a file in this state is drawn."""
    return LOOKS.get(state(told), "quiet")


def counts(told: Told) -> dict[str, int]:
    """Rows new, changed, same, refused."""
    found = told.get("counts") or {}
    return {name: int(found.get(name) or 0) for name in COUNTED}


def figures(found: Mapping[str, int]) -> list[Count]:
    """The four large figures."""
    return [
        Count(
            number(found[name]), text(f"importing.count.{name}"), text(f"importing.count_about.{name}"),
            _LOOK_OF[name] if found[name] else "quiet",
        )
        for name in COUNTED
    ]  # fmt: skip


def by_rule(errors: Iterable[Told]) -> list[tuple[str, str, str]]:
    """Broken rules, the most frequent first: (how often, rule, cure); where cures differ, the table has them."""
    errors = list(errors)
    counted = Counter(str(one.get("rule")) for one in errors)
    cures: dict[str, set[str]] = {}
    for one in errors:
        cures.setdefault(str(one.get("rule")), set()).add(str(one.get("cure") or ""))
    differ = text("importing.cures_differ")
    said = {rule: found.copy().pop() if len(found) == 1 else differ for rule, found in cures.items()}
    return [(f"{number(times)} ×", rule, said[rule]) for rule, times in counted.most_common()]


def place(error: Told) -> str:
    """Where: the cell, else the row."""
    if error.get("cell"):
        return str(error["cell"])
    return text("monitoring.row", row=error["row"]) if error.get("row") else ""


def cells(error: Told) -> tuple[str, ...]:
    """One row of the table of errors."""
    effect = "importing.effect_row" if error.get("drops_row", True) else "importing.effect_value"
    return (
        str(error.get("sheet") or ""), place(error), str(error.get("column") or ""), str(error.get("value") or ""),
        str(error.get("rule") or ""), str(error.get("cure") or ""), text(effect),
    )  # fmt: skip


def heads() -> tuple[str, ...]:
    """Heads of that table."""
    return (
        text("monitoring.head.sheet"), text("monitoring.head.cell"), text("importing.head_column"),
        text("monitoring.head.value"), text("monitoring.head.rule"), text("monitoring.head.cure"),
        text("importing.head_effect"),
    )  # fmt: skip


def total(found: Iterable[Told]) -> dict[str, int]:
    """Counts of several files together."""
    summed: Counter[str] = Counter()
    for told in found:
        summed.update(counts(told))
    return {name: summed[name] for name in COUNTED}
