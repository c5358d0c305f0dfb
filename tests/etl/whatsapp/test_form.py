"""The message to paste into a group: filled in, it is read back whole, without doubt; empty, it reports nothing."""

from datetime import datetime

import pytest

from etl.intake import template
from etl.whatsapp import candidates, form
from etl.whatsapp.chat import Message
from etl.whatsapp.groups import Register
from etl.whatsapp.kinds import Kind
from tests.etl.whatsapp.conftest import Checker

SENT = datetime(2018, 10, 13, 20, 15)  # noqa: DTZ001 - the phone's clock
VALUES = {
    "group": "KKG Gugus III Woja",
    "date": "13/10/2018",
    "agenda": "rutin",
    "topic": "penyusunan RPP",
    "place": "SDN 1 Woja",
    "attended": "24",
    "invited": "30",
    "narasumber": "pengawas",
    "cost": "1.250.000",
}


def test_the_filled_in_message_is_read_back_without_any_doubt(checked: Checker) -> None:
    (one,) = checked(f"13/10/18 20.15 - Bu Contoh: {form.filled(VALUES)}\n")["candidates"]
    assert one["warnings"] == []
    told = {
        name: one[name]
        for name in (
            "kind",
            "group_id",
            "date",
            "agenda",
            "topic",
            "topic_words",
            "place",
            "attended",
            "invited",
            "narasumber",
            "cost_rupiah",
        )
    }
    assert told == {
        "kind": "meeting",
        "group_id": "KKG-52.05.05-03",
        "date": "2018-10-13",
        "agenda": "rutin",
        "topic": "perangkat_administrasi",
        "topic_words": "penyusunan RPP",
        "place": "SDN 1 Woja",
        "attended": 24,
        "invited": 30,
        "narasumber": "pengawas",
        "cost_rupiah": 1_250_000,
    }
    assert {one["confidence"][name] for name in one["confidence"]} == {"high"}


@pytest.mark.parametrize("left_out", [*VALUES, None])
def test_what_is_left_empty_is_left_out(known: Register, left_out: str | None) -> None:
    values = {name: value for name, value in VALUES.items() if name != left_out}
    (one,) = candidates.read(Message(1, SENT, "A", Kind.TEXT, form.filled(values)), known, None)
    missing = {"group": "group_missing", "date": "date_missing"}.get(str(left_out))
    assert [doubt.key for doubt in one.facts.doubts] == ([missing] if missing else [])


@pytest.mark.parametrize("kind", template.words("ResourcePersonKind").items(), ids=lambda kind: kind[0])
def test_every_kind_of_narasumber_that_the_instructions_name_is_read(known: Register, kind: tuple[str, str]) -> None:
    code, words = kind
    (one,) = candidates.read(
        Message(1, SENT, "A", Kind.TEXT, form.filled({**VALUES, "narasumber": words})), known, None
    )
    assert one.facts.value("narasumber") == code and one.facts.doubts == []


def test_the_empty_message_and_its_instructions_report_nothing(checked: Checker) -> None:
    text = f"{form.blank()}\n\n{form.instructions()}"
    for sent in (text, form.blank(), form.instructions(), form.instructions().split("\n\n")[1]):
        assert checked(f"13/10/18 20.15 - Bu Contoh: {sent}\n")["candidates"] == []


def test_the_example_can_be_filled_in_as_it_stands(known: Register) -> None:
    (one,) = candidates.read(Message(1, SENT, "A", Kind.TEXT, form.filled(form.example())), known, None)
    assert {doubt.field for doubt in one.facts.doubts} <= {"group"}, "only its group is not in the sample register"
