"""The points of groups as files that browsers fetch by URL: no line of the log, nothing of a person.

Browsers get such a file without a login: its name, drawn by lot at every build, is all that keeps it from others. Every
build has names of its own, so that a reader never sees the points of one build under the words of another.
"""

import json
import math
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

DECIMALS = 5  # about one metre
# Area of a mark follows the members, so its width their root; a group of 5 must stay visible, one of 300 not cover all.
SMALLEST, LARGEST, UNKNOWN = 3.6, 10.0, 4.5

NEAR = 0.005  # degrees, about 500 m: the groups of one gugus share its core school, and on a map of NTB one pixel
# Where the marks of such neighbours are moved to, in mark widths: right, down.
ASIDE = ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1))


def new_file_name() -> str:
    """`points-<128 random bits>.geojson`: nobody can guess it, and another build has another one."""
    return file_name(secrets.token_hex(16))


def file_name(secret: str) -> str:
    """Name of the file with this secret; `*` for the pattern of all of them."""
    return f"points-{secret}.geojson"


def document(groups: Iterable[Mapping[Any, Any]]) -> str:
    """GeoJSON (EPSG:4326) of the groups that have a point: see `lines`."""
    return collection(line for _, line in lines(groups))


def lines(groups: Iterable[Mapping[Any, Any]]) -> list[tuple[str, str]]:
    """(kabupaten, feature as JSON) of the groups that have a point, large ones first: small ones are drawn over them.

    Reads group_id, name, group_type, activity_class, kabupaten_code, kecamatan_code, members, longitude and latitude
    (both None: no point, left out); everything else is left out.
    """
    located = [one for one in groups if one["longitude"] is not None and one["latitude"] is not None]
    located.sort(key=lambda one: (-size(one["members"]), str(one["group_id"])))
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: there may be thousands
    return [
        (one["kabupaten_code"], encode(_feature(one, aside)))
        for one, aside in zip(located, asides(located), strict=True)
    ]


def collection(features: Iterable[str]) -> str:
    """A GeoJSON FeatureCollection of features that are JSON already."""
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


def size(members: int | None) -> float:
    """Width of a mark without unit: root of the members within bounds; a middle one where nobody knows them."""
    return UNKNOWN if members is None else round(min(max(math.sqrt(members), SMALLEST), LARGEST), 2)


def asides(groups: Sequence[Mapping[Any, Any]]) -> Iterator[tuple[int, int]]:
    """Where each mark goes, in mark widths aside: its own place, unless earlier ones lie within NEAR of it.

    Every group has a point.
    """
    taken: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for group in groups:
        x, y = float(group["longitude"]), float(group["latitude"])
        cell = math.floor(x / NEAR), math.floor(y / NEAR)
        around = [at for i in (-1, 0, 1) for j in (-1, 0, 1) for at in taken[cell[0] + i, cell[1] + j]]
        crowd = sum(abs(x - other_x) < NEAR and abs(y - other_y) < NEAR for other_x, other_y in around)
        taken[cell].append((x, y))
        yield ASIDE[crowd % len(ASIDE)]


def _feature(group: Mapping[Any, Any], aside: tuple[int, int]) -> dict[str, Any]:
    members = group["members"]
    properties = {
        "group_id": group["group_id"],
        "name": group["name"],
        "group_type": str(group["group_type"]),
        "activity_class": str(group["activity_class"]),
        "kabupaten_code": group["kabupaten_code"],
        "kecamatan_code": group["kecamatan_code"] or "",
        "size": size(members),
        "members_known": "no" if members is None else "yes",
        "members": int(members or 0),
        "right": aside[0],
        "down": aside[1],
    }
    at = [round(float(group["longitude"]), DECIMALS), round(float(group["latitude"]), DECIMALS)]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": at}}
