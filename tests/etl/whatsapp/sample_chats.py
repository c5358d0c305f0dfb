"""Chats written by hand, one per format, with synthetic people; and what must be found in them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).with_name("chats")


@dataclass(frozen=True)
class Sample:
    """`kinds`: s system, t text, m media, d deleted, in order. `people`: parts of names that must not come out."""

    name: str
    kinds: str
    first: datetime
    last: datetime
    people: tuple[str, ...]
    found: tuple[tuple[object, ...], ...]  # kind, group_id or words, day, attended, invited
    doubts: tuple[str, ...] = ()


def at(year: int, month: int, day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the phone's clock


SAMPLES = (
    Sample(
        "android_id_24.txt",
        "sssttmttmdtttss",
        at(2018, 10, 12, 7, 2),
        at(2018, 10, 13, 8, 12),
        ("melati", "jumadil", "3700"),
        (("meeting", "KKG-52.05.05-03", "2018-10-12", 24, 30), ("plan", "KKG-52.05.05-02", "2018-10-20", None, None)),
    ),
    Sample(
        "android_id_long_year.txt",
        "stttttmms",
        at(2022, 10, 13, 16, 25),
        at(2022, 10, 14, 7, 0),
        ("sekar", "kedaton", "rimba"),
        (("meeting", "KKG-52.05.08-01", "2022-10-13", 20, 22),),
    ),
    Sample(
        "android_en_24.txt",
        "ssstmtdtmss",
        at(2018, 10, 12, 8, 15),
        at(2018, 10, 14, 7, 2),
        ("anggrek", "cempaka"),
        (("meeting", "K3S Kec. Taliwang", "2018-10-13", 15, 21),),
    ),
    Sample(
        "android_12h.txt",
        "stttt",
        at(2018, 10, 12, 7, 59),
        at(2018, 10, 13, 12, 30),
        ("kenanga", "5500"),
        (("meeting", "KKG-52.02.01-05", "2018-10-12", 17, None),),
    ),
    Sample(
        "iphone_id.txt",
        "ssstmmdt",
        at(2018, 10, 12, 8, 15, 22),
        at(2018, 10, 13, 10, 6),
        ("randu", "dahlia", "4400"),
        (("meeting", "KKM-52.05-01", "2018-10-13", 22, None),),
    ),
    Sample(
        "iphone_id_comma.txt",
        "sttt",
        at(2018, 11, 2, 9, 0, 10),
        at(2018, 11, 2, 16, 10, 12),
        ("teratai", "seroja", "wangi"),
        (("meeting", "KKG-52.05.05-04", "2018-11-02", 12, 18),),
        ("day_or_month",),
    ),
    Sample(
        "iphone_12h.txt",
        "tmtd",
        at(2018, 10, 12, 8, 15, 22),
        at(2018, 10, 13, 13, 6, 30),
        ("flamboyan", "kemuning"),
        (("meeting", "KKPS-52.06", "2018-10-13", 31, None),),
    ),
    Sample(
        "web_copy.txt",
        "tt",
        at(2018, 10, 13, 13, 5),
        at(2018, 10, 13, 13, 6),
        ("bougenville", "kamboja"),
        (("meeting", "KKG-52.06.02-02", "2018-10-13", 27, None),),
    ),
)
