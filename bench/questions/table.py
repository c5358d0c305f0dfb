"""Results about questions as Markdown tables."""

from bench import tables
from bench.results import Result

LISTED = 15
SCOPES = ("everything", "dinas")
SIZES = {"ntb": "NTB", "national": "national"}


def rendered(figures: Result) -> str:
    """All questions together, the slowest of the largest warehouse, and the first answer of a process."""
    sizes = {name: figures["sizes"][name] for name in SIZES if name in figures["sizes"]}
    largest = list(sizes)[-1]
    return "\n\n".join(
        [
            _together(sizes, figures),
            _slowest(sizes, largest, "everything"),
            _slowest(sizes, largest, "dinas"),
            _starts(sizes),
        ]
    )


def _together(sizes: dict[str, Result], figures: Result) -> str:
    rows = []
    for name, size in sizes.items():
        held = f"{SIZES[name]}: {size['groups']:,} groups, {size['meetings']:,} confirmed meetings"
        for scope in SCOPES:
            one = size[scope]
            over = f"{one['ways_over']} of {len(one['over'])} questions"
            rows.append(
                (
                    held,
                    scope,
                    one["asked"],
                    *(f"{one['all'][key]:.1f}" for key in ("median", "p95", "highest")),
                    over,
                    one["ways_over_cpu"],
                )
            )
    heads = (
        "warehouse",
        "reader",
        "ways to ask",
        "p50, ms",
        "p95, ms",
        "slowest, ms",
        f"p95 over {figures['aim']:.0f} ms",
    )
    public = ", ".join(
        f"{SIZES[name]} {one['public']['rows']} of {one['public']['asked']} ways" for name, one in sizes.items()
    )
    left = ", ".join(f"{SIZES[name]} {one['too_many']}" for name, one in sizes.items())
    said = f"Rows that publik got by questions that give rows: {public}. Left out, too long to be read at once: {left}."
    stopped = sorted({way for one in sizes.values() for scope in SCOPES for way in one[scope]["stopped"]})
    if stopped:
        said += f" Stopped, since no question has that long: {'; '.join(stopped)}."
    return f"{tables.table(heads, rows)}\n\n{said}"


def _slowest(sizes: dict[str, Result], largest: str, scope: str) -> str:
    found = sizes[largest][scope]["questions"]
    first = sorted(found.values(), key=lambda one: -one["milliseconds"]["median"])[:LISTED]
    rows = []
    for one in first:
        asked = ", ".join(f"{key} {value}" for key, value in one["parameters"].items() if value is not None)
        beside = sizes["ntb"][scope]["questions"].get(one["question"])
        rows.append(
            (
                one["question"], asked or "–", f"{one['rows']:,}", f"{one['milliseconds']['median']:.1f}",
                f"{one['milliseconds']['p95']:.1f}", f"{one['cpu']:.1f}", f"{one['floor']:.1f}",
                f"{one['times_floor']:.1f} x",
                f"{beside['milliseconds']['median']:.1f}" if beside else "–",
            )
        )  # fmt: skip
    heads = (f"slowest, {SIZES[largest]}, {scope}", "asked for", "rows", "p50, ms", "p95, ms", "CPU, ms", "floor, ms",
             "of the floor", "p50 at NTB size, ms")  # fmt: skip
    return tables.table(heads, rows)


def _starts(sizes: dict[str, Result]) -> str:
    keys = ("first", "second", "copy", "copy_cpu", "copy_megabytes")
    rows = [(SIZES[name], *(f"{size['start'][key]:.0f}" for key in keys)) for name, size in sizes.items()]
    heads = (
        "new process",
        "first answer, ms",
        "second, ms",
        "first row of a dinas, its copy made, ms",
        "CPU, ms",
        "memory, MB",
    )
    return tables.table(heads, rows)
