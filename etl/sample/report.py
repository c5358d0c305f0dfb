"""The comparison of sample and study as Markdown, for docs/measurements.md."""

from collections.abc import Iterator, Sequence

from etl.sample.compare import COMPARED, Access, Row
from etl.sample.persons import NEAR_KM
from geo import places

TYPES = ("KKG", "KKKS", "KKM")
INTRODUCTION = (
    "Each cell: study, then sample, as percent (answers/groups that answered). `~`: the counts of this block are not "
    "known, its printed percentages are used; `*`: nobody of this kabupaten was surveyed, the five together are used."
)


def markdown(rows: Sequence[Row], access: Sequence[Access]) -> Iterator[str]:
    """Lines of the report: one table per question, then the access to narasumber."""
    off = [row.groups_off for row in rows]
    yield f"{INTRODUCTION} {len(rows)} cells; the sample misses none by more than {max(off):.2f} groups."
    for question, (table, by_kabupaten) in COMPARED.items():
        cells = [row for row in rows if row.question == question]
        yield f"\n**Table {table}: {question}**\n"
        yield from _by_kabupaten(cells) if by_kabupaten else _by_type(cells)
    yield "\n**Table 18: access of KKG to narasumber**\n"
    yield f'Study: at least "cukup memadai"; sample: one who meets the standard within {NEAR_KM:.0f} km.\n'
    yield from _table(["kabupaten", "study", "sample"], [
        [_names()[row.kabupaten], f"{100 * row.study_share:.0f} %",
         f"{100 * row.sample_share:.0f} % ({row.near}/{row.with_point})"] for row in access])  # fmt: skip


def _by_kabupaten(cells: Sequence[Row]) -> Iterator[str]:
    codes = sorted({row.kabupaten for row in cells})
    found = {(row.group_type, row.option, row.kabupaten): row for row in cells}
    lines = dict.fromkeys((row.group_type, row.option) for row in cells)
    body = [[f"{group_type} {option}", *(_cell(found.get((group_type, option, code))) for code in codes)]
            for group_type, option in lines]  # fmt: skip
    yield from _table(["", *(_names()[code] for code in codes)], body)


def _by_type(cells: Sequence[Row]) -> Iterator[str]:
    found = {(row.option, row.group_type): row for row in cells}
    options = dict.fromkeys(row.option for row in cells)
    body = [[option, *(_cell(found.get((option, group_type))) for group_type in TYPES)] for option in options]
    yield from _table(["", *TYPES], body)


def _cell(row: Row | None) -> str:
    if row is None:
        return ""
    count = "~" if row.study_count is None else f" ({row.study_count}/{row.study_of})"
    mark = "*" if row.kabupaten and row.block == "all" else ""
    sample = f"{100 * row.sample_share:.0f} ({row.sample_count}/{row.sample_of})"
    return f"{100 * row.study_share:.0f}{count}{mark} · {sample}"


def _table(head: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for line in body:
        if any("0 (0/" not in cell for cell in line[1:] if cell) or not line[1:]:
            yield f"| {' | '.join(line)} |"


def _names() -> dict[str, str]:
    table = places.kabupaten()
    return dict(zip(table["code"], table["name"], strict=True))
