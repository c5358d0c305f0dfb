"""Results about access as Markdown tables."""

from bench import axe, tables
from bench.results import Result


def access(figures: Result) -> str:
    """axe-core per page and look; clicks to a statement; contrast of every pair of colours."""
    return "\n\n".join([_pages(figures["pages"]), _clicks(figures["clicks"]), _contrast(figures["contrast"])])


def _clicks(found: Result) -> str:
    counts = ", ".join(f"{number} after {clicks}" for clicks, number in found["needed"].items())
    missed = found["indicators"] - sum(found["needed"].values())
    asked = found["indicators"]
    words = "Clicks from the landing page to the sentence that says which kabupaten differ and whether that can be told"
    return f"{words}, for the {asked} indicators of the survey that KKG have: {counts}; not reached with 3: {missed}."


def _pages(pages: Result) -> str:
    rows = [
        [page, look, one["passed"], *(one[impact] for impact in axe.IMPACTS), ", ".join(one["rules"])]
        for page, looks in pages.items()
        for look, one in looks.items()
    ]
    return tables.table(("page", "look", "rules that hold", *axe.IMPACTS, "rules broken"), rows)


def _contrast(modes: Result) -> str:
    """One row per pair, light and dark beside each other."""
    rows = []
    for light, dark in zip(*modes.values(), strict=True):
        weak = [mode for mode, one in zip(modes, (light, dark), strict=True) if one["ratio"] < one["asked"]]
        ratios = [f"{one['ratio']:.2f}" for one in (light, dark)]
        rows.append([light["ink"], light["ground"], *ratios, f"{light['asked']:g}", ", ".join(weak)])
    return tables.table(("colour", "on", *modes, "asked for", "below in"), rows)
