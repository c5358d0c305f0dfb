"""A sender is a keyed hash: the same in every export, another in every installation; a message has a natural key."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from etl.problems import BadInputError
from etl.whatsapp import senders
from tests.etl.whatsapp.conftest import KEY, Checker
from tests.test_pins import is_ignored


@pytest.mark.parametrize(
    "written",
    [
        "+62 812-3456-7890",
        "0812 3456 7890",
        "62 812 3456 7890",
        "081234567890",
        "+62\u00a0812\u20113456\u20117890",
        "0062 812 3456 7890",
        "(0812) 3456-7890",
        "812-3456-7890",
        "+62 0812 3456 7890",
    ],
)
def test_one_number_in_any_spelling_is_one_sender(written: str) -> None:
    assert senders.hashed(written, KEY) == senders.hashed("+6281234567890", KEY)


@pytest.mark.parametrize("written", ["Bu Ani", "bu  ani ", "~ Bu Ani", "~\u202fBu Ani", "~Bu Ani", "\uff22u Ani"])
def test_one_name_in_any_spelling_is_one_sender(written: str) -> None:
    assert senders.hashed(written, KEY) == senders.hashed("Bu Ani", KEY)


def test_other_people_and_other_installations_have_other_hashes() -> None:
    told = {
        senders.hashed(one, KEY)
        for one in ("Bu Ani", "Bu Ana", "Pak Ani", "+6281234567890", "+6281234567891", "+60 12-345 6789")
    }
    assert len(told) == 6
    assert senders.hashed("Bu Ani", KEY) != senders.hashed("Bu Ani", KEY + b"x")


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(senders.VARIABLE, raising=False)
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: senders.key(tmp_path / "data"), range(16)))
    assert len(keys) == 1 and len(keys.pop()) == 64
    (file,) = (tmp_path / "data").iterdir()
    assert file.name == senders.FILE and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert is_ignored(f"data/{senders.FILE}")


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(senders.VARIABLE, "a key of the environment")
    assert senders.key(tmp_path) == b"a key of the environment"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 40])
def test_a_spoilt_key_is_refused_and_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.delenv(senders.VARIABLE, raising=False)
    (tmp_path / senders.FILE).write_bytes(content)
    with pytest.raises(BadInputError):
        senders.key(tmp_path)
    assert (tmp_path / senders.FILE).read_bytes() == content


def test_a_longer_export_adds_only_what_is_new(checked: Checker) -> None:
    short = "13/10/18 08.15 - Bu Ani: KKG gugus 3 Woja hadir 20\n13/10/18 08.16 - +62 812-3456-7890: mantap Bu Rina\n"
    longer = checked(short + "14/10/18 08.00 - Bu Rina: siap\n14/10/18 08.01 - Bu Rina: <Media tidak disertakan>\n")
    first = checked(short)
    assert first["messages"][1]["text"] == longer["messages"][1]["text"]
    keys = [[one["key"] for one in found["messages"]] for found in (first, longer)]
    assert keys[1][:2] == keys[0] and len(set(keys[1])) == 4


def test_the_same_chat_of_another_phone_has_the_same_keys(checked: Checker) -> None:
    android = checked(
        "13/10/18 08.15 - Bu Ani: KKG gugus 3 Woja\nhadir 20\n13/10/18 08.20 - Bu Ani: IMG-1.jpg (file terlampir)\n"
    )
    iphone = checked(
        "[13/10/18 08.15.44] Bu Ani: KKG gugus 3 Woja\nhadir 20\n[13/10/18 08.20.01] Bu Ani: \u200egambar "
        "tidak disertakan\n"
    )
    assert [one["key"] for one in android["messages"]] == [one["key"] for one in iphone["messages"]]


def test_a_changed_word_another_minute_or_another_sender_is_another_message(checked: Checker) -> None:
    lines = (
        "13/10/18 08.15 - A: hadir 20",
        "13/10/18 08.15 - A: hadir 21",
        "13/10/18 08.16 - A: hadir 20",
        "13/10/18 08.15 - B: hadir 20",
    )
    assert len({one["key"] for one in checked("\n".join(lines))["messages"]}) == 4
