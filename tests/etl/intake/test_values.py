"""One cell as its value: money, numbers, dates, yes and no, words, degrees as people of the field write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.intake import dates, messages, template, values
from etl.intake.messages import BadValueError
from etl.intake.template import Column
from translations import format as numbers

MEETING, GROUP = template.load().by_table("meeting"), template.load().by_table("working_group")


def read(column: Column, value: object) -> object:
    return values.parser(column, is_1904=False)(values.clean(value))


def refused(column: Column, value: object) -> str:
    with pytest.raises(BadValueError) as caught:
        read(column, value)
    rule, cure = messages.say(caught.value.key, **{"column": column.header, **caught.value.values})
    assert rule and cure and "{" not in rule + cure
    return caught.value.key


@pytest.mark.parametrize(
    ("written", "rupiah"),
    [
        ("1.250.000", 1_250_000), ("Rp 1.250.000,-", 1_250_000), ("1,25 jt", 1_250_000), ("Rp1.250.000,00", 1_250_000),
        ("Rp. 500.000", 500_000), ("IDR 500000", 500_000), ("2 juta", 2_000_000), ("750rb", 750_000),
        ("1.5 jt", 1_500_000), ("1,250,000", 1_250_000), ("1.250.000 rupiah", 1_250_000), (1_250_000.0, 1_250_000),
        (0, 0), ("0", 0), ("Rp\u00a01.250.000", 1_250_000), ("1,2 miliar", 1_200_000_000),
    ],
)  # fmt: skip
def test_money_is_read_as_it_is_written_here(written: object, rupiah: int) -> None:
    assert read(MEETING.column("biayarp"), written) == rupiah


@pytest.mark.parametrize("written", ["satu juta", "1,250", "Rp", "12.50.00", "1e6", True, datetime(2018, 1, 1), 1e18])  # noqa: DTZ001
def test_what_is_no_money_is_refused(written: object) -> None:
    assert refused(MEETING.column("biayarp"), written) == "rupiah"


@given(st.integers(0, 10**12))
def test_money_as_the_dashboard_writes_it_is_read_back(amount: int) -> None:
    assert read(MEETING.column("biayarp"), numbers.rupiah(amount)) == amount
    assert read(MEETING.column("biayarp"), f"Rp {numbers.number(amount)},-") == amount


@pytest.mark.parametrize(
    ("written", "number"), [("32", 32), (32.0, 32), ("32 orang", 32), ("1.250", 1250), ("32,0", 32)]
)
def test_whole_numbers_are_read(written: object, number: int) -> None:
    assert read(MEETING.column("hadir"), written) == number


@pytest.mark.parametrize(("written", "key"), [("3,5", "whole"), ("dua puluh", "number"), (-1, "least"), (9999, "most")])
def test_numbers_that_cannot_be_are_refused(written: object, key: str) -> None:
    assert refused(MEETING.column("hadir"), written) == key


@pytest.mark.parametrize("written", ["2,5", "2.5", 2.5, "2,5 jp"])
def test_lesson_hours_have_decimals(written: object) -> None:
    assert read(MEETING.column("jampelajaran"), written) == 2.5


@given(st.dates(date(1990, 1, 1), date(2069, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    forms = [
        day, datetime.combine(day, time(8, 15)), day.isoformat(), numbers.day(day), day.strftime("%d/%m/%Y"),
        day.strftime("%d-%m-%Y"), f"{day.day}.{day.month}.{day.year}", f"{day.year}/{day.month}/{day.day}",
        day.strftime("%Y%m%d"), float((day - date(1899, 12, 30)).days), f"Senin, {numbers.day(day)}",
    ]  # fmt: skip
    if day.year >= 2000:  # two digits of a year before 1970 would be a later one
        forms.append(day.strftime("%d/%m/%y"))
    assert {dates.parse(form, "Tanggal") for form in forms} == {day}
    serial = float((day - date(1904, 1, 1)).days)
    if serial >= 31_500:  # a serial number of the seventies could be one of 1900
        assert dates.parse(serial, "Tanggal", is_1904=True) == day


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("31/02/2018", "date_impossible"), ("29 Februari 2019", "date_impossible"), ("0/1/2018", "date_impossible"),
        ("10/13/18", "date_month_first"), ("Oktober 2018", "date_no_day"), ("10/2018", "date_no_day"),
        ("2018", "date_no_day"), ("13/10/1018", "date_year"), ("1/1/2101", "date_year"), ("besok", "date"),
        ("12", "date"), (12.0, "date"), (True, "date"), (timedelta(1), "date"), ("13 Oktobar 2018", "date"),
        ("99999", "date"),
    ],
)  # fmt: skip
def test_days_that_are_none_are_refused_with_the_reason(written: object, key: str) -> None:
    assert refused(MEETING.column("tanggal"), written) == key


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ya", True), ("Ada", True), (1, True), (True, True), ("v", True), ("tidak", False), ("TIDAK ADA", False),
     ("belum", False), (0, False), ("?", None), ("tidak tahu", None)],
)  # fmt: skip
def test_yes_and_no_are_read(written: object, meant: bool | None) -> None:
    assert read(GROUP.column("adask"), written) is meant


@pytest.mark.parametrize("written", ["", "-", "–", " \u00a0 ", "n/a", "N.A."])
def test_a_dash_says_nothing(written: str) -> None:
    assert values.is_blank(values.clean(written))


@pytest.mark.parametrize(
    ("written", "degrees"), [("-8,4912", -8.4912), ("-8.4912", -8.4912), ("8,4912 LS", -8.4912), ("-8,4912°", -8.4912)]
)
def test_degrees_have_a_point_or_a_comma(written: str, degrees: float) -> None:
    assert read(GROUP.column("lintang"), written) == degrees


def test_degrees_with_thousands_are_left_to_the_check_of_points() -> None:
    assert read(GROUP.column("lintang"), "-8.491.234") == -8_491_234


def test_a_word_near_one_of_the_list_is_suggested_and_not_taken() -> None:
    with pytest.raises(BadValueError) as caught:
        read(MEETING.column("topik"), "Pembuatan media pembelajran")
    assert "Pembuatan media pembelajaran" in caught.value.values["suggestion"]


@pytest.mark.parametrize("written", ["NS-001", "ns-001", "K.1_a", 12.0])
def test_identifiers_without_blanks_are_read(written: object) -> None:
    assert str(read(GROUP.column("idkelompok"), written)).upper() == values.as_text(written).upper()


@pytest.mark.parametrize("written", ["Pak Budi", "a b", "é", "x" * 61])
def test_identifiers_that_look_like_names_are_refused(written: str) -> None:
    assert refused(GROUP.column("idkelompok"), written) == "id_form"


@pytest.mark.parametrize(
    "written", ["0812-3456-7890", "+62 812 3456 7890", "081234567890", "0370-621234", "62812.3456.7890"]
)
def test_telephone_numbers_are_taken_out_of_text(written: str) -> None:
    read_text = read(MEETING.column("uraiantopik"), f"hubungi {written} ya")
    assert read_text == "hubungi [nomor dihapus] ya"


@pytest.mark.parametrize(
    "written", ["08.00-10.00 13/10/2018", "Rp 1.250.000", "SDN 0812 Contoh", "Bab 1-12", "2018-10-13"]
)
def test_what_is_no_telephone_number_stays(written: str) -> None:
    assert read(MEETING.column("uraiantopik"), written) == written


def test_unseen_signs_and_double_blanks_are_taken_out() -> None:
    assert values.clean("\ufeffGugus\u200b  III\u00a0Alas ") == "Gugus III Alas"


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers(), st.booleans(), st.dates()))
def test_no_cell_whatever_crashes_a_parser(value: object) -> None:
    for sheet in template.load().sheets:
        for column in sheet.columns:
            cleaned = values.clean(value)
            if values.is_blank(cleaned):
                continue
            try:
                values.parser(column, is_1904=False)(cleaned)
            except BadValueError as error:
                messages.say(error.key, **{"column": column.header, **error.values})
