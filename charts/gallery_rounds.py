"""Two rounds of the survey side by side for `charts.gallery`; the later round is made up here."""

from charts.round_pair import PairRow, RoundLabel, round_pair
from indicators.share import Share
from schemas.vocabulary import ValueStatus

BEFORE = RoundLabel("2018", "Survei November 2018")
AFTER = RoundLabel("2026", "Oktober 2026, data contoh (simulasi)")
_PUBLISHED = Share(None, None, published=67.0, status=ValueStatus.PUBLISHED_ONLY)
_NOBODY = Share(None, None, status=ValueStatus.NOT_SURVEYED)


def pieces() -> dict[str, str]:
    """Title -> HTML of one piece."""
    rows = [
        PairRow("52.02", "Lombok Tengah", Share(12, 18), Share(14, 20)),
        PairRow("52.07", "Sumbawa Barat", Share(13, 13), Share(6, 14)),
        PairRow("52.04", "Sumbawa", Share(3, 4), Share(6, 7)),
        PairRow("52.05", "Dompu", Share(3, 6), Share(5, 8)),
        PairRow("52.06", "Bima", Share(2, 11), Share(13, 16), is_chosen=True),
        PairRow(None, "", Share(33, 52), Share(44, 65)),
    ]
    odd = [
        PairRow("52.02", "Lombok <b>Tengah</b>", _PUBLISHED, Share(2, 4)),
        PairRow("52.07", "Sumbawa Barat", _NOBODY, Share(0, 1)),
        PairRow(None, "", Share(0, 0), Share(140, 150)),
    ]
    return {
        "round_pair: SK": round_pair(rows, before=BEFORE, after=AFTER, unit="KKG"),
        "round_pair: keadaan": round_pair(odd, before=BEFORE, after=AFTER, unit="KKM"),
    }
