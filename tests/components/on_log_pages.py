"""The pages of the log as their tests read them: a place and a type, and what the warehouse holds of both."""

import duckdb

SAMPLE = "data contoh (simulasi)"
PLACES = [(None, None), ("52.06", None), ("52.05", None), ("52.06", "52.06.05")]


def asked(
    database: duckdb.DuckDBPyConnection, sql: str, place: tuple[str | None, str | None], kind: str
) -> list[tuple]:
    """`sql` over `chosen`: the groups of a place and type with their status."""
    chosen = (
        "with chosen as (select * from group_status where group_type = $kind and ($kabupaten is null or kabupaten_code "
        "= $kabupaten) and ($kecamatan is null or kecamatan_code = $kecamatan)) "
    )
    parameters = {"kind": kind, "kabupaten": place[0], "kecamatan": place[1]}
    return database.execute(chosen + sql, parameters).fetchall()


def link(place: tuple[str | None, str | None], kind: str) -> dict[str, str]:
    return {"jenis": kind, "kabupaten": place[0] or "semua", "kecamatan": place[1] or "semua"}
