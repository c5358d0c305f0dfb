"""The numbers of the sample that the study does not print, each in one place, with the line of the study behind it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from schemas.vocabulary import FundingSource, GroupType, NarasumberKind, SpendingCategory, Topic

FIRST_DAY, LAST_DAY = date(2022, 1, 1), date(2031, 12, 31)
YEARS_SHOWN = 2  # of meetings and visits, before the day of a build
FULL_YEARS_SHOWN = 3  # of income and spending, before the running year

WITHOUT_POINT = 0.04  # of all groups: a register is never complete
KNOWS_FOUNDING_YEAR = 0.35  # "sedikit sekali informan yang bisa menyebutkan tahun pendirian" (line 498)


class Rhythm(NamedTuple):
    """Weeks from one meeting (or visit) to the next, always on the weekday of the group.

    Where `is_at_most` is true no gap is ever longer, school holidays or not: what falls into them is held before. Only
    so a window of twelve months never holds fewer meetings than the answer says. Else it is held after them.
    """

    shortest: int
    longest: int
    is_at_most: bool


# Answer of table 11 -> rhythm. In any twelve months: the first two give 16 and more meetings (aktif), the next two 4 to
# 15 (cukup aktif), the next two 1 to 3 (kurang aktif). tests/etl/sample proves it for every day of the span.
MEETING_RHYTHM: Mapping[str, Rhythm | None] = MappingProxyType({
    "mingguan": Rhythm(1, 1, is_at_most=False),
    "dua_mingguan": Rhythm(2, 2, is_at_most=False),
    "bulanan": Rhythm(4, 5, is_at_most=False),
    "triwulan": Rhythm(11, 13, is_at_most=True),
    "semester": Rhythm(22, 26, is_at_most=True),
    "tahunan": Rhythm(51, 52, is_at_most=True),
    "tidak_pernah": None,
})  # fmt: skip
FELL_THROUGH = MappingProxyType({"mingguan": 0.12})  # share of meetings that were not held after all
ANOTHER_DAY = 0.08  # share of the frequent meetings held a day earlier than usual
# Answers of a group in whose two years at least so many meetings always fall (used where each topic must come up).
MEETINGS_IN_TWO_YEARS = MappingProxyType({
    "mingguan": 40, "dua_mingguan": 34, "bulanan": 16, "triwulan": 8, "semester": 3, "tahunan": 2, "tidak_pernah": 0,
})  # fmt: skip

# Table 19 asks how often, not how many times a year. Here: visits in two years and the rhythm that always gives them.
VISIT_RHYTHM: Mapping[str, Rhythm | None] = MappingProxyType({
    "sering": Rhythm(7, 11, is_at_most=True),  # 9 and more
    "kadang": Rhythm(15, 17, is_at_most=True),  # 6 to 8
    "tidak_menentu": Rhythm(23, 34, is_at_most=True),  # 3 to 5, irregular
    "jarang": Rhythm(57, 100, is_at_most=True),  # 1 or 2
    "tidak_ada": None,
})  # fmt: skip
VISITS_IN_TWO_YEARS_FROM = MappingProxyType({
    "sering": 9, "kadang": 6, "tidak_menentu": 3, "jarang": 1, "tidak_ada": 0,
})  # fmt: skip

# Answer of table 12 -> average share of the invited who come; well inside the band, so that no window leaves it.
ATTENDANCE: Mapping[str, tuple[float, float]] = MappingProxyType({
    "90_100": (0.94, 0.98), "60_89": (0.66, 0.83), "0_59": (0.45, 0.55), "lt_40": (0.24, 0.35),
})  # fmt: skip
# Edges by which a group's own log is put into a band: "0-59 %" beside "< 40 %" (line 968) is read as 40-59 %.
ATTENDANCE_FROM = MappingProxyType({"90_100": 0.895, "60_89": 0.595, "0_59": 0.40, "lt_40": 0.0})

# Answer of table 15 -> rupiah per school and year: least and most from schools, and the most from all sources together.
SCHOOL_COST: Mapping[str, tuple[int, int, int]] = MappingProxyType({
    "lt_1jt": (250_000, 700_000, 980_000),
    "1_3jt": (1_100_000, 2_300_000, 2_950_000),
    "4_5jt": (4_100_000, 4_600_000, 4_980_000),
})  # fmt: skip
# "semakin banyak pertemuan ... semakin besar kontribusi" (lines 1157-1158): who meets rarely pays least.
LOW_COST: Mapping[str, tuple[int, int]] = MappingProxyType({
    "triwulan": (100_000, 350_000), "semester": (50_000, 180_000), "tahunan": (40_000, 120_000),
})  # fmt: skip
OTHERS_AT_MOST = 1.2  # other sources together, beside what schools pay
SCHOOL_COST_FROM = MappingProxyType({"lt_1jt": 0, "1_3jt": 1_000_000, "4_5jt": 4_000_000})

# Chapter 3.3 (lines 1155-1156): refreshments first, then stationery, transport, honorarium of the narasumber.
SPENDING_SHARES: Mapping[SpendingCategory, float] = MappingProxyType({
    SpendingCategory.KONSUMSI: 0.50,
    SpendingCategory.ALAT_TULIS: 0.22,
    SpendingCategory.TRANSPORTASI: 0.15,
    SpendingCategory.HONOR_NARASUMBER: 0.09,
    SpendingCategory.LAINNYA: 0.04,
})  # fmt: skip
SPENT = (0.98, 0.998)  # of the income; hardly anything is left over
# The rest is bought outside meetings: groups that meet rarely make the papers of the common examinations (line 885).
SPENT_AT_MEETINGS = MappingProxyType({
    "mingguan": 0.9, "dua_mingguan": 0.9, "bulanan": 0.75, "triwulan": 0.4, "semester": 0.25, "tahunan": 0.25,
})  # fmt: skip

MOST_PER_PERSON = 90_000  # rupiah a meeting costs per person invited, on average: refreshments, paper, transport

# Share of meetings on a topic that are development, not routine, in groups with both (lines 763-768).
DEVELOPMENT: Mapping[Topic, float] = MappingProxyType({
    Topic.PTK_KARYA_ILMIAH: 0.9, Topic.KOMPETENSI_PEDAGOGIK: 0.8, Topic.MEDIA_PEMBELAJARAN: 0.6,
    Topic.MATERI_ALAT_ASESMEN: 0.5, Topic.MASALAH_PEMBELAJARAN: 0.3, Topic.MASALAH_GURU_PESERTA: 0.3,
    Topic.ISU_KELAS_SEKOLAH: 0.2,
})  # fmt: skip
KKKS_AGENDA = GroupType.KKG  # table 8 does not ask KKKS; they get the shares of KKG

# Certificates (lines 1043-1052): 30 lesson hours make a package, usually three meetings. The study names KKG and KKKS
# of Sumbawa Barat and Sumbawa and KKM of Sumbawa, "sebagian kecil"; the shares are ours.
CERTIFICATES: Mapping[tuple[str, str], float] = MappingProxyType({
    ("KKG", "52.07"): 0.5, ("KKKS", "52.07"): 0.3, ("KKG", "52.04"): 0.35, ("KKKS", "52.04"): 0.25,
    ("KKM", "52.04"): 0.4, ("KKG", "52.02"): 0.03,
})  # fmt: skip
LESSON_HOURS = {10: 0.8, 12: 0.2}

NOT_REPORTED_ATTENDANCE = 0.06  # of the meetings of groups that meet monthly or more often
NOT_REPORTED_COST = 0.10
# Slips of the pen that the plausibility rules of the dashboard must find, in groups that meet every week or two.
MORE_ATTENDED_THAN_INVITED, ONE_ZERO_TOO_MANY, WRITTEN_TWICE = 1 / 1500, 1 / 1500, 1 / 1500

HAS_SUB_KKM = "52.02"  # "Struktur KKM di Kabupaten Lombok Tengah sedikit berbeda" (lines 470-473)
NOTARY_DEEDS = MappingProxyType({("KKG", "52.07"): 0.2})  # "beberapa KKG di Kabupaten Sumbawa Barat" (line 592)

# KKPS were interviewed, not surveyed: one per kabupaten, with a decree, not all with statutes (lines 565-566), meeting
# between once a month and once a year, in Dompu with little need (lines 931-936), on what supervision showed (1031),
# paid by their members (1097), with colleagues or the Dinas as narasumber (1291). Which kabupaten has which is ours.
KKPS_FREQUENCY = MappingProxyType({
    "52.02": "bulanan", "52.04": "bulanan", "52.05": "tahunan", "52.06": "triwulan", "52.07": "bulanan",
})  # fmt: skip
KKPS_TOPICS = (Topic.MASALAH_GURU_PESERTA, Topic.KEBIJAKAN_PEMERINTAH)
KKPS_NARASUMBER = (NarasumberKind.PENGAWAS, NarasumberKind.DINAS_PENDIDIKAN)
KKPS_FUNDING = (FundingSource.IURAN_GURU,)
KKPS_AD_ART = 0.6
KKPS_PER_MEMBER = (150_000, 400_000)  # rupiah a year
