"""What the brief of one kabupaten says, as words and figures without any drawing: the page draws it, paper may too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from answers import brief, captions, data, log
from answers.document import KeyFigure
from charts import panel
from charts.profile import SmallFigure
from components.origin import Origin
from indicators import registry
from indicators.share import AreaShare, Share
from indicators.statement import count_words, share_words
from queries.selection import Selection
from translations.text import text


def small(one: KeyFigure) -> SmallFigure:
    """A key figure as its small card draws it."""
    return SmallFigure(
        one.title, one.figure, one.big, one.beside, one.reference, one.reference_words, one.sentence, one.basis.source
    )


def behind_key(one: KeyFigure, selection: Selection) -> Origin:
    """What stands behind a key figure."""
    name = text("profile.working.name") if one.key == brief.WORKING else ""
    return behind(selection, *brief.indicators_of(one.key), name=name)


def behind(selection: Selection, *indicator_ids: str, name: str = "") -> Origin:
    """What stands behind a figure that is made of these indicators; the first one names it where no name is given."""
    first = registry.load(indicator_ids[0])
    return Origin(
        name or first.title, indicator_ids, first.question_id, table=partial(_table, indicator_ids, selection)
    )


def _table(indicator_ids: Sequence[str], selection: Selection) -> str:
    """Each indicator in the place and in all five together, with its counts."""
    places = (selection, selection.everywhere())
    heads = (text("log_values.indicator"), selection.log_place, selection.together)
    rows = [(registry.load(one).title, *(_words(one, place) for place in places)) for one in indicator_ids]
    return panel.plain_table(text("value_table.caption"), heads, rows, numbers_from=len(heads))


def _words(indicator_id: str, selection: Selection) -> str:
    indicator = registry.load(indicator_id)
    if indicator.clock == "survey":
        return share_words(data.values(selection).chosen_of(indicator_id).share)
    return indicator.figure_words(brief.log_figure(indicator_id, selection))


# --- five to choose from --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """One kabupaten to choose: two figures, one of each clock, each (count, what is counted, its date and source)."""

    selection: Selection
    facts: tuple[tuple[str, str, str], ...]
    origin: Origin

    @property
    def code(self) -> str:
        """Code of the kabupaten."""
        return str(self.selection.kabupaten_code)

    @property
    def name(self) -> str:
        """`Kabupaten Bima`."""
        return self.selection.place


def choices(selection: Selection) -> list[Choice]:
    """Every kabupaten of the province, west to east."""
    return [_choice(code, name, selection) for code, name in data.kabupaten(selection.province).items()]


def _choice(code: str, name: str, selection: Selection) -> Choice:
    here = replace(selection, kabupaten_code=code, kabupaten_name=name)
    facts = []
    if not log.state().is_empty:
        figure = brief.log_figure(brief.WORKING, here)
        assert isinstance(figure, Share)
        facts.append((count_words(figure), text("profile.working.title"), log.source_words()))
    if brief.is_surveyed(here):
        indicator = registry.load(brief.OF_SURVEY[0])
        area: AreaShare = data.values(here).of(indicator.id, code)
        source = captions.source_words(here, indicator.source_tables)
        facts.append((count_words(area.share), indicator.short, source))
    shown = (
        *(brief.OF_CLASSES if not log.state().is_empty else ()),
        *((brief.OF_SURVEY[0],) if brief.is_surveyed(here) else ()),
    )
    return Choice(here, tuple(facts), behind(here, *(shown or brief.OF_SURVEY[:1]), name=here.place))
