"""The view in Dash, its usual way: one callback makes every figure for the filters. Runs in the peers' environment."""

import tempfile
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dash_table, dcc, html
from werkzeug.serving import make_server

from bench.pages import figures, view
from bench.pages.view import Choice

CHARTS = ("classes", "sizes", "months", "attendance", "choropleth", "points")
SHAPES_URL = "/assets/shapes.geojson"


def radio(identifier: str, label: str, options: list[str], first: str) -> html.Div:
    """One filter."""
    return html.Div([html.Label(label), dcc.RadioItems(options, first, id=identifier, inline=True)])


def made(name: str, choice: Choice) -> figures.Figure:
    """One figure."""
    return figures.choropleth(choice, SHAPES_URL) if name == "choropleth" else getattr(figures, name)(choice)


def app(assets: Path) -> Dash:
    """The application; `assets` holds the shapes."""
    found = Dash(__name__, assets_folder=str(assets), serve_locally=True)
    columns = [{"name": head, "id": head} for head in figures.HEADS]
    half = {"display": "grid", "gridTemplateColumns": "1fr 1fr"}
    found.layout = html.Div(
        [
            radio("place", "Kabupaten", list(view.PLACES), view.EVERYWHERE),
            radio("kind", "Jenis", list(view.TYPES), view.TYPES[0]),
            radio("period", "Periode", list(view.PERIODS), view.FIRST.period),
            html.Div([dcc.Graph(id=name, config={"displayModeBar": False}) for name in CHARTS], style=half),
            html.P(id="shown"),
            dash_table.DataTable(id="table", columns=columns),
        ]
    )

    @found.callback(
        *(Output(name, "figure") for name in CHARTS),
        Output("shown", "children"),
        Output("table", "data"),
        Input("place", "value"),
        Input("kind", "value"),
        Input("period", "value"),
    )
    def update(place: str, kind: str, period: str) -> tuple[Any, ...]:
        choice = Choice(place, kind, period)
        table = [dict(zip(figures.HEADS, row, strict=True)) for row in view.rows(view.MOST, choice)]
        return (*(made(name, choice) for name in CHARTS), choice.words, table)

    return found


def main() -> None:
    """Serve on a free port until the process is ended."""
    with tempfile.TemporaryDirectory(prefix="gugus-dash-") as folder:
        view.write_shapes(Path(folder))
        listening = make_server("127.0.0.1", 0, app(Path(folder)).server, threaded=True)
        print(f"Dash: http://127.0.0.1:{listening.port}", flush=True)
        listening.serve_forever()


if __name__ == "__main__":
    main()
