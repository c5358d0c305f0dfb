"""The figures of `python -m bench pages` as Markdown tables."""

from bench import tables
from bench.results import Result

WORDS = {
    "ours": "ours: kept figures, fragments, shapes and points by URL",
    "floor": "floor: bare Streamlit, the same elements as constants",
    "dash": "Dash",
    "panel": "Panel",
}
SIZES = {"ntb": "NTB", "nation": "nation"}
KINDS = {"place": "kabupaten", "kind": "type", "period": "period"}


def pages(figures: Result) -> str:
    """One row per size and contestant: first load, change of each filter, bytes and processor per change."""
    heads = (
        f"size and contestant, {2 * figures['repeats']} changes of each filter; ms to the last update",
        "ours : this", *KINDS.values(), "all", "p95", "CPU per change", "kB per change", "first load, s",
        "kB of a first visit", "peak MB",
    )  # fmt: skip
    rows = [
        _row(f"{SIZES[size]}: {WORDS[name]}", one)
        for size, found in figures["sizes"].items()
        for name, one in found.items()
    ]
    return tables.table(heads, rows)


def _row(words: str, one: Result) -> tuple[str, ...]:
    every = one["all"]
    return (
        words,
        f"**{every['ours_to_this']:.2f}**",
        *(f"{one['changes'][kind]['last']['median']:.0f}" for kind in KINDS),
        f"{every['last']['median']:.0f}",
        f"{every['last']['p95']:.0f}",
        f"{every['cpu']:.0f}",
        f"{every['bytes'] / 1000:.0f}",
        f"{one['load']['last']['median'] / 1000:.1f}",
        tables.kilobytes(one["load"]["bytes"]),
        f"{one['server_megabytes']:.0f}",
    )
