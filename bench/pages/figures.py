"""The charts, the choropleth and the table of the view, as plain dicts of Plotly and as HTML. No framework."""

from html import escape
from typing import Any

from bench.pages import view
from bench.pages.view import Choice

COLOURS = {"aktif": "#0B5D66", "cukup_aktif": "#3E9C9C", "kurang_aktif": "#C47A12", "vakum": "#9C2F1B"}
HEIGHT, MAP_HEIGHT = 260, 420
Figure = dict[str, Any]
# A template of our own for every contestant: plotly's default is 7 kB in each figure.
TEMPLATE: Figure = {"data": {}, "layout": {"colorway": list(COLOURS.values())}}


def _figure(name: str, words: str, data: list[Figure], height: int = HEIGHT, **layout: Any) -> Figure:
    base = {
        "template": TEMPLATE,
        "title": {"text": f"{name}: {words}", "font": {"size": 13}},
        "height": height,
        "margin": {"l": 40, "r": 10, "t": 40, "b": 40},
        "showlegend": False,
    }
    return {"data": data, "layout": {**base, **layout}}


def classes(choice: Choice) -> Figure:
    """Groups by class and type."""
    found = view.rows(view.BY_CLASS, choice)
    data = []
    for one in view.CLASSES:
        counts = {kind: count for kind, activity_class, count in found if activity_class == one}
        bar = {"type": "bar", "name": one, "x": list(view.TYPES), "y": [counts.get(kind, 0) for kind in view.TYPES]}
        data.append({**bar, "marker": {"color": COLOURS[one]}})
    return _figure("Kelas", choice.of_place, data, barmode="stack")


def sizes(choice: Choice) -> Figure:
    """Groups by members."""
    found = view.rows(view.BY_SIZE, choice)
    bars = {"type": "bar", "x": [f"{low}+" for low, _ in found], "y": [count for _, count in found]}
    return _figure("Anggota", choice.of_place, [bars])


def months(choice: Choice) -> Figure:
    """Meetings per month."""
    return _line("Pertemuan", choice, 1)


def attendance(choice: Choice) -> Figure:
    """Share of those invited who came, per month."""
    return _line("Kehadiran", choice, 2)


def _line(name: str, choice: Choice, column: int) -> Figure:
    found = view.rows(view.BY_MONTH, choice)
    line = {"type": "scatter", "mode": "lines+markers", "x": [row[0].isoformat() for row in found],
            "y": [row[column] for row in found]}  # fmt: skip
    return _figure(name, choice.words, [line])


def _map(name: str, choice: Choice, trace: Figure) -> Figure:
    longitude, latitude, zoom = view.camera()
    camera = {"style": "white-bg", "center": {"lon": longitude, "lat": latitude}, "zoom": zoom}
    return _figure(name, choice.of_place, [trace], MAP_HEIGHT, map=camera, uirevision="map")


def choropleth(choice: Choice, shapes_url: str) -> Figure:
    """Share of active groups by kabupaten; the shapes come by URL for everybody."""
    found = view.rows(view.BY_KABUPATEN, choice)
    trace = {
        "type": "choroplethmap", "geojson": shapes_url, "featureidkey": "properties.code",
        "locations": [code for code, _ in found], "z": [round(share, 3) for _, share in found],
        "zmin": 0, "zmax": 1, "colorscale": [[0, "#F2E3D5"], [1, "#0B5D66"]], "showscale": False,
    }  # fmt: skip
    return _map("Bagian aktif", choice, trace)


def points(choice: Choice) -> Figure:
    """Every group as a point, the usual way: all of them in the figure."""
    found = view.rows(view.POINTS, choice)
    trace = {
        "type": "scattermap", "mode": "markers", "lon": [row[0] for row in found], "lat": [row[1] for row in found],
        "text": [row[3] for row in found],
        "marker": {"size": 6, "color": [COLOURS.get(row[2], "#888888") for row in found]},
    }  # fmt: skip
    return _map("Gugus", choice, trace)


HEADS = ("Gugus", "Kabupaten", "Kelas", "Pertemuan")


def table(choice: Choice) -> str:
    """The groups that met most, as HTML; the caption says the choice."""
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in view.rows(view.MOST, choice)
    )
    return (
        f'<p id="shown">{escape(choice.words)}</p><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )
