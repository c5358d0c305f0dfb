"""The closed word lists of the warehouse: each list stands here once, and contracts refer to it by name."""

from enum import StrEnum


class GroupType(StrEnum):
    """Kinds of working group (kelompok kerja) that were surveyed or are registered."""

    KKG = "KKG"  # guru
    KKKS = "KKKS"  # kepala sekolah
    KKM = "KKM"  # madrasah
    KKPS = "KKPS"  # pengawas: one per kabupaten, interviewed but never part of the survey


class CountStatus(StrEnum):
    """How a count stands behind a printed percentage of the study."""

    RECONSTRUCTED = (
        "reconstructed"  # exactly one whole number fits, and nothing in its block speaks against the denominator
    )
    RECONSTRUCTED_UNSAFE = "reconstructed_unsafe"  # one fits, but a sibling cell fits none: the denominator was smaller
    NO_INTEGER_FITS = "no_integer_fits"  # no whole number of the respondents of table 1 gives this percentage
    SEVERAL_FIT = "several_fit"  # more than one whole number fits (only possible above 100 respondents)
    PRINTED_NA = "printed_na"  # the study prints "Na"
    BLANK = "blank"  # the study prints nothing


class ValueStatus(StrEnum):
    """Why an indicator has a value in a place, or why it has none: missing is never zero."""

    COUNTED = "counted"  # numerator and denominator are known
    PUBLISHED_ONLY = "published_only"  # the study prints a figure, but its count can't be reconstructed
    COUNT_UNKNOWN = "count_unknown"  # answers were printed, but a joint count of several can't be reconstructed
    NO_ANSWER = "no_answer"  # surveyed, but nobody answered (n.a., "Na")
    NOT_SURVEYED = "not_surveyed"  # no group of this type was surveyed in this place
    NOT_BY_KABUPATEN = "not_by_kabupaten"  # the study gives one figure for all five kabupaten only
    NOT_ASKED = "not_asked"  # the study has no such figure for this type of group
    NOT_REGISTERED = "not_registered"  # the register has no group of this type in this place (never in a survey figure)


class ActivityClass(StrEnum):
    """Classes of activity, best first."""

    AKTIF = "aktif"
    CUKUP_AKTIF = "cukup_aktif"
    KURANG_AKTIF = "kurang_aktif"
    VAKUM = "vakum"


class QuestionKind(StrEnum):
    """Whether a respondent could give one answer or several."""

    SINGLE = "single"
    MULTIPLE = "multiple"


class InformantMethod(StrEnum):
    """How informants of the exploration study were heard (table 2); `total` is the printed total row."""

    WAWANCARA = "wawancara"
    FGD = "fgd"
    TOTAL = "total"


class Direction(StrEnum):
    """Which way an indicator is better; never guessed from its name."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class GroupLevel(StrEnum):
    """What a working group covers."""

    GUGUS = "gugus"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"


class AreaLevel(StrEnum):
    """Levels at which an indicator of the log is counted, each by itself."""

    PROVINCE = "provinsi"
    KABUPATEN = "kabupaten"
    KECAMATAN = "kecamatan"


class LocationSource(StrEnum):
    """Where the point of a group comes from."""

    GPS = "gps"
    SEKOLAH_INTI = "sekolah_inti"  # the core school's own point
    DESA = "desa"  # centre of the desa
    KECAMATAN = "kecamatan"  # centre of the kecamatan: only roughly there


class Founder(StrEnum):
    """Who founded a group (answers of table 3)."""

    DINAS_PENDIDIKAN = "dinas_pendidikan"
    KEMENDIKBUD_LPMP = "kemendikbud_lpmp"
    KEMENAG = "kemenag"
    PENGURUS = "pengurus"
    TIDAK_TAHU = "tidak_tahu"


class MeetingKind(StrEnum):
    """Routine or development agenda (table 8)."""

    RUTIN = "rutin"
    PENGEMBANGAN = "pengembangan"


class Topic(StrEnum):
    """Topics of meetings: the answers of table 13."""

    PERANGKAT_ADMINISTRASI = "perangkat_administrasi"
    PERANGKAT_PENILAIAN = "perangkat_penilaian"
    MASALAH_PEMBELAJARAN = "masalah_pembelajaran"
    MEDIA_PEMBELAJARAN = "media_pembelajaran"
    KOMPETENSI_PEDAGOGIK = "kompetensi_pedagogik"
    PTK_KARYA_ILMIAH = "ptk_karya_ilmiah"
    UJIAN_SUMATIF_BERSAMA = "ujian_sumatif_bersama"
    MASALAH_GURU_PESERTA = "masalah_guru_peserta"
    KEBIJAKAN_PEMERINTAH = "kebijakan_pemerintah"
    HARI_BESAR = "hari_besar"
    ISU_KELAS_SEKOLAH = "isu_kelas_sekolah"
    INSTRUMEN_SUMATIF = "instrumen_sumatif"
    MATERI_ALAT_ASESMEN = "materi_alat_asesmen"


class NarasumberKind(StrEnum):
    """Who spoke at a meeting: the answers of table 17."""

    PENGURUS = "pengurus"
    ANGGOTA = "anggota"
    PENGURUS_GUGUS_LAIN = "pengurus_gugus_lain"
    KEPALA_SEKOLAH_GUGUS = "kepala_sekolah_gugus"
    PENGAWAS = "pengawas"
    DINAS_PENDIDIKAN = "dinas_pendidikan"
    KEMENAG = "kemenag"
    KEMENDIKBUD_LPMP = "kemendikbud_lpmp"
    LSM = "lsm"


class ResourcePersonKind(StrEnum):
    """What a resource person of the list is."""

    PENGAWAS = "pengawas"
    KEPALA_SEKOLAH = "kepala_sekolah"
    GURU = "guru"
    FASDA = "fasda"  # fasilitator daerah
    IKA = "ika"  # instruktur kabupaten
    WIDYAISWARA = "widyaiswara"
    DOSEN = "dosen"
    DINAS_PENDIDIKAN = "dinas_pendidikan"
    KEMENAG = "kemenag"
    LSM = "lsm"
    LAINNYA = "lainnya"


class FundingSource(StrEnum):
    """Where the money comes from: the answers of table 14."""

    IURAN_GURU = "iuran_guru"
    IURAN_SEKOLAH = "iuran_sekolah"
    DINAS_PENDIDIKAN = "dinas_pendidikan"
    KEMENDIKBUD_LPMP = "kemendikbud_lpmp"
    LSM = "lsm"
    DONATUR = "donatur"
    SWASTA = "swasta"


class SpendingCategory(StrEnum):
    """What money is spent on, in the order of the study (chapter 3.3)."""

    KONSUMSI = "konsumsi"
    ALAT_TULIS = "alat_tulis"
    TRANSPORTASI = "transportasi"
    HONOR_NARASUMBER = "honor_narasumber"
    LAINNYA = "lainnya"


class Visitor(StrEnum):
    """Who visits a group."""

    PENGAWAS = "pengawas"
    DINAS_PENDIDIKAN = "dinas_pendidikan"
    KEMENAG = "kemenag"
    LPMP = "lpmp"
    LAINNYA = "lainnya"


class ReviewState(StrEnum):
    """Whether a person has confirmed a meeting."""

    DIKONFIRMASI = "dikonfirmasi"
    MENUNGGU = "menunggu"
    DITOLAK = "ditolak"


class BatchKind(StrEnum):
    """What was loaded."""

    SAMPLE = "contoh"
    TEMPLATE_XLSX = "templat_xlsx"
    TEMPLATE_CSV = "templat_csv"
    KOBO = "kobo"
    ODK = "odk"
    GOOGLE_FORMS = "google_forms"
    TABLE = "tabel"  # a sheet of any make, with a mapping that a person confirmed
    MENDED = "perbaikan"  # rows of another file that were refused, mended on the page
    WHATSAPP = "whatsapp"  # meetings of a chat that a person confirmed; the chat itself is not kept
    SURVEY = "survei"  # answers of a survey round: never part of the register and the log
    SURVEY_SAMPLE = "survei_contoh"


class QuarantineState(StrEnum):
    """What became of a row that was refused."""

    WAITS = "menunggu"
    MENDED = "diperbaiki"
    DROPPED = "tidak_dipakai"


class BatchEvent(StrEnum):
    """What happened to a file after it was received."""

    LOADED = "dimuat"
    UNDONE = "dibatalkan"
    REDONE = "dipulihkan"


class ChangeKind(StrEnum):
    """What became of a row that stood there before."""

    VALUE = "nilai"  # one value became another
    ROW_GONE = "baris_hilang"  # an undo took the row back
    ROW_BACK = "baris_kembali"  # the row came back with a file that was brought again


class PlausibilityRule(StrEnum):
    """What looks wrong though no contract forbids it."""

    ATTENDED_OVER_INVITED = "attended_over_invited"
    ATTENDED_OVER_MEMBERS = "attended_over_members"
    FUTURE_DATE = "future_date"
    TEN_TIMES_MEDIAN_COST = "ten_times_median_cost"
    DOUBLE_MEETING = "double_meeting"
    POINT_OUTSIDE = "point_outside"
    BEFORE_FOUNDED = "before_founded"


class StandardComponent(StrEnum):
    """Components of the 2008 standard for working groups, in the order of chapters 2 and 3 of the study."""

    ORGANISASI = "organisasi"
    PROGRAM = "program"
    PENGELOLAAN = "pengelolaan"
    PEMBIAYAAN = "pembiayaan"
    SARANA = "sarana"
    NARASUMBER = "narasumber"
    PENJAMINAN_MUTU = "penjaminan_mutu"


class StandardStatus(StrEnum):
    """Where a group, or a place, stands in one component."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Who a visitor is to the dashboard."""

    PUBLIK = "publik"  # figures of places, no rows of groups
    DINAS = "dinas"  # the groups of the own kabupaten, and bringing files for them
    PROGRAM = "program"  # the groups of every kabupaten
    ADMIN = "admin"  # all of it, roles, and taking files back
