"""The points that browsers fetch: only what the map needs, nothing of the log, neighbours apart."""

import json
import math
import re
from typing import Any

import duckdb

from geo import group_points


def group(number: int, **more: Any) -> dict[str, Any]:
    return {
        "group_id": f"KKG-{number}", "name": f"KKG Gugus {number} Bolo", "group_type": "KKG", "activity_class": "vakum",
        "kabupaten_code": "52.06", "kecamatan_code": "52.06.05", "members": 25, "longitude": 118.5 + number / 10,
        "latitude": -8.5, "meetings_in_window": 3, "core_school": "SDN 5 Sila",
    } | more  # fmt: skip


def features(*groups: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(group_points.document(groups))["features"]
    return found


def test_the_name_of_a_file_cannot_be_guessed() -> None:
    names = {group_points.new_file_name() for _ in range(100)}
    assert len(names) == 100 and all(re.fullmatch(r"points-[0-9a-f]{32}\.geojson", one) for one in names)


def test_a_point_holds_what_the_map_needs_and_nothing_of_the_log() -> None:
    (found,) = features(group(1))
    assert found["geometry"] == {"type": "Point", "coordinates": [118.6, -8.5]}
    assert found["properties"] == {
        "group_id": "KKG-1", "name": "KKG Gugus 1 Bolo", "group_type": "KKG", "activity_class": "vakum",
        "kabupaten_code": "52.06", "kecamatan_code": "52.06.05", "size": 5.0, "members_known": "yes", "members": 25,
        "right": 0, "down": 0,
    }  # fmt: skip


def test_a_group_without_a_point_is_left_out_and_one_without_a_kecamatan_stays() -> None:
    found = features(group(1, longitude=None, latitude=None), group(2, kecamatan_code=None))
    assert [one["properties"]["group_id"] for one in found] == ["KKG-2"]
    assert found[0]["properties"]["kecamatan_code"] == ""


def test_the_width_grows_with_the_root_of_the_members_within_bounds() -> None:
    assert group_points.size(36) == 6 and group_points.size(81) == 9
    assert group_points.size(1) == group_points.SMALLEST
    assert group_points.size(5000) == group_points.LARGEST
    assert group_points.SMALLEST < group_points.size(None) < group_points.LARGEST


def test_unknown_members_are_said_to_be_unknown_and_never_drawn_as_none() -> None:
    (found,) = features(group(1, members=None))
    assert found["properties"]["members_known"] == "no" and found["properties"]["size"] == group_points.UNKNOWN


def test_small_groups_come_after_large_ones_so_that_they_are_drawn_on_top() -> None:
    found = features(group(1, members=9), group(2, members=100), group(3, members=None))
    sizes = [one["properties"]["size"] for one in found]
    assert sizes == sorted(sizes, reverse=True)


def test_groups_at_one_place_are_moved_to_different_sides() -> None:
    at = {"longitude": 118.5, "latitude": -8.5}
    crowd = features(*(group(number, **at) for number in range(9)))
    assert len({(one["properties"]["right"], one["properties"]["down"]) for one in crowd}) == 9
    assert all(one["geometry"]["coordinates"] == [118.5, -8.5] for one in crowd), "the point itself never moves"


def test_a_group_that_stands_alone_stays_where_it_is() -> None:
    assert [(one["properties"]["right"], one["properties"]["down"]) for one in features(group(1), group(2))] == [
        (0, 0)
    ] * 2


def test_neighbours_across_the_edge_of_a_grid_cell_are_seen_too() -> None:
    edge = math.ceil(118.5 / group_points.NEAR) * group_points.NEAR
    near = {"longitude": edge - 0.0001, "latitude": -8.5}, {"longitude": edge + 0.0001, "latitude": -8.5}
    sides = [
        (one["properties"]["right"], one["properties"]["down"])
        for one in features(group(1, **near[0]), group(2, **near[1]))
    ]
    assert sorted(sides) == [(0, 0), (1, 0)]


def test_a_name_from_a_file_survives_as_json() -> None:
    (found,) = features(group(1, name='Gugus "Mawar" \\ </script>\n Hu\'u'))
    assert found["properties"]["name"] == 'Gugus "Mawar" \\ </script>\n Hu\'u'


def test_the_points_of_the_sample_are_all_there(database: duckdb.DuckDBPyConnection) -> None:
    cursor = database.execute(
        "select working_group.*, activity_class from working_group join group_status using (group_id)"
    )
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    text = group_points.document(rows)
    found = json.loads(text)["features"]
    assert {one["properties"]["group_id"] for one in found} == {
        row["group_id"] for row in rows if row["longitude"] is not None
    }
    assert len(found) > 450 and len(text) < 400 * len(found), "a point grew: it travels to phones"
