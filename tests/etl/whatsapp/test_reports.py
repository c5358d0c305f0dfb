"""Messages as teachers write them: which are reports, and what is read from them."""

from typing import Any

import pytest

from etl.whatsapp import contents
from etl.whatsapp.groups import Register
from etl.whatsapp.kinds import Kind
from tests.etl.whatsapp.reading import doubts, read, said


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi gugus 3",
        "KKG gugus 3 mana laporannya?",
        "KKG gugus 3 Woja besok batal ya",
        "hadir semua bu",
        "sy izin tdk hadir KKG gugus 3, anak sakit",
        "Seragam gugus 3 untuk SDN 2 sudah jadi",
        "Dana KKG gugus 3 Woja Rp 2.000.000 dari BOS",
        "Yang belum bayar iuran gugus 2 Rp 20.000 per guru segera ya",
        "Ibu2 KKG gugus 2 hari ini jadi?",
        "Guru gugus 3 Woja yang ikut PPG 3 orang",
        "laporan KKG gugus 3 Woja belum masuk",
        "pukul: 08.00",
        "Nama: x\nAlamat: y",
        "jadwal ronda: Sabtu",
        "😂: 😂",
        "CONTOH\nKelompok: KKG Gugus 3 Woja\nHadir: 24\nTanggal: 1/1/2018",
        "KKG gugus 3 Woja minggu ini ditiadakan karena libur",
        "besok rapat wali murid, hadir semua ya bu",
    ],
)
def test_what_reports_no_meeting_is_no_candidate(known: Register, text: str) -> None:
    assert read(text, known) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Alhamdulillah KKG gugus 3 Woja hari ini hadir 24 dari 30 guru, materi penyusunan RPP, narasumber pengawas",
            {
                "group_id": "KKG-52.05.05-03",
                "date": "2018-10-12",
                "attended": 24,
                "invited": 30,
                "topic": "perangkat_administrasi",
                "topic_words": "penyusunan RPP",
                "narasumber": "pengawas",
            },
        ),
        (
            "Kegiatan KKKS kec. Woja hari Sabtu kemarin di SDN 2 Woja dihadiri dua puluh dua kepala sekolah",
            {"group_id": "KKKS-52.05.05", "date": "2018-10-06", "attended": 22, "place": "SDN 2 Woja"},
        ),
        (
            "Assalamualaikum. Izin melaporkan kegiatan KKG Gugus 3 Bolo tgl 11/10/18 bertempat di SDN 5 Sila, "
            "peserta 27 org, narasumber fasda, biaya Rp. 850.000",
            {
                "group_id": "KKG-52.06.02-03",
                "date": "2018-10-11",
                "attended": 27,
                "place": "SDN 5 Sila",
                "narasumber": "fasda",
                "cost_rupiah": 850_000,
            },
        ),
        (
            "Selamat siang, kami laporkan bahwa pada hari ini Jumat 12-10-2018 telah dilaksanakan kegiatan KKG "
            "di Gugus II Kecamatan Woja Kabupaten Dompu dengan jumlah peserta 32 orang dari 8 sekolah",
            {"group_id": "KKG-52.05.05-02", "date": "2018-10-12", "attended": 32},
        ),
        (
            "KKG GUGUS 05 PRAYA\n*Hari/Tgl* : Kamis / 11 Okt 2018\n*Jml Hadir* : 17 orang\n*Materi* :\n1. Bedah "
            "SKL\n2. Penyusunan kisi-kisi\n*Nara Sumber* : Kepsek SDN 1",
            {
                "group_id": "KKG-52.02.01-05",
                "date": "2018-10-11",
                "attended": 17,
                "topic": "perangkat_penilaian",
                "topic_words": "1. Bedah SKL; 2. Penyusunan kisi-kisi",
                "narasumber": "kepala_sekolah",
            },
        ),
        (
            "Laporan: Gugus: 2, Kecamatan: Woja, KKG, Tanggal: 12-10-2018, Hadir: L=10 P=14, Jenis: rutin, "
            "Biaya: 1,25 jt",
            {
                "group_id": "KKG-52.05.05-02",
                "date": "2018-10-12",
                "attended": 24,
                "agenda": "rutin",
                "cost_rupiah": 1_250_000,
            },
        ),
        (
            "KKG gugus 3 Woja yang hadir cuma 9 dari 31 guru krn hujan, 5 tidak hadir tanpa kabar",
            {"group_id": "KKG-52.05.05-03", "date": "2018-10-12", "attended": 9, "invited": 31},
        ),
        (
            "*KKG GUGUS I KEC. WOJA*\n📅 12 Okt '18\n📍 SDN 1 Woja\n👥 20 guru",
            {"group_id": "KKG-52.05.05-01", "date": "2018-10-12", "attended": 20},
        ),
        (
            "Pertemuan rutin KKG gugus 6 Woha hari ini, hadir 14. Pertemuan berikutnya Sabtu 27 Oktober 2018",
            {"group_id": "KKG-52.06.03-06", "date": "2018-10-12", "attended": 14, "agenda": "rutin"},
        ),
        (
            "Rapat KKM MIN 1 Sumbawa tanggal 10 Oktober hadir 12 kepala madrasah, agenda persiapan ujian sekolah",
            {
                "group_id": "KKM-52.04-01",
                "date": "2018-10-10",
                "attended": 12,
                "topic": "perangkat_penilaian",
                "topic_words": "persiapan ujian sekolah",
            },
        ),
    ],
)
def test_a_report_is_read(known: Register, text: str, expected: dict[str, Any]) -> None:
    (one,) = read(text, known)
    assert one.kind == "meeting"
    assert said(one) == expected


def test_a_list_of_groups_is_one_candidate_for_each(known: Register) -> None:
    text = (
        "REKAP KKG 12/10/2018\n1. KKG Gugus 1 Bolo hadir 20 orang\n2. KKG Gugus 2 Bolo hadir 25 orang\n3. "
        "KKG Gugus 3 Bolo hadir 22 dari 25 guru"
    )
    found = [(one.facts.value("group_id"), one.facts.value("attended"), str(one.day)) for one in read(text, known)]
    assert found == [
        (f"KKG-52.06.02-0{number}", attended, "2018-10-12") for number, attended in ((1, 20), (2, 25), (3, 22))
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Undangan KKG Gugus 1 Pajo\nHari/tanggal: Sabtu, 20 Oktober 2018\nTempat: SDN 1 Pajo\nMohon "
            "kehadiran bapak ibu",
            "2018-10-20",
        ),
        ("besok jangan lupa KKG gugus 4 Woja di SDN 5 jam 8", "2018-10-13"),
        ("KKG gugus 3 Woja ditunda ke Sabtu depan", "2018-10-13"),
        ("Insya Allah KKG gugus 3 Woja lusa di SDN 2", "2018-10-14"),
        ("KKG gugus 3 Woja akan dilaksanakan hari ini jam 2 di SDN 1, mohon hadir", "2018-10-12"),
    ],
)
def test_an_announcement_is_a_plan(known: Register, text: str, day: str) -> None:
    (one,) = read(text, known)
    assert (one.kind, said(one)["date"]) == ("plan", day)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("KKG gugus 3 Woja hadir 80% materi RPP, selesai", "attended_percent"),
        ("KKG gugus 3 Woja kemarin, Hadir: semua, Materi: RPP", "attended_words"),
        ("KKG gugus 3 Woja hari Kamis, 12 Oktober 2018 hadir 20", "date_weekday"),
        ("KKG gugus 3 Woja 12-13 Oktober 2018 hadir 20", "date_range"),
        ("KKG gugus 3 Woja 12/10/2017 hadir 20", "date_old"),
        ("KKG gugus 3 Woja 31/02/2018 hadir 20", "date_impossible"),
        ("KKG gugus 3 Woja 10/13/2018 hadir 20", "date_month_first"),
        ("KKG gugus 3 Woja hadir 20", "date_missing"),
        ("KKG gugus 3 Woja hari Rabu hadir 20", "date_unclear"),
        ("KKG gugus 3 Woja tadi hadir 31 dari 30", "attended_over_invited"),
        ("KKG gugus 3 Woja tadi hadir 20, narasumber: Zubaidah", "narasumber_unknown"),
        ("KKG gugus 3 Woja tadi hadir 20, biaya Rp 20.000/orang", "cost_per_person"),
        ("KKG gugus 3 Woja tadi hadir 20\nBiaya: lumayan", "cost_unclear"),
        ("KKG gugus 3 Woja tadi hadir 20\nJenis: luring", "agenda_unknown"),
        ("KKG gugus 3 tadi hadir 20", "group_ambiguous"),
        ("KKG gugus 33 Woja tadi hadir 20", "group_unknown"),
        ("KKG tadi hadir 20 guru", "group_missing"),
        ("KKG gugus 3 Woja hari ini di SDN 1 Woja", "not_sure_held"),
    ],
)
def test_a_doubt_is_told_with_its_rule_and_cure(known: Register, text: str, key: str) -> None:
    (one,) = read(text, known)
    assert key in doubts(one)
    (told,) = [doubt for doubt in one.facts.doubts if doubt.key == key]
    assert told.rule and told.cure and "{" not in told.rule + told.cure


def test_a_name_behind_narasumber_is_neither_shown_nor_kept(known: Register) -> None:
    (one,) = read("KKG gugus 3 Woja tadi hadir 20\nNarasumber: Zubaidah Hanum", known)
    assert "narasumber" not in one.facts.found
    assert "Zubaidah" not in str([doubt.as_json() for doubt in one.facts.doubts])


def test_an_ambiguous_name_is_told_with_candidates_and_a_wrong_number_is_never_guessed(known: Register) -> None:
    (one,) = read("KKG gugus 3 tadi hadir 20", known)
    assert one.facts.value("group_id") is None and len(one.facts.value("suggestions")) == 5
    (other,) = read("KKG gugus 33 Woja tadi hadir 20", known)
    assert other.facts.value("group_id") is None
    assert all("Woja" in told for told in other.facts.value("suggestions"))


def test_without_a_register_everything_else_is_read(known: Register) -> None:
    text = "KKG gugus 3 Woja hari ini hadir 24 dari 30 guru"
    (one,) = read(text, Register())
    assert one.group is not None and one.group.text == "KKG gugus 3 Woja"
    assert said(one) == {"date": "2018-10-12", "attended": 24, "invited": 30}
    assert "group_unknown" not in doubts(one)


def test_a_picture_of_a_meeting_is_a_candidate_and_a_text_that_says_no_more_is_none(known: Register) -> None:
    assert len(read("KKG gugus 3 Woja", known, Kind.MEDIA)) == 1
    assert read("KKG gugus 3 Woja", known) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Perangkat administrasi pembelajaran", "perangkat_administrasi"),
        ("hari_besar", "hari_besar"),
        ("HUT PGRI", "hari_besar"),
        ("RPP dan PTK", None),
        ("senam", None),
        ("kesulitan belajar siswa", "masalah_pembelajaran"),
    ],
)
def test_a_topic_is_one_of_the_study_only_where_it_is_clear(words: str, code: str | None) -> None:
    assert contents.topic_code(words) == code
