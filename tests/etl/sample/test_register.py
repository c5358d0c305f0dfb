"""The groups, their places and papers, and the people they can ask."""

from datetime import date

import pytest
import shapely
from shapely.geometry import Point, shape

from etl import frames
from etl.problems import Problem
from etl.sample import named, persons
from geo import boundaries, places
from schemas import contract
from tests.etl.sample.conftest import Frames, Read

AS_OF = date(2026, 11, 22)
REGISTER = ("load_batch", "working_group", "group_alias", "meeting", "funding", "spending", "resource_person",
            "resource_person_topic", "monitoring_visit")  # fmt: skip


@pytest.fixture(scope="module")
def tables(read: Read) -> Frames:
    return read(AS_OF)


@pytest.fixture(scope="module")
def outlines() -> dict[str, shapely.Geometry]:
    nobody = boundaries.FOLDER / "none"
    both = [*boundaries.load_kabupaten(nobody).features, *boundaries.load_kecamatan(nobody).features]
    return {one["properties"]["code"]: shapely.make_valid(shape(one["geometry"])) for one in both}


def test_every_table_keeps_its_contract_and_refers_to_what_is_there(tables: Frames) -> None:
    problems: list[Problem] = []
    assert set(tables) == set(REGISTER)
    for table, frame in tables.items():
        assert len(frame), table
        frames.check(frame, contract.load(table), problems)
        for column in contract.load(table).columns:
            assert str(frame[column.name].dtype) == column.pandas_dtype, f"{table}.{column.name}"
    with_places = tables | {"kabupaten": places.kabupaten(), "kecamatan": places.kecamatan()}
    frames.check_references(with_places, [contract.load(table) for table in REGISTER], problems)
    assert problems == []


def test_everything_is_marked_as_simulated(tables: Frames) -> None:
    assert tables["working_group"]["is_sample"].all()
    assert tables["load_batch"]["is_sample"].tolist() == [True]
    for table, frame in tables.items():
        assert set(frame["batch_id"]) == {"contoh"}, table


@pytest.mark.parametrize("table", ["working_group", "resource_person"])
def test_every_point_lies_in_its_kecamatan_and_kabupaten(
    table: str, tables: Frames, outlines: dict[str, shapely.Geometry]
) -> None:
    placed = tables[table].dropna(subset=["longitude"])
    assert len(placed) > 100
    for row in placed.to_dict("records"):
        point = Point(row["longitude"], row["latitude"])
        assert outlines[row["kabupaten_code"]].contains(point), row
        if isinstance(row["kecamatan_code"], str):
            assert row["kecamatan_code"].startswith(row["kabupaten_code"])
            assert outlines[row["kecamatan_code"]].contains(point), row


def test_a_few_groups_have_no_point_and_say_no_source_for_it(tables: Frames) -> None:
    groups = tables["working_group"]
    without = groups["longitude"].isna()
    assert without.sum() == round(0.04 * len(groups))
    assert groups["latitude"].isna().equals(without) and groups["location_source"].isna().equals(without)


def test_no_two_groups_stand_on_one_point_and_a_kkks_is_near_the_kkg_of_its_gugus(tables: Frames) -> None:
    placed = tables["working_group"].dropna(subset=["longitude"])
    assert not placed.duplicated(["longitude", "latitude"]).any()
    gugus = placed.dropna(subset=["gugus_name"])
    pairs = gugus[gugus["group_type"] == "KKG"].merge(gugus[gugus["group_type"] == "KKKS"], on="gugus_name")
    assert len(pairs) > 100
    for row in pairs.to_dict("records"):
        kkg, kkks = (persons.Spot(row[f"longitude_{end}"], row[f"latitude_{end}"]) for end in ("x", "y"))
        assert 0.02 < persons.kilometres(kkg, kkks) < 0.4


def test_kkks_are_of_the_kecamatan_where_there_are_as_many_as_kecamatan_else_of_the_gugus(tables: Frames) -> None:
    kkks = tables["working_group"].query("group_type == 'KKKS'")
    levels = {code: set(rows["level"]) for code, rows in kkks.groupby("kabupaten_code")}
    assert levels == {"52.06": {"kecamatan"}, "52.05": {"kecamatan"}, "52.02": {"gugus"}, "52.04": {"gugus"},
                      "52.07": {"gugus"}}  # fmt: skip
    kkg = set(tables["working_group"].query("group_type == 'KKG'")["gugus_name"])
    assert set(kkks["gugus_name"].dropna()) <= kkg


def test_kecamatan_have_kkg_in_proportion_to_their_desa_and_each_gugus_its_own_number(tables: Frames) -> None:
    kkg = tables["working_group"].query("group_type == 'KKG'")
    desa = places.desa().groupby("kecamatan_code").size()
    of = places.kecamatan().set_index("code")["kabupaten_code"]
    for code, rows in kkg.groupby("kecamatan_code"):
        kabupaten = of[code]
        share = desa[code] / desa[of[of == kabupaten].index].sum() * (kkg["kabupaten_code"] == kabupaten).sum()
        # Poto Tano needs its Gugus 3 (line 1190), so one other kecamatan has one less than its share.
        assert abs(len(rows) - share) < (1 if kabupaten != "52.07" else 1.5)
        numbers = sorted(int(name.split()[1]) for name in rows["gugus_name"])
        assert numbers == list(range(1, len(rows) + 1))
    assert kkg["kecamatan_code"].nunique() == (of.isin(kkg["kabupaten_code"])).sum()


NAMED = {
    "KKG Gugus 3 Bolo": ("52.06.02", "SDN 5 Sila"),
    "KKG Gugus 3 Poto Tano": ("52.07.06", None),
    "KKG Gugus 1 Pajo": ("52.05.08", None),
    "KKKS Kecamatan Pajo": ("52.05.08", None),
    "KKM MIN 1 Sumbawa": (None, "MIN 1 Sumbawa"),
    "KKM MIN 2 Lombok Tengah": (None, None),
    "KKM MIN 4 Lombok Tengah": (None, None),
    "KKM Kabupaten Dompu": (None, None),
    "KKM Kabupaten Bima": (None, None),
}


def test_the_groups_of_the_study_are_there_with_their_names(tables: Frames) -> None:
    groups = tables["working_group"].set_index("name")
    assert len(NAMED) == len(named.NAMED)
    for name, (kecamatan, school) in NAMED.items():
        assert name in groups.index
        assert kecamatan is None or groups.at[name, "kecamatan_code"] == kecamatan
        assert school is None or groups.at[name, "core_school"] == school
    bolo = groups.loc["KKG Gugus 3 Bolo"]
    assert (bolo["schools"], bolo["founded_year"], bolo["has_kak"]) == (7, 1965, True)


def test_the_lines_cited_for_a_named_group_name_it(study_lines: list[str] | None) -> None:
    words = {"52.06.02": "Bolo", "52.07.06": "Potatano", "52.05.08": "Pajo", "52.04": "Sumbawa", "52.02": "MIN",
             "52.05": "Dompu", "52.06": "Bima"}  # fmt: skip
    for one in named.NAMED:
        spans = [[int(number) for number in part.split("-")] for part in one.lines.split(",")]
        assert all(1 <= span[0] <= span[-1] <= 2105 for span in spans), one
        if study_lines is None:
            continue
        cited = "\n".join(line for span in spans for line in study_lines[span[0] - 1 : span[-1]])
        assert words[one.place] in cited, one


def test_what_the_study_says_of_a_named_group_holds_for_it(tables: Frames) -> None:
    groups = tables["working_group"].set_index("name")["group_id"]
    last_year = tables["meeting"][tables["meeting"]["held_on"] >= "2025-11-22"]
    held = last_year["group_id"].value_counts()
    assert held[groups["KKG Gugus 3 Bolo"]] >= 16 and held[groups["KKG Gugus 3 Poto Tano"]] >= 16
    funding = tables["funding"].set_index("group_id")["source"]
    assert "iuran_guru" in set(funding[groups["KKG Gugus 1 Pajo"]])
    for name in ("KKM MIN 2 Lombok Tengah", "KKM MIN 4 Lombok Tengah"):
        log = tables["meeting"][tables["meeting"]["group_id"] == groups[name]]
        assert {"kemendikbud_lpmp", "pengawas", "kemenag"} <= set(log["narasumber_kind"].dropna())


def test_numbers_of_schools_and_members_are_plausible(tables: Frames) -> None:
    groups = tables["working_group"].set_index("group_id")
    kkg, kkks = (groups[groups["group_type"] == one] for one in ("KKG", "KKKS"))
    assert kkg["members"].between(15, 60).all() and kkg["schools"].between(6, 10).all()
    assert (kkks["members"] == kkks["schools"]).all()  # one head teacher each
    assert groups.loc[groups["group_type"] == "KKPS", "members"].between(8, 25).all()
    assert not kkg.duplicated("core_school").any()


def test_decrees_have_an_issuer_and_notary_deeds_are_of_sumbawa_barat(tables: Frames) -> None:
    groups = tables["working_group"]
    assert groups["sk_issuer"].notna().equals(groups["has_sk"].astype(bool))
    deeds = groups[groups["has_notary_deed"]]
    assert set(deeds["kabupaten_code"]) == {"52.07"} and 1 <= len(deeds) <= 5


def test_persons_are_many_kinds_some_below_the_standard_and_each_offers_a_topic(tables: Frames) -> None:
    people = tables["resource_person"]
    assert 150 <= len(people) <= 250
    assert {"pengawas", "kepala_sekolah", "fasda", "ika", "widyaiswara", "dosen", "guru"} <= set(people["kind"])
    expert = people["has_expertise"].fillna(value=False)
    below = ~(people["has_s1"] | (people["teaching_years"] >= 10) | expert)
    assert 5 <= below.sum() <= 30 and 5 <= (~people["is_available"]).sum() <= 50
    assert people["has_expertise"].isna().any()
    assert set(tables["resource_person_topic"]["person_id"]) == set(people["person_id"])
    assert tables["resource_person_topic"].groupby("person_id").size().between(1, 4).all()
