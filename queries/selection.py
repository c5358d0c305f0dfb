"""What was asked: one frozen selection, used by queries, sentences, links and (later) exports."""

from dataclasses import dataclass, replace

from schemas.vocabulary import AreaLevel, GroupType
from translations.text import text

PROVINCE = "52"  # Nusa Tenggara Barat
_KOTA = "Kota "
SURVEY_ROUND = "survey_2018"
SURVEYED_TYPES = (GroupType.KKG, GroupType.KKKS, GroupType.KKM)


def kabupaten_words(name: str) -> str:
    """`Kabupaten Bima`; the name of a kota says it already: `Kota Bima`."""
    return name if name.startswith(_KOTA) else text("selection.one_place", name=name)


@dataclass(frozen=True)
class Selection:
    """Place, type of group and round. `kabupaten_code` None means all five kabupaten of the study, and for the log all
    groups of the province.

    The kecamatan touches the register and the log only: the survey has no figure below the kabupaten.
    """

    kabupaten_code: str | None = None
    kabupaten_name: str | None = None
    group_type: GroupType = GroupType.KKG
    round_id: str = SURVEY_ROUND
    kecamatan_code: str | None = None
    kecamatan_name: str | None = None
    province: str = PROVINCE
    province_name: str | None = None  # said only where the warehouse holds groups of more than one province

    @property
    def place(self) -> str:
        """`Kabupaten Bima`, or `lima kabupaten studi`; outside the province of the study `Provinsi Jawa Barat`."""
        if self.kabupaten_name is not None:
            return kabupaten_words(self.kabupaten_name)
        return text("selection.all_places") if self.province == PROVINCE else self.together

    @property
    def together(self) -> str:
        """All groups of the log: `Gabungan 5 kabupaten`, or `Provinsi Jawa Barat` where there are several provinces."""
        if self.province_name is None:
            return text("selection.all_short")
        return text("selection.province", name=self.province_name)

    @property
    def log_place(self) -> str:
        """`Kecamatan Bolo, Kabupaten Bima`: the place as the register and the log are asked for it."""
        if self.kecamatan_name is not None and self.kabupaten_name is not None:
            kabupaten = kabupaten_words(self.kabupaten_name)
            return text("selection.kecamatan", kecamatan=self.kecamatan_name, kabupaten=kabupaten)
        if self.kabupaten_name is None and self.province_name is not None:
            return self.together
        return self.place

    @property
    def area(self) -> tuple[AreaLevel, str]:
        """Level and code of that place, as `activity_value` knows it."""
        if self.kecamatan_code:
            return AreaLevel.KECAMATAN, self.kecamatan_code
        if self.kabupaten_code:
            return AreaLevel.KABUPATEN, self.kabupaten_code
        return AreaLevel.PROVINCE, self.province

    def sentence(self, surveyed: int, total: int | None, when: str) -> str:
        """The selection in one sentence with its coverage: `Menampilkan KKG di Kabupaten Bima (11 dari 88 ...)`.

        when: the round of the survey in words (`November 2018`). total: None where nobody knows how many exist.
        """
        said = {"group_type": self.group_type, "place": self.place, "when": when, "surveyed": surveyed}
        if total is None:
            return text("selection.sentence_nobody_of" if surveyed == 0 else "selection.sentence_of_unknown", **said)
        return text("selection.sentence_nobody" if surveyed == 0 else "selection.sentence", total=total, **said)

    def everywhere(self) -> "Selection":
        """The same selection for all kabupaten of its province."""
        return replace(self, kabupaten_code=None, kabupaten_name=None, kecamatan_code=None, kecamatan_name=None)
