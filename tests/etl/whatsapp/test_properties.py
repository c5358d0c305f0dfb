"""Whatever the format, the people and the words: every message, its time, its lines; no name, no number; the report."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.whatsapp import candidates, chat, check, register
from etl.whatsapp.chat import Message
from etl.whatsapp.groups import Register
from etl.whatsapp.kinds import Kind
from etl.whatsapp.lines import folded
from etl.whatsapp.received import Received
from tests.etl.whatsapp.conftest import KEY, words_of
from tests.etl.whatsapp.made_chats import Made, Report, chats, people, reports
from tests.etl.whatsapp.made_chats import Person as Somebody

SENT = datetime(2018, 10, 17, 20, 15)  # noqa: DTZ001 - the phone's clock
OFTEN = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def groups(warehouse_folder: Path) -> Register:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUGUS_WAREHOUSE_DIR", str(warehouse_folder))
        return register.read()


@given(chats())
@OFTEN
def test_every_message_comes_back_with_its_time_its_sender_and_all_its_lines(made: Made) -> None:
    read = chat.read(Received(made.text, "chat.txt"))
    told = [(one.sent_at, one.sender, one.text, one.kind) for one in read.messages]
    assert told == [
        (one.at, folded(made.people[one.by].shown).strip(), folded(one.text).strip(), Kind.TEXT) for one in made.sent
    ]


@given(chats())
@OFTEN
def test_no_name_and_no_number_of_a_sender_comes_out(tmp_path: Path, groups: Register, made: Made) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(made.text, encoding="utf-8")
    found = check.checked(path, KEY, groups).as_json()
    out = words_of(found)
    senders = {one.by for one in made.sent}
    for number in senders:
        for part in made.people[number].parts:
            assert part.casefold() not in out, f"{part} of {made.people[number].shown!r}"
    for one, told in zip(made.sent, found["messages"], strict=True):
        if one.is_free_of_names:
            assert told["text"] == folded(one.text).strip()


@given(st.lists(people(), min_size=2, max_size=6, unique_by=lambda one: one.parts))
@OFTEN
def test_places_schools_and_groups_stay_whoever_writes(tmp_path: Path, groups: Register, who: list[Somebody]) -> None:
    text = (
        "KKG Gugus 2 Woja hari ini di SDN 3 Woja Kabupaten Dompu, hadir 20 guru kelas 4, jam 08.00-10.00, Rp 1.250.000"
    )
    path = tmp_path / "chat.txt"
    path.write_text("".join(f"13/10/18 08.15 - {one.shown}: {text}\n" for one in who), encoding="utf-8")
    assert {one["text"] for one in check.checked(path, KEY, groups).messages} == {text}


@given(reports(SENT.date()))
@settings(OFTEN, max_examples=400)
def test_a_report_in_any_phrasing_becomes_the_right_candidate(groups: Register, report: Report) -> None:
    (found,) = candidates.read(Message(1, SENT, "A", Kind.TEXT, report.text), groups, None)
    told = found.facts.value
    assert found.kind == "meeting"
    assert (told("group_id"), told("date"), told("attended")) == (report.group, report.day, report.attended)
    assert (told("invited"), told("topic"), told("narasumber")) == (report.invited, report.topic, report.narasumber)
    assert told("cost_rupiah") == report.cost


@given(
    reports(SENT.date()), st.sampled_from(["Mohon kehadirannya", "akan dilaksanakan", "undangan"]), st.integers(1, 40)
)
@OFTEN
def test_a_day_to_come_is_a_plan_and_no_meeting(groups: Register, report: Report, words: str, ahead: int) -> None:
    day = date.fromordinal(SENT.toordinal() + ahead)
    text = f"{words} {report.group[:4]} gugus 3 Woja tanggal {day:%d/%m/%Y}"
    assert [one.kind for one in candidates.read(Message(1, SENT, "A", Kind.TEXT, text), groups, None)] == ["plan"]


@given(reports(SENT.date()), reports(SENT.date()))
@OFTEN
def test_a_report_said_again_by_others_stays_one_meeting(
    tmp_path: Path, groups: Register, one: Report, other: Report
) -> None:
    path = tmp_path / "chat.txt"
    lines = [
        f"{SENT:%d/%m/%y %H.%M} - {who}: {text}" for who, text in (("A", one.text), ("B", one.text), ("C", other.text))
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = check.checked(path, KEY, groups).candidates
    same = one.group == other.group and abs((one.day - other.day).days) <= 2
    assert len(found) == (1 if same else 2)
    assert [piece["line"] for piece in found[0]["evidence"]][:1] == [1] and len(found[0]["evidence"]) == (
        3 if same else 2
    )
