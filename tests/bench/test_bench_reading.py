"""The readers of the benchmarks: they hold what arrives as a browser does, and see when it is wrong."""

import random

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.reading.page import Page, choices, difference, digests
from bench.reading.tab import Tab
from bench.reading.visits import Click, Reader, Seen, read, written

FULL, EARLY = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN


def html(place: int, body: str, *, cacheable: bool = False) -> ForwardMsg:
    message = ForwardMsg(hash=f"hash of {body}")
    message.metadata.delta_path.extend([0, place])
    message.metadata.cacheable = cacheable
    message.delta.new_element.html.body = body
    return message


def pills(chosen: str) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, 9])
    group = message.delta.new_element.button_group
    group.id, group.set_value = "$$ID-abc-filter_kabupaten", True
    group.raw_values.append(chosen)
    for name in ("Semua", "Bima"):
        group.options.add(content=name)
    return message


def chosen_from_list(chosen: str | None) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, 9])
    box = message.delta.new_element.selectbox
    box.id, box.default, box.set_value = "$$ID-abc-filter_kabupaten", 0, chosen is not None
    box.raw_value = chosen or ""
    box.options.extend(["Semua", "Bogor"])
    return message


def stamp(page: str) -> ForwardMsg:
    return html(99, f'<span id="run-stamp" data-run="1" data-page="{page}">.</span>')


def shown(*messages: ForwardMsg, page: Page | None = None) -> Page:
    page = page or Page()
    page.begin()
    for message in messages:
        page.take(message)
    assert page.take(ForwardMsg(script_finished=FULL)) == FULL
    return page


def test_what_a_run_does_not_send_again_is_gone() -> None:
    page = shown(html(0, "lama"), html(1, "tetap"))
    shown(html(1, "tetap"), page=page)
    assert page.words() == ["tetap"]


def test_a_run_that_was_cut_off_takes_nothing_away() -> None:
    page = shown(html(0, "a"))
    assert page.take(ForwardMsg(script_finished=EARLY)) == EARLY
    assert page.words() == ["a"]


def test_a_message_that_is_named_only_is_the_one_that_came_before_at_its_new_place() -> None:
    page = shown(html(0, "besar", cacheable=True))
    assert list(page.state().cached_message_hashes) == ["hash of besar"]
    reference = ForwardMsg(ref_hash="hash of besar")
    reference.metadata.delta_path.extend([0, 5])
    shown(reference, page=page)
    assert list(page.parts) == [(0, 5)]
    assert page.words() == ["besar"]


def test_a_message_that_was_not_used_for_two_runs_is_forgotten() -> None:
    page = shown(html(0, "besar", cacheable=True))
    for _ in range(3):
        shown(html(0, "lain"), page=page)
    assert list(page.state().cached_message_hashes) == []


def test_the_choice_of_a_filter_goes_with_every_question() -> None:
    page = shown(pills("Bima"))
    (widget,) = page.state().widget_states.widgets
    assert (widget.id, list(widget.string_array_value.data)) == ("$$ID-abc-filter_kabupaten", ["Bima"])


def test_a_list_is_chosen_from_as_pills_are_and_its_first_choice_is_that_of_the_page() -> None:
    page = shown(chosen_from_list(None))
    widget, _ = page.filter("filter_kabupaten")
    assert choices(widget) == ["Semua", "Bogor"] and page.chosen[widget.id] == ("Semua",)
    shown(chosen_from_list("Bogor"), page=page)
    (state,) = page.state().widget_states.widgets
    assert (state.id, state.string_value) == (widget.id, "Bogor")
    assert list(page.of_all_pages().widget_states.widgets) == [state], "the choice goes to the next page too"
    with pytest.raises(LookupError):
        page.filter("filter_jenis")


def test_one_other_part_is_found_and_told() -> None:
    expected = digests(["satu", "dua"])
    assert difference(["satu", "dua"], expected) == ""
    assert "tiga" in difference(["satu", "<p>tiga</p>"], expected)
    assert "1 parts for 2" in difference(["satu"], expected)
    assert difference(["dua", "satu"], expected)


@pytest.mark.parametrize(
    ("messages", "fault"),
    [
        ((html(0, "2 dari 11"), pills("Bima"), stamp("keaktifan")), ""),
        ((html(0, "4 dari 9"), pills("Bima"), stamp("keaktifan")), "not the page of"),
        ((html(0, "2 dari 11"), pills("Bima")), "no end"),
        ((html(0, "2 dari 11"), pills("Bima"), stamp("peta")), "peta is shown"),
        ((html(0, "2 dari 11"), pills("Semua"), stamp("keaktifan")), "unknown state"),
    ],
)
def test_the_page_of_another_place_page_or_reader_is_a_fault(messages: tuple[ForwardMsg, ...], fault: str) -> None:
    said: list[Click] = []
    expected = {("keaktifan", "Bima", ""): digests(["2 dari 11"])}
    reader = Reader(Tab("", page=shown(*messages)), random.Random(1), expected, said.append, page="keaktifan")
    found = reader._fault_of_page()
    assert fault in found
    assert bool(found) == bool(fault)


def test_where_nothing_is_known_beforehand_a_page_must_speak_of_the_chosen_place() -> None:
    def fault(words: str, page: str = "keaktifan") -> str:
        tab = Tab("", page=shown(html(0, words), chosen_from_list("Bogor"), stamp(page)))
        return Reader(tab, random.Random(1), None, lambda _: None, page="keaktifan")._fault_of_page()

    assert fault("11 kelompok di Kabupaten Bogor") == ""
    assert fault("11 kelompok di Kabupaten Garut") == "nothing of Bogor"
    assert "peta is shown" in fault("11 kelompok di Kabupaten Bogor", "peta")


def test_what_is_expected_survives_its_way_to_another_process() -> None:
    state = ("", "Bima", "KKG")
    assert read(written({state: Seen(["kata"], [])})) == {state: digests(["kata"])}
