"""Every drawn piece in every state, on one page per mode: `python -m charts.gallery OUT_DIR`.

Values are those of the survey of 2018; its percentages are turned into counts here only to draw with. Warehouse and
pages count by the rules of the ETL.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from charts import gallery_compare, gallery_log, gallery_rounds
from charts.dot_strip import dot_strip
from charts.icon_matrix import MatrixColumn, MatrixRow, icon_matrix
from charts.key_figure import key_figure, key_figures
from charts.option_bars import option_bars
from charts.ordered_bars import CLASS_ROLES, AnswerCount, ColourRole, PlaceAnswers, ordered_bars
from charts.style import stylesheet
from charts.svg_map import svg_map
from geo import boundaries, svg_paths
from indicators.share import AreaShare, OptionShare, Share
from schemas.vocabulary import ActivityClass, ValueStatus
from translations.text import language, use_language

RAW = Path(__file__).parents[1] / "data/raw/survey_2018"
CODES = {"Lombok Tengah": "52.02", "Sumbawa Barat": "52.07", "Sumbawa": "52.04", "Dompu": "52.05", "Bima": "52.06"}
TYPES = ("KKG", "KKKS", "KKM")
FOOT = "INOVASI, survei November 2018, tabel 5"
ACCESS_ROLES = dict(
    zip(
        ("sangat_memadai", "memadai", "cukup_memadai", "kurang_memadai", "tidak_memadai", "na"),
        (role for role in ColourRole if role != ColourRole.UNKNOWN),
        strict=True,
    )
)
ATTENDANCE_ROLES = {
    "90_100": ColourRole.BEST,
    "60_89": ColourRole.GOOD,
    "0_59": ColourRole.WEAK,
    "lt_40": ColourRole.WORST,
    "na": ColourRole.MISSING,
}


def main(folder: Path) -> None:
    """Write gallery-light.html and gallery-dark.html."""
    folder.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        (folder / f"gallery-{mode}.html").write_text(page(mode), encoding="utf-8")


def page(mode: str) -> str:
    """All pieces as one HTML document of its own."""
    pieces = "".join(f'<h2 class="g-quiet">{title}</h2>{html}' for title, html in pieces_by_title(mode).items())
    frame = (
        "body{margin:0;background:var(--g-ground);color:var(--g-text)}main{max-width:1280px;margin:auto;padding:16px}"
        "h2{margin:32px 0 8px;font:600 13px var(--g-font);border-bottom:1px solid var(--g-hairline)}"
    )
    return (
        f'<!doctype html><html lang="{language()}"><meta charset="utf-8"><title>Gallery</title>'
        f'<meta name="viewport" content="width=device-width"><style>{stylesheet(mode)}{frame}</style>'
        f"<main>{pieces}</main></html>"
    )


def pieces_by_title(mode: str) -> dict[str, str]:
    """Title -> HTML of one piece."""
    sk, art = kabupaten_shares(5, "KKG", "ya", chosen="Bima"), kabupaten_shares(6, "KKG", "ya")
    return {
        "key_figures": key_figures(_cards()),
        "svg_map: KKG": _map(sk, "52.06", "Bagian KKG yang punya SK", mode),
        "svg_map: KKM": _map(states(), "52.05", "Bagian KKM yang punya SK (keadaan contoh)", mode),
        "dot_strip: SK": dot_strip([*sk, total(sk)], unit="KKG"),
        "dot_strip: AD/ART, tolok ukur": dot_strip(
            art, unit="KKG", benchmark_words="Tolok ukur: Bank Dunia (2014), sekitar 16 pertemuan per tahun."
        ),
        "dot_strip: keadaan": dot_strip(states(), unit="KKM"),
        "option_bars: sumber dana": option_bars(
            options(14, "KKG"), others={name: options(14, name) for name in TYPES[1:]}
        ),
        "option_bars: topik KKG": option_bars(options(13, "KKG")),
        "option_bars: topik KKM (n = 7), persen terbit": option_bars([*options(13, "KKM"), *_odd_options()]),
        "ordered_bars: frekuensi": ordered_bars([*answers(11, _frequency_roles()), _all(11)], unit="KKG"),
        "ordered_bars: kehadiran KKM": ordered_bars(answers(12, ATTENDANCE_ROLES, "KKM"), unit="KKM"),
        "ordered_bars: akses, diverging": ordered_bars(answers(18, ACCESS_ROLES), unit="KKG", diverging=True),
        "icon_matrix: dokumen": _documents(),
        "icon_matrix: pengurus": _officers(),
        "icon_matrix: keadaan": icon_matrix(
            [MatrixColumn(area.area_name or "Gabungan") for area in states()],
            [MatrixRow("Kartu <b>contoh</b>", tuple(area.share for area in states()))],
            caption="Semua keadaan",
        ),
        **gallery_log.pieces(),
        **gallery_compare.pieces([*states(), total(sk)]),
        **gallery_rounds.pieces(),
    }


def states() -> list[AreaShare]:
    """One place per state: 4, 1, published only, nobody answered, not surveyed, and a name that is markup."""
    published = Share(None, None, published=36.0, status=ValueStatus.PUBLISHED_ONLY)
    return [
        AreaShare("52.02", "Lombok Tengah", Share(3, 4), 12, 4),
        AreaShare("52.07", "Sumbawa Barat", Share(None, None, status=ValueStatus.NOT_SURVEYED), 1, 0),
        AreaShare("52.04", "Sumbawa", Share(0, 1), 6, 1),
        AreaShare("52.05", "Dompu", published, 8, 6, is_chosen=True),
        AreaShare("52.06", "Bima", Share(0, 0), 2, 2),
        AreaShare("52.03", "Lombok <script>alert(1)</script> Timur", Share(5, 6)),
        AreaShare("52.01", "Lombok Barat", Share(None, None, status=ValueStatus.NOT_BY_KABUPATEN)),
        AreaShare(None, "", Share(410, 490)),
    ]


def kabupaten_shares(table: int, group_type: str, option: str, chosen: str | None = None) -> list[AreaShare]:
    """Shares of one answer in the five kabupaten, west to east."""
    sizes = _sizes()
    rows = {
        row["kabupaten"]: row for row in _rows(table) if (row["group_type"], row["option_id"]) == (group_type, option)
    }
    found = []
    for name, code in CODES.items():
        exist, surveyed = sizes[group_type, name]
        found.append(AreaShare(code, name, _share(rows[name]["printed"], surveyed), exist, surveyed, name == chosen))
    return found


def total(areas: Sequence[AreaShare]) -> AreaShare:
    """The five together."""
    share = Share(sum(a.share.numerator or 0 for a in areas), sum(a.share.denominator or 0 for a in areas))
    return AreaShare(
        None, "", share, sum(a.groups_total or 0 for a in areas), sum(a.groups_surveyed or 0 for a in areas)
    )


def options(table: int, group_type: str) -> list[OptionShare]:
    """Answers of one type of group in the five kabupaten together."""
    words = _labels()
    respondents = {"KKG": 52, "KKKS": 34, "KKM": 7}[group_type]
    return [
        OptionShare(row["option_id"], words[row["question_id"], row["option_id"]], _share(row["printed"], respondents))
        for row in _rows(table)
        if row["group_type"] == group_type
    ]


def answers(table: int, roles: Mapping[str, ColourRole], group_type: str = "KKG") -> list[PlaceAnswers]:
    """All answers of one question in the five kabupaten."""
    sizes, words = _sizes(), _labels()
    found = []
    for name, code in CODES.items():
        respondents = sizes[group_type, name][1]
        rows = [row for row in _rows(table) if (row["group_type"], row["kabupaten"]) == (group_type, name)]
        told = tuple(
            AnswerCount(
                row["option_id"],
                words[row["question_id"], row["option_id"]],
                _share(row["printed"], respondents).numerator,
                _share(row["printed"], respondents).published,
                roles[row["option_id"]],
            )
            for row in rows
        )
        reason = None if respondents else ValueStatus.NOT_SURVEYED
        found.append(PlaceAnswers(code, name, name == "Bima", respondents, told, reason))
    return found


def _all(table: int) -> PlaceAnswers:
    places = answers(table, _frequency_roles())
    told = tuple(
        AnswerCount(a.option_id, a.label, sum(p.answers[n].count or 0 for p in places), None, a.colour_role)
        for n, a in enumerate(places[0].answers)
    )
    return PlaceAnswers(None, "", False, sum(place.respondents for place in places), told)


def _cards() -> list[str]:
    cards = []
    asked = (
        ("Punya SK", 5, "Bima"),
        ("Punya AD/ART", 6, "Dompu"),
        ("Punya SK", 5, "Lombok Tengah"),
        ("SK", 5, "Sumbawa"),
    )
    for title, table, name in asked:
        areas = kabupaten_shares(table, "KKG", "ya")
        area = next(area for area in areas if area.area_name == name)
        sentence = f"Di {name}, {area.share.numerator} dari {area.share.denominator} KKG yang disurvei sudah punya."
        cards.append(key_figure(title, area, total(areas), FOOT, sentence))
    everyone = total(kabupaten_shares(5, "KKG", "ya"))
    cards.append(key_figure("Gabungan", everyone, everyone, FOOT, "Lebih dari separuh KKG sudah punya SK."))
    for area in (states()[3], states()[4], states()[2]):
        cards.append(key_figure("Punya SK pembentukan dari Dinas", area, everyone, FOOT, "Kalimat contoh."))
    return cards


def _map(areas: Sequence[AreaShare], chosen: str, legend: str, mode: str) -> str:
    values = {area.area_code: area for area in areas if area.area_code}
    source = boundaries.KABUPATEN_SOURCE[language()]
    return svg_map(svg_paths.read(), values, chosen=chosen, legend=legend, attribution=source, mode=mode)


def _documents() -> str:
    columns = [MatrixColumn(name, f"{_sizes()['KKG', name][1]} KKG", name == "Bima") for name in CODES]
    rows = [
        MatrixRow(label, tuple(area.share for area in kabupaten_shares(table, "KKG", "ya")))
        for label, table in (("SK pembentukan", 5), ("Anggaran dasar dan anggaran rumah tangga (AD/ART)", 6))
    ]
    return icon_matrix(columns, rows, caption="Dokumen yang dimiliki KKG, survei November 2018")


def _officers() -> str:
    by_type = [options(7, name) for name in TYPES]
    rows = [MatrixRow(one[0].label, tuple(option.share for option in one)) for one in zip(*by_type, strict=True)]
    return icon_matrix([MatrixColumn(name) for name in TYPES], rows, caption="Pengurus menurut jenis kelompok")


def _odd_options() -> list[OptionShare]:
    published = Share(None, None, published=45.0, status=ValueStatus.PUBLISHED_ONLY)
    unasked = Share(None, None, status=ValueStatus.NOT_ASKED)
    return [OptionShare("x", "Jawaban <b>terbit</b>", published), OptionShare("y", "Jawaban lain", unasked)]


def _frequency_roles() -> dict[str, ColourRole]:
    return {
        row["option_id"]: CLASS_ROLES[ActivityClass(row["activity_class"])]
        for row in _csv("options")
        if row["question_id"] == "meeting_frequency"
    }


def _share(printed: str, respondents: int) -> Share:
    if not respondents:
        return Share(None, None, status=ValueStatus.NOT_SURVEYED)
    if not printed.endswith("%"):
        return Share(None, None, status=ValueStatus.NO_ANSWER)
    value = int(printed.removesuffix("%"))
    fits = [
        count
        for count in range(respondents + 1)
        if (Decimal(100 * count) / respondents).quantize(Decimal(1), rounding=ROUND_HALF_UP) == value
    ]
    if len(fits) != 1:
        return Share(None, None, published=value, status=ValueStatus.PUBLISHED_ONLY)
    return Share(fits[0], respondents, published=value)


def _sizes() -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (row["group_type"], row["kabupaten"]): (int(row["groups_total"]), int(row["groups_surveyed"]))
        for row in _csv("table_01")
    }


def _labels() -> dict[tuple[str, str], str]:
    return {(row["question_id"], row["option_id"]): row["words"] for row in _csv("options")}


def _rows(table: int) -> list[dict[str, str]]:
    return _csv(f"table_{table:02d}")


def _csv(name: str) -> list[dict[str, str]]:
    with (RAW / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    use_language("id")
    main(Path(sys.argv[1]))
