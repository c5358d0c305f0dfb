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
