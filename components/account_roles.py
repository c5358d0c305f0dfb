"""The part of the page Akun for admins: who has which role, giving, changing and taking roles, and every change.

What is shown here is shown to admins; what is written here asks the scope again, where it is written.
"""

from datetime import datetime

import streamlit as st

from answers import nation
from charts import panel
from components import panels, viewer
from components.account import place_names
from doors import accounts
from doors.account_file import Account, Change
from doors.refusals import RefusedError
from geo import names, places
from schemas.vocabulary import Role
from translations.format import clock_time, day
from translations.text import text

ROLES = tuple(str(one) for one in Role if one != Role.PUBLIK)
NEW = ""  # in the list of accounts: one that has no role yet
_CHOSEN, _ACCOUNT, _ROLE, _PLACES, _OFFICE = (
    "role_chosen",
    "role_account",
    "role_role",
    "role_places",
    "role_office",
)
_TOLD = "role_told"


def of_admins() -> None:
    """All of it; nothing for anybody else."""
    if not viewer.scope().may_give_roles:
        return
    panels.section("accounts")
    try:
        kept, changes = accounts.all_accounts(), accounts.changes()
    except RefusedError as error:
        st.error(str(error))
        return
    if not viewer.login().is_usable:
        st.info(text("account.roles_wait"))
    _table(kept)
    _form(kept)
    _history(changes)


def _table(kept: tuple[Account, ...]) -> None:
    if not kept:
        st.html(panel.empty(text("account.none"), text("account.none_to_do")))
        return
    heads = tuple(text(f"account_column.{name}") for name in ("account", "role", "kabupaten", "office"))
    rows = [(one.account, text(f"role.{one.role}"), _places(one), one.office) for one in kept]
    st.html(panel.plain_table(text("account.table"), heads, rows, numbers_from=len(heads), stacked=True))


def _places(one: Account) -> str:
    return place_names(one.kabupaten) if one.kabupaten else text("extent.all")


def _form(kept: tuple[Account, ...]) -> None:
    panels.section("account_form")
    known = [one.account for one in kept]
    if st.session_state.get(_CHOSEN) not in known:
        st.session_state[_CHOSEN] = NEW
    st.selectbox(
        text("account.choose"),
        [NEW, *known],
        key=_CHOSEN,
        format_func=lambda one: one or text("account.new"),
        on_change=_fill,
    )
    is_new = st.session_state[_CHOSEN] == NEW
    if is_new:
        st.text_input(text("account.address"), key=_ACCOUNT, placeholder=text("account.address_example"))
    st.session_state.setdefault(_ROLE, ROLES[0])
    st.segmented_control(
        text("account.role_is"), ROLES, key=_ROLE, required=True, format_func=lambda one: text(f"role.{one}")
    )
    if st.session_state[_ROLE] == Role.DINAS:
        _choose_kabupaten()
    st.text_input(text("account.office_is"), key=_OFFICE, max_chars=accounts.LONGEST_OFFICE,
                  placeholder=text("account.office_example"), help=None)  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        st.button(text("account.save"), key="role_save", type="primary", on_click=_save)
        if not is_new:
            st.button(text("account.take"), key="role_take", on_click=_take)
    _tell()


def _choose_kabupaten() -> None:
    """Pills of one province; a list to type into where there are several."""
    table = places.kabupaten()
    if nation.is_several():
        st.multiselect(
            text("account.kabupaten_is"), table["code"].tolist(), key=_PLACES, placeholder=text("filter.choose"),
            format_func=lambda code: f"{names.place_name(code)} ({code})",
        )  # fmt: skip
        return
    codes = table.loc[table["province_code"] == accounts.PROVINCE, "code"].tolist()
    st.pills(text("account.kabupaten_is"), codes, key=_PLACES, selection_mode="multi", format_func=names.place_name)


def _fill() -> None:
    """Put what the chosen account has into the form."""
    one = next((one for one in accounts.all_accounts() if one.account == st.session_state[_CHOSEN]), None)
    st.session_state[_ROLE] = one.role if one else ROLES[0]
    st.session_state[_PLACES] = list(one.kabupaten) if one else []
    st.session_state[_OFFICE] = one.office if one else ""


def _save() -> None:
    state = st.session_state
    account = state[_CHOSEN] or state.get(_ACCOUNT, "")
    places_of_role = (state.get(_PLACES) or ()) if state[_ROLE] == Role.DINAS else ()
    settings = viewer.settings()
    try:
        new = accounts.allow(
            viewer.scope(), _by(), account, state[_ROLE], places_of_role, state.get(_OFFICE, ""),
            other_admins=settings.admins,
        )  # fmt: skip
    except RefusedError as error:
        state[_TOLD] = (False, str(error))
        return
    state[_TOLD] = (True, text("account.saved", account=new.account, role=text(f"role.{new.role}")))
    state[_CHOSEN], state[_ACCOUNT] = NEW, ""
    _fill()


def _take() -> None:
    state = st.session_state
    try:
        old = accounts.remove(viewer.scope(), _by(), state[_CHOSEN], other_admins=viewer.settings().admins)
    except RefusedError as error:
        state[_TOLD] = (False, str(error))
        return
    state[_TOLD] = (True, text("account.taken", account=old.account))
    state[_CHOSEN] = NEW
    _fill()


def _by() -> str:
    """Who asks, for the history: the account that is signed in, else the office."""
    who = viewer.visitor()
    return who.account or who.office


def _tell() -> None:
    told = st.session_state.pop(_TOLD, None)
    if told:
        is_done, words = told
        (st.success if is_done else st.error)(words)


def _history(changes: tuple[Change, ...]) -> None:
    if not changes:
        return
    heads = tuple(text(f"account_column.{name}") for name in ("at", "account", "old", "new", "by"))
    rows = [(_when(one), one.account, _said(one.old), _said(one.new), one.by) for one in changes]
    panels.section("account_history")
    captions = (text("account.history"), text("account.history_rest"))
    st.html(panel.unfolding_table(captions, heads, rows, shown=20))


def _when(one: Change) -> str:
    at = datetime.fromisoformat(one.at)
    return f"{day(at)}, {clock_time(at)}"


def _said(side: Account | None) -> str:
    if side is None:
        return text("role_command.no_role")
    return f"{text(f'role.{side.role}')} · {_places(side)} · {side.office}"
