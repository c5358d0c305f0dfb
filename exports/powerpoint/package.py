"""The finished file: properties, language of every run, and the same bytes for the same deck."""

import io
import zipfile
from datetime import UTC, datetime

from pptx.opc.package import XmlPart
from pptx.presentation import Presentation

from answers import nation
from answers.document import Content
from exports.powerpoint import fit

LOCALES = {"id": "id-ID", "en": "en-GB"}
LONGEST = 255
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of every member of the zip: the time stands in the properties
_WITH_LANGUAGE = ("rPr", "endParaRPr", "defRPr")
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def made_at(content: Content) -> datetime:
    """When the deck was made, in universal time without its zone, as the file wants it."""
    return content.stamp.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def finish(deck: Presentation, content: Content) -> bytes:
    """Properties set, every run in the language of the content, packed."""
    properties, made = deck.core_properties, made_at(content)
    properties.title, properties.subject = _short(content.title), _short(content.filters)
    properties.language = LOCALES[content.language]
    properties.author = properties.last_modified_by = nation.title()
    properties.created = properties.modified = made
    properties.comments, properties.version = _short(content.stamp.words), content.stamp.code_version
    properties.keywords, properties.identifier = content.stamp.data_version, content.stamp.build_id
    properties.revision = 1
    for part in deck.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _speak(part, LOCALES[content.language])
    out = io.BytesIO()
    deck.save(out)
    return _without_clock(out.getvalue())


def _short(words: str) -> str:
    """The format allows no more in a property; the whole stands on the slides."""
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + fit.MORE


def _speak(part: XmlPart, locale: str) -> None:
    """Without a language a program reads and checks the words in that of its own user."""
    for run in part._element.iter(f"{_MAIN}r", f"{_MAIN}fld"):
        if run.find(f"{_MAIN}rPr") is None:
            run.insert(0, run.makeelement(f"{_MAIN}rPr", {}))
    for element in part._element.iter(*(f"{_MAIN}{name}" for name in _WITH_LANGUAGE)):
        element.set("lang", locale)


def _without_clock(made: bytes) -> bytes:
    """The zip once more, in which no member carries the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            new.writestr(member, old.read(name))
    return out.getvalue()
