"""Deck in, PowerPoint file out: native charts, tables and text, the map as a picture, all of it to be edited."""

import io
from dataclasses import replace

from PIL import Image, UnidentifiedImageError
from pptx.enum.text import PP_ALIGN
from pptx.shapes.placeholder import PicturePlaceholder

from answers.document import Chart, Content, Decision, Deck, KeyFigure, MapPicture, Slide
from charts.theme import LIGHT
from exports.powerpoint import chart, covers, decisions, figures, package, page, picture, sentences, sheet, template
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.template import LayoutKey
from exports.powerpoint.words import Run
from schemas.vocabulary import ActivityClass
from translations.text import text

STAMPED = ("judul", "metode")  # slides that show the version; where a deck has neither, its last slide does
MARK_COLOUR = LIGHT.classes[ActivityClass.KURANG_AKTIF]


def pptx(deck: Deck, *, logo: bytes | None = None) -> bytes:
    """The deck as a .pptx, 16:9, in the language of the run; the same deck gives the same bytes.

    logo: PNG or JPEG of the Dinas, shown on every slide. Without it the slots wait in the layouts (`Reset slide` brings
    them): on a slide LibreOffice would print an empty one.
    Raises ValueError where the logo is no picture.
    """
    made, content = template.new(), deck.content
    shown = [place for place, one in enumerate(deck.slides) if one.key in STAMPED] or [len(deck.slides) - 1]
    for place, one in enumerate(deck.slides):
        filled = sheet.new(made, _layout_of(one))
        _logo(filled, logo)
        _slide(filled, one, content, is_stamped=place in shown, has_logo=logo is not None)
        _notes(filled, one)
    return package.finish(made, content)


def _layout_of(slide: Slide) -> LayoutKey:
    body = slide.body
    if isinstance(body, Chart):
        return "chart"
    if isinstance(body, MapPicture):
        return "map"
    is_table = bool(body) and isinstance(body[0], KeyFigure | Decision)
    if slide.key == "judul":
        return "figures" if is_table else "cover"
    return "table" if is_table else "text"


def _slide(filled: Sheet, slide: Slide, content: Content, *, is_stamped: bool, has_logo: bool) -> None:
    layout, said = _layout_of(slide), _sentences(slide)
    filters = "" if layout == "cover" and content.filters in said else content.filters
    filled.fill(filled.holder(template.FILTERS), filters, page.FILTERS, page.QUIET)
    line = _foot(filled, slide, content.stamp.words if is_stamped else "")
    if slide.is_simulated:
        at_edge = layout in template.COVERS or not has_logo
        mark = content.sample_mark or text("log.sample")
        filled.badge(page.MARK_AT_EDGE if at_edge else page.MARK, mark, MARK_COLOUR)
    if layout == "cover":
        covers.opening(filled, slide.title, said)
    else:
        is_figures = layout == "figures"
        above = covers.above_figures(filled, slide.title, content.facts) if is_figures else _head(filled, slide)
        _body(filled, slide, content, Box(page.MARGIN, above, page.INNER, line - page.MORE_GAP - above))
    if filled.cut:
        more = [(Run(text("pptx.more"), page.LEAST, colour="quiet"),)]
        filled.text_box(Box(page.MARGIN, line - 34, page.INNER, 30), more, align=PP_ALIGN.RIGHT)


def _sentences(slide: Slide) -> list[str]:
    return [one for one in slide.body if isinstance(one, str)] if isinstance(slide.body, tuple) else []


def _head(filled: Sheet, slide: Slide) -> float:
    """Sentence and neutral name. Returns where the picture may begin."""
    title = filled.fill(filled.title, slide.title, page.HEAD, page.TITLE)
    box, name = page.HEAD.of_height(title.height), _name(slide)
    said = filled.fill(filled.holder(template.NAME), name, box.below(8, box.bottom + 88), page.NAME)
    return box.bottom + (8 + said.height if name else 0) + page.GAP


def _name(slide: Slide) -> str:
    """The neutral name, with the unit where neither name nor labels say it."""
    body = slide.body
    if not isinstance(body, Chart) or body.unit in slide.name or any(one.words for one in body.series):
        return slide.name
    return text("pptx.in_unit", name=slide.name, unit=body.unit) if slide.name else body.unit


def _foot(filled: Sheet, slide: Slide, stamp: str) -> float:
    """n, source and date, growing upwards from the lower edge. Returns where the line over it stands."""
    said = slide.foot if stamp in slide.foot else "\n".join(filter(None, (slide.foot, stamp)))
    room = replace(page.FOOT, height=page.FOOT.height * 2)
    holder = filled.holder(template.FOOT)
    height = filled.fill(holder, said, room, page.QUIET).height
    box = replace(page.FOOT, top=page.FOOT_BOTTOM - max(height, page.FOOT.height), height=height)
    if said:
        filled.place(holder, box)
    filled.place(filled.holder(template.NUMBER), replace(page.NUMBER, top=box.top))
    line = box.top - page.FOOT_GAP
    filled.block(Box(page.MARGIN, line, page.INNER, 2), LIGHT.hairline)
    return line


def _body(filled: Sheet, slide: Slide, content: Content, box: Box) -> None:
    body = slide.body
    if isinstance(body, Chart):
        chart.draw(filled, body, box, package.made_at(content))
    elif isinstance(body, MapPicture):
        picture.draw(filled, body, box)
    elif rows := [one for one in body if isinstance(one, KeyFigure)]:
        figures.draw(filled, rows, box, place=content.selection.log_place)
    elif items := [one for one in body if isinstance(one, Decision)]:
        decisions.draw(filled, items, box)
    else:
        sentences.method(filled, _sentences(slide), replace(box, top=box.top + 16, height=box.height - 16))


def _logo(filled: Sheet, logo: bytes | None) -> None:
    """The logo whole in its slot: never cropped, never stretched."""
    slot = filled.holder(template.LOGO)
    if logo is None:
        filled.drop(slot)
        return
    try:
        with Image.open(io.BytesIO(logo)) as opened:
            if opened.format not in ("PNG", "JPEG"):
                raise ValueError(text("pptx.logo_format"))
            size = opened.size
    except UnidentifiedImageError as error:
        raise ValueError(text("pptx.logo_format")) from error
    assert isinstance(slot, PicturePlaceholder)
    room = page.COVER_LOGO if slot.width == page.emu(page.COVER_LOGO.width) else page.LOGO
    shape = slot.insert_picture(io.BytesIO(logo))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    fitted = room.fitted(*size)
    filled.place(shape, replace(fitted, left=room.right - fitted.width))
    filled.tell(shape, text("pptx.alt.logo"), text("pptx.alt.logo"))


def _notes(filled: Sheet, slide: Slide) -> None:
    """Definition, n, source and filter for the speaker, and whole what the slide could only begin."""
    said = [slide.notes]
    if filled.cut:
        said += [text("pptx.cut"), *filled.cut]
    frame = filled.slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "\n".join(filter(None, said))
