"""Results about many readers as Markdown tables."""

from typing import Any

from bench import tables
from bench.results import Result

WORDS = {
    "one": "ours, one process",
    "several": "ours, {processes} processes behind the proxy",
    "bare": "bare Streamlit, one process",
}
SIZES = {"ntb": "NTB", "nation": "national size"}
KINDS = {"filter": "filter", "page": "other page", "part": "part of a page"}


def readers(figures: Result) -> str:
    """Waiting times of each contestant at each size, faults, and what the server takes."""
    heads = (
        f"{figures['readers']} readers, think time {figures['think']:g} s", "clicks", "p50", "p95", "slowest",
        "p50 filter", "other page", "part", "lost", "wrong", "cores", "of the readers", "CPU per click", "memory",
    )  # fmt: skip
    rows = [
        _row(figures, size, name, one)
        for size, found in figures["sizes"].items()
        for name, one in found["contestants"].items()
    ]
    checked = sum(found["checked"] for found in figures["sizes"].values())
    said = f"{checked} figures on the pages that all were held against are those of the warehouse."
    return "\n\n".join([said, tables.table(heads, rows), *_faults(figures)])


def _row(figures: Result, size: str, name: str, one: Result) -> list[Any]:
    words = f"{SIZES[size]}: {WORDS[name].format(processes=figures['processes'])}"
    every = one["all"]
    return [
        words, f"{one['clicks']:,}", *(f"{every[which]:.2f} s" for which in ("median", "p95", "highest")),
        *(f"{one['seconds'][kind]['median']:.2f} s" if kind in one["seconds"] else "–" for kind in KINDS),
        one["lost"], sum(one["faults"].values()), f"{one['cores']:.2f}", f"{one['cores_of_readers']:.2f}",
        f"{one['cpu_per_click']:.0f} ms", f"{one['megabytes']:.0f} MB",
    ]  # fmt: skip


def _faults(figures: Result) -> list[str]:
    """The most frequent reasons, where anything was lost or wrong."""
    return [
        f"{SIZES[size]}, {name}: {number} x {words}."
        for size, found in figures["sizes"].items()
        for name, one in found["contestants"].items()
        for words, number in [*one["why_lost"].items(), *one["faults"].items()][:3]
    ]


def soak(figures: Result) -> str:
    """The course of it, the slopes, and what went wrong."""
    heads = ("until minute", "memory of the server", "of all its processes", "open files", "threads", "swaps so far")
    rows = [
        [
            f"{row['minute']:.0f}", f"{row['megabytes']:.0f} MB", f"{row['of_all']:.0f} MB", f"{row['files']:.0f}",
            f"{row['threads']:.0f}", row["swaps"],
        ]
        for row in figures["rows"]
    ]  # fmt: skip
    slope, clicks = figures["slope"], figures["clicks"]
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(clicks.items(), key=lambda one: -one[1]))
    said = (
        f"After the first third: {slope['megabytes']:+.0f} MB, {slope['files']:+.0f} open files and "
        f"{slope['threads']:+.0f} threads an hour. Peak {figures['peak']:.0f} MB; {figures['cores']:.2f} cores. "
        f"{figures['readers']} readers at a time for {figures['minutes']:g} minutes: {kinds}; "
        f"{figures['swaps']} times a new warehouse, {len(figures['failed_swaps'])} loads failed. "
        f"Lost or wrong: {sum(figures['faults'].values())}."
    )
    faults = [f"{number} x {words.splitlines()[0]}." for words, number in list(figures["faults"].items())[:5]]
    return "\n\n".join([said, tables.table(heads, rows), *faults])
