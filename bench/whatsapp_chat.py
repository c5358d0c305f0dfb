"""A chat of a kecamatan's teachers with n messages, one in fourteen about a meeting, to time `etl check` with.

`python -m bench.whatsapp_chat 10000 > chat.txt`. The same n gives the same chat; the people are made up.
"""

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

SEED = 20181012
FIRST = ("Siti", "Ani", "Nurul", "Fitri", "Wahyuni", "Hartati", "Suharni", "Marlina", "Jumrah", "Rosdiana")
LAST = ("Aminah", "Hidayah", "Lestari", "Wulan", "Ningsih", "Rahayu", "Kurnia", "Yanti", "Astuti", "Marhamah")
PLACES = ("Woja", "Bolo", "Praya", "Alas", "Pajo")
CHATTER = (
    "Waalaikumsalam bu",
    "siap pak",
    "mantap \U0001f44d\U0001f44d",
    "Terima kasih Bu Ani infonya",
    "bapak ibu mohon data dapodik segera dikirim ke operator kecamatan paling lambat besok jam 12.00",
    "<Media tidak disertakan>",
    "IMG-20181012-WA0001.jpg (file terlampir)\nkegiatan hari ini",
    "Pesan ini dihapus",
    "@6281234567890 tolong cek",
    "Assalamualaikum wr wb. Izin bertanya, apakah RPP kelas 4 sudah ada yang punya?\nTerima kasih sebelumnya",
)


def lines(messages: int) -> Iterator[str]:
    """The messages one by one, as an Android phone in Indonesian exports them."""
    chance = random.Random(SEED)
    people = [f"Bu {first} {last} SDN {number}" for number, first in enumerate(FIRST) for last in LAST]
    people += [
        f"+62 8{chance.randint(11, 59)}-{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}" for _ in range(100)
    ]
    at = datetime(2018, 1, 1, 7)  # noqa: DTZ001 - the phone's clock
    for _ in range(messages):
        at += timedelta(minutes=chance.randint(1, 60))
        yield f"{at:%d/%m/%y %H.%M} - {chance.choice(people)}: {_text(chance, at)}"


def _text(chance: random.Random, at: datetime) -> str:
    kind = chance.random()
    group = f"KKG gugus {chance.randint(1, 8)} {chance.choice(PLACES)}"
    if kind < 0.05:
        came = chance.randint(10, 30)
        return f"Alhamdulillah {group} hari ini hadir {came} dari 30 guru, materi penyusunan RPP, narasumber pengawas"
    if kind < 0.07:
        came = chance.randint(10, 30)
        return f"LAPORAN\nKelompok: {group}\nTanggal: {at:%d/%m/%Y}\nHadir: {came}\nTopik: media pembelajaran"
    return chance.choice(CHATTER)


if __name__ == "__main__":
    for line in lines(int(sys.argv[1])):
        print(line)
