"""Results as Markdown tables, one function per benchmark."""

from collections.abc import Iterable, Sequence
from typing import Any

from bench.results import Result

WORDS_OF_STATUS = {
    "reconstructed": "count reconstructed: exactly one whole number fits",
    "reconstructed_unsafe": "no count: one fits, but a cell of the same block fits none",
    "no_integer_fits": "no count: no whole number of the respondents fits",
    "several_fit": "no count: several fit",
}
WORDS_OF_BUILD = {
    "build": "`python -m etl build`",
    "up_to_date": "`python -m etl build --if-needed`, nothing to do",
    "imports": "importing the libraries of the build",
    "floor": "floor: DuckDB reads the same files and writes them",
}
WORDS_OF_LOADING = {
    "load": "`python -m etl load`, build included",
    "check": "`python -m etl check`",
    "marked": "`python -m etl check --marked`, every tenth row bad and given back",
    "build": "the build alone, without any register",
    "intake": "reading, checking, looking up: the tables of the register",
    "imports": "importing the libraries of both",
    "plain": "plain: python-calamine reads every sheet",
}
WORDS_OF_CHANGE = {"kabupaten": "kabupaten pill", "group_type": "type of group"}
PACKAGES_SHOWN = 6


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; all columns but the first are figures."""
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' ---: |' * (len(heads) - 1)}"]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def taken(command: str, machine: dict[str, str]) -> str:
    """How, when and on what the figures were taken."""
    facts = "; ".join(f"{name} {value}" for name, value in machine.items() if name not in ("date", "code"))
    return f"`{command}`, {machine['date']}, code {machine['code']}. On {facts}."


def survey(figures: Result) -> str:
    """Completeness, then percentages with and without a count."""
    rows = [
        [
            row["table"], row["expected"], row["loaded"], row["percentages"] or "–", row["reconstructed"] or "–",
            row["reconstructed_unsafe"] or "–", row["no_integer_fits"] or "–", row["printed_na"] or "–",
            row["blank"] or "–",
        ]
        for row in figures["tables"]
    ]  # fmt: skip
    heads = ("table", "cells expected", "loaded", "percentages", "with a count", "unsafe", "none fits", "Na", "blank")
    differ = ", ".join(figures["blocks_differ"]) or "none"
    proof, cells = figures["rows_proved"], figures["cells"]
    words = (
        f"{figures['complete']} of {len(figures['tables'])} tables complete: {cells['loaded']} of {cells['expected']} "
        f"cells; blocks (table and type of group) that differ: {differ}. Printed rows of tables 3-20 whose figures are "
        f"those loaded: {proof['proved']} of {proof['rows']}."
    )
    return f"{words}\n\n{table(heads, rows)}\n\n{_counts(figures)}"


def _counts(figures: Result) -> str:
    printed = figures["percentages"]["printed"]
    statuses = figures["percentages"]["by_status"]
    by_status = [
        (words, statuses[status], f"{100 * statuses[status] / printed:.1f} %")
        for status, words in WORDS_OF_STATUS.items()
    ]
    why = [
        (
            f"{row['table']}, {row['group_type']}", row["respondents"], ", ".join(row["no_integer_fits"]),
            ", ".join(row["others"]) or "–", row["fits"] or "none",
        )
        for row in figures["without_count"]
    ]  # fmt: skip
    heads = ("table, type", "respondents (table 1)", "fits none", "in the same block", "denominators that fit all")
    first = table(("printed percentages", str(printed), "share"), by_status)
    return f"{first}\n\n{table(heads, why)}"


def build(figures: Result) -> str:
    """Seconds, ratio to the floor, memory."""
    rows = [
        (
            WORDS_OF_BUILD[name], f"{one['times_floor']:.1f} x", f"{one['seconds']['median']:.2f} s",
            f"{one['seconds']['p95']:.2f} s", f"{one['cpu']:.2f} s", f"{one['megabytes']:.0f} MB",
        )
        for name, one in figures["contestants"].items()
    ]  # fmt: skip
    heads = (f"whole process, {figures['repeats']} runs each", "of the floor", "median", "p95", "CPU", "peak memory")
    return f"{figures['files']} files.\n\n{table(heads, rows)}"


def loading(figures: Result) -> str:
    """Seconds, ratio to plain reading, memory."""
    rows = [
        (
            WORDS_OF_LOADING[name], f"{one['times_plain']:.1f} x", f"{one['seconds']['median']:.2f} s",
            f"{one['seconds']['p95']:.2f} s", f"{one['cpu']:.2f} s", f"{one['megabytes']:.0f} MB",
        )
        for name, one in figures["contestants"].items()
    ]  # fmt: skip
    heads = (f"whole process, {figures['repeats']} runs each", "of plain", "median", "p95", "CPU", "peak memory")
    words = f"{figures['rows']:,} meetings of {figures['groups']} groups, {figures['file_megabytes']:.1f} MB."
    return f"{words}\n\n{table(heads, rows)}"


def size(figures: Result) -> str:
    """Kilobytes by page and kind, and the largest files."""
    kinds = ("js", "fonts", "css", "html", "images", "other", "websocket")
    rows = [
        _weight(f"{stem}, {screen}", one, kinds)
        for stem, screens in figures["pages"].items()
        for screen, one in screens.items()
    ]
    first = figures["first_after_start"]
    rows.append(_weight("first reader after a start (landing page, wide)", first, kinds))
    largest = [
        (stem, ", ".join(f"{_short(name)} {kilobytes(size)}" for name, size in screens["wide"]["largest"].items()))
        for stem, screens in figures["pages"].items()
    ]
    heads = ("kB (1,000 bytes)", "total", "heaviest", *kinds, "requests")
    return f"{table(heads, rows)}\n\n{table(('page, wide', 'largest files, kB'), largest)}"


def _weight(name: str, one: Result, kinds: Sequence[str]) -> list[Any]:
    sizes = [one["total"], one["heaviest"], *(one[kind] for kind in kinds)]
    return [name, *(kilobytes(size) for size in sizes), one["requests"]]


def kilobytes(size: float) -> str:
    """Bytes as whole kilobytes."""
    return f"{size / 1000:,.0f}"


def _short(name: str) -> str:
    """`index.DormvYxC.js` -> `index.js`: the hash changes with each release."""
    parts = name.split(".")
    return ".".join([parts[0], parts[-1]]) if len(parts) > 2 else name


def changes(figures: Result) -> str:
    """One row per page and change: ours, replayed, bare."""
    rows = [_change(f"{stem}, by the menu", one) for stem, one in figures["pages"].items()]
    for stem, kinds in figures["filters"].items():
        rows += [_change(f"{stem}, {WORDS_OF_CHANGE[kind]}", one) for kind, one in kinds.items()]
    heads = (
        f"{2 * figures['repeats']} changes each; ms from the click to the last update", "ours : bare", "ours : replay",
        "ours", "p95", "replay", "p95", "bare", "p95", "script ours", "bare", "CPU ours", "bare", "messages", "kB",
    )  # fmt: skip
    memory = ", ".join(f"{name} {value:.0f} MB" for name, value in figures["server_megabytes"].items())
    return f"{table(heads, rows)}\n\nPeak memory of the servers at the end: {memory}."


def _change(name: str, one: dict[str, Result]) -> list[Any]:
    ours, replay, bare = one["ours"], one["replay"], one["bare"]
    again = "" if ours["runs"] == 1 else f" ({ours['runs']} runs)"
    times = [f"{who['last'][what]:.0f}" for who in (ours, replay, bare) for what in ("median", "p95")]
    return [
        name + again, f"**{bare['ours_to_this']:.2f}**", f"{replay['ours_to_this']:.2f}", *times,
        f"{ours['server']['median']:.0f}", f"{bare['server']['median']:.0f}", f"{ours['server_cpu']:.0f}",
        f"{bare['server_cpu']:.0f}", f"{ours['messages']:.0f}", f"{ours['bytes'] / 1000:.0f}",
    ]  # fmt: skip


def costs(figures: Result) -> str:
    """Shares of a run, for every page that was profiled."""
    parts = []
    for stem, one in figures["pages"].items():
        packages = ", ".join(f"{n} {_percent(share)}" for n, share in list(one["packages"].items())[:PACKAGES_SHOWN])
        rows = [
            (f"`{name}`", _percent(found["share"]), f"{found['calls_per_run']:.0f}")
            for name, found in one["functions"].items()
        ]
        heads = (f"{stem}: function with all it calls", "share of a run", "calls")
        parts.append(f"In itself: {packages}.\n\n{table(heads, rows)}")
    return "\n\n".join(parts)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def clean_clone(figures: Result) -> str:
    """Seconds of each step."""
    rows = [(step, f"{seconds:.1f} s") for step, seconds in figures["steps"].items()]
    rows.append(("**`make run` to the first page** (without clone and downloads)", _seconds(figures)))
    return table(("step", "seconds"), rows)


def _seconds(figures: Result) -> str:
    return f"**{figures['make_run_to_first_page']:.1f} s**"
