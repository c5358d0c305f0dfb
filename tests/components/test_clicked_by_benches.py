"""What the benches click stands on the pages: a bench runs too seldom to find out by itself that it is gone."""

from pathlib import Path

import pytest

from bench import changes
from tests.components.app import opened


@pytest.mark.parametrize("stem", changes.FILTER_PAGES)
def test_every_filter_that_a_bench_clicks_stands_on_the_page_with_its_options(warehouse: Path, stem: str) -> None:
    found = {group.key: group.options for group in opened(stem).app.button_group}
    for key, options in changes.filters_of(stem).values():
        words = [getattr(one, "content", one) for one in found[key]]
        assert set(options) <= set(words), key
