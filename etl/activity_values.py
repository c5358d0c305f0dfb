"""indicators/log_*.sql -> activity_value: numerator and denominator of every indicator of the log in every place."""

import duckdb
import pandas as pd

from etl.warehouse import NewWarehouse
from indicators import registry
from indicators.registry import Indicator
from schemas import contract
from schemas.vocabulary import AreaLevel

PLACE = ["group_type", "kabupaten_code", "kecamatan_code"]  # of the finest rows
AREA = ["group_type", "level", "area_code"]
COUNTS = ["numerator", "denominator"]
# Kilometres are no whole numbers: summed in another order, their last digits differ. Kept to the millimetre, every
# build and every engine gives the same rows.
DECIMALS = 6


def fill(new: NewWarehouse) -> pd.DataFrame:
    """Run the SQL of every indicator of the log and write the table; returns its rows for checks.

    Every place of a province that has a group has a row for every type of group; where nothing can be counted its
    denominator is 0. Raises ValueError with the name of the file when a query does not run or breaks its own yaml.
    """
    rules = contract.load("activity_value")
    areas = _areas(new)
    values = [_values(new, indicator, areas) for indicator in registry.all_indicators("log")]
    frame = pd.concat(values, ignore_index=True).assign(as_of=pd.Timestamp(new.parameters["as_of"]))
    frame = frame[rules.names].astype({column.name: column.pandas_dtype for column in rules.columns})
    new.write("activity_value", frame)
    return frame


def _areas(new: NewWarehouse) -> pd.DataFrame:
    """level, area_code, kabupaten_code of all places in provinces that have a group."""
    kabupaten, kecamatan = (new.connection.table(table).df() for table in ("kabupaten", "kecamatan"))
    settled = set(new.connection.table("working_group").project("kabupaten_code").df()["kabupaten_code"])
    provinces = set(kabupaten.loc[kabupaten["code"].isin(settled), "province_code"])
    kabupaten = kabupaten[kabupaten["province_code"].isin(provinces)]
    kecamatan = kecamatan[kecamatan["kabupaten_code"].isin(kabupaten["code"])]
    levels = [
        (AreaLevel.PROVINCE, sorted(provinces), None),
        (AreaLevel.KABUPATEN, kabupaten["code"], kabupaten["code"]),
        (AreaLevel.KECAMATAN, kecamatan["code"], kecamatan["kabupaten_code"]),
    ]
    columns = ["level", "area_code", "kabupaten_code"]
    parts = [pd.DataFrame({"level": str(level), "area_code": list(codes), "kabupaten_code": owner if owner is None else
                           list(owner)}, columns=columns) for level, codes, owner in levels]  # fmt: skip
    return pd.concat(parts, ignore_index=True).astype("string")


def _values(new: NewWarehouse, indicator: Indicator, areas: pd.DataFrame) -> pd.DataFrame:
    wanted = [*(PLACE if indicator.adds_over_places else AREA), *COUNTS]
    try:
        rows = new.ask(indicator.sql).df()
    except duckdb.Error as error:
        raise ValueError(f"indicators/{indicator.id}.sql does not run: {error}") from error
    if list(rows.columns) != wanted:
        raise ValueError(f"indicators/{indicator.id}.sql gives {list(rows.columns)}; its yaml asks for {wanted}")
    counted = (_summed(new, rows) if indicator.adds_over_places else rows).round(dict.fromkeys(COUNTS, DECIMALS))
    counted = counted.astype(dict.fromkeys(AREA, "string"))  # a query without rows says nothing of its types
    if (twice := counted.duplicated(AREA)).any():
        raise ValueError(f"indicators/{indicator.id}.sql gives a place twice: {_first(counted, twice)}")
    kinds = pd.DataFrame({"group_type": [str(one) for one in indicator.group_types]}, dtype="string")
    grid = kinds.merge(areas, how="cross")
    found = grid.merge(counted, how="left", on=AREA).fillna({"numerator": 0, "denominator": 0})
    if indicator.scale == "share" and (over := found["numerator"] > found["denominator"]).any():
        raise ValueError(f"indicators/{indicator.id}.sql counts more than there are: {_first(found, over)}")
    return found.assign(indicator_id=indicator.id)


def _summed(new: NewWarehouse, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the finest grain summed to each level; what has no kecamatan counts from the kabupaten upwards."""
    owners = new.connection.table("kabupaten").df().set_index("code")["province_code"]
    codes = {
        AreaLevel.PROVINCE: rows["kabupaten_code"].map(owners),
        AreaLevel.KABUPATEN: rows["kabupaten_code"],
        AreaLevel.KECAMATAN: rows["kecamatan_code"],
    }
    placed = [rows.assign(level=str(level), area_code=code) for level, code in codes.items()]
    # Rows without a kecamatan have no key at that level, and groupby leaves them out there.
    return pd.concat(placed, ignore_index=True).groupby(AREA, as_index=False)[COUNTS].sum()


def _first(rows: pd.DataFrame, wrong: "pd.Series[bool]") -> str:
    row = rows[wrong].iloc[0]
    return ", ".join(f"{name} {row[name]}" for name in (*AREA, *COUNTS))
