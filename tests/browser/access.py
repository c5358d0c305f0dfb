"""What axe-core finds on a page: rules of WCAG 2 that a machine can check."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.visit import Visit

# What keeps a reader from reading; `moderate` and `minor` are told too, but only counted.
GRAVE = ("serious", "critical")


@dataclass(frozen=True)
class Finding:
    """One rule that a page breaks. `where`: selector and markup of each element."""

    rule: str
    impact: str
    where: tuple[str, ...]


def findings(visit: Visit) -> list[Finding]:
    """Everything axe-core complains about on the page as it stands now, the frame of Streamlit included."""
    answer: dict[str, Any] = Axe().run(visit.page).response
    # A page on which nothing could be checked would have nothing to complain about either.
    assert len(answer["passes"]) > 20, answer["passes"]
    return [_finding(one) for one in answer["violations"]]


def grave(found: list[Finding]) -> list[Finding]:
    """Those that are serious or critical."""
    return [one for one in found if one.impact in GRAVE]


def _finding(violation: dict[str, Any]) -> Finding:
    where = tuple(f"{' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in violation["nodes"])
    return Finding(violation["id"], violation["impact"], where)
