"""Charts that stay where they are: what is sent to the browser, and that plotly itself lies there for it."""

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from charts import plotly_base
from components import steady_chart
from etl import static_files
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import nodes, opened


def test_what_is_sent_holds_the_figure_the_settings_and_what_a_reader_hears() -> None:
    made = plotly_base.wire(go.Figure({"data": [{"type": "bar", "y": [1, 2]}], "layout": {"height": 300}}))
    sent = json.loads(steady_chart.packed(made, 'Di "Bima", 2 dari 11'))
    assert sent["alt"] == 'Di "Bima", 2 dari 11'
    assert sent["made"]["figure"]["data"][0]["y"] == [1, 2]
    assert sent["made"]["figure"]["layout"]["height"] == 300
    assert sent["made"]["config"]["displayModeBar"] is False and sent["made"]["config"]["locale"] == "id"


def test_a_page_sends_its_charts_under_keys_that_stay_when_a_filter_changes(
    warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
    seen = []
    for place in ("52.06", "52.05"):
        page = opened("keaktifan", kabupaten=place)
        assert page.failures == []
        parts = [node.proto for node in nodes(page.app) if node.type == "bidi_component"]
        charts = [one for one in parts if one.component_name.endswith("steady_chart")]
        seen.append({one.id: json.loads(one.bytes) for one in charts})
    bima, dompu = seen
    assert len(bima) == 2 and bima.keys() == dompu.keys()
    assert all("Bima" in one["alt"] for one in bima.values()) and all("Dompu" in one["alt"] for one in dompu.values())


def test_the_script_fetches_plotly_from_where_the_etl_puts_it() -> None:
    script = (Path(steady_chart.__file__).parent.parent / "charts" / "steady_chart.js").read_text(encoding="utf-8")
    assert f"'/app/static/{static_files.TARGET.name}/{static_files.PLOTLY.name}'" in script
    assert static_files.PLOTLY in static_files.COPIED and static_files.PLOTLY.is_file()
