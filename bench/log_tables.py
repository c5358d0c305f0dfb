"""Results about the register and the log as Markdown tables."""

from bench import tables
from bench.results import Result

OURS = "ours, the whole page Peta"
USUAL = "usual: all points with every run, nothing else on the page"


def map_groups(figures: Result) -> str:
    """First paint, filter change and bytes of the map of all groups, ours and the usual way."""
    return f"{_maps(figures, {'ours': OURS, 'usual': USUAL})}\n\n{_ratios(figures, 'usual', 'the usual way')}"


def nation_map(figures: Result) -> str:
    """The same of 40,000 groups, and of the usual way with a file by URL."""
    by_url = "all points in a file by URL, nothing else on the page"
    table = _maps(figures, {"ours": OURS, "usual": USUAL, "by_url": by_url})
    ratios = [_ratios(figures, "usual", "the usual way"), _ratios(figures, "by_url", "the file by URL")]
    return "\n\n".join([table, *ratios])


def _maps(figures: Result, words: dict[str, str]) -> str:
    rows = [
        [
            words[name], f"{one['first_paint']['median'] / 1000:.2f} s", f"{one['change']['median']:.0f}",
            f"{one['change']['p95']:.0f}", f"{one['server']:.0f}", tables.kilobytes(one["change_bytes"]),
            tables.kilobytes(one["visit"]["total"]), tables.kilobytes(one["visit"]["websocket"]),
        ]
        for name, one in figures.items()
        if name in words
    ]  # fmt: skip
    heads = ("map of all groups", "first paint", "filter change, ms", "p95", "script, ms", "kB per change",
             "kB of a first visit", "of these websocket")  # fmt: skip
    return tables.table(heads, rows)


def _ratios(figures: Result, name: str, words: str) -> str:
    one = figures[name]
    return f"Ours to {words}: first paint {one['first_paint_ratio']:.2f} x, filter change {one['change_ratio']:.2f} x."


def sample(figures: Result) -> str:
    """Per table of the study: cells, how many are within half a group, the worst."""
    rows = [
        (name, one["cells"], one["under_half"], f"{one['worst']:.2f}")
        for name, one in sorted(figures["tables"].items(), key=lambda item: _first_number(item[0]))
    ]
    cells = sum(one["cells"] for one in figures["tables"].values())
    groups = ", ".join(f"{count} {kind}" for kind, count in figures["groups"].items())
    access = [
        (one["kabupaten"], f"{100 * one['study']:.0f} %", f"{one['near']} of {one['of']}",
         f"{100 * one['near'] / one['of']:.0f} %")
        for one in figures["access"]
    ]  # fmt: skip
    words = f"For {figures['as_of']}: {groups}; {figures['meetings']:,} meetings in two years; {cells} cells compared."
    heads = ("table and question", "cells", "within half a group", "worst, groups off")
    near = ("KKG", "study: access adequate or better", "sample: suitable narasumber near", "share")
    return f"{words}\n\n{tables.table(heads, rows)}\n\n{tables.table(near, access)}"


def _first_number(name: str) -> int:
    return int(name.split(maxsplit=1)[0].strip(","))
