"""The reviewer of a chat: three candidates or three hundred, corrected, taken and left out, kept across reruns."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from bench import whatsapp_chat
from components import viewer
from doors.scope import Scope
from etl.whatsapp import check, register
from schemas.vocabulary import Role
from tests.components.app import Page
from tests.etl.whatsapp.conftest import KEY

CHAT = """12/10/18 20.15 - Bu Zulaikha: KKG Gugus 3 Woja hari ini hadir 24 dari 30, materi penyusunan RPP
13/10/18 08.00 - Pak Baharudin: Tadi malam KKG gugus 3 woja hadir 24 guru
14/10/18 20.15 - Bu Zulaikha: Laporan
Kelompok: Mawar Putih
Tanggal: 14/10/2018
Hadir: 11
20/10/18 20.15 - Bu Zulaikha: Laporan
Kelompok: mawar putih
Tanggal: 20/10/2018
Hadir: 12
21/10/18 08.00 - Pak Baharudin: Undangan KKG gugus 2 Woja besok di SDN 2
"""
SURE, FIRST, SECOND = 0, 1, 2  # places of the candidates


def script() -> None:
    """What a page does with the reviewer."""
    import streamlit as st  # noqa: PLC0415

    from components import chat_review  # noqa: PLC0415

    found = chat_review.draw(st.session_state["checked"], "chat")
    if found is not None:
        st.session_state["saved"] = found


def checked(folder: Path, text: str) -> dict[str, Any]:
    path = folder / "Chat WhatsApp dengan KKG.txt"
    path.write_text(text, encoding="utf-8")
    found: dict[str, Any] = json.loads(json.dumps(check.checked(path, KEY, register.read()).as_json()))
    return found


def opened(found: dict[str, Any]) -> AppTest:
    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["checked"] = found
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def app(warehouse: Path, tmp_path: Path) -> AppTest:
    return opened(checked(tmp_path, CHAT))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=f"chat_{key}").click().run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return Page(app).text


def on_shelf(app: AppTest, name: str) -> AppTest:
    app.button_group(key="chat_shelf").set_value(name).run()
    return app


def test_each_candidate_stands_beside_its_messages_and_its_doubts_and_nobody_is_named(app: AppTest) -> None:
    text = shown(app)
    assert "3 calon pertemuan" in text and "1 rencana atau undangan tidak dihitung" in text
    assert "Mawar Putih, 14 Oktober 2018" in text and "Dibaca dari 1 pesan" in text and "Hadir: 11" in text
    assert "Kelompok Mawar Putih: Kelompok harus ada di daftar kelompok. Pilih kelompoknya" in text
    assert "zulaikha" not in text.casefold() and "baharudin" not in text.casefold()
    on_shelf(app, "sure")
    assert "KKG Gugus 3 Woja, 12 Oktober 2018" in shown(app) and "Dibaca dari 2 pesan" in shown(app)


def test_all_that_are_clear_are_taken_at_once_and_only_they_are_saved(app: AppTest) -> None:
    press(app, "take_sure")
    assert "1 diterima, 0 dilewati, 2 belum diputuskan" in shown(app)
    press(app, "save")
    saved = app.session_state["saved"]
    (meeting,) = saved["meetings"]
    assert (meeting["group_id"], meeting["date"], meeting["kind"]) == ("KKG-52.05.05-03", "2018-10-12", "rutin")
    assert len(meeting["evidence"]) == 2 and saved["aliases"] == []
    assert set(saved["chat"]) == {"sha256", "file", "kind"}


def test_one_without_group_or_agenda_cannot_be_taken_and_says_what_is_missing(app: AppTest) -> None:
    press(app, f"take_{FIRST}")
    assert app.warning[0].value == "Belum dapat diterima. Isi dahulu: Kelompok, Agenda."
    assert app.selectbox(key=f"chat_{FIRST}_group_id").value is None


def test_what_is_corrected_is_saved_the_name_is_remembered_and_holds_for_the_others(app: AppTest) -> None:
    press(app, f"change_{FIRST}")
    app.selectbox(key=f"chat_{FIRST}_group_id").select("KKG-52.05.05-02").run()
    remember = app.checkbox(key=f"chat_{FIRST}_remembers")
    assert remember.label.startswith("Ingat bahwa “Mawar Putih” berarti KKG Gugus 2 Woja")
    remember.check().run()
    app.number_input(key=f"chat_{FIRST}_attended").set_value(13)
    app.date_input(key=f"chat_{FIRST}_date").set_value(date(2018, 10, 13))
    app.text_input(key=f"chat_{FIRST}_place").set_value("SDN 2 Woja")
    app.selectbox(key=f"chat_{FIRST}_kind").select("pengembangan")
    press(app, f"take_{FIRST}")  # typed and pressed in one run: nothing of it is lost
    on_shelf(app, "look")
    assert "KKG Gugus 2 Woja, 20 Oktober 2018" in shown(app)
    press(app, "save")
    (meeting,) = app.session_state["saved"]["meetings"]
    assert (meeting["attended"], meeting["date"], meeting["place"]) == (13, "2018-10-13", "SDN 2 Woja")
    assert (meeting["group_id"], meeting["kind"]) == ("KKG-52.05.05-02", "pengembangan")
    assert app.session_state["saved"]["aliases"] == [{"alias": "Mawar Putih", "group_id": "KKG-52.05.05-02"}]


def test_what_was_typed_stays_when_another_card_is_opened_and_after_reruns(app: AppTest) -> None:
    press(app, f"change_{FIRST}")
    app.number_input(key=f"chat_{FIRST}_attended").set_value(17)
    press(app, f"change_{SECOND}")
    app.run()
    assert not [one for one in app.number_input if one.key == f"chat_{FIRST}_attended"]
    press(app, f"change_{FIRST}")
    assert app.number_input(key=f"chat_{FIRST}_attended").value == 17


def test_a_decision_can_be_taken_back(app: AppTest) -> None:
    press(app, f"leave_{FIRST}")
    assert "1 dilewati, 2 belum diputuskan" in shown(app)
    on_shelf(app, "left")
    press(app, f"back_{FIRST}")
    assert "0 dilewati, 3 belum diputuskan" in shown(app)


def test_another_chat_begins_anew(app: AppTest, tmp_path: Path) -> None:
    press(app, f"leave_{FIRST}")
    app.session_state["checked"] = checked(tmp_path, CHAT.replace("Hadir: 11", "Hadir: 15"))
    app.run()
    assert "0 dilewati, 3 belum diputuskan" in shown(app)


@pytest.mark.parametrize(("status", "words"), [("known", "Sudah tersimpan sebagai"), ("double", "Mungkin sudah ada")])
def test_what_is_saved_already_is_told_and_never_taken_by_the_heap(
    warehouse: Path, tmp_path: Path, status: str, words: str
) -> None:
    found = checked(tmp_path, CHAT)
    saved = {"meeting_id": "WA-1", "held_on": "2018-10-12", "batch_id": "b"}
    found["candidates"][0] |= {"status": status, "saved": saved}
    app = opened(found)
    assert not [one for one in app.button if one.key == "chat_take_sure"]
    on_shelf(app, "saved" if status == "known" else "look")
    assert words in shown(app) and "WA-1" in shown(app)


def test_three_hundred_candidates_are_shown_some_at_a_time(warehouse: Path, tmp_path: Path) -> None:
    found = checked(tmp_path, "\n".join(whatsapp_chat.lines(6000)))
    held = sum(one["kind"] == "meeting" for one in found["candidates"])
    assert held > 300
    app = opened(found)
    assert len([one for one in app.button if str(one.key).startswith("chat_take_")]) <= 7
    press(app, "take_sure")
    taken = next(one for one in app.button if one.key == "chat_save").label
    assert int(taken.split()[1]) > 100
    on_shelf(app, "taken")
    press(app, "after")
    assert "7–12 dari" in shown(app)


@pytest.fixture
def of_bima(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "scope", lambda: Scope(Role.DINAS, ("52.06",)))


@pytest.mark.usefixtures("of_bima")
def test_groups_of_another_kabupaten_are_neither_offered_nor_taken(app: AppTest) -> None:
    assert "di luar kabupaten yang boleh Anda isi" in shown(app)
    press(app, f"take_{SURE}")
    assert app.warning[0].value.startswith("Belum dapat diterima")
    assert {one.split("·")[1].split(",")[-1].strip() for one in app.selectbox(key="chat_0_group_id").options} == {
        "Kabupaten Bima"
    }


def test_a_chat_without_reports_says_what_a_report_is(warehouse: Path, tmp_path: Path) -> None:
    app = opened(checked(tmp_path, "13/10/18 08.00 - A: selamat pagi\n"))
    assert "Tidak ada laporan pertemuan" in shown(app) and not app.button
