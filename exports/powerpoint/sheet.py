"""One slide while it is filled: its placeholders, what else stands on it, and what did not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.dml.color import ColorFormat
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide
from pptx.text.text import TextFrame

from exports.powerpoint import fit, page, template, words
from exports.powerpoint.fit import Fitted
from exports.powerpoint.page import Box
from exports.powerpoint.template import LayoutKey
from exports.powerpoint.words import Paragraph, Run

_LATENT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)  # python-pptx leaves them in the layout
_NUMBER = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t>%d</a:t></a:fld>'
)
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass
class Sheet:
    """A slide of one layout. `cut`: whole texts of which the slide shows a part; they go to the notes."""

    slide: Slide
    number: int
    cut: list[str] = field(default_factory=list)

    @property
    def shapes(self) -> SlideShapes:
        """Everything on the slide."""
        return self.slide.shapes

    def holder(self, idx: int) -> Any:
        """The placeholder with this number of `template`; python-pptx has a class for each kind of them."""
        return next(one for one in self.slide.placeholders if one.placeholder_format.idx == idx)

    @property
    def title(self) -> BaseShape:
        """The placeholder of the title; every layout has one."""
        found = self.shapes.title
        assert found is not None
        return found

    def fill(self, holder: BaseShape, text: str, box: Box, sizes: Sequence[int]) -> Fitted:
        """Write words into a placeholder, in the largest size that fits the box; it then is as high as that.

        An empty text takes the placeholder away. What does not fit is kept for the notes.
        """
        is_title = holder.shape_id == self.title.shape_id
        fitted = (fit.fit_title if is_title else fit.fit)(text, box.width, box.height, sizes)
        if fitted.rest:
            self.cut.append(text)
        if not text:
            self.drop(holder)
            return fitted
        self.place(holder, box.of_height(fitted.height))
        frame = frame_of(holder)
        frame.text = fitted.text  # colour and weight are those of the layout
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = page.points(fitted.size)
        return fitted

    def place(self, shape: BaseShape, box: Box) -> None:
        """Put a shape there."""
        shape.left, shape.top, shape.width, shape.height = box.emu

    def drop(self, shape: BaseShape) -> None:
        """Take a shape away, as an empty placeholder would ask for text in the editor."""
        shape.element.getparent().remove(shape.element)

    def tell(self, shape: BaseShape, name: str, told: str) -> None:
        """Name of a shape in the list of what stands on the slide, and its words for who does not see it."""
        shape.name = name
        shape.element._nvXxPr.cNvPr.set("descr", told)

    def text_box(
        self, box: Box, paragraphs: Sequence[Paragraph], *, gap: int = 0, align: PP_ALIGN | None = None
    ) -> Shape:
        """Free words at a place, without margins of their own."""
        shape = self.shapes.add_textbox(*box.emu)
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        words.write(frame, paragraphs, gap=gap, align=align)
        return shape

    def badge(self, box: Box, said: str, colour: str) -> None:
        """Words in an outlined pill that no hall overlooks; as wide as its words, at the right end of the box."""
        size = page.LEAST
        width = min(box.width, fit.width_of(said, size, bold=True) + 40)
        place = Box(box.right - width, box.top, width, box.height)
        shape = self.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place.emu)
        shape.name = said
        shape.adjustments[0] = 0.5
        shape.fill.background()
        words.paint(_line_colour(shape), colour)
        shape.line.width = page.points(6)
        _bare(shape)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.word_wrap = False
        words.write(frame, [(Run(said, size, bold=True),)], align=PP_ALIGN.CENTER)

    def block(self, box: Box, colour: str, *, behind: BaseShape | None = None, outline: str | None = None) -> None:
        """A filled rectangle without words: a line, a band, a mark of a legend. Screen readers pass over it."""
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
        shape.fill.solid()
        words.paint(shape.fill.fore_color, colour)
        if outline is None:
            shape.line.fill.background()
        else:
            words.paint(_line_colour(shape), outline)
            shape.line.width = page.points(2)
        _bare(shape)
        shape.element.nvSpPr.cNvPr.append(parse_xml(_DECORATIVE))
        if behind is not None:
            behind.element.addprevious(shape.element)


def new(deck: Presentation, layout: LayoutKey) -> Sheet:
    """Append a slide of this layout, with its foot and its page number."""
    chosen = deck.slide_layouts[template.layout_index(layout)]
    sheet = Sheet(deck.slides.add_slide(chosen), len(deck.slides))
    for latent in list(chosen.placeholders):
        if latent.placeholder_format.type in _LATENT:
            sheet.shapes.clone_placeholder(latent)
    paragraph = frame_of(sheet.holder(template.NUMBER)).paragraphs[0]
    paragraph._p.insert(0, parse_xml(_NUMBER % sheet.number))
    return sheet


def frame_of(shape: BaseShape) -> TextFrame:
    """The text of a placeholder."""
    assert isinstance(shape, Shape)
    return shape.text_frame


def _bare(shape: Shape) -> None:
    """Without the style that python-pptx gives every shape: its shadow, its colours."""
    shape.element.remove(shape.element.find("{*}style"))


def _line_colour(shape: Shape) -> ColorFormat:
    shape.line.fill.solid()
    return shape.line.color
