"""The view in Panel, its usual way: panes bound to the filters. Runs in the peers' environment."""

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import panel as pn
import plotly.graph_objects as go

from bench.pages import figures, view
from bench.pages.view import Choice

CHARTS = ("classes", "sizes", "choropleth", "points", "months", "attendance")
SHAPES_URL = "/shapes/shapes.geojson"


def made(name: str, choice: Choice) -> go.Figure:
    """One figure."""
    of = figures.choropleth(choice, SHAPES_URL) if name == "choropleth" else getattr(figures, name)(choice)
    return go.Figure(of)


def page() -> Any:
    """One reader's page."""
    place = pn.widgets.RadioBoxGroup(options=list(view.PLACES), inline=True, css_classes=["place"])
    kind = pn.widgets.RadioBoxGroup(options=list(view.TYPES), inline=True, css_classes=["kind"])
    period = pn.widgets.RadioBoxGroup(options=list(view.PERIODS), inline=True, css_classes=["period"])

    def bound(draw: Any) -> Any:
        return pn.bind(lambda a, b, c: draw(Choice(a, b, c)), place, kind, period)

    def chart(name: str) -> Any:
        config = {"displayModeBar": False}
        return pn.pane.Plotly(bound(lambda choice: made(name, choice)), config=config, sizing_mode="stretch_width")

    def table(choice: Choice) -> pd.DataFrame:
        return pd.DataFrame(view.rows(view.MOST, choice), columns=figures.HEADS)

    shown = pn.pane.HTML(bound(lambda choice: f'<p id="shown">{choice.words}</p>'))
    grid = pn.GridBox(*(chart(name) for name in CHARTS), ncols=2, sizing_mode="stretch_width")
    return pn.Column(place, kind, period, grid, shown, pn.pane.DataFrame(bound(table)), sizing_mode="stretch_width")


def main() -> None:
    """Serve on a free port until the process is ended."""
    pn.extension("plotly")
    with tempfile.TemporaryDirectory(prefix="gugus-panel-") as folder:
        view.write_shapes(Path(folder))
        server = pn.serve(page, port=0, address="127.0.0.1", show=False, start=False, static_dirs={"shapes": folder},
                          websocket_origin="*")  # fmt: skip
        print(f"Panel: http://127.0.0.1:{server.port}", flush=True)
        server.start()
        server.io_loop.start()


if __name__ == "__main__":
    main()
