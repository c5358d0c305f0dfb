"""The groups that the study names, with the line that names them and what it says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Named:
    """One group of the study. `number` is its gugus (0: none); `answers` are drawn for it while there is room."""

    group_type: str
    place: str  # code of the kecamatan, or of the kabupaten
    number: int
    lines: str
    answers: Mapping[str, str] = field(default_factory=dict)
    core_school: str | None = None
    schools: int | None = None
    founded_year: int | None = None
    alias: str | None = None
    is_equipped: bool = False  # "sarana dan prasarana cukup lengkap", and a room of its own


NAMED = (
    # "dibentuk tahun 1960-an"; SDN 5 Sila is the core school "dengan enam sekolah yang menjadi anggotanya"
    Named("KKG", "52.06.02", 3, "1189-1191, 1476-1502", core_school="SDN 5 Sila", schools=7, founded_year=1965,
          alias="KKG SDN 5 Sila Bolo", answers={"meeting_frequency": "dua_mingguan", "attendance": "90_100",
                                                "kak": "ya", "agenda": "pengembangan"}, is_equipped=True),
    Named("KKG", "52.07.06", 3, "1190-1191", alias="KKG Gugus 3 Potatano",
          answers={"meeting_frequency": "dua_mingguan", "attendance": "90_100"}, is_equipped=True),
    # Box 2: every teacher pays Rp10.000 a month, the treasurer reports at every meeting
    Named("KKG", "52.05.08", 1, "1106-1113",
          answers={"meeting_frequency": "bulanan", "funding_source": "iuran_guru", "periodic_report": "ya"}),
    Named("KKKS", "52.05.08", 0, "841-844", answers={"meeting_frequency": "tahunan"}),
    # Box 5: peer-teaching once a semester beside the other meetings
    Named("KKM", "52.04", 1, "1043-1046, 1532-1541", answers={"agenda": "pengembangan"}),
    # "bekerja sama dengan Universitas Islam Negeri (UIN) Mataram"
    Named("KKM", "52.02", 2, "1257-1261", answers={"narasumber": "kemendikbud_lpmp", "agenda": "pengembangan"}),
    Named("KKM", "52.02", 4, "1257-1261", answers={"narasumber": "kemendikbud_lpmp", "agenda": "pengembangan"}),
    Named("KKM", "52.05", 0, "464-465, 1723"),
    Named("KKM", "52.06", 0, "464-465, 1723"),
)  # fmt: skip


def find(group_type: str, place: str, number: int) -> Named | None:
    """The named group of this type, place and gugus, or None."""
    return next((one for one in NAMED if (one.group_type, one.place, one.number) == (group_type, place, number)), None)


def gugus_needed() -> Iterator[tuple[str, int]]:
    """(kecamatan code, least number of gugus) so that each named gugus has its number."""
    return ((one.place, one.number) for one in NAMED if one.group_type == "KKG")
