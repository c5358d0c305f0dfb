"""A chart stays where it is while a filter changes what it shows."""

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser
CHARTS = ".g-steady.js-plotly-plot"


def test_a_filter_changes_a_chart_in_its_place_and_its_words_for_who_hears_it(opened: Open) -> None:
    visit = opened("keaktifan", kabupaten="52.06")
    chart = visit.page.locator(CHARTS).first
    assert "Kabupaten Bima" in str(chart.get_attribute("aria-label"))
    assert "▸ Bima" in chart.locator("svg").first.text_content()
    chart.evaluate("chart => { chart.seenByTheTest = true }")
    visit.act(visit.page.locator(".st-key-filters").get_by_role("radio", name="Dompu", exact=True))
    assert "Kabupaten Dompu" in str(chart.get_attribute("aria-label"))
    assert "▸ Dompu" in chart.locator("svg").first.text_content()
    assert chart.evaluate("chart => chart.seenByTheTest") is True
