"""Several messages about one meeting are one candidate: the fullest value wins, contradictions are told."""

from etl.whatsapp import merging
from etl.whatsapp.candidates import Candidate
from etl.whatsapp.groups import Register
from tests.etl.whatsapp.reading import SENT, doubts, read, said


def merged(known: Register, *texts: tuple[str, int]) -> list[Candidate]:
    """Messages with the day of October on which each was sent."""
    return merging.merged([one for text, day in texts for one in read(text, known, at=SENT.replace(day=day))])


def test_the_same_meeting_from_several_people_is_one_candidate_and_the_fullest_value_wins(known: Register) -> None:
    (one,) = merged(
        known,
        ("KKG gugus 3 Woja tadi hadir 24", 12),
        (
            "LAPORAN\nKelompok: KKG Gugus III Woja\nTanggal: 12/10/2018\nHadir: 24\nDiundang: 30\nTopik: "
            "penyusunan RPP",
            13,
        ),
        ("Suasana KKG gugus 3 woja kemarin di SDN 2 Woja, hadir 24", 13),
    )
    assert len(one.evidence) == 3
    assert said(one) == {
        "group_id": "KKG-52.05.05-03",
        "date": "2018-10-12",
        "attended": 24,
        "invited": 30,
        "topic": "perangkat_administrasi",
        "topic_words": "penyusunan RPP",
        "place": "SDN 2 Woja",
    }
    assert doubts(one) == set()


def test_messages_that_contradict_each_other_are_told(known: Register) -> None:
    (one,) = merged(known, ("KKG gugus 3 Woja tadi hadir 24", 12), ("KKG gugus 3 Woja tadi hadir 26, materi RPP", 12))
    assert one.facts.value("attended") == 26
    (told,) = [doubt for doubt in one.facts.doubts if doubt.key == "contradiction"]
    assert (told.field, told.value) == ("attended", "26") and "24" in told.rule


def test_a_correction_wins_over_what_it_corrects(known: Register) -> None:
    (one,) = merged(
        known,
        ("KKG gugus 3 Woja 12/10/2018 hadir 24 dari 30, materi RPP", 12),
        ("Ralat: KKG gugus 3 Woja hadir 26", 12),
    )
    assert (one.facts.value("attended"), one.facts.value("invited"), one.day.day) == (26, 30, 12)
    assert "contradiction" not in doubts(one)


def test_other_groups_other_types_and_days_further_apart_stay_apart(known: Register) -> None:
    texts = [
        ("KKG gugus 3 Woja tadi hadir 24", 12),
        ("KKG gugus 2 Woja tadi hadir 24", 12),
        ("KKG gugus 3 Bolo tadi hadir 24", 12),
        ("KKG gugus 3 Woja tadi hadir 24", 15),
        ("KKG gugus 3 Woja besok di SDN 1", 12),
    ]
    assert len(merged(known, *texts)) == 5
    assert len(merging.merged([one for text, _ in texts for one in read(text, Register())])) == 4, (
        "three days later is read as the same day here"
    )
