"""The dialog "Dokumen": what can be made of the selection, how far it is, and the button that downloads it."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

import streamlit as st

from answers import data
from answers.document import SlideKey
from charts.parts import safe
from components import pulse, share, url_state
from components.making import Job, Key, TooMuchError, Workshop
from components.url_state import LANGUAGE
from exports import logo
from exports.files import File
from exports.order import Document, Order
from queries.selection import Selection
from translations.format import number
from translations.text import language, text, use_language

OF_ONE: tuple[Document, ...] = ("package", "slides", "brief", "offline", "card")
OF_ALL: tuple[Document, ...] = ("package", "slides", "brief", "briefs", "offline", "card")
WITH_LOGO = ("package", "slides")
LOOK_EVERY = 0.6  # seconds between two looks at what is under way
_REFUSED, _READER = "documents_refused", "documents_reader"


@cache
def workshop() -> Workshop:
    """The one workshop of the server."""
    return Workshop()


def open_dialog(selection: Selection, slides: Sequence[SlideKey] = ()) -> None:
    """Open the dialog at once."""

    @st.dialog(text("documents.title"), width="medium")
    def draw() -> None:
        use_language(url_state.value(LANGUAGE))
        show(selection, slides)

    draw()


def show(selection: Selection, slides: Sequence[SlideKey] = ()) -> None:
    """Every document with its button; while one is made, how far it is."""
    where = share.public_address()
    what = text("documents.what", group_type=selection.group_type, place=selection.log_place)
    st.html(f'<div class="g"><p class="g-lead">{safe(what)}</p></div>')
    if not where:
        st.caption(text("documents.no_address"))
    order = Order(
        "package",
        selection.kabupaten_code,
        selection.group_type,
        selection.round_id,
        language(),
        address=where,
        slides=tuple(slides),
        scope=data.shared_scope(),
        province=selection.province,
    )
    keys = [(data.build(), replace(order, document=one)) for one in _listed(order)]
    picture = _logo()
    keys = [(build, replace(one, logo=picture)) if one.document in WITH_LOGO else (build, one) for build, one in keys]
    under_way = [_row(key) for key in keys]
    if any(under_way):
        pulse.draw(LOOK_EVERY, key="documents_pulse")


def _listed(order: Order) -> tuple[Document, ...]:
    return OF_ONE if order.kabupaten_code else OF_ALL


def _logo() -> bytes | None:
    """A logo for the slides, if the reader has one: kept in memory, for this dialog only."""
    with st.expander(text("documents.logo")):
        given = st.file_uploader(text("documents.logo_label"), type=["png", "jpg", "jpeg"], key="documents_logo")
        if given is None:
            return None
        try:
            return logo.cleaned(given.getvalue())
        except logo.LogoError as error:
            reason = error.args[0]
            st.error(f"{text(f'logo.{reason}.rule')}: {text(f'logo.{reason}.cure')}.".capitalize())
            return None


def _row(key: Key) -> bool:
    """One document: what it is, and its button, its progress or its download. Whether this reader waits for it."""
    document, job = key[1].document, workshop().known(key)
    waits = job is not None and not job.is_ended and _reader() in job.readers
    with st.container(
        key=f"document_{document}", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        name, what = text(f"documents.name.{document}"), text(f"documents.about.{document}")
        st.html(f'<div class="g"><p><b>{safe(name)}</b><br>{safe(what)}</p></div>', width="stretch")
        if job is not None and waits:
            st.button(text("documents.cancel"), key=f"cancel_{document}", on_click=_leave, args=(key,))
        elif job is not None and job.file is not None:
            _download(key, job.file)
        else:
            words = text("documents.again" if job is not None and job.state == "failed" else "documents.make")
            st.button(words, key=f"make_{document}", on_click=_ask, args=(key,))
    if job is not None and waits:
        st.progress(job.done / job.steps if job.steps else 0.0, _progress_words(job))
    elif job is not None and job.state == "failed":
        st.error(text("documents.failed", reference=job.reference))
    elif st.session_state.get(_REFUSED) == key:
        del st.session_state[_REFUSED]
        st.warning(text("documents.too_much"))
    return waits


def _download(key: Key, made: File) -> None:
    """The file is fetched when the reader takes it: what was not kept so long is made again then."""
    st.download_button(
        text("documents.download", size=_size(len(made.content))),
        data=partial(_fetched, key, _reader()),
        file_name=made.name,
        mime=made.mime,
        key=f"download_{key[1].document}",
        type="primary",
        on_click="ignore",
    )


def _leave(key: Key) -> None:
    workshop().leave(key, _reader())


def _ask(key: Key) -> None:
    try:
        workshop().ask(key, _reader())
    except TooMuchError:
        st.session_state[_REFUSED] = key


def _fetched(key: Key, reader: str) -> bytes:
    return workshop().fetch(key, reader).content


def _reader() -> str:
    """Who waits: this session."""
    return str(st.session_state.setdefault(_READER, uuid.uuid4().hex))


def _progress_words(job: Job) -> str:
    if job.state == "waiting":
        ahead = workshop().ahead(job)
        return text("documents.waiting", count=number(ahead)) if ahead else text("documents.starting")
    if not job.steps:
        return text("documents.starting")
    doing = text(f"documents.doing.{job.step}")
    return text("documents.step", number=number(job.done + 1), of=number(job.steps), what=doing)


def _size(size: int) -> str:
    if size >= 1_000_000:
        return text("documents.size_mb", count=number(size / 1e6, 1))
    return text("documents.size_kb", count=number(size / 1e3))
