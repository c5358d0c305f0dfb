"""The tables of the study read a second time, line by line, without looking at data/raw: what stands where.

Line numbers are those of the study's text. `LAYOUT` says for every printed line of tables 3-20 which answer it holds;
the columns of a line are the five kabupaten (four for KKM: nobody of Sumbawa Barat answered) or the types of group.
Whole rows copied by hand: study_golden.py.
"""

import re

BIMA, DOMPU, LOMBOK_TENGAH, SUMBAWA, SUMBAWA_BARAT = "52.06", "52.05", "52.02", "52.04", "52.07"
PLACES = (BIMA, DOMPU, LOMBOK_TENGAH, SUMBAWA, SUMBAWA_BARAT)  # as the tables print them
TYPES = ("KKG", "KKKS", "KKM")

# Table 1: groups that exist, groups that answered.
EXIST = {
    "KKG": (88, 43, 98, 43, 15, 287),
    "KKKS": (18, 8, 98, 43, 14, 181),
    "KKM": (2, 1, 12, 6, 1, 22),
}
ANSWERED = {
    "KKG": (11, 6, 18, 4, 13, 52),
    "KKKS": (8, 4, 14, 3, 5, 34),
    "KKM": (2, 1, 3, 1, 0, 7),
}
FRAME_LINES = ((349, 350), (352, 353), (355, 356), (358, 359), (361, 362), (363, 364))  # exist, answered; last: totals

# Table 2: line -> (kabupaten, method, KKG, KKKS, KKM, KKPS, stakeholders); None is a printed "-".
INFORMANTS: dict[int, tuple[str | None, str, int | None, int | None, int | None, int | None, int | None]] = {
    397: (BIMA, "wawancara", 8, 4, 2, 3, 3),
    398: (BIMA, "fgd", 4, 11, None, None, None),
    400: (DOMPU, "wawancara", 2, 2, 3, 2, 3),
    401: (DOMPU, "fgd", 7, 4, None, 5, None),
    403: (LOMBOK_TENGAH, "wawancara", 2, 2, 6, 3, 3),
    404: (LOMBOK_TENGAH, "fgd", 7, 6, 7, None, None),
    406: (SUMBAWA, "wawancara", 2, 3, 2, 2, 3),
    407: (SUMBAWA, "fgd", 10, 5, None, None, None),
    409: (SUMBAWA_BARAT, "wawancara", 6, 3, 1, 1, 3),
    410: (SUMBAWA_BARAT, "fgd", 6, 6, None, None, None),
    411: (None, "total", 54, 45, 21, 16, 15),
}
INFORMANT_TYPES = ("KKG", "KKKS", "KKM", "KKPS", "pemangku_kepentingan")

# table -> (line of its caption, line of its last row)
SPANS = {
    1: (339, 365), 2: (392, 411), 3: (509, 543), 4: (567, 580), 5: (612, 624), 6: (640, 651), 7: (666, 681),
    8: (769, 776), 9: (823, 835), 10: (845, 868), 11: (900, 930), 12: (955, 976), 13: (985, 1030), 14: (1071, 1096),
    15: (1130, 1154), 16: (1168, 1178), 17: (1207, 1236), 18: (1262, 1290), 19: (1314, 1329), 20: (1374, 1384),
}  # fmt: skip

# table -> line -> (question, answer, type of group); no type: the columns of the line are the types of group
LAYOUT: dict[int, dict[int, tuple[str, str, str | None]]] = {
    3: {
        525: ("founder", "dinas_pendidikan", "KKG"),
        528: ("founder", "kemendikbud_lpmp", "KKG"),
        529: ("founder", "pengurus", "KKG"),
        530: ("founder", "tidak_tahu", "KKG"),
        535: ("founder", "dinas_pendidikan", "KKKS"),
        536: ("founder", "pengurus", "KKKS"),
        537: ("founder", "tidak_tahu", "KKKS"),
        541: ("founder", "kemenag", "KKM"),
        542: ("founder", "pengurus", "KKM"),
        543: ("founder", "tidak_tahu", "KKM"),
    },
    4: {
        577: ("sk", "ya", None),
        578: ("sk", "tidak", None),
        579: ("ad_art", "ya", None),
        580: ("ad_art", "tidak", None),
    },
    5: {622: ("sk", "ya", "KKG"), 623: ("sk", "ya", "KKKS"), 624: ("sk", "ya", "KKM")},
    6: {649: ("ad_art", "ya", "KKG"), 650: ("ad_art", "ya", "KKKS"), 651: ("ad_art", "ya", "KKM")},
    7: {
        675: ("officers", "ketua", None),
        676: ("officers", "wakil_ketua", None),
        677: ("officers", "sekretaris", None),
        678: ("officers", "wakil_sekretaris", None),
        679: ("officers", "bendahara", None),
        680: ("officers", "wakil_bendahara", None),
        681: ("officers", "anggota", None),
    },
    8: {775: ("agenda", "rutin", None), 776: ("agenda", "pengembangan", None)},
    9: {834: ("kak", "ya", None), 835: ("kak", "tidak", None)},
    10: {
        857: ("kak_done", "semua", None),
        860: ("kak_done", "sebagian_besar", None),
        861: ("kak_done", "setengah", None),
        864: ("kak_done", "sebagian_kecil", None),
        867: ("kak_done", "tidak_ada", None),
        868: ("kak_done", "tanpa_kak", None),
    },
    11: {
        912: ("meeting_frequency", "mingguan", "KKG"),
        913: ("meeting_frequency", "dua_mingguan", "KKG"),
        914: ("meeting_frequency", "bulanan", "KKG"),
        915: ("meeting_frequency", "triwulan", "KKG"),
        916: ("meeting_frequency", "semester", "KKG"),
        917: ("meeting_frequency", "tahunan", "KKG"),
        918: ("meeting_frequency", "tidak_pernah", "KKG"),
        920: ("meeting_frequency", "dua_mingguan", "KKKS"),
        921: ("meeting_frequency", "bulanan", "KKKS"),
        922: ("meeting_frequency", "triwulan", "KKKS"),
        923: ("meeting_frequency", "semester", "KKKS"),
        924: ("meeting_frequency", "tahunan", "KKKS"),
        925: ("meeting_frequency", "tidak_pernah", "KKKS"),
        927: ("meeting_frequency", "bulanan", "KKM"),
        928: ("meeting_frequency", "triwulan", "KKM"),
        929: ("meeting_frequency", "semester", "KKM"),
        930: ("meeting_frequency", "tidak_pernah", "KKM"),
    },
    12: {
        966: ("attendance", "90_100", "KKG"),
        967: ("attendance", "60_89", "KKG"),
        968: ("attendance", "0_59", "KKG"),
        969: ("attendance", "lt_40", "KKG"),
        970: ("attendance", "na", "KKG"),
        971: ("attendance", "90_100", "KKKS"),
        972: ("attendance", "60_89", "KKKS"),
        973: ("attendance", "na", "KKKS"),
        974: ("attendance", "90_100", "KKM"),
        975: ("attendance", "60_89", "KKM"),
        976: ("attendance", "na", "KKM"),
    },
    13: {
        990: ("topics", "perangkat_administrasi", "KKG"),
        991: ("topics", "perangkat_penilaian", "KKG"),
        993: ("topics", "masalah_pembelajaran", "KKG"),
        994: ("topics", "media_pembelajaran", "KKG"),
        997: ("topics", "kompetensi_pedagogik", "KKG"),
        1000: ("topics", "ptk_karya_ilmiah", "KKG"),
        1002: ("topics", "ujian_sumatif_bersama", "KKKS"),
        1005: ("topics", "masalah_guru_peserta", "KKKS"),
        1006: ("topics", "kebijakan_pemerintah", "KKKS"),
        1009: ("topics", "hari_besar", "KKKS"),
        1010: ("topics", "isu_kelas_sekolah", "KKKS"),
        1011: ("topics", "perangkat_administrasi", "KKKS"),
        1012: ("topics", "instrumen_sumatif", "KKKS"),
        1013: ("topics", "materi_alat_asesmen", "KKKS"),
        1015: ("topics", "ujian_sumatif_bersama", "KKM"),
        1017: ("topics", "kebijakan_pemerintah", "KKM"),
        1019: ("topics", "perangkat_administrasi", "KKM"),
        1022: ("topics", "masalah_guru_peserta", "KKM"),
        1024: ("topics", "instrumen_sumatif", "KKM"),
        1026: ("topics", "hari_besar", "KKM"),
        1029: ("topics", "isu_kelas_sekolah", "KKM"),
        1030: ("topics", "materi_alat_asesmen", "KKM"),
    },
    14: {
        1080: ("funding_source", "iuran_guru", None),
        1083: ("funding_source", "iuran_sekolah", None),
        1086: ("funding_source", "dinas_pendidikan", None),
        1089: ("funding_source", "kemendikbud_lpmp", None),
        1092: ("funding_source", "lsm", None),
        1093: ("funding_source", "donatur", None),
        1096: ("funding_source", "swasta", None),
    },
    15: {
        1146: ("school_cost", "lt_1jt", "KKG"),
        1147: ("school_cost", "1_3jt", "KKG"),
        1148: ("school_cost", "4_5jt", "KKG"),
        1150: ("school_cost", "lt_1jt", "KKKS"),
        1151: ("school_cost", "1_3jt", "KKKS"),
        1153: ("school_cost", "lt_1jt", "KKM"),
        1154: ("school_cost", "1_3jt", "KKM"),
    },
    16: {
        1170: ("equipment", "komputer", None),
        1171: ("equipment", "gedung", None),
        1172: ("equipment", "lcd", None),
        1173: ("equipment", "internet", None),
        1174: ("equipment", "audio", None),
        1175: ("equipment", "kamera", None),
        1176: ("equipment", "gawai", None),
        1177: ("equipment", "listrik", None),
        1178: ("equipment", "tidak_ada", None),
    },
    17: {
        1218: ("narasumber", "pengurus", None),
        1219: ("narasumber", "anggota", None),
        1222: ("narasumber", "pengurus_gugus_lain", None),
        1225: ("narasumber", "kepala_sekolah_gugus", None),
        1226: ("narasumber", "pengawas", None),
        1229: ("narasumber", "dinas_pendidikan", None),
        1232: ("narasumber", "kemenag", None),
        1235: ("narasumber", "kemendikbud_lpmp", None),
        1236: ("narasumber", "lsm", None),
    },
    18: {
        1273: ("narasumber_access", "sangat_memadai", "KKG"),
        1274: ("narasumber_access", "memadai", "KKG"),
        1275: ("narasumber_access", "cukup_memadai", "KKG"),
        1276: ("narasumber_access", "kurang_memadai", "KKG"),
        1277: ("narasumber_access", "tidak_memadai", "KKG"),
        1278: ("narasumber_access", "na", "KKG"),
        1280: ("narasumber_access", "sangat_memadai", "KKKS"),
        1281: ("narasumber_access", "memadai", "KKKS"),
        1282: ("narasumber_access", "cukup_memadai", "KKKS"),
        1283: ("narasumber_access", "kurang_memadai", "KKKS"),
        1284: ("narasumber_access", "tidak_memadai", "KKKS"),
        1285: ("narasumber_access", "na", "KKKS"),
        1287: ("narasumber_access", "sangat_memadai", "KKM"),
        1288: ("narasumber_access", "memadai", "KKM"),
        1289: ("narasumber_access", "cukup_memadai", "KKM"),
        1290: ("narasumber_access", "na", "KKM"),
    },
    19: {
        1323: ("monitoring", "sering", None),
        1324: ("monitoring", "kadang", None),
        1325: ("monitoring", "jarang", None),
        1328: ("monitoring", "tidak_menentu", None),
        1329: ("monitoring", "tidak_ada", None),
    },
    20: {1383: ("periodic_report", "ya", None), 1384: ("periodic_report", "tidak", None)},
}
# Columns of the tables that do not print all three types of group.
COLUMNS = {8: ("KKG", "KKM"), 16: ("KKG",)}


# The words of table 12 hold percentages themselves; they are no cells.
CLASS_OF_ATTENDANCE = re.compile(r"Tingkat kehadiran\s+(?:90 –100|60 – 89|0 – 59|< 40)%")

Cell = tuple[int, int, str, str, str, str | None, str | None]  # table, line, question, answer, type, place, printed


def printed_tokens(line: str) -> list[str]:
    """Cells of a printed row, left to right: what stands after its words."""
    found = re.search(r"(?:^|\s)((?:\d{1,3}%|Na)(?:\s+(?:\d{1,3}%|Na))*)\s*$", CLASS_OF_ATTENDANCE.sub("", line))
    return found.group(1).split() if found else []


def columns_of(table: int, line: int) -> list[tuple[str, str | None]]:
    """(type of group, place) of every column of a line; the place is None where all five stand together."""
    _, _, group = LAYOUT[table][line]
    if table == 13:
        return [(str(group), None)]
    if group is None:
        return [(kind, None) for kind in COLUMNS.get(table, TYPES)]
    return [(group, place) for place in (PLACES[:4] if group == "KKM" else PLACES)]


def respondents(group: str, place: str | None) -> int:
    """Groups that answered, by table 1."""
    return ANSWERED[group][PLACES.index(place) if place else 5]


def cells_of(table: int, line: int, tokens: list[str]) -> list[Cell]:
    """The cells of one line; for KKM by kabupaten, Sumbawa Barat is blank."""
    question, answer, group = LAYOUT[table][line]
    columns = columns_of(table, line)
    cells: list[Cell] = [
        (table, line, question, answer, kind, place, printed)
        for (kind, place), printed in zip(columns, tokens, strict=True)
    ]
    if group == "KKM" and table != 13:
        cells.append((table, line, question, answer, "KKM", SUMBAWA_BARAT, None))
    return cells
