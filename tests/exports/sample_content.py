"""Small contents written by hand, for tests of the writers: what a document gets, without a warehouse behind it.

`bima()` has everything: both clocks, a simulated log, small samples, one kabupaten. `bare()` lacks nearly all of it:
nobody was surveyed, no group is registered, nothing to draw and nothing to decide.
"""

from answers.document import (
    Basis,
    Chart,
    Column,
    Content,
    Decision,
    Deck,
    KeyFigure,
    LegendEntry,
    MapPicture,
    Series,
    Slide,
    SlideKey,
    Table,
)
from charts.theme import CLASS_ICONS, LIGHT
from indicators.share import Rate, Share
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, GroupType, ValueStatus
from tests.exports.sample_basis import LOG, PLACES, SAMPLE, STAMP, SURVEY

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500" width="800" height="500">'
    f'<path d="M40 90L330 40L700 120L760 330L520 460L180 400Z" fill="{LIGHT.card}" stroke="{LIGHT.quiet}"/>'
    f'<circle cx="300" cy="180" r="9" fill="{LIGHT.classes[ActivityClass.AKTIF]}"/>'
    f'<circle cx="420" cy="260" r="9" fill="{LIGHT.classes[ActivityClass.CUKUP_AKTIF]}"/>'
    f'<circle cx="560" cy="220" r="9" fill="{LIGHT.classes[ActivityClass.KURANG_AKTIF]}"/>'
    f'<circle cx="380" cy="350" r="9" fill="{LIGHT.classes[ActivityClass.VAKUM]}"/></svg>'
)


def bima() -> Content:
    """KKG in Kabupaten Bima: survey 2018 (11 of 88, a small sample) and a simulated log."""
    return Content(
        selection=Selection(kabupaten_code="52.06", kabupaten_name="Bima"),
        title="KKG di Kabupaten Bima",
        filters="Menampilkan KKG di Kabupaten Bima, survei November 2018 (11 dari 88 KKG).",
        facts=(
            "18 kecamatan · dalam daftar: 88 KKG, 18 KKKS, 9 KKM",
            "Survei November 2018: 11 dari 88 KKG disurvei",
            "Log kegiatan sampai 22 November 2026",
        ),
        key_figures=_key_figures(),
        map=_map(),
        charts=(_activity(), _funding(), _access(), _organisation(), _compare()),
        decisions=_decisions(),
        conclusion="Tema lain yang juga melewati batas: pembiayaan, penjaminan mutu.",
        method=(
            "Bagian selalu disertai hitungannya; persen mulai dari 10 jawaban, dengan tanda sampel kecil sampai 24.",
            "Survei 2018 adalah potret, log kegiatan adalah film: keduanya tidak pernah berada di satu sumbu waktu.",
            "Kelompok yang disurvei dipilih sengaja, jadi angkanya belum tentu berlaku bagi semua kelompok.",
            "Data contoh (simulasi) dibuat komputer; bukan keadaan kelompok yang sebenarnya.",
        ),
        attribution=(
            "Survei: studi INOVASI tentang KKG di NTB, 2018-2019.",
            "Batas wilayah: © OpenStreetMap contributors (ODbL).",
        ),
        tables=(_table(),),
        stamp=STAMP,
        language="id",
        link="https://gugus.example.id/profil?kabupaten=52.06&jenis=KKG&putaran=survey_2018",
        sample_mark=SAMPLE,
    )


def bare() -> Content:
    """KKM in Kabupaten Dompu with neither survey nor register: every part is missing and says why."""
    nobody = Basis("survey", "Survei November 2018, tabel 4 studi INOVASI", "Tidak ada KKM yang disurvei", False)
    share = Share(None, None, status=ValueStatus.NOT_SURVEYED)
    reason = "Tidak ada KKM di Kabupaten Dompu yang disurvei, dan daftar kelompok belum dimuat."
    return Content(
        selection=Selection("52.05", "Dompu", GroupType.KKM),
        title="KKM di Kabupaten Dompu",
        filters="Menampilkan KKM di Kabupaten Dompu, survei November 2018 (tidak ada yang disurvei).",
        facts=("8 kecamatan", "Survei November 2018: tidak ada KKM yang disurvei"),
        key_figures=(
            KeyFigure(
                "has_sk", "Punya SK", share, "tidak disurvei", "tidak disurvei", "", Share(2, 4), "2 dari 4",
                "Di Kabupaten Dompu, KKM punya SK: tidak disurvei.", nobody,
            ),
        ),
        map=None,
        charts=(),
        decisions=(),
        conclusion="Tidak ada yang melewati batas; itu belum berarti semuanya baik.",
        method=("Bagian selalu disertai hitungannya; tanpa responden tidak ada angka.",),
        attribution=("Survei: studi INOVASI tentang KKG di NTB, 2018-2019.",),
        tables=(),
        stamp=STAMP,
        language="id",
        reasons=dict.fromkeys(("peta", "keaktifan", "pendanaan", "narasumber", "kelembagaan", "banding"), reason),
    )  # fmt: skip


def deck(content: Content) -> Deck:
    """All nine slides of a content, in the order of the house; what is missing says why."""
    parts: tuple[tuple[SlideKey, str], ...] = (
        ("judul", ""), ("peta", ""), ("keaktifan", ""), ("pendanaan", ""), ("narasumber", ""), ("kelembagaan", ""),
        ("banding", ""), ("keputusan", "Yang perlu diputuskan"), ("metode", "Cara membaca angka"),
    )  # fmt: skip
    return Deck(content, tuple(_slide(content, key, name) for key, name in parts))


def _slide(content: Content, key: SlideKey, name: str) -> Slide:
    if key == "judul":
        basis = content.key_figures[0].basis
        foot, simulated = basis.foot, any(one.basis.is_simulated for one in content.key_figures)
        return Slide(key, content.title, "", content.key_figures, foot, _notes(content, basis), simulated)
    if key == "keputusan":
        title = f"{len(content.decisions)} hal perlu diputuskan di {content.selection.place}."
        body = content.decisions or (content.conclusion,)
        mark = any(one.is_simulated for one in content.decisions)
        return Slide(key, title, name, body, content.conclusion, content.filters, mark)
    if key == "metode":
        foot = " · ".join(content.attribution)
        return Slide(key, "Angka ini dibaca dengan hati-hati.", name, content.method, foot, content.filters, False)
    shown = content.map if key == "peta" else content.chart(key)
    if shown is None:
        return Slide(key, f"Belum ada {key} untuk {content.title}.", "", (content.reasons[key],), "", "", False)
    basis = shown.basis
    return Slide(key, shown.sentence, shown.name, shown, basis.foot, _notes(content, basis), basis.is_simulated)


def _notes(content: Content, basis: Basis) -> str:
    return "\n".join(filter(None, (basis.definition, basis.caveat, basis.foot, content.filters)))


def _key_figures() -> tuple[KeyFigure, ...]:
    def of_log(key: str, title: str, count: int, everywhere: int, reference: str) -> KeyFigure:
        words, sentence = f"{count} dari 88 ({round(count / 0.88)}%)", f"Di Kabupaten Bima, {count} dari 88 KKG."
        figure, other = Share(count, 88, is_census=True), Share(everywhere, 287, is_census=True)
        beside = words.removeprefix(f"{count} ")
        return KeyFigure(key, title, figure, words, str(count), beside, other, reference, sentence, LOG)

    def of_survey(key: str, title: str, count: int, n: int, words: str, everywhere: Share, said: str) -> KeyFigure:
        beside = words.removeprefix(f"{count} ")
        sentence = f"Di Kabupaten Bima, {words} KKG {title.lower()}."
        return KeyFigure(key, title, Share(count, n), words, str(count), beside, everywhere, said, sentence, SURVEY)

    meetings = KeyFigure(
        "log_meetings_per_group", "Pertemuan per kelompok, 12 bulan", Rate(633, 88),
        "7,2 pertemuan per kelompok (633 pertemuan, 88 kelompok)", "7,2",
        "pertemuan per kelompok (633 pertemuan, 88 kelompok)", Rate(2382, 287),
        "8,3 pertemuan per kelompok (2.382 pertemuan, 287 kelompok)",
        "Di Kabupaten Bima, KKG mencatat 7,2 pertemuan per kelompok dalam 12 bulan terakhir.", LOG,
    )  # fmt: skip
    return (
        of_log("working", "Aktif atau cukup aktif", 41, 150, "150 dari 287 (52%)"),
        of_log("log_silent_6_months", "Diam enam bulan terakhir", 22, 60, "60 dari 287 (21%)"),
        meetings,
        of_survey("has_sk", "Punya SK", 7, 11, "7 dari 11 (64%, sampel kecil)", Share(33, 52), "33 dari 52 (63%)"),
        of_survey("narasumber_access_adequate", "Akses narasumber memadai", 3, 8, "3 dari 8", Share(21, 46),
                  "21 dari 46 (46%)"),
        of_survey("never_met", "Tidak pernah bertemu dalam dua tahun", 3, 11, "3 dari 11 (27%, sampel kecil)",
                  Share(8, 52), "8 dari 52 (15%)"),
    )  # fmt: skip


def _map() -> MapPicture:
    words = {
        ActivityClass.AKTIF: ("Aktif", 24),
        ActivityClass.CUKUP_AKTIF: ("Cukup aktif", 17),
        ActivityClass.KURANG_AKTIF: ("Kurang aktif", 20),
        ActivityClass.VAKUM: ("Vakum", 21),
    }
    legend = tuple(
        LegendEntry(name, f"{count} KKG", LIGHT.classes[one], CLASS_ICONS[one]) for one, (name, count) in words.items()
    )
    return MapPicture(
        sentence="Di Kabupaten Bima, 21 dari 88 KKG vakum menurut log kegiatan.",
        name="Kelompok di peta menurut kelas",
        svg=SVG,
        width=800,
        height=500,
        alt="Peta Kabupaten Bima: 82 KKG yang punya titik, yaitu 24 aktif, 17 cukup aktif, 20 kurang aktif, 21 vakum.",
        legend=legend,
        attribution="Batas wilayah: © OpenStreetMap contributors (ODbL)",
        basis=LOG,
        notes=("6 KKG tidak tampak di peta: titiknya belum ada atau di luar kabupaten",),
    )


def _activity() -> Chart:
    rows = {"Bolo": (3, 2, 1, 1), "Woha": (2, 2, 2, 1), "Sape": (4, 1, 3, 2), "Wera": (0, 1, 2, 3)}
    names = ("Aktif", "Cukup aktif", "Kurang aktif", "Vakum")
    series = tuple(
        Series(name, tuple(float(row[place]) for row in rows.values()), colour)
        for place, (name, colour) in enumerate(zip(names, LIGHT.classes.values(), strict=True))
    )
    return Chart(
        "keaktifan", "stacked", "Di Wera, 3 dari 6 KKG vakum menurut log kegiatan.", "KKG menurut kelas, per kecamatan",
        tuple(rows), tuple(f"{sum(row)} KKG" for row in rows.values()), series, "KKG", 0, LOG,
    )  # fmt: skip


def _funding() -> Chart:
    values = (1_250_000.0, 400_000.0, 150_000.0)
    words = ("Rp 1.250.000", "Rp 400.000", "Rp 150.000")
    return Chart(
        "pendanaan", "bars", "Di Kabupaten Bima, 52 dari 88 KKG melaporkan pemasukan 2025, rata-rata Rp 1,8 juta.",
        "Pemasukan per kelompok menurut sumber, 2025", ("Iuran sekolah", "Dana BOS", "Pemerintah kabupaten"),
        ("52 kelompok", "20 kelompok", "9 kelompok"), (Series("Pemasukan", values, LIGHT.accent, words),), "Rp", 0, LOG,
    )  # fmt: skip


def _access() -> Chart:
    rows = ((4, 3, 2), (2, 3, 1), (5, 4, 1), (4, 6, 3), (3, 4, 1))
    names = ("Memadai", "Kurang memadai", "Tidak ada")
    series = tuple(
        Series(name, tuple(float(row[place]) for row in rows), LIGHT.categories[place])
        for place, name in enumerate(names)
    )
    return Chart(
        "narasumber", "stacked", "Di Kabupaten Bima, 3 dari 8 KKG menilai akses ke narasumber memadai.",
        "Akses ke narasumber menurut KKG", PLACES, tuple(f"{sum(row)} menjawab" for row in rows), series, "KKG", 0,
        SURVEY, chosen=4,
    )  # fmt: skip


def _organisation() -> Chart:
    here, everywhere = (7.0, 4.0, 9.0, None), (33.0, 20.0, 47.0, 12.0)
    return Chart(
        "kelembagaan", "bars", "Di Kabupaten Bima, 7 dari 11 KKG (64%, sampel kecil) punya SK.",
        "Dokumen yang dimiliki KKG", ("SK", "AD/ART", "Program kerja", "Laporan berkala kepada Dinas Pendidikan"),
        ("", "", "", ""),
        (
            Series("Kabupaten Bima", here, LIGHT.accent, ("7 dari 11", "4 dari 11", "9 dari 11", "")),
            Series("lima kabupaten studi", everywhere, LIGHT.no_data, ("33 dari 52", "20 dari 52", "47 dari 52",
                                                                      "12 dari 52")),
        ),
        "KKG", 0, SURVEY,
    )  # fmt: skip


def _compare() -> Chart:
    counts = ((9, 12), (4, 9), (6, 10), (7, 10), (7, 11))
    series = (
        Series("Punya SK", tuple(float(yes) for yes, _ in counts), LIGHT.accent),
        Series("Tidak punya SK", tuple(float(n - yes) for yes, n in counts), LIGHT.no_data),
    )
    beside = ("9 dari 12 (75%, sampel kecil)", "4 dari 9", "6 dari 10 (60%, sampel kecil)",
              "7 dari 10 (70%, sampel kecil)", "7 dari 11 (64%, sampel kecil)")  # fmt: skip
    return Chart(
        "banding", "stacked", "Bagian KKG yang punya SK belum bisa dibedakan antara lima kabupaten.",
        "KKG yang punya SK, per kabupaten", PLACES, beside, series, "KKG", 0, SURVEY, chosen=4,
        notes=("Lima kabupaten bersama: 33 dari 52 (63%).",),
    )  # fmt: skip


def _decisions() -> tuple[Decision, ...]:
    return (
        Decision(
            "never_met", "Di Kabupaten Bima, 3 dari 11 KKG (27%, sampel kecil) tidak pernah bertemu dalam dua tahun.",
            "Hubungi kelompok yang tidak bertemu: sosialisasikan tujuannya dan beri alasan hadir, misalnya sertifikat.",
            "Tidak pernah bertemu: 20% atau lebih", "Dinas Pendidikan dan pengawas", SURVEY.source,
            f"Log kegiatan sampai 22 November 2026 · {SAMPLE}: 21 dari 88 KKG vakum.", True,
        ),
        Decision(
            "no_sk", "Di Kabupaten Bima, 4 dari 11 KKG (36%, sampel kecil) belum punya SK.",
            "Terbitkan SK pengurus bagi kelompok yang belum memilikinya; SK menjadi syarat program PKB.",
            "Punya SK: 80% atau kurang", "Dinas Pendidikan Kabupaten", SURVEY.source, "", False,
        ),
        Decision(
            "access", "Di Kabupaten Bima, 3 dari 8 KKG menilai akses ke narasumber memadai.",
            "Rintis kerja sama dengan perguruan tinggi, LPMP, dan Fasda untuk menambah narasumber.",
            "Akses memadai: 50% atau kurang", "Dinas Pendidikan dan kelompok kerja", SURVEY.source, "", False,
        ),
    )  # fmt: skip


def _table() -> Table:
    return Table(
        "has_sk",
        "KKG yang punya SK, per kabupaten",
        (
            Column("kabupaten", "Kabupaten"),
            Column("numerator", "Punya SK", "count"),
            Column("denominator", "Menjawab", "count"),
            Column("percent", "Bagian", "percent"),
        ),
        (
            ("Lombok Tengah", 9, 12, 0.75),
            ("Sumbawa Barat", 4, 9, None),
            ("Sumbawa", 6, 10, 0.6),
            ("Dompu", 7, 10, 0.7),
            ("Bima", 7, 11, 7 / 11),
        ),
        SURVEY,
        ("Persen hanya mulai dari 10 jawaban.",),
    )
