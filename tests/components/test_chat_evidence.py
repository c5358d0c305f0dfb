"""What WhatsApp messages said of a meeting stands where a reader asks: on the card of the group and behind a figure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from charts import group_card
from charts.group_card import Card
from components import group_words, groups, origin_log
from queries.selection import Selection
from tests import small_register
from tests.components.app import elements
from tests.small_register import BIMA
from translations.text import use_language

EVIL = "<img src=x onerror=alert(1)>"


def message(number: int, meeting: str, sent_at: str, excerpt: str | None) -> dict[str, Any]:
    sent = datetime.fromisoformat(sent_at)
    return {"meeting_id": meeting, "message_key": f"{number:064x}", "sent_at": sent, "excerpt": excerpt}


SAID = [
    message(1, "m02", "2026-10-11 09:00", "Biaya 600 ribu"),
    message(2, "m02", "2026-10-10 15:00", f"Rapat KKG {EVIL}\nHadir 12 orang"),
    message(3, "m03", "2026-09-05 16:00", None),
]


@pytest.fixture
def _told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with small_register.answering(tmp_path_factory.mktemp("said"), {"meeting_evidence": SAID}):
        yield
    use_language("id")


def card(group_id: str) -> str:
    """The meetings on the card, as HTML."""
    lines = [group_words._meeting(one) for one in groups.meetings(group_id)]
    return group_card.group_card(Card("", "", "", "aktif", "", "", [], [], lines, ""))


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    ("lang", "words"), [("id", "dari percakapan WhatsApp"), ("en", "from a WhatsApp chat")], ids=["id", "en"]
)
def test_the_card_says_which_meetings_came_from_a_chat_and_quotes_them(lang: str, words: str) -> None:
    use_language(lang)
    assert card("G1").count(words) == 2, "m02 with its words, m03 without"
    quotes = [one.text for one in elements(card("G1")) if one.tag == "q"]
    assert quotes == [f"Rapat KKG {EVIL} / Hadir 12 orang", "Biaya 600 ribu"], "in the order in which they were sent"
    assert "<img" not in card("G1"), "words of a chat never become markup"
    assert words not in card("G2")


@pytest.mark.usefixtures("_told")
def test_the_rows_behind_a_figure_quote_the_first_message() -> None:
    quoted = {row["meeting_id"]: row["chat_excerpt"] for row in origin_log.rows("meeting", Selection(BIMA, "Bima"))}
    assert quoted["m02"].startswith("Rapat KKG") and quoted["m03"] is quoted["m01"] is None


def test_without_any_chat_the_rows_have_no_such_column(warehouse: object) -> None:
    found = origin_log.rows("meeting", Selection(BIMA, "Bima"))
    assert found and "chat_excerpt" not in found[0]
