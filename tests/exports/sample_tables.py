"""Tables written by hand for the tests of workbook, CSV and Parquet: every kind of column, hostile words, no rows."""

from datetime import date

from answers import about
from answers.about import About
from answers.document import Column, Table
from tests.exports.sample_content import LOG, SURVEY, bima

COLUMNS = (
    Column("name", "Kelompok"),
    Column("last_meeting_on", "Pertemuan terakhir", "date"),
    Column("meetings", "Pertemuan", "count", unit="pertemuan", definition="Pertemuan dalam 12 bulan terakhir."),
    Column("attendance", "Kehadiran", "percent"),
    Column("cost", "Biaya per pertemuan", "rupiah"),
    Column("distance", "Jarak ke narasumber", "km", 1),
    Column("rate", "Pertemuan per bulan", "rate", 2),
)
ROWS = (
    ("KKG Gugus 1 Bolo", date(2026, 11, 2), 1_633, 0.75, 1_250_000.0, 12.34, 1.375),
    ("KKG Gugus 2 Bolo", None, 0, None, None, None, None),
    ("KKG Gugus 3 Bolo", date(2025, 12, 10), 4, 0.5, 400_000.0, 0.0, 0.333),
)
HOSTILE = ("=1+1", "+62", "-2+3", "@sum(a1)", "https://example.id", "{=1}", "\t=1", "'", "&P <b>", "_x0041_", "0012")


def about_bima() -> About:
    """The head of all of them."""
    return about.of(bima())


def groups() -> Table:
    """Three groups of a simulated register, one with nothing but a name."""
    definition = "Dibagi dengan kelompok dalam daftar."
    terms = (("Pertemuan", definition),)
    return Table("groups", "Kelompok dalam daftar", COLUMNS, ROWS, LOG, ("Jarak garis lurus.",), "Kelompok", terms)


def survey() -> Table:
    """Real figures of the survey, a percentage only where the rule allows one."""
    return bima().tables[0]


def empty() -> Table:
    """Heads and no row."""
    return Table("empty", "Belum ada yang melapor", COLUMNS, (), LOG)


def hostile() -> Table:
    """Words that a spreadsheet would work out, in cells, heads and titles."""
    columns = (Column("words", "=2+2"), Column("again", "=2+2"))
    return Table("hostile", "=HYPERLINK(1)", columns, tuple((one, one) for one in HOSTILE), SURVEY, ("=3+3",))
