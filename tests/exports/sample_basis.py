"""When, where and from what a made up content was counted."""

from datetime import UTC, datetime

from answers.document import Basis, Stamp

SAMPLE = "data contoh (simulasi)"
PLACES = ("Lombok Tengah", "Sumbawa Barat", "Sumbawa", "Dompu", "Bima")
STAMP = Stamp(
    data_version="5ffb5f3dc9cb",
    build_id="2026-11-22T06:10:04+08:00",
    code_version="0.4.0",
    made_at=datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
    words="Versi data 5ffb5f3dc9cb · versi kode 0.4.0 · dibuat 23 November 2026 pukul 09.30 WITA",
)
SURVEY = Basis(
    clock="survey",
    source="Survei November 2018, tabel 4 studi INOVASI",
    coverage="11 dari 88 KKG disurvei",
    is_simulated=False,
    definition="KKG yang menjawab punya SK dibagi KKG yang menjawab.",
    caveat="Sampel dipilih sengaja: angkanya bercerita tentang yang disurvei, belum tentu tentang semua.",
)
LOG = Basis(
    clock="log",
    source=f"Log kegiatan sampai 22 November 2026 · {SAMPLE}",
    coverage="88 KKG dalam daftar",
    is_simulated=True,
    definition="KKG menurut kelasnya pada hari terakhir log.",
)
