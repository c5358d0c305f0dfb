"""A table of sentences on a phone: the cells of a row stand under each other, each behind its head."""

import re
from html import unescape

from charts.panel import plain_table
from charts.style import stylesheet

HEADS = ("jenis", 'apa yang "disimpan"', "untuk <apa>")


def test_a_table_that_stacks_says_its_heads_once_for_the_cells() -> None:
    table = plain_table("Data", HEADS, [("a", "b", "c")] * 3, stacked=True)
    assert table.count("--hb") == 1 and "<apa>" not in table
    style = unescape(re.findall(r'style="([^"]*)"', table)[0])
    assert style == r'--ha:"jenis";--hb:"apa yang \"disimpan\"";--hc:"untuk <apa>"'


def test_a_table_that_does_not_stack_carries_nothing_for_it() -> None:
    assert "style=" not in plain_table("Data", HEADS, [("a", "b", "c")])


def test_the_stylesheet_writes_the_head_of_every_column_but_the_first_before_its_cell() -> None:
    sheet = stylesheet("light")
    assert '.g-stacked td:nth-child(n+2)::before { content: var(--head) ": "' in sheet
    for place, name in enumerate("bcdefghi", start=2):
        assert f".g-stacked td:nth-child({place}) {{ --head: var(--h{name}); }}" in sheet
