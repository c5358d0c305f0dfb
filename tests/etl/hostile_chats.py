"""Attacks by chats, as data, like those by workbooks in hostile_files.py. docs/security.md lists them."""

import io
import stat
import zipfile
from pathlib import Path

from tests.etl.hostile_files import Attack, attack
from tests.etl.intake.book import Place

CHAT = "13/10/18 08.15 - Bu Contoh: KKG gugus 3 hadir 20 orang\n"
CHATS: list[Attack] = []


def zipped(folder: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    path = folder / "chat.zip"
    path.write_bytes(data.getvalue())
    return path


@attack("a chat that unpacks to gigabytes", "refused while it unpacks, at a ratio of 200", "jauh lebih besar", to=CHATS)
def chat_bomb(folder: Path, place: Place) -> Path:
    return zipped(folder, ("_chat.txt", CHAT.encode() * 300_000))


@attack("a zip in a zip in a zip", "refused: nothing is unpacked twice", "satu percakapan", to=CHATS)
def nested_zip(folder: Path, place: Place) -> Path:
    inner = zipped(folder, ("_chat.txt", CHAT.encode())).read_bytes()
    return zipped(folder, ("a.zip", zipped(folder, ("b.zip", inner)).read_bytes()))


@attack("an entry that leaves the folder (`../_chat.txt`)", "refused", "folder lain", to=CHATS)
def path_in_zip(folder: Path, place: Place) -> Path:
    return zipped(folder, ("../_chat.txt", CHAT.encode()))


@attack("a link (symlink) called `_chat.txt` to /etc/passwd", "refused: the link is a text of one line, no chat",
        "Ekspor chat", to=CHATS)  # fmt: skip
def link_in_zip(folder: Path, place: Place) -> Path:
    link = zipfile.ZipInfo("_chat.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped(folder, (link, b"/etc/passwd"))


@attack("a program named .txt", "refused: that is no text", "teks|Ekspor chat", to=CHATS)
def program_named_txt(folder: Path, place: Place) -> Path:
    path = folder / "chat.txt"
    path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 50)
    return path


@attack("HTML, script and a turned direction in messages and in names of senders",
        "read; the text is words, and the page escapes it", to=CHATS)  # fmt: skip
def markup_in_chat(folder: Path, place: Place) -> Path:
    path = folder / "chat.txt"
    path.write_text(CHAT + "13/10/18 08.16 - <script>alert(1)</script>: \u202e<img src=x onerror=alert(1)>\n", "utf-8")
    return path
