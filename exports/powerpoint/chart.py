"""A native chart of lying bars: its numbers stand in its workbook, its colours and words are ours.

No axis of values and no gridline: each bar carries its number. The plot has a fixed place, so that the widths of
labels can be measured before they are written.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml

from answers.document import Chart, Series
from charts.contrast import readable_on
from charts.theme import LIGHT
from exports.powerpoint import fit, page, template, words, workbook
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from translations.format import number, unbroken
from translations.text import text

SIZES = (30, 28, 26, 24)
WIDEST_LABEL = 0.4  # of the chart
TALLEST, LOWEST = 150, 34  # px of a category
BESIDE_BAR = 20  # px between label and zero line
LEGEND_HEIGHT = 56
_CHART_SPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


@dataclass(frozen=True)
class Plan:
    """Where everything of one chart stands, in px within its box."""

    chart: Chart  # with the categories for which there is room
    labels: tuple[str, ...]
    size: int
    left: float  # of the zero line
    top: float  # of the plot, under the legend
    width: float
    row: float  # height of a category
    end: float  # value at the right end of the plot

    @property
    def height(self) -> float:
        """Of the plot."""
        return self.row * len(self.labels)

    def length(self, value: float) -> float:
        """Px of a bar."""
        return self.width * value / self.end


def draw(sheet: Sheet, chart: Chart, box: Box, made_at: datetime) -> None:
    """The chart into the placeholder of the slide. Categories that find no room are told, and go to the notes."""
    plan = _plan(_with_room(sheet, chart, box), box)
    place = box.of_height(plan.top + plan.height)
    kind = XL_CHART_TYPE.BAR_STACKED if chart.form == "stacked" else XL_CHART_TYPE.BAR_CLUSTERED
    frame = sheet.holder(template.BODY).insert_chart(kind, _data(plan))
    sheet.place(frame, place)
    sheet.tell(frame, chart.name, told(chart))
    native: NativeChart = frame.chart
    frame.chart_part.chart_workbook.update_from_xlsx_blob(workbook.xlsx(plan.chart, plan.labels, made_at))
    _dress(native, plan, place)
    _label(sheet, native, plan)
    if plan.chart.chosen is not None:
        top = place.top + plan.top + plan.row * plan.chart.chosen
        band = Box(box.left - 16, top, box.width + 32, plan.row)
        sheet.block(band, LIGHT.card, behind=frame)


def told(chart: Chart) -> str:
    """The chart for somebody who does not see it: its name and every number with its words."""
    rows = []
    for place, category in enumerate(chart.categories):
        said = [f"{one.name} {word}" for one in chart.series if (word := _word(chart, one, place))]
        beside = chart.beside[place] if chart.beside else ""
        rows.append(f"{category}: {', '.join(filter(None, (*said, beside)))}")
    return text("pptx.alt.chart", name=chart.name, values="; ".join(rows))


def _word(chart: Chart, series: Series, place: int) -> str:
    """The label of one value; empty where nothing is known."""
    value = series.values[place]
    if value is None:
        return series.words[place] if series.words else ""
    return (series.words[place] if series.words else "") or number(value, chart.decimals)


# --- room -----------------------------------------------------------------------------------------------------------


def _with_room(sheet: Sheet, chart: Chart, box: Box) -> Chart:
    """The chart with as many categories as the hall can read; the chosen one always among them."""
    most = int((box.height - LEGEND_HEIGHT) / LOWEST)
    if chart.form == "bars":
        most = int((box.height - LEGEND_HEIGHT) / max(LOWEST, LOWEST * len(chart.series)))
    if len(chart.categories) <= most:
        return chart
    kept = list(range(most))
    if chart.chosen is not None and chart.chosen not in kept:
        kept[-1] = chart.chosen
    sheet.cut.append(told(chart))
    return replace(
        chart,
        categories=tuple(chart.categories[n] for n in kept),
        beside=tuple(chart.beside[n] for n in kept) if chart.beside else (),
        series=tuple(
            replace(
                one,
                values=tuple(one.values[n] for n in kept),
                words=tuple(one.words[n] for n in kept) if one.words else (),
            )
            for one in chart.series
        ),
        chosen=None if chart.chosen is None else kept.index(chart.chosen),
    )


def _plan(chart: Chart, box: Box) -> Plan:
    top = float(LEGEND_HEIGHT if len(chart.series) > 1 else 0)
    row = min(TALLEST, (box.height - top) / max(1, len(chart.categories)))
    size, labels, widest = _labels(chart, row, box.width * WIDEST_LABEL)
    left = widest + BESIDE_BAR
    ends = [_end(chart, place) for place in range(len(chart.categories))]
    longest = max((value for value, _ in ends), default=0.0) or 1.0
    plan = Plan(chart, labels, size, left, top, box.width - left - 8, row, longest)
    if chart.form == "stacked":
        return plan
    # Labels stand behind the ends of the bars: the scale leaves each of them its room.
    needed = max((value / (1 - (fit.width_of(said, size) + 24) / plan.width) for value, said in ends), default=1.0)
    return replace(plan, end=max(longest, needed))


def _end(chart: Chart, place: int) -> tuple[float, str]:
    """Length of the bar of a category, and the longest label behind it."""
    values = [one.values[place] or 0.0 for one in chart.series]
    if chart.form == "stacked":
        return sum(values), ""
    return max(values, default=0.0), max((_word(chart, one, place) for one in chart.series), key=len, default="")


def _labels(chart: Chart, row: float, widest: float) -> tuple[int, tuple[str, ...], float]:
    """Size, words of the categories with what stands beside them, and the width that they take."""
    besides = chart.beside or ("",) * len(chart.categories)
    pairs = list(zip(chart.categories, besides, strict=True))
    stacked = tuple("\n".join(filter(None, pair)) for pair in pairs)
    in_line = tuple(" · ".join(filter(None, pair)) for pair in pairs)
    for size, labels in ((size, labels) for labels in (stacked, in_line) for size in SIZES):
        lines = [fit.wrapped(one, widest, size) for one in labels]
        if all(fit.height_of(len(one), size) <= row - 4 for one in lines):
            break
    else:
        size, labels = SIZES[-1], tuple(fit.fit(one, widest, row - 4, SIZES[-1:]).text for one in in_line)
        lines = [fit.wrapped(one, widest, size) for one in labels]
    return size, labels, max((fit.width_of(line, size) for one in lines for line in one), default=0.0)


# --- the native chart -----------------------------------------------------------------------------------------------


def _data(plan: Plan) -> CategoryChartData:
    data = CategoryChartData(number_format=workbook.number_format(plan.chart))
    data.categories = plan.labels
    for one in plan.chart.series:
        data.add_series(one.name, one.values)
    return data


def _dress(native: NativeChart, plan: Plan, place: Box) -> None:
    for reference in native._chartSpace.iter("{*}axId", "{*}crossAx"):
        reference.set(
            "val", reference.get("val").lstrip("-")
        )  # python-pptx numbers axes below zero: against the schema
    native.has_title = False
    native.font.size = page.points(plan.size)
    words.paint(native.font.color, "text")
    categories, values, plot = native.category_axis, native.value_axis, native.plots[0]
    categories.reverse_order = True  # the first one on top
    categories.has_major_gridlines = values.has_major_gridlines = False
    categories._element.find("{*}lblAlgn").set("val", "r")
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    words.paint(_solid(categories.format.line), "quiet")
    values.minimum_scale, values.maximum_scale = 0, plan.end
    values.visible = False
    stacked = plan.chart.form == "stacked"
    # As much white as there is room for, and never a bar lower than the words in it.
    plot.gap_width = 15 if plan.row < 2 * plan.size else 45 if stacked or len(plan.chart.series) == 1 else 30
    plot.overlap = 100 if stacked else 0
    for own, one in zip(plot.series, plan.chart.series, strict=True):
        own.format.fill.solid()
        words.paint(own.format.fill.fore_color, one.colour)
        own.invert_if_negative = False
        if stacked:  # a white line keeps neighbours apart for eyes that do not tell the colours
            words.paint(_solid(own.format.line), "ground")
            own.format.line.width = page.points(4)
    _place_plot(native, plan, place)
    native.has_legend = len(plan.chart.series) > 1
    if native.has_legend:
        _place_legend(native, plan, place)


def _solid(line: object) -> words.ColorFormat:
    line.fill.solid()  # type: ignore[attr-defined]
    return line.color  # type: ignore[attr-defined]


def _place_plot(native: NativeChart, plan: Plan, place: Box) -> None:
    area = native._chartSpace.chart.plotArea
    for old in area.findall("{*}layout"):
        area.remove(old)
    inner = Box(plan.left, plan.top, plan.width, plan.height)
    area.insert(0, parse_xml(_layout(inner, place, target='<c:layoutTarget val="inner"/>')))


def _place_legend(native: NativeChart, plan: Plan, place: Box) -> None:
    native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    native.legend.font.size = page.points(plan.size)
    element = native.legend._element
    for old in element.findall("{*}layout"):
        element.remove(old)
    width = sum(fit.width_of(one.name, plan.size) + 2.2 * plan.size for one in plan.chart.series)
    box = Box(0, 0, min(width, place.width), LEGEND_HEIGHT - 12)
    element.find("{*}legendPos").addnext(parse_xml(_layout(box, place)))


def _layout(box: Box, place: Box, target: str = "") -> str:
    """A place within the chart, as fractions of it."""
    parts = {"x": box.left / place.width, "y": box.top / place.height, "w": box.width / place.width,
             "h": box.height / place.height}  # fmt: skip
    inner = "".join(f'<c:{one} val="{value:.5f}"/>' for one, value in parts.items())
    return (
        f'<c:layout {_CHART_SPACE}><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{inner}'
        "</c:manualLayout></c:layout>"
    )


# --- labels of the bars ---------------------------------------------------------------------------------------------


def _label(sheet: Sheet, native: NativeChart, plan: Plan) -> None:
    """Each bar carries its number. Where a piece of a stack is too short for it, the number goes to the notes."""
    stacked = plan.chart.form == "stacked"
    for own, one in zip(native.plots[0].series, plan.chart.series, strict=True):
        ink = readable_on(one.colour, LIGHT.ground, LIGHT.text) if stacked else LIGHT.text
        _label_series(own, plan, ink, stacked)
        for place, value in enumerate(one.values):
            said = _word(plan.chart, one, place)
            if value is None or (stacked and value == 0):
                _without_label(own, place)
            elif stacked and fit.width_of(said, plan.size) > plan.length(value):
                _without_label(own, place)
                sheet.cut.append(f"{plan.chart.categories[place]}: {one.name} {said}")
            elif one.words and one.words[place]:
                _own_words(own, place, said, plan, ink, stacked)


def _label_series(own: BarSeries, plan: Plan, ink: str, stacked: bool) -> None:
    labels = own.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = workbook.number_format(plan.chart), False
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = page.points(plan.size)
    words.paint(labels.font.color, ink)


def _own_words(own: BarSeries, place: int, said: str, plan: Plan, ink: str, stacked: bool) -> None:
    label = own.points[place].data_label
    words.write(label.text_frame, [(words.Run(unbroken(said), plan.size, colour=ink),)])
    label.text_frame.word_wrap = False
    label.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END


def _without_label(own: BarSeries, place: int) -> None:
    """Nothing is written there: no value, or no room."""
    labels = own._element.find("{*}dLbls")
    deleted = parse_xml(f'<c:dLbl {_CHART_SPACE}><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>')
    earlier = [one for one in labels.findall("{*}dLbl") if int(one.find("{*}idx").get("val")) < place]
    if earlier:
        earlier[-1].addnext(deleted)
    else:
        labels.insert(0, deleted)
