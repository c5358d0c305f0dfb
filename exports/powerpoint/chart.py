"""A native chart of lying bars: its numbers stand in its workbook, its colours and words are ours.

No axis of values and no gridline: each bar carries its number. The plot has a fixed place, so that the widths of
labels can be measured before they are written.
"""

from datetime import datetime

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml

from answers.document import Chart
from charts.contrast import readable_on
from charts.theme import LIGHT
from exports.powerpoint import chart_plan, fit, page, template, words, workbook
from exports.powerpoint.chart_plan import Plan, word_of
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run
from translations.format import number, unbroken
from translations.text import text

NOTE_GAP = 8
_CHART_SPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


def draw(sheet: Sheet, chart: Chart, box: Box, made_at: datetime) -> None:
    """The chart into the placeholder of the slide. Categories that find no room are told, and go to the notes."""
    notes = _notes(sheet, chart, box)
    room = box.of_height(box.height - words.height(notes, box.width, NOTE_GAP) - page.GAP * bool(notes))
    kept = chart_plan.with_room(chart, room)
    plan = chart_plan.plan_of(kept, room)
    if len(plan.labels) < len(chart.categories) or any(one.endswith(fit.MORE) for one in plan.labels):
        sheet.cut.append(told(chart))
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
    if notes:
        sheet.text_box(place.below(page.GAP, box.bottom), notes, gap=NOTE_GAP)


def told(chart: Chart) -> str:
    """The chart for somebody who does not see it: its name and every number with its words."""
    rows = []
    for place, category in enumerate(chart.categories):
        said = [f"{one.name} {word}" for one in chart.series if (word := word_of(chart, one, place))]
        beside = chart.beside[place] if chart.beside else ""
        rows.append(f"{category}: {', '.join(filter(None, (*said, beside)))}")
    return text("pptx.alt.chart", name=chart.name, values="; ".join(rows))


def _notes(sheet: Sheet, chart: Chart, box: Box) -> list[Paragraph]:
    """What stands under the bars in words, at most a third of the box; the rest goes to the notes of the slide."""
    said: list[Paragraph] = []
    for one in chart.notes:
        longer = [*said, (Run(one, page.LEAST, colour="quiet"),)]
        if words.height(longer, box.width, NOTE_GAP) <= box.height / 3:
            said = longer
        else:
            sheet.cut.append(one)
    return said


# --- the native chart -----------------------------------------------------------------------------------------------


def _data(plan: Plan) -> CategoryChartData:
    data = CategoryChartData(number_format=workbook.number_format(plan.chart))
    data.categories = plan.labels
    for one in plan.chart.series:
        data.add_series(one.name, one.values)
    return data


def _dress(native: NativeChart, plan: Plan, place: Box) -> None:
    for reference in native._chartSpace.iter("{*}axId", "{*}crossAx"):
        # python-pptx numbers its axes below zero, which the schema does not know.
        reference.set("val", reference.get("val").lstrip("-"))
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
    native.legend.font.size = page.points(plan.legend_size)
    element = native.legend._element
    for old in element.findall("{*}layout"):
        element.remove(old)
    box = Box(0, 0, min(plan.legend_width + plan.legend_size, place.width), plan.top - chart_plan.LEGEND_UNDER + 8)
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
            said = word_of(plan.chart, one, place)
            if value is None or (stacked and value == 0):
                _without_label(own, place)
            elif fit.width_of(said, plan.size) > (plan.length(value) if stacked else plan.widest_words):
                _without_label(own, place)
                sheet.cut.append(f"{plan.chart.categories[place]}: {one.name} {said}")
            elif said != number(value, plan.chart.decimals):  # a plain number stays tied to its cell
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
    words.write(label.text_frame, [(Run(unbroken(said), plan.size, colour=ink),)])
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
