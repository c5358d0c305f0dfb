"""Broken in single cells: numbers, dates, words, names of groups and places, points."""

from datetime import date
from pathlib import Path

from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from tests.etl.intake.book import Book, Meeting, Place
from tests.etl.intake.cases import Told, broken

LATE = "2018-11-04"  # the day of the meeting that add_meeting() puts into row 5


@broken(
    Told("pertemuan", "F5", "dua puluh", "Hadir harus berupa angka", "tulis angka saja"),
    Told("pertemuan", "H5", "belum ada", "harus berupa rupiah", "Rp 1.250.000"),
)
def words_in_numbers(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Hadir="dua puluh", Biaya="belum ada").save(folder)


@broken(
    more=[
        Meeting(1, LATE, 20, 1_250_000),
        Meeting(1, "2018-11-05", 25, 1_250_000),
        Meeting(1, "2018-11-06", 5, 500_000),
    ]
)
def numbers_kept_as_text(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting(Hadir=" 20 ", Biaya="Rp 1.250.000,-")
    return book.add_meeting(Hadir="25 orang", Biaya="1,25 jt").add_meeting(Hadir="5", Biaya="500rb").save(folder)


@broken(Told("pertemuan", "H5", "1,250", "harus berupa rupiah", "tulis misalnya 1250000"))
def one_rupiah_and_a_quarter(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Biaya="1,250").save(folder)


@broken(Told("pertemuan", "H5", "-500000", "paling kecil 0", "periksa angkanya"))
def negative_money(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Biaya=-500_000).save(folder)


@broken(Told("pertemuan", "F5", "20.5", "bilangan bulat", "tanpa koma"))
def half_a_person(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Hadir=20.5).save(folder)


@broken(notes=["F5: hadir 45 lebih banyak dari diundang 40"], more=[Meeting(1, LATE, 45, 500_000)])
def more_came_than_were_invited(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Hadir=45).save(folder)


@broken(Told("pertemuan", "C5", "31/02/2018", "yang ada di kalender", "periksa hari"))
def the_31st_of_february(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal="31/02/2018").save(folder)


@broken(Told("pertemuan", "C5", "10/13/18", "bulan 13 tidak ada", "13/10/2018"))
def the_month_first(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal="10/13/18").save(folder)


@broken(Told("pertemuan", "C5", "Oktober 2018", "lengkap dengan harinya", "13/10/2018"))
def a_month_without_a_day(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal="Oktober 2018").save(folder)


@broken(Told("pertemuan", "C5", "13/10/1018", "antara 1990 dan 2100", "periksa tahunnya"))
def the_year_1018(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal="13/10/1018").save(folder)


DATES = [
    "13/11/18",
    "14-11-2018",
    "15.11.2018",
    "Jumat, 16 November 2018",
    "17 Nop 2018",
    "2018-11-18",
    "19-Nov-18",
    "November 20, 2018",
    "21/11/2018 08.15",
    "20181122",
    "43427",
]


@broken(more=[Meeting(1, f"2018-11-{13 + n}", 20, 500_000) for n in range(len(DATES))])
def dates_as_text_in_many_forms(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    for words in DATES:
        book.add_meeting(Tanggal=words)
    return book.save(folder)


@broken(more=[Meeting(1, LATE, 20, 500_000)])
def dates_as_serial_numbers(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal=43408).save(folder)


@broken(more=[Meeting(1, LATE, 20, 500_000)])
def dates_that_count_from_1904(folder: Path, place: Place) -> Path:
    """Written by an old Macintosh: Excel's dates and a serial number that has lost its format."""

    def spoil(workbook: Workbook) -> None:
        workbook.epoch = CALENDAR_MAC_1904

    return Book.right(place).add_meeting(Tanggal=43408 - 1462).save(folder, spoil)


@broken(notes=["C5: tanggal 1 Januari 2099 belum lewat"], more=[Meeting(1, "2099-01-01", 20, 500_000)])
def a_day_to_come(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal=date(2099, 1, 1)).save(folder)


@broken()
def the_same_row_again(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.meetings.append(list(book.meetings[1]))
    return book.save(folder)


@broken(Told("pertemuan", "B5", "Gugus I", "baris 2 berisi lain", "hapus salah satu dari baris 2 dan 5"))
def one_meeting_told_in_two_ways(folder: Path, place: Place) -> Path:
    book = Book.right(place)
    book.meetings.append([*book.meetings[1][:5], 11, 40, 1_000_001])
    return book.save(folder)


@broken(
    Told("kelompok_kerja", "I3", "G-1", "baris 2 berisi lain", "gabungkan isinya"),
    Told("pertemuan", "B3", "Gugus II", "baris 3, tetapi baris itu ditolak", "perbaiki baris itu"),
    right=[1, 3],
    groups=3,
)
def one_id_for_two_groups(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_column("ID kelompok", None, "kelompok_kerja")
    code = f"G-1-{place.code}"
    return book.put("kelompok_kerja", "I2", code).put("kelompok_kerja", "I3", code).save(folder)


@broken(
    Told("pertemuan", "D5", "Agenda lain", "Agenda harus salah satu dari", "pilih dari daftar"),
    Told("pertemuan", "E6", "Media pembelajara", "Topik harus salah satu dari", "mungkin maksudnya: Pembuatan media"),
)
def words_that_are_not_on_the_list(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Agenda="Agenda lain").add_meeting(Topik="Media pembelajara").save(folder)


@broken(Told("pertemuan", "I5", "panjang", "paling panjang 500 huruf; ini 4000", "ringkas"))
def a_novel_in_one_cell(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting().add_column("Uraian topik", None)
    return book.put("pertemuan", "I5", "panjang " * 499 + "panjang!").save(folder)


@broken(notes=["1 nomor telepon dihapus dari teks (yang pertama di I2)"])
def a_telephone_number(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_column("Uraian topik", None)
    return book.put("pertemuan", "I2", "hubungi 0812-3456-7890").save(folder)


@broken(
    Told("pertemuan", "C5", "", "Tanggal wajib diisi", "isi Tanggal"),
    Told("pertemuan", "B6", "", "Kelompok wajib diisi", "isi Kelompok"),
)
def cells_left_blank(folder: Path, place: Place) -> Path:
    return Book.right(place).add_meeting(Tanggal=None).add_meeting(Kelompok="-").save(folder)


@broken(Told("kelompok_kerja", "I2", "mungkin nama orang", "Ada ketua harus ya atau tidak", "tulis ya atau tidak"))
def a_name_where_yes_or_no_is_asked(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_column("Ada ketua", "ya", "kelompok_kerja")
    return book.put("kelompok_kerja", "I2", "Siti Contoh").save(folder)


@broken(Told("kelompok_kerja", "F5", "x", "Kecamatan harus ada di", "mungkin maksudnya"), groups=3)
def a_misspelt_kecamatan(folder: Path, place: Place) -> Path:
    return Book.right(place).put("kelompok_kerja", "F5", f"{place.name}x").save(folder)


@broken(Told("kelompok_kerja", "E5", "Surabaya", "kabupaten atau kota di NTB", "perbaiki namanya"), groups=3)
def a_kabupaten_of_another_province(folder: Path, place: Place) -> Path:
    return Book.right(place).put("kelompok_kerja", "E5", "Surabaya").save(folder)


@broken(
    Told("pertemuan", "B5", "Gugus 7", "harus ada di lembar kelompok_kerja", "daftarkan kelompoknya"),
    Told("pertemuan", "B6", "Gugs 2", "harus ada di lembar kelompok_kerja", "mungkin maksudnya: KKG Gugus II"),
)
def groups_that_are_not_in_the_register(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting(Kelompok=f"KKG Gugus 7 {place.name}")
    return book.add_meeting(Kelompok=f"KKG Gugs 2 {place.name}").save(folder)


@broken(
    Told("pertemuan", "B5", "Gugus I", "lebih dari satu kelompok", "isi Jenis"),
    groups=5,
    more=[Meeting(1, "2018-11-05", 20, 500_000)],
)
def a_gugus_with_two_groups(folder: Path, place: Place) -> Path:
    """Its KKG and its KKKS have one name; with the type in front there is no doubt."""
    book = Book.right(place)
    book.groups.append([5, "KKKS", f"KKKS Gugus I {place.name}", "Gugus I", place.kabupaten, place.name, None, None])
    return book.add_meeting(Kelompok=f"Gugus I {place.name}").add_meeting().save(folder)


@broken(more=[Meeting(n, f"2018-11-{3 + n:02}", 20, 500_000) for n in (1, 2, 3)])
def names_of_groups_in_other_spellings(folder: Path, place: Place) -> Path:
    book = Book.right(place).add_meeting(Kelompok=f"GUGUS 01 kec. {place.name.upper()}")
    book.add_meeting(Kelompok=f"kkg gugus no. 2, {place.name}, kab. {place.kabupaten}")
    return book.add_meeting(Kelompok=f"KKG GugusIII {place.name.replace(' ', '')}").save(folder)


# --- points: the group goes in, its point does not --------------------------------------------------------------------


@broken(Told("kelompok_kerja", "G2", "/", "Lintang dan Bujur tertukar", "tulis Lintang -"), points=0)
def latitude_and_longitude_swapped(folder: Path, place: Place) -> Path:
    book = Book.right(place).put("kelompok_kerja", "G2", place.longitude)
    return book.put("kelompok_kerja", "H2", place.latitude).save(folder)


@broken(Told("kelompok_kerja", "G2", "-9,8 / 117,5", "bukan di laut", "periksa Lintang"), points=0)
def a_point_in_the_sea(folder: Path, place: Place) -> Path:
    return Book.right(place).put("kelompok_kerja", "G2", -9.8).put("kelompok_kerja", "H2", 117.5).save(folder)


@broken(Told("kelompok_kerja", "G2", "/", "tanda desimal hilang", "tulis dengan koma"), points=0)
def points_taken_for_thousands(folder: Path, place: Place) -> Path:
    book = Book.right(place).put("kelompok_kerja", "G2", int(place.latitude * 1e6))
    return book.put("kelompok_kerja", "H2", int(place.longitude * 1e6)).save(folder)


@broken(Told("kelompok_kerja", "G2", "/", "selalu minus", "tulis Lintang -"), points=0)
def a_minus_forgotten(folder: Path, place: Place) -> Path:
    return Book.right(place).put("kelompok_kerja", "G2", -place.latitude).save(folder)


@broken(Told("kelompok_kerja", "G2", "-", "Lintang dan Bujur harus diisi keduanya", "lengkapi"), points=0)
def half_a_point(folder: Path, place: Place) -> Path:
    return Book.right(place).put("kelompok_kerja", "H2", None).save(folder)


@broken(points=2)
def degrees_with_commas(folder: Path, place: Place) -> Path:
    book = Book.right(place).put("kelompok_kerja", "G3", f"{-place.latitude:.4f} LS".replace(".", ","))
    return book.put("kelompok_kerja", "H3", f"{place.longitude:.4f}".replace(".", ",")).save(folder)
