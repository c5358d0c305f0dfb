"""One conversation as every phone and language exports it: the same messages, times and meeting come out of each."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.etl.whatsapp.conftest import Checker, words_of
from tests.etl.whatsapp.sample_chats import at

START = at(2018, 10, 13, 20, 15)
NARROW, HARD, UNSEEN = "\u202f", "\u00a0", "\u200e"
PEOPLE = ("Bu Zulaikha SDN 3", "+62\u00a0812-3456-7890", "~\u202fBaharudin")
GONE = ("zulaikha", "3456", "7890", "baharudin")
Header = Callable[[datetime], str]


def _half_day(when: datetime, space: str, seconds: bool = False) -> str:
    clock = f"{when.hour % 12 or 12}:{when:%M}{f':{when:%S}' if seconds else ''}"
    return f"{when.month}/{when.day}/{when:%y}, {clock}{space}{'PM' if when.hour >= 12 else 'AM'}"


# Name as in the design text -> what stands before a message.
ANDROID: dict[str, Header] = {
    "Android, Indonesian, 24 h": lambda when: f"{when:%d/%m/%y %H.%M} - ",
    "Android, Indonesian, long year": lambda when: f"{when:%d/%m/%Y %H.%M} - ",
    "Android, English 24 h": lambda when: f"{when:%d/%m/%Y, %H:%M} - ",
    "Android, 12 h, U+202F": lambda when: f"{_half_day(when, NARROW)} - ",
    "Android, 12 h, U+00A0": lambda when: f"{_half_day(when, HARD)} - ",
    "Android, 12 h, blank": lambda when: f"{_half_day(when, ' ')} - ",
}
IPHONE: dict[str, Header] = {
    "iPhone, Indonesian": lambda when: f"[{when:%d/%m/%y %H.%M.%S}] ",
    "iPhone, Indonesian, comma": lambda when: f"[{when:%d/%m/%y, %H.%M.%S}] ",
    "iPhone, 12 h, U+202F": lambda when: f"[{_half_day(when, NARROW, seconds=True)}] ",
    "iPhone, 12 h, blank": lambda when: f"[{_half_day(when, ' ', seconds=True)}] ",
}
FORMATS = {**ANDROID, **IPHONE}
REPORT = "KKG Gugus 3 Woja hari ini hadir 24 dari 30,\nmateri penyusunan RPP\n15/02/19 rapat berikutnya"
CAPTION = "suasana kegiatan"


def conversation(is_iphone: bool, is_english: bool) -> list[tuple[str, str]]:
    """(kind as a letter, what follows the head of the message)."""
    who, number, other = PEOPLE

    def notice(words: str) -> str:
        return f"{who}: {UNSEEN}{words}" if is_iphone else words

    def said(indonesian: str, english: str) -> str:
        return english if is_english else indonesian

    file = f"{UNSEEN}<{said('terlampir', 'attached')}: 00000012-PHOTO.jpg>"
    with_caption = (
        f"{CAPTION} {file}" if is_iphone else f"IMG-1.jpg ({said('file terlampir', 'file attached')})\n{CAPTION}"
    )
    without = f"{UNSEEN}{said('gambar tidak disertakan', 'image omitted')}"
    deleted = said("Pesan ini dihapus", "This message was deleted")
    edited = said("<Pesan ini diedit>", "<This message was edited>")
    left = said("keluar", "left")
    return [
        ("s", notice(said("Pesan dan panggilan dienkripsi secara end-to-end.",
                          "Messages and calls are end-to-end encrypted."))),
        ("s", notice(said(f'{who} membuat grup "KKG Kecamatan"', f'{who} created group "KKG Kecamatan"'))),
        ("t", f"{who}: {REPORT}"),
        ("m", f"{number}: {with_caption}"),
        ("m", f"{other}: {without if is_iphone else said('<Media tidak disertakan>', '<Media omitted>')}"),
        ("d", f"{number}: {UNSEEN}{deleted}." if is_iphone else f"{number}: {deleted}"),
        ("t", f"{other}: terima kasih {UNSEEN}{edited}"),
        ("s", notice(f"{other} {left}") if not is_iphone else f"{other}: {UNSEEN}{other} {left}"),
    ]  # fmt: skip


@pytest.mark.parametrize("is_english", [False, True], ids=["Indonesian words", "English words"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_conversation_comes_out_of_every_format(checked: Checker, name: str, is_english: bool) -> None:
    listed = conversation(name in IPHONE, is_english)
    times = [START + timedelta(minutes=number) for number in range(len(listed))]
    text = "".join(f"{FORMATS[name](when)}{words}\r\n" for when, (_, words) in zip(times, listed, strict=True))
    found = checked(text)
    assert "".join(one["kind"][0] for one in found["messages"]) == "".join(kind for kind, _ in listed)
    assert [datetime.fromisoformat(one["sent_at"]) for one in found["messages"]] == times
    assert [one["text"] for one in found["messages"]] == ["", "", REPORT, CAPTION, "", "", "terima kasih", ""]
    (meeting,) = found["candidates"]
    assert (meeting["group_id"], meeting["date"]) == ("KKG-52.05.05-03", "2018-10-13")
    assert (meeting["attended"], meeting["invited"], meeting["line"]) == (24, 30, 3)
    assert {one["key"] for one in found["warnings"]} == {"sample_register"}
    assert not [part for part in GONE if part in words_of(found)]
