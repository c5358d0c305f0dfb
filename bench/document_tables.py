"""Results about documents as Markdown tables."""

from bench import tables
from bench.results import Result

WORDS = {
    "imports": "importing all writers",
    "slides": "slides (PPTX)",
    "brief": "brief (PDF)",
    "workbook": "workbook (XLSX)",
    "offline": "offline page (HTML)",
    "card": "picture card (PNG)",
    "message": "message (TXT)",
    "package": "package of one kabupaten",
    "package_all": "package of all together, with the brief of each",
    "packages": "`--all`: six packages, each kabupaten and all together",
}
FORMATS = ("pdf", "pptx", "xlsx", "html", "message", "txt")


def documents(figures: Result) -> str:
    """Seconds, memory and size of each; numbers read back; what another reader feels."""
    rows = [
        (
            WORDS[name],
            *(f"{one['seconds'][which]:.2f} s" for which in ("median", "highest")),
            f"{one['cpu']:.2f} s",
            f"{one['megabytes']:.0f} MB",
            tables.kilobytes(one["bytes"]) if one["files"] else "–",
        )
        for name, one in figures["documents"].items()
    ]
    heads = (f"whole process, {figures['repeats']} runs each", "median", "slowest", "CPU", "peak memory", "kB")
    counted = [
        (f"package of {'one kabupaten' if name == 'one' else 'all together'}", sum(one.values()),
         *(one.get(form, 0) for form in FORMATS))
        for name, one in figures["read_back"].items()
    ]  # fmt: skip
    back = ("numbers read back and compared", "all", *FORMATS)
    return f"{tables.table(heads, rows)}\n\n{tables.table(back, counted)}\n\n{_reader(figures['reader'])}"


def _reader(found: Result) -> str:
    words = {"quiet": "nothing else is done", "making": "a package is made for another reader"}
    quiet = found["quiet"]
    rows = [
        (
            words[name], int(found[name]["repeats"]), f"{found[name]['median']:.0f}", f"{found[name]['p95']:.0f}",
            f"{found[name]['median'] / quiet['median']:.2f} x", f"{found[name]['p95'] / quiet['p95']:.2f} x",
        )
        for name in words
    ]  # fmt: skip
    heads = ("filter change on Keaktifan, ms", "changes", "p50", "p95", "p50 of quiet", "p95 of quiet")
    said = (
        f"{found['packages']} packages were made meanwhile; their reader waited {found['waited']['median']:.1f} s "
        f"(median). Peak memory of the server at the end: {found['server_megabytes']:.0f} MB."
    )
    return f"{tables.table(heads, rows)}\n\n{said}"
