"""What axe-core finds on a page: the rules of WCAG 2 that a machine can check."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

IMPACTS = ("critical", "serious", "moderate", "minor")
# What keeps a reader from reading.
GRAVE = ("critical", "serious")


@dataclass(frozen=True)
class Finding:
    """One rule that a page breaks. `where`: selector and markup of each element."""

    rule: str
    impact: str
    where: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """Everything about one page, the frame of Streamlit included."""

    passed: int  # rules that were checked on something and hold
    broken: tuple[Finding, ...]

    @property
    def grave(self) -> list[Finding]:
        """Those that are serious or critical."""
        return [one for one in self.broken if one.impact in GRAVE]

    def count(self, impact: str) -> int:
        """Elements with a finding of this impact."""
        return sum(len(one.where) for one in self.broken if one.impact == impact)


def look(page: Page) -> Findings:
    """Run axe-core on the page as it stands now."""
    answer: dict[str, Any] = Axe().run(page).response
    return Findings(len(answer["passes"]), tuple(_finding(one) for one in answer["violations"]))


def _finding(violation: dict[str, Any]) -> Finding:
    where = tuple(f"{' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in violation["nodes"])
    return Finding(violation["id"], violation["impact"], where)
