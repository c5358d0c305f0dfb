"""What somebody asks to be made: which document, of which selection, in which language, with which slides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from answers import data, rounds
from answers.document import SlideKey
from doors.scope import PUBLIC, Scope
from queries.selection import PROVINCE, SURVEY_ROUND, Selection
from schemas.vocabulary import GroupType

# `briefs` is the brief of each kabupaten and of all together, in one zip.
Document = Literal["slides", "brief", "workbook", "offline", "card", "message", "briefs", "package"]
# Hears (steps done, of how many, key of the step under way: a document, `content` or `zip`).
Tell = Callable[[int, int, str], None]
EVERYWHERE = "semua"
PAGE_OF_ONE, PAGE_OF_ALL = "profil", ""  # pages that a document leads back to; empty is the landing page


@dataclass(frozen=True)
class Order:
    """One document. Two equal orders of one build ask for the same thing, so that it is made once."""

    document: Document
    kabupaten_code: str | None = None  # None: all of the province together
    group_type: GroupType = GroupType.KKG
    round_id: str = SURVEY_ROUND
    language: str = "id"
    address: str = ""  # where the dashboard is reached, for links back; empty where nobody knows
    slides: tuple[SlideKey, ...] = ()  # chosen and in order; none: all of them
    logo: bytes | None = None  # cleaned by exports.logo
    scope: Scope = PUBLIC  # what the one who asks may see
    province: str = PROVINCE

    def selection(self, code: str | None) -> Selection:
        """The selection of the order in one place."""
        name = data.kabupaten(self.province)[code] if code else None
        province = data.province_name(self.province)
        return Selection(code, name, self.group_type, self.round_id, province=self.province, province_name=province)

    def everywhere(self) -> tuple[str | None, ...]:
        """All together, then each kabupaten of the province from west to east."""
        return None, *data.kabupaten(self.province)

    def link(self, code: str | None) -> str:
        """Back to the same selection on the screen, every parameter explicit; empty without an address."""
        if not self.address:
            return ""
        of_rounds = {"putaran": self.round_id} if len(rounds.every()) > 1 else {}
        of_province = {"provinsi": self.province} if data.province_name(self.province) else {}
        place = {**of_province, "kabupaten": code or EVERYWHERE}
        chosen = {"lang": self.language, **place, **of_rounds, "jenis": str(self.group_type)}
        return f"{self.address.rstrip('/')}/{PAGE_OF_ONE if code else PAGE_OF_ALL}?{urlencode(chosen)}"
