"""Built place files (geo/places) and the kabupaten of table 1 -> province, kabupaten, kecamatan."""

import pandas as pd

from etl import frames
from etl.problems import Problem
from geo import places
from schemas import contract


def run(tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Add the three place tables; `survey_frame` must stand in `tables` already (it names the study area)."""
    studied = set(tables["survey_frame"]["kabupaten_code"].dropna())
    provinces, kabupaten, kecamatan = places.provinces(), places.kabupaten(), places.all_kecamatan()
    kabupaten = kabupaten.assign(
        is_study_area=kabupaten["code"].isin(studied),
        display_order=_west_to_east(kabupaten),
    )
    for name, frame in (("province", provinces), ("kabupaten", kabupaten), ("kecamatan", kecamatan)):
        frame[frames.FILE] = f"geo/places/{name}.csv"
        frame[frames.ROW] = range(2, len(frame) + 2)
        tables[name] = frames.typed(frame, contract.load(name), problems)


def _west_to_east(kabupaten: pd.DataFrame) -> pd.Series:
    """Rank by longitude inside each province: the eye learns one order of places, on every chart."""
    return kabupaten.groupby("province_code")["longitude"].rank(method="first").fillna(999).astype("int64")
