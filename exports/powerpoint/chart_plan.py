"""Where everything of a chart stands, worked out before it is drawn: size of type, room for labels, height of rows."""

from dataclasses import dataclass, replace

from answers.document import Chart, Series
from exports.powerpoint import fit
from exports.powerpoint.page import Box
from translations.format import number

SIZES = (30, 28, 26, 24)
WIDEST_LABEL = 0.4  # of the chart
TALLEST, LOWEST = 150, 34  # px of a category
BESIDE_BAR = 20  # px between label and zero line
WIDEST_WORDS = 0.6  # of the plot, behind a bar; longer words leave no room for the bars themselves
LEGEND_UNDER = 20  # px between legend and plot


@dataclass(frozen=True)
class Plan:
    """Where everything of one chart stands, in px within its box."""

    chart: Chart  # with the categories for which there is room
    labels: tuple[str, ...]
    size: int
    left: float  # of the zero line
    top: float  # of the plot, under the legend
    legend_size: int
    legend_width: float  # of its longest line
    width: float
    row: float  # height of a category
    end: float  # value at the right end of the plot

    @property
    def height(self) -> float:
        """Of the plot."""
        return self.row * len(self.labels)

    @property
    def widest_words(self) -> float:
        """Px that words behind a bar may take."""
        return WIDEST_WORDS * self.width

    def length(self, value: float) -> float:
        """Px of a bar."""
        return self.width * value / self.end


def word_of(chart: Chart, series: Series, place: int) -> str:
    """The label of one value; empty where nothing is known."""
    value = series.values[place]
    if value is None:
        return series.words[place] if series.words else ""
    return (series.words[place] if series.words else "") or number(value, chart.decimals)


def with_room(chart: Chart, box: Box) -> Chart:
    """The chart with as many categories as the hall can read; the chosen one always among them."""
    beside_one_another = len(chart.series) if chart.form == "bars" else 1
    most = int((box.height - _legend(chart, box.width)[1]) / (LOWEST * beside_one_another))
    if len(chart.categories) <= most:
        return chart
    kept = list(range(most))
    if chart.chosen is not None and chart.chosen not in kept:
        kept[-1] = chart.chosen
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


def plan_of(chart: Chart, box: Box) -> Plan:
    """Labels as large as their rows allow; bars that end where the words behind them still fit."""
    legend_size, top, legend_width = _legend(chart, box.width)
    row = min(TALLEST, (box.height - top) / max(1, len(chart.categories)))
    size, labels, widest = _labels(chart, row, box.width * WIDEST_LABEL)
    left = widest + BESIDE_BAR
    ends = [_end(chart, place) for place in range(len(chart.categories))]
    longest = max((value for value, _ in ends), default=0.0) or 1.0
    right = box.width - left - 8
    plan = Plan(chart, labels, size, left, top, legend_size, legend_width, right, row, longest)
    if chart.form == "stacked":
        return plan
    # Labels stand behind the ends of the bars: the scale leaves each of them its room.
    rooms = [min(WIDEST_WORDS, (fit.width_of(said, size) + 24) / plan.width) for _, said in ends]
    return replace(plan, end=max(longest, *(value / (1 - room) for (value, _), room in zip(ends, rooms, strict=True))))


def _legend(chart: Chart, width: float) -> tuple[int, float, float]:
    """Size, height with the space under it, and width of the longest line; nothing for a single series."""
    if len(chart.series) < 2:
        return SIZES[-1], 0.0, 0.0
    size = next((one for one in SIZES if len(_legend_lines(chart, width, one)) == 1), SIZES[-1])
    lines = _legend_lines(chart, width, size)
    return size, len(lines) * size * 1.3 + LEGEND_UNDER, max(lines)


def _legend_lines(chart: Chart, width: float, size: int) -> list[float]:
    """Width of each line of the legend; an entry is a mark, its words and a space."""
    lines = [0.0]
    for one in chart.series:
        entry = fit.width_of(one.name, size) + 2.2 * size
        if lines[-1] and lines[-1] + entry > width:
            lines.append(0.0)
        lines[-1] += entry
    return lines


def _end(chart: Chart, place: int) -> tuple[float, str]:
    """Length of the bar of a category, and the longest label behind it."""
    values = [one.values[place] or 0.0 for one in chart.series]
    if chart.form == "stacked":
        return sum(values), ""
    return max(values, default=0.0), max((word_of(chart, one, place) for one in chart.series), key=len, default="")


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
