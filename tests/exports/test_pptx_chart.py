"""Charts of a deck: native, with the numbers in their workbook, in the order and colours of the answer."""

import io
from dataclasses import replace

import openpyxl
import pytest
from pptx.chart.chart import Chart as NativeChart
from pptx.enum.chart import XL_CHART_TYPE

from answers.document import Chart, Deck
from tests.exports import sample_content
from tests.exports.pptx_reading import notes, only, words

CONTENT = sample_content.bima()
EACH = pytest.mark.parametrize("chart", CONTENT.charts, ids=lambda one: one.key)


def shown(chart: Chart) -> tuple[NativeChart, str, str]:
    """The chart on a slide of its own, all words of the slide, and its notes."""
    slide = next(one for one in sample_content.deck(CONTENT).slides if one.key == "keaktifan")
    (made,) = only(Deck(CONTENT, (replace(slide, body=chart, name=chart.name),)), "keaktifan")
    native = next(one.chart for one in made.shapes if one.has_chart)
    return native, words(made), notes(made)


def cells(native: NativeChart) -> list[list[object]]:
    """What `Edit data` opens."""
    book = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob))
    return [list(row) for row in book["Sheet1"].iter_rows(values_only=True)]


@EACH
def test_the_workbook_holds_the_numbers_that_the_chart_draws(chart: Chart) -> None:
    native, _, _ = shown(chart)
    drawn = {one.name: tuple(one.values) for one in native.plots[0].series}
    assert drawn == {one.name: one.values for one in chart.series}
    head, *rows = cells(native)
    assert head[1:] == [one.name for one in chart.series]
    for column, series in enumerate(chart.series, start=1):
        assert tuple(row[column] for row in rows) == series.values
        assert all(row[column] is None or isinstance(row[column], int | float) for row in rows)
    assert [row[0] for row in rows] == list(native.plots[0].categories)


@EACH
def test_categories_keep_their_order_from_the_top_with_the_count_beside_them(chart: Chart) -> None:
    native, _, _ = shown(chart)
    labels = [str(one).replace("\n", " · ").split(" · ") for one in native.plots[0].categories]
    assert [one[0] for one in labels] == list(chart.categories)
    assert [" · ".join(one[1:]) for one in labels] == list(chart.beside)
    assert native.category_axis.reverse_order


@EACH
def test_bars_start_at_zero_without_gridlines_and_without_an_axis_of_values(chart: Chart) -> None:
    native, _, _ = shown(chart)
    assert native.value_axis.minimum_scale == 0 and not native.value_axis.visible
    assert not native.value_axis.has_major_gridlines and not native.category_axis.has_major_gridlines
    kinds = {"stacked": XL_CHART_TYPE.BAR_STACKED, "bars": XL_CHART_TYPE.BAR_CLUSTERED}
    assert native.chart_type == kinds[chart.form]
    totals = [sum(filter(None, values)) for values in zip(*(one.values for one in chart.series), strict=True)]
    longest = max(totals) if chart.form == "stacked" else max(filter(None, chart.series[-1].values))
    assert native.value_axis.maximum_scale >= longest


@EACH
def test_each_series_has_its_colour_and_stands_in_a_legend_where_there_are_several(chart: Chart) -> None:
    native, _, _ = shown(chart)
    colours = [f"#{one.format.fill.fore_color.rgb}" for one in native.plots[0].series]
    assert colours == [one.colour for one in chart.series]
    assert native.has_legend == (len(chart.series) > 1)


def test_a_label_says_the_words_of_its_value_and_nothing_where_nothing_is_known() -> None:
    chart = CONTENT.chart("kelembagaan")
    assert chart is not None
    native, _, _ = shown(chart)
    here = native.plots[0].series[0]
    assert [here.points[n].data_label.text_frame.text.replace("\N{NO-BREAK SPACE}", " ") for n in range(3)] == [
        "7 dari 11", "4 dari 11", "9 dari 11",
    ]  # fmt: skip
    (gone,) = (one for one in here._element.iter("{*}dLbl") if one.find("{*}idx").get("val") == "3")
    assert gone.find("{*}delete").get("val") == "1"


def test_a_plain_number_in_words_stays_tied_to_its_cell() -> None:
    chart = CONTENT.chart("keaktifan")
    assert chart is not None
    said = tuple(replace(one, words=tuple(str(int(value or 0)) for value in one.values)) for one in chart.series)
    native, _, _ = shown(replace(chart, series=said))
    assert not list(native._chartSpace.iter("{*}rich"))


def test_what_stands_under_the_bars_in_words_is_on_the_slide_or_in_its_notes() -> None:
    chart = CONTENT.chart("banding")
    assert chart is not None
    _, on_slide, _ = shown(chart)
    assert chart.notes[0] in on_slide
    long = tuple(f"{n}. {'kelompok yang tidak ikut disurvei ' * 9}".strip() for n in range(6))
    _, on_slide, in_notes = shown(replace(chart, notes=long))
    assert long[0] in on_slide and long[5] in in_notes and all(one in on_slide + in_notes for one in long)


def test_numbers_carry_their_decimals() -> None:
    chart = CONTENT.chart("pendanaan")
    assert chart is not None
    native, _, _ = shown(replace(chart, decimals=1, series=(replace(chart.series[0], words=()),)))
    assert native.plots[0].series[0].data_labels.number_format == "#,##0.0"


def many(count: int, chosen: int | None = None) -> Chart:
    names = tuple(f"Kecamatan {n}" for n in range(count))
    chart = CONTENT.chart("keaktifan")
    assert chart is not None
    series = replace(chart.series[0], values=tuple(float(n + 1) for n in range(count)))
    return replace(chart, categories=names, beside=("",) * count, series=(series,), chosen=chosen)


def test_more_categories_than_a_hall_can_read_are_told_and_stand_in_the_notes_and_the_chosen_one_stays() -> None:
    native, on_slide, in_notes = shown(many(60, chosen=58))
    kept = [str(one) for one in native.plots[0].categories]
    assert len(kept) < 30 and "Kecamatan 58" in kept
    assert "… selengkapnya di catatan pembicara" in on_slide
    assert all(f"Kecamatan {n}: " in in_notes for n in range(60))


def test_a_piece_too_short_for_its_number_gives_it_to_the_notes() -> None:
    chart = CONTENT.chart("keaktifan")
    assert chart is not None
    wide = replace(chart.series[0], values=(5000.0, 20.0, 30.0, 40.0))
    _, on_slide, in_notes = shown(replace(chart, series=(wide, *chart.series[1:])))
    assert "Bolo: Cukup aktif 2" in in_notes and "… selengkapnya di catatan pembicara" in on_slide


def test_words_that_would_leave_no_room_for_the_bars_go_to_the_notes() -> None:
    chart = CONTENT.chart("pendanaan")
    assert chart is not None
    long = "Rp 1.250.000 dari iuran sekolah anggota gugus menurut laporan pengurus kepada pengawas dan Dinas"
    native, _, in_notes = shown(replace(chart, series=(replace(chart.series[0], words=(long, "Rp 4", "Rp 1")),)))
    assert long in in_notes and native.value_axis.maximum_scale < 4 * 1_250_000


def test_a_legend_of_many_words_takes_a_second_line_above_the_bars() -> None:
    chart = CONTENT.chart("keaktifan")
    assert chart is not None
    short, _, _ = shown(chart)
    named = tuple(replace(one, name=f"{one.name} menurut laporan pengurus kelompok") for one in chart.series)
    long, _, _ = shown(replace(chart, series=named))
    tops = [next(one._chartSpace.iter("{*}plotArea")).find("{*}layout//{*}y").get("val") for one in (short, long)]
    assert float(tops[1]) > 1.25 * float(tops[0])


def test_a_chart_in_which_everything_fits_adds_nothing_to_the_notes() -> None:
    _, on_slide, in_notes = shown(many(12))
    assert "selengkapnya" not in on_slide.lower() and "selengkapnya" not in in_notes.lower()


def test_the_unit_stands_beside_the_name_where_neither_name_nor_labels_say_it() -> None:
    _, on_slide, _ = shown(replace(many(3), name="Rata-rata per bulan", unit="pertemuan"))
    assert "Rata-rata per bulan, dalam pertemuan" in on_slide
    _, on_slide, _ = shown(replace(many(3), name="KKG menurut kelas", unit="KKG"))
    assert "dalam KKG" not in on_slide
