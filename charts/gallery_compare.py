"""The drawn pieces of the page Bandingkan for `charts.gallery`."""

from collections.abc import Sequence

from charts.compare_strip import StripRow, compare_strip
from charts.compare_table import TableCell, TableRow, compare_table, legend
from charts.icon_matrix import MatrixColumn
from indicators.share import AreaShare, Share
from indicators.statement import share_words

COUNTS = ((0, 11), (2, 11), (5, 11), (8, 11), (10, 11), (11, 11))


def pieces(states: Sequence[AreaShare]) -> dict[str, str]:
    """Title -> HTML of one piece; `states` are places in every state."""
    census = [Share(yes, total * 9, is_census=True) for yes, total in COUNTS]
    return {
        "compare_strip: keadaan": compare_strip([_row(area) for area in states], unit="KKM"),
        "compare_strip: sensus": compare_strip(
            [_row(AreaShare(f"52.0{place}", f"Tempat {place}", share)) for place, share in enumerate(census)],
            unit="KKG",
        ),
        "compare_table": _table(states) + legend(with_marks=True),
    }


def _row(area: AreaShare) -> StripRow:
    n = f", n = {area.share.denominator}" if area.share.is_counted else ""
    name = area.area_name or "Gabungan 5 kabupaten"
    return StripRow(area.area_code, f"{name}{n}", area.share, share_words(area.share), "", area.is_chosen)


def _table(states: Sequence[AreaShare]) -> str:
    columns = [MatrixColumn(area.area_name or "Gabungan", "11 disurvei", area.is_chosen) for area in states]
    cells = [TableCell(share_words(area.share), area.share) for area in states]
    steps = [Share(*count) for count in COUNTS]
    filled = [TableCell(share_words(share), share, ("▲ di atas <b>Bima</b>",)) for share in steps]
    blank = TableCell("tidak dirinci per kabupaten", states[1].share, span=len(states) - 1)
    rate = TableCell("Rp 209.277 per pertemuan")
    rest = tuple([rate] * (len(states) - len(filled)))
    return compare_table(
        columns,
        [
            TableRow("Punya SK <b>pembentukan</b>", "?angka=has_sk", "Makin tinggi makin baik", tuple(cells)),
            TableRow("Perempat", "?angka=x", "Tidak dinilai", (*filled, *rest)),
            TableRow("Satu angka", "?angka=y", "Makin rendah makin baik", (blank, rate)),
        ],
        caption="Organisasi, menurut tempat",
    )
