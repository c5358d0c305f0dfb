"""An empty deck with our own master: 16:9, six layouts, theme colours and theme type, made by code.

python-pptx starts from a 4:3 template of another make; of it only the container stays. Every text of a slide stands
in a placeholder of its layout, so that outline view, screen readers and `Reset slide` find it, and a presenter who
changes the master changes the deck. Colours come from `charts/theme.py` and nowhere else.
"""

import io
from collections.abc import Callable
from functools import cache
from typing import Literal

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part, XmlPart
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from charts.parts import safe
from charts.theme import LIGHT
from exports.powerpoint import page
from exports.powerpoint.page import Box
from translations.text import language, text

LayoutKey = Literal["cover", "figures", "chart", "map", "table", "text"]
LAYOUTS: tuple[LayoutKey, ...] = ("cover", "figures", "chart", "map", "table", "text")
COVERS = ("cover", "figures")
# Arial is on every Windows and Mac; LibreOffice brings Liberation Sans, of the same widths, and takes it by itself.
TYPEFACE = "Arial"

# Numbers by which a slide finds its placeholders; the same in every layout.
FILTERS, NAME, FOOT, NUMBER, LOGO, BODY = 10, 11, 12, 13, 14, 15
BODY_TYPES: dict[LayoutKey, str] = {
    "cover": "body", "figures": "tbl", "chart": "chart", "map": "pic", "table": "tbl", "text": "body",
}  # fmt: skip

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def new() -> Presentation:
    """A deck without slides; names and prompts of its layouts are in the language of the run."""
    return pptx.Presentation(io.BytesIO(_made(language())))


@cache
def _made(_language: str) -> bytes:
    """The empty deck as a file, once per language; opened anew, so that no object of the old template is left."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = page.emu(page.WIDTH), page.emu(page.HEIGHT)
    layouts = list(deck.slide_layouts)
    for spare in layouts[len(LAYOUTS) :]:
        deck.slide_layouts.remove(spare)
    for key, layout in zip(LAYOUTS, layouts, strict=False):
        _replace(layout.part, _layout(key))
    master = deck.slide_master.part
    order = [relation.rId for relation in master.rels.values() if relation.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT]
    _replace(master, _master(sorted(order)))
    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _own_theme(theme.blob)
    _drop_what_is_not_ours(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def layout_index(key: LayoutKey) -> int:
    """Where a layout stands in the master."""
    return LAYOUTS.index(key)


def _replace(part: XmlPart, xml: str) -> None:
    part._element = parse_xml(xml)


def _drop_what_is_not_ours(deck: Presentation) -> None:
    """Printer settings, a preview picture and statistics of an empty 4:3 deck made on another machine."""
    for owner in (deck.part, deck.part.package):
        for r_id, relation in list(owner._rels.items()):
            if relation.reltype in (RELATIONSHIP_TYPE.PRINTER_SETTINGS, RELATIONSHIP_TYPE.THUMBNAIL):
                owner._rels.pop(r_id)
            elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                _statistics(relation.target_part)
    size = deck.part._element.find("{*}sldSz")
    size.attrib.pop("type", None)


def _statistics(part: Part) -> None:
    part._blob = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>Gugus Dashboard</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
    )


# --- theme ----------------------------------------------------------------------------------------------------------


def _own_theme(blob: bytes) -> bytes:
    """Colours and type of the house in the theme that python-pptx brings; its fills and effects are never used."""
    theme = parse_xml(blob)
    theme.set("name", "Gugus NTB")
    elements = theme.find("{*}themeElements")
    colours, fonts = elements.find("{*}clrScheme"), elements.find("{*}fontScheme")
    elements.replace(colours, parse_xml(_colours()))
    elements.replace(fonts, parse_xml(_fonts()))
    return serialize_part_xml(theme)


def _colours() -> str:
    slots = {
        "dk1": LIGHT.text,
        "lt1": LIGHT.ground,
        "dk2": LIGHT.quiet,
        "lt2": LIGHT.card,
        **{f"accent{place}": colour for place, colour in enumerate(LIGHT.categories, start=1)},
        "accent5": LIGHT.scale[3],
        "accent6": LIGHT.no_data,
        "hlink": LIGHT.accent,
        "folHlink": LIGHT.quiet,
    }
    inner = "".join(f'<a:{slot}><a:srgbClr val="{colour[1:]}"/></a:{slot}>' for slot, colour in slots.items())
    return f'<a:clrScheme {_SPACES} name="Gugus NTB">{inner}</a:clrScheme>'


def _fonts() -> str:
    one = f'<a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:fontScheme {_SPACES} name="Gugus NTB"><a:majorFont>{one}</a:majorFont>'
        f"<a:minorFont>{one}</a:minorFont></a:fontScheme>"
    )


# --- master and layouts ---------------------------------------------------------------------------------------------


def _master(layout_ids: list[str]) -> str:
    listed = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="{r_id}"/>' for n, r_id in enumerate(layout_ids))
    shapes = (
        _placeholder(2, "title", None, page.HEAD, _style("mj", page.TITLE[0], bold=True), text("pptx.prompt.title"))
        + _placeholder(3, "body", 1, page.BODY_BOX, "", text("pptx.prompt.text"))
        + _placeholder(4, "ftr", 3, page.FOOT, _style("mn", page.LEAST, "tx2"), "")
        + _placeholder(5, "sldNum", 4, page.NUMBER, _style("mn", page.LEAST, "tx2", align="r"), "", is_number=True)
    )
    names = " ".join(f'{one}="{one}"' for one in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"))
    levels = "".join(_level(level, "mn", page.BODY[0], "tx1") for level in range(1, 10))
    return (
        f'<p:sldMaster {_SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {names}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{_level(1, 'mj', page.TITLE[0], 'tx1', bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout(key: LayoutKey) -> str:
    is_cover = key in COVERS
    title, body, logo = page.HEAD, page.BODY_BOX, page.COVER_LOGO if is_cover else page.LOGO
    name = page.HEAD.below(8, page.BODY_BOX.top - 16)
    if key == "cover":
        title, body = page.COVER_HEAD, page.COVER_FACTS
    elif key == "figures":
        title, name = page.FIGURES_HEAD, page.FIGURES_FACTS
    size = page.COVER_TITLE[0] if is_cover else page.TITLE[0]
    quiet: Callable[[int], str] = lambda px: _style("mn", px, "tx2")  # noqa: E731
    shapes = (
        _placeholder(2, "title", None, title, _style("mj", size, bold=True), text("pptx.prompt.title"))
        + _placeholder(3, "body", FILTERS, page.FILTERS, quiet(page.LEAST), text("pptx.prompt.filters"))
        + ("" if key == "cover" else _placeholder(4, "body", NAME, name, quiet(page.NAME[0]), text("pptx.prompt.name")))
        + _placeholder(5, BODY_TYPES[key], BODY, body, _style("mn", page.BODY[0]), text(f"pptx.prompt.{key}"))
        + _placeholder(6, "pic", LOGO, logo, quiet(page.LEAST), text("pptx.prompt.logo"))
        + _placeholder(7, "ftr", FOOT, page.FOOT, quiet(page.LEAST), "")
        + _placeholder(8, "sldNum", NUMBER, page.NUMBER, _style("mn", page.LEAST, "tx2", align="r"), "", is_number=True)
    )
    kind = {"chart": ' type="chart"', "table": ' type="tbl"', "text": ' type="tx"'}.get(key, "")
    return (
        f'<p:sldLayout {_SPACES}{kind} preserve="1" userDrawn="1">'
        f'<p:cSld name="{safe(text(f"pptx.layout.{key}"))}"><p:spTree>{_GROUP}{shapes}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _placeholder(
    number: int, kind: str, idx: int | None, box: Box, style: str, prompt: str, *, is_number: bool = False
) -> str:
    left, top, width, height = box.emu
    key = f'type="{kind}"' + ("" if idx is None else f' idx="{idx}"') + ("" if kind == "title" else ' sz="quarter"')
    own = ' hasCustomPrompt="1"' if prompt else ""
    if is_number:
        inner = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    else:
        inner = f"<a:r><a:rPr/><a:t>{safe(prompt)}</a:t></a:r>" if prompt else "<a:endParaRPr/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph {key}{own}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{inner}</a:p></p:txBody></p:sp>"
    )


def _style(face: str, px: int, colour: str = "tx1", *, bold: bool = False, align: str = "l") -> str:
    return _level(1, face, px, colour, bold=bold, align=align)


def _level(level: int, face: str, px: int, colour: str, *, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="{align}" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{px * 50}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="+{face}-lt"/>'
        f'<a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr></a:lvl{level}pPr>'
    )
