"""Strategies: chats in every format with random people, times and texts; and reports in many phrasings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

FORMATS = {
    "android_id": "{d:%d/%m/%y %H.%M} - {s}: {t}",
    "android_id_long": "{d:%d/%m/%Y %H.%M} - {s}: {t}",
    "android_en": "{d:%d/%m/%Y, %H:%M} - {s}: {t}",
    "android_single": "{d.day}/{d.month}/{d:%y}, {d.hour}:{d:%M} - {s}: {t}",
    "android_12h": "{d.month}/{d.day}/{d:%y}, {h}:{d:%M}\u202f{d:%p} - {s}: {t}",
    "iphone_id": "[{d:%d/%m/%y %H.%M.%S}] {s}: {t}",
    "iphone_id_comma": "\u200e[{d:%d/%m/%y, %H.%M.%S}] {s}: {t}",
    "iphone_12h": "[{d.month}/{d.day}/{d:%y}, {h}:{d:%M:%S}\u202f{d:%p}] {s}: {t}",
    "web": "[{d:%H.%M, %d/%m/%Y}] {s}: {t}",
}
WITH_SECONDS = ("iphone_id", "iphone_id_comma", "iphone_12h")
# Parts of names that are neither words nor places.
FIRST = (
    "Zulaikha",
    "Baharudin",
    "Qomariah",
    "Jamhur",
    "Wardatun",
    "Lukmanul",
    "Hafsah",
    "Khairul",
    "M. Yusron",
    "Nurhaliza",
)
LAST = ("", "Zainuddin", "Qodriyah", "Hakimuddin", "Fathonah", "Mustaqim", "D'Amour")
TITLES = ("", "Bu ", "Pak ", "Ibu ", "Bapak ", "Hj. ", "~ ", "~\u202f")
AFTER = ("", " SDN 3", ", S.Pd", " (KS SDN 2 Woja)", " Guru Kelas 4", " \U0001f338", " KKG Gugus 2")
WORDS = (
    "selamat pagi",
    "siap",
    "terima kasih",
    "mohon info",
    "sudah di SDN 3 Woja",
    "gugus 2 kec. Bolo",
    "tanggal 12/10/18",
    "jam 08.00-10.00",
    "\U0001f64f\U0001f64f",
    "Rp 1.250.000",
    "oke : siap",
    "15/02/19 rapat",
    "data dapodik",
    "https://contoh.id/a?b=1",
    "x" * 40,
    "\u0628\u0633\u0645 \u0627\u0644\u0644\u0647",
    "(24 orang)",
    "*penting*",
)
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@dataclass(frozen=True)
class Person:
    """`shown`: as the phone shows the sender; `parts`: what must never come out."""

    shown: str
    parts: tuple[str, ...]
    spellings: tuple[str, ...]


@st.composite
def people(draw: st.DrawFn) -> Person:
    """A saved name in some style, or a number."""
    if draw(st.booleans()):
        first, last = draw(st.sampled_from(FIRST)), draw(st.sampled_from(LAST))
        shown = draw(st.sampled_from(TITLES)) + f"{first} {last}".strip() + draw(st.sampled_from(AFTER))
        parts = tuple(word for word in f"{first} {last}".split() if len(word) > 2)
        said = (*parts, f"Bu {first}", f"pak {parts[0].lower()}", f"{first} {last}".strip(), shown, f"@{shown}")
        return Person(shown, parts, (*said, parts[0].upper()))
    digits = draw(st.integers(10_000_000, 999_999_999).map(str))
    number = f"8{digits}"
    middle = f"{number[:3]}-{number[3:7]}-{number[7:]}"
    spellings = (
        f"0{number}",
        f"+62 {middle}",
        f"62{number}",
        f"0{number[:3]} {number[3:6]} {number[6:]}",
        f"+62{number}",
        f"@62{number}",
        f"0{number[:3]}.{number[3:7]}.{number[7:]}",
        f"wa.me/62{number}",
        f"({'0' + number[:3]}) {number[3:]}",
    )
    return Person(f"+62 {middle}", (digits, middle, number), spellings)


@dataclass(frozen=True)
class Sent:
    """One message: when, by whom (place in the list), its text, and the same text before names were put in."""

    at: datetime
    by: int
    text: str
    is_free_of_names: bool


@dataclass(frozen=True)
class Made:
    """A chat and what is in it."""

    style: str
    people: tuple[Person, ...]
    sent: tuple[Sent, ...]

    @property
    def text(self) -> str:
        """The export."""
        lines = []
        for one in self.sent:
            who = self.people[one.by].shown
            lines.append(FORMATS[self.style].format(d=one.at, h=one.at.hour % 12 or 12, s=who, t=one.text))
        return "\n".join(lines) + "\n"


@st.composite
def chats(draw: st.DrawFn) -> Made:
    """A chat of up to eight messages; its first day is above the twelfth, so that day and month are told apart."""
    style = draw(st.sampled_from(sorted(FORMATS)))
    who = tuple(draw(st.lists(people(), min_size=1, max_size=4, unique_by=lambda one: one.shown)))
    at = datetime(2018, 10, draw(st.integers(13, 28)), draw(st.integers(0, 23)), draw(st.integers(0, 59)))  # noqa: DTZ001
    sent = []
    for _ in range(draw(st.integers(1, 8))):
        lines = draw(st.lists(LINES, min_size=1, max_size=4))
        is_free = draw(st.booleans())
        if not is_free:
            person = draw(st.sampled_from(who))
            place = draw(st.integers(0, len(lines) - 1))
            lines[place] = (
                f"{draw(st.sampled_from(person.spellings))} {lines[place]} {draw(st.sampled_from(person.spellings))}"
            )
        sent.append(Sent(at, draw(st.integers(0, len(who) - 1)), "\n".join(lines), is_free))
        at += timedelta(seconds=draw(st.integers(0, 200_000)))
        at = at if style in WITH_SECONDS else at.replace(second=0)
    return Made(style, who, tuple(sent))


@dataclass(frozen=True)
class Report:
    """A report as somebody writes it, and what must be read from it."""

    text: str
    group: str
    day: date
    attended: int
    invited: int | None
    topic: str | None
    narasumber: str | None
    cost: int | None


GROUPS = {
    "KKG gugus 3 Woja": "KKG-52.05.05-03",
    "KKG Gugus III Kec. Woja": "KKG-52.05.05-03",
    "kkg gugus tiga woja": "KKG-52.05.05-03",
    "KKG GUGUS 02 BOLO": "KKG-52.06.02-02",
    "KKKS Kec. Woja Kab. Dompu": "KKKS-52.05.05",
    "K3S gugus I taliwang": "KKKS-52.07.02-01",
    "KKG gugus ke-5 Praya": "KKG-52.02.01-05",
    "KKG 3 Woja": "KKG-52.05.05-03",
    "KKPS Kab. Bima": "KKPS-52.06",
}
TOPICS = {
    "penyusunan RPP": "perangkat_administrasi",
    "kisi-kisi soal UTS": "perangkat_penilaian",
    "pembuatan media pembelajaran": "media_pembelajaran",
    "PTK": "ptk_karya_ilmiah",
    "literasi kelas awal": "kompetensi_pedagogik",
    "juknis BOS": "kebijakan_pemerintah",
    "senam sehat": None,
}
SPEAKERS = {
    "pengawas": "pengawas",
    "kepala sekolah": "kepala_sekolah",
    "fasda": "fasda",
    "Dinas Dikpora": "dinas_pendidikan",
    "widyaiswara LPMP": "widyaiswara",
    "Kemenag": "kemenag",
}
COSTS = {"Rp 1.250.000,-": 1_250_000, "Rp. 500.000": 500_000, "1,5 jt": 1_500_000, "750rb": 750_000, "850000": 850_000}
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Ahad")


def spelt(day: date, sent: date) -> list[str]:
    """Ways to write a day on the day `sent`."""
    month = MONTHS[day.month - 1]
    ways = [
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%y}",
        f"{day.day} {month} {day.year}",
        f"{DAYS[day.weekday()]}, {day.day} {month} {day.year}",
    ]
    ago = (sent - day).days
    ways += {0: ["hari ini", "tadi pagi"], 1: ["kemarin"], 2: ["kemarin lusa"]}.get(ago, [])
    return ways + ([f"{DAYS[day.weekday()]} lalu"] if 1 <= ago <= 6 else [])


@st.composite
def reports(draw: st.DrawFn, sent: date) -> Report:
    """A report in running text or with keys, of a meeting in the six days before."""
    name = draw(st.sampled_from(sorted(GROUPS)))
    day = sent - timedelta(days=draw(st.integers(0, 6)))
    when = draw(st.sampled_from(spelt(day, sent)))
    invited = draw(st.one_of(st.none(), st.integers(10, 60)))
    attended = draw(st.integers(1, invited or 60))
    topic, speaker, cost = (
        draw(st.one_of(st.none(), st.sampled_from(sorted(known)))) for known in (TOPICS, SPEAKERS, COSTS)
    )
    build = draw(st.sampled_from((_keyed, _one_line, _sentence, _short)))
    text = build(name, when, attended, invited, topic, speaker, cost)
    return Report(
        text,
        GROUPS[name],
        day,
        attended,
        invited,
        TOPICS[topic] if topic else None,
        SPEAKERS[speaker] if speaker else None,
        COSTS[cost] if cost else None,
    )


Said = str | None


def _pairs(
    name: str, when: str, attended: int, invited: int | None, topic: Said, speaker: Said, cost: Said
) -> list[tuple[str, str]]:
    listed = [
        ("Kelompok", name),
        ("Hari/tanggal", when),
        ("Hadir", f"{attended} orang"),
        ("Diundang", invited),
        ("Materi", topic),
        ("Narasumber", speaker),
        ("Biaya", cost),
    ]
    return [(key, str(value)) for key, value in listed if value is not None]


def _keyed(*said: Said | int) -> str:
    return "Laporan kegiatan\n" + "\n".join(f"*{key}* : {value}" for key, value in _pairs(*said))  # type: ignore[arg-type]


def _one_line(*said: Said | int) -> str:
    return ", ".join(f"{key}: {value}" for key, value in _pairs(*said))  # type: ignore[arg-type]


def _sentence(name: str, when: str, attended: int, invited: int | None, topic: Said, speaker: Said, cost: Said) -> str:
    parts = [
        f"Alhamdulillah {name} {when} berjalan lancar",
        f"dihadiri oleh {attended} orang" + (f" dari {invited} undangan" if invited else ""),
    ]
    parts += [f"materi {topic}"] if topic else []
    parts += [f"narasumber {speaker}"] if speaker else []
    parts += [f"biaya {cost}"] if cost else []
    return ", ".join(parts) + ". Terima kasih"


def _short(name: str, when: str, attended: int, invited: int | None, topic: Said, speaker: Said, cost: Said) -> str:
    parts = [f"{name} {when} hadir {attended}" + (f"/{invited}" if invited else "")]
    parts += [f"tentang {topic}"] if topic else []
    parts += [f"pemateri {speaker}"] if speaker else []
    parts += [f"habis {cost}"] if cost else []
    return "; ".join(parts)
