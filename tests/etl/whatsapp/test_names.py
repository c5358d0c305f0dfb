"""People's names and numbers go; places, schools, groups, times and money stay."""

import pytest

from etl.intake.messages import PHONE_GONE
from etl.whatsapp.names import NAME_GONE, Scrubber

PEOPLE = (
    "Bu Ani SDN 3",
    "~ Pak Bahar",
    "Hj. Siti Rahmawati, S.Pd",
    "Bima Sakti",
    "Lalu Wirajaya",
    "Bu Indah",
    "Maria SDN Maria",
    "Pak Hari",
    "Operator Dikpora",
    "SDN 3 Alas",
    "+62 812-3456-7890",
    "Made Sukarta (KKG Gugus 2)",
    "Rohana🌸",
    "Al",
    "Pak Bima",
    "D'Amour Ningsih",
    "KKG_Wardah",
)


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return Scrubber(PEOPLE)


@pytest.mark.parametrize(
    "text",
    [
        "KKG Gugus 3 Kec. Alas Kab. Sumbawa di SDN 3 Alas",
        "hari ini, Hari/tanggal: Sabtu",
        "kemarin lalu indah sekali",
        "KKG gugus 2 Bima dan Dompu",
        "di SDN Maria dan desa Maria",
        "Bapak/Ibu guru mohon hadir",
        "Ibu-ibu dan Bapak Pengawas",
        "Pak Kadis, Bu Ketua KKG, Ibu Kepala Sekolah",
        "jam 08.00-10.00, 12/10/2018 s.d. 13-10-2018",
        "Rp 1.250.000.000,-",
        "NPSN 50201234",
        "Narasumber: Pengawas",
        "narasumber dari Dinas Dikpora",
        "Operator Dikpora sudah kirim",
        "animasi sitiran rohanawati",
        "Al-Quran dan al kitab",
        "Terima kasih Bu. Semoga sukses",
        "BAPAK IBU GURU MOHON HADIR",
        "oleh LPMP NTB",
        "KKG Gugus II",
        "Ketua Gugus 3",
        "Hadir: 24 orang",
        "",
        "🙏🙏",
        "https://s.id/abc?x=1",
    ],
)
def test_what_names_nobody_stays_as_it_is(scrubber: Scrubber, text: str) -> None:
    assert scrubber.text(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bu Ani SDN 3", "{n} SDN 3"),
        ("terima kasih bu ani", "terima kasih {n}"),
        ("ANI sudah", "{n} sudah"),
        ("Pak Bahar, bu ani dan Rohana", "{n}, {n} dan {n}"),
        ("bu siti rahmawati hadir", "{n} hadir"),
        ("@Bu Ani SDN 3 hadir", "{n} SDN 3 hadir"),
        ("Bima Sakti dari Bima", "{n} dari Bima"),
        ("pak bima", "{n}"),
        ("pak lalu sudah", "{n} sudah"),
        ("Lalu Wirajaya", "{n}"),
        ("Bu Indah indah sekali", "{n} indah sekali"),
        ("pak hari, hari ini", "{n}, hari ini"),
        ("bu maria di SDN Maria", "{n} di SDN Maria"),
        ("D'Amour dan damour", "{n} dan {n}"),
        ("Bu Rohana:siap", "{n}:siap"),
        ("rohana🌸", "{n}🌸"),
        ("Wardah datang", "{n} datang"),
        ("made sukarta", "{n}"),
        ("pak ani_bahar", "{n}"),
        ("ﾑ Ａｎｉ", "ﾑ {n}"),
    ],
)
def test_senders_go_and_the_rest_stays(scrubber: Scrubber, text: str, left: str) -> None:
    assert scrubber.text(text) == left.format(n=NAME_GONE)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("narasumber Bpk. Ahmad Fauzi, M.Pd", "narasumber {n}"),
        ("Narasumber: Zubaidah (pengawas)", "Narasumber: {n} (pengawas)"),
        ("narasumber : zubaidah hanum", "narasumber : {n}"),
        ("narasumber yaitu Zubaidah dari LPMP", "narasumber yaitu {n} dari LPMP"),
        ("Ketua: Zubaidah\nHadir: 24", "Ketua: {n}\nHadir: 24"),
        ("oleh Zubaidah Hanum, S.Pd.SD", "oleh {n}"),
        ("Zubaidah Hanum, S.Pd., M.Pd. memberi materi", "{n} memberi materi"),
        ("di rumah Bu Zubaidah", "di rumah {n}"),
        ("Ibu Pengawas Zubaidah", "Ibu Pengawas {n}"),
        ("zubaidah.h@gmail.com", "{n}"),
        ("@zubaidah hadir", "{n} hadir"),
        ("BRI a.n. Zubaidah Hanum ya", "BRI a.n. {n} ya"),
    ],
)
def test_names_that_nobody_told_are_found_by_what_stands_around_them(scrubber: Scrubber, text: str, left: str) -> None:
    assert scrubber.text(text) == left.format(n=NAME_GONE)


@pytest.mark.parametrize(
    "number",
    [
        "0812 3456 7890",
        "+62 812-3456-7890",
        "6281234567890",
        "081234567890",
        "812-3456-7890",
        "0812.3456.7890",
        "(0812) 34567890",
        "0812 34 56 78 90",
        "0 8 1 2 3 4 5 6 7 8 9 0",
        "085-238-111-222",
        "0821 1122 334",
        "+60 12-345 6789",
        "0370-621234",
        "+1 (415) 555-2671",
        "196501011986031001",
        "19650101 198603 1 001",
        "5201014501650001",
        "０８１２３４５６７８９０",
        "+62\u2011812\u20113456\u20117890",
    ],
)
def test_a_number_goes_in_any_spelling(scrubber: Scrubber, number: str) -> None:
    left = scrubber.text(f"hubungi {number} ya, hadir 24")
    assert PHONE_GONE in left and left.endswith("ya, hadir 24")
    assert sum(map(str.isdigit, left)) <= 2 + 3, left


@pytest.mark.parametrize(
    "name", ["Contoh", "Budi", "Ika", "Sari", "Vivi", "Putri", "Agus", "Amin", "Dewi", "Nur", "Lalu", "Mei", "Bima"]
)
@pytest.mark.parametrize("shown", ["Bu {}", "Pak {} SDN 3", "~ Ibu {}", "Bu {}, S.Pd"])
def test_a_short_or_common_name_goes_where_it_is_said_to_somebody(name: str, shown: str) -> None:
    known = Scrubber([shown.format(name)])
    for text in (
        f"terima kasih bu {name.lower()}",
        f"Pak {name} mohon info",
        f"@{name} tolong",
        f"siap Bu {name.upper()}",
    ):
        assert name.casefold() not in known.text(text).casefold()
