"""Who sent a message, as a keyed hash: the same sender has the same in every export read by this installation."""

import hashlib
import hmac
import os
import re
import secrets
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

from etl.whatsapp.doubts import refused

VARIABLE = "GUGUS_SENDER_KEY"
FILE = "sender.key"  # below the data folder; git ignores it
LEAST_KEY = 16
_NUMBER = re.compile(r"[+\d\s().\-‐-―]+")
LEAST_DIGITS = 8


def key(data: Path) -> bytes:
    """The key of this installation: of the environment, else of a file that is made at the first need (mode 600).

    Raises BadInputError where neither can be used.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if given:
        if len(given) < LEAST_KEY:
            print(
                f"{VARIABLE}: kunci pendek mudah ditebak; pakai paling sedikit {LEAST_KEY} karakter.", file=sys.stderr
            )
        return given.encode()
    path = data / FILE
    try:
        if not path.exists():
            _make(path)
        found = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise refused(FILE, "sender_key_folder") from error
    if len(found) < LEAST_KEY:
        raise refused(FILE, "sender_key", least=LEAST_KEY, where=FILE)
    return found.encode()


def _make(path: Path) -> None:
    """Write a key whole or not at all: two who make one at the same time end up with the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def canonical(sender: str) -> str:
    """The sender as compared: a number as +62..., a name in small letters without `~` and double blanks."""
    text = unicodedata.normalize("NFKC", sender).strip().lstrip("~").strip()
    national = national_number(text)
    return f"+{national}" if national else " ".join(text.casefold().split())


def national_number(text: str) -> str | None:
    """Digits of a telephone number with its country (62 where none is said): `0812-345` -> `62812345`; None if none."""
    if not _NUMBER.fullmatch(text):
        return None
    digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
    if len(digits) < LEAST_DIGITS:
        return None
    has_country = text.lstrip(" (").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00")
    if digits.startswith("0"):
        digits = f"62{digits[1:]}"
    elif digits.startswith("8") and not has_country:
        digits = f"62{digits}"
    return f"62{digits[3:]}" if digits.startswith("620") else digits


def hashed(sender: str, with_key: bytes) -> str:
    """HMAC-SHA256 of a sender, in hexadecimal."""
    return hmac.new(with_key, canonical(sender).encode(), hashlib.sha256).hexdigest()


def message_key(sent_at: datetime, sender_hash: str, text: str, with_key: bytes) -> str:
    """What makes a message the same in a later export: its minute, its sender and its words.

    Of the words as written, keyed: taking out names depends on who else is in the chat, and the words stay secret.
    """
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    whole = f"{sent_at:%Y-%m-%dT%H:%M}\n{sender_hash}\n{words}"
    return hmac.new(with_key, whole.encode(), hashlib.sha256).hexdigest()
