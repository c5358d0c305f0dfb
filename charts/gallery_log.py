"""The drawn pieces of the activity log for `charts.gallery`; every figure here is made up by a formula."""

from datetime import date, timedelta

from charts.bar_columns import Bar, BarColumn, BarRow, bar_columns
from charts.calendar_heat import calendar_heat
from charts.month_multiples import MonthCount, PlaceMonths, month_multiples
from charts.value_strip import PlaceValues, value_strip
from translations.format import number, rupiah, rupiah_round

PLACES = (
    ("52.02", "Lombok Tengah", 88),
    ("52.07", "Sumbawa Barat", 26),
    ("52.04", "Sumbawa", 52),
    ("52.06", "Bima", 88),
)
LAST = date(2026, 11, 21)


def pieces() -> dict[str, str]:
    """Title -> HTML of one piece."""
    return {
        "month_multiples": month_multiples(
            [_months(*place) for place in PLACES], unit="KKG", yardstick_per_year=16, until="21 November 2026"
        ),
        "calendar_heat": calendar_heat(_days(), LAST - timedelta(days=364), LAST, alt="Kalender contoh"),
        "calendar_heat: kosong": calendar_heat({}, LAST - timedelta(60), LAST, alt="Tanpa pertemuan"),
        "value_strip: biaya": value_strip(
            [_values(*place, 350_000.0) for place in PLACES] + [PlaceValues("52.05", "Dompu", False, (), "")],
            unit="KKG",
            missing="belum ada laporan biaya",
            words_of=rupiah,
        ),
        "value_strip: jarak": value_strip(
            [_values(*place, 9.0) for place in PLACES],
            unit="KKG",
            missing="-",
            words_of=lambda value: f"{number(value)} km",
            marks=[(10, "10 km"), (25, "25 km")],
        ),
        "bar_columns: tahun": bar_columns(
            [BarColumn("2025"), BarColumn("2026", "sampai 21 November")],
            [
                BarRow("Iuran sekolah", (_bar(212e6, 61), _bar(187e6, 58))),
                BarRow("Iuran guru", (_bar(31e6, 12), None)),
                BarRow("Jumlah", (_bar(243e6, 64), _bar(187e6, 58)), is_apart=True),
            ],
            caption="Pendapatan menurut sumber",
            missing="tidak dilaporkan",
        ),
        "bar_columns: dua satuan": _two_units(),
    }


def _two_units() -> str:
    return bar_columns(
        [BarColumn("Ditawarkan", "orang"), BarColumn("Dibahas", "pertemuan")],
        [
            BarRow("Perangkat administrasi pembelajaran", (Bar(12, "12"), Bar(300, "300"))),
            BarRow("Topik <b>lain</b>", (Bar(0, "0"), Bar(40, "40")), is_chosen=True),
        ],
        caption="Topik",
        missing="-",
        own_scale=True,
    )


def _months(code: str, name: str, groups: int) -> PlaceMonths:
    found = []
    for place in range(25):
        month = date(2024 + (place + 10) // 12, (place + 10) % 12 + 1, 1)
        rate = 0.2 if month.month in (6, 7, 12) else 0.6 + (place * 7 + groups) % 10 / 10
        found.append(MonthCount(month, round(groups * rate), is_partial=month == LAST.replace(day=1)))
    return PlaceMonths(code, name, name == "Bima", groups, tuple(found))


def _days() -> dict[date, int]:
    """Saturdays and a few Wednesdays, none in July."""
    days = (LAST - timedelta(days=back) for back in range(365))
    return {day: 1 + day.day % 12 for day in days if day.month != 7 and (day.weekday() == 5 or day.day in (7, 21))}


def _values(code: str, name: str, groups: int, middle: float) -> PlaceValues:
    """Skewed to the right, one far out, as costs are."""
    values = [middle * (0.4 + (place * 37 % groups) / groups) ** 1.6 for place in range(groups)]
    values[0] = middle * 9
    return PlaceValues(code, name, name == "Bima", tuple(values), f"{groups} KKG", "contoh")


def _bar(amount: float, groups: int) -> Bar:
    return Bar(amount, f"{rupiah_round(amount)} · {groups} KKG")
