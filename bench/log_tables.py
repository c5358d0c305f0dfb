"""Results about the register and the log as Markdown tables."""

from bench import tables
from bench.results import Result


def map_groups(figures: Result) -> str:
    """First paint, filter change and bytes of the map of all groups, ours and the usual way."""
    words = {"ours": "ours, the whole page Peta", "usual": "usual: all points with every run, nothing else on the page"}
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
    ratios = (
        f"Ours to the usual way: first paint {figures['usual']['first_paint_ratio']:.2f} x, "
        f"filter change {figures['usual']['change_ratio']:.2f} x."
    )
    return f"{tables.table(heads, rows)}\n\n{ratios}"


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
