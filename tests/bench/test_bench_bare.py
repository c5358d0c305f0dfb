from hypothesis import example, given
from hypothesis import strategies as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.bare import elements, recording


def message(path, body=None):
    made = ForwardMsg()
    made.metadata.delta_path.extend(path)
    if body is None:
        made.delta.add_block.flex_container.direction = 2
    else:
        made.delta.new_element.html.body = body
    return made.SerializeToString()


@given(st.text(max_size=600))
@example("x" * 100)
@example("x" * 108)
def test_filler_has_as_many_bytes_as_what_it_stands_for(body):
    assert len(recording.filler(body).encode()) == len(body.encode())


def test_filler_changes_only_with_what_it_stands_for():
    assert recording.filler("a" * 50) == recording.filler("a" * 50) != recording.filler("b" * 50)


def test_a_recorded_page_keeps_order_and_nesting(tmp_path):
    page = recording.tree(
        [message([2, 0], "style"), message([0, 1], "second"), message([0, 0]), message([0, 0, 0], "in")]
    )
    recording.save({("peta", "Semua", "KKG"): page}, tmp_path / "recording")
    page = recording.load(tmp_path / "recording")["peta", "Semua", "KKG"]
    container, second = page.body.ordered()
    assert page.styles == ["style"]
    assert second.element.html.body == "second"
    assert container.block.flex_container.direction == 2
    assert [child.element.html.body for child in container.ordered()] == ["in"]


def test_keys_are_read_back_from_the_ids_of_streamlit():
    assert elements.key_of("$$ID-8fb4ff978e447f76117e854518de94c1-filter_kabupaten") == "filter_kabupaten"
    assert elements.key_of("$$ID-8fb4ff978e447f76117e854518de94c1-None") is None
    assert elements.key_of("") is None
