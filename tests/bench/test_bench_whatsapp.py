"""The chat that is measured is read whole, its groups are those of the register, and its table is a table."""

from pathlib import Path

from bench import plain_lines, repeats, whatsapp, whatsapp_chat
from etl.whatsapp import check
from tests.etl.history.files import load
from tests.etl.whatsapp.confirming import confirmed, known
from tests.etl.whatsapp.conftest import KEY


def test_what_is_measured_is_found_by_both_and_confirmed_whole(tmp_path: Path) -> None:
    chat, data = tmp_path / "chat.txt", tmp_path / "data"
    chat.write_text("\n".join(whatsapp_chat.lines(300)), encoding="utf-8")
    load(data, whatsapp.register(tmp_path / "daftar"))
    found = check.checked(chat, KEY, *known(data)).as_json()
    assert plain_lines.main(chat) == len(found["messages"]) == 300
    taken = whatsapp.confirmation(found)
    assert len(taken["meetings"]) == found["counts"]["read"] > 5
    done = confirmed(data, taken)
    assert (done.code, done.told["counts"]["new"]) == (0, len(taken["meetings"]))


def test_the_table_tells_ratio_seconds_and_memory() -> None:
    seconds = repeats.summary([1.0, 1.2]).as_dict()
    one = {"seconds": seconds, "cpu": 1.0, "times_plain": 12.0, "megabytes": 100.0}
    contestants = dict.fromkeys(whatsapp.CONTESTANTS, one)
    alone = {"check": seconds, "plain": seconds}
    figures = {"repeats": 2, "messages": 10_000, "meetings": 500, "alone_ratio": 20.0, "alone": alone}
    lines = whatsapp.rendered({**figures, "contestants": contestants}).splitlines()
    assert lines[0].startswith("10,000 messages, 500 meetings confirmed.") and "(20 x)" in lines[0]
    assert "| 12 x | 1.10 s |" in lines[4] and len(lines) == 9
