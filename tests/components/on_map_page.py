"""The layer of groups on Peta as its tests read it: the page, its list, its card, and a question to the warehouse."""

import json
import re
from typing import Any

import duckdb

from tests.components.app import Page, nodes, opened

MAP = {"lapis": "gugus"}


def peta(**parameters: str) -> Page:
    page = opened("peta", **{**MAP, **parameters})
    assert page.failures == []
    return page


def clicked(page: Page, key: str) -> Page:
    page.app.button(key=key).click().run()
    assert page.failures == []
    return page


def keys(page: Page, start: str) -> list[str]:
    return [str(button.key) for button in page.app.button if str(button.key).startswith(start)]


def listed(page: Page) -> list[str]:
    """group_ids of the list, in order."""
    found = [re.fullmatch(r"group_list_t\d_c\d_(.+)", key) for key in keys(page, "group_list_t")]
    return [match[1] for match in found if match]


def deck(page: Page) -> dict[str, Any]:
    (found,) = [json.loads(node.proto.json) for node in nodes(page.app) if node.type == "deck_gl_json_chart"]
    return dict(found)


def one(database: duckdb.DuckDBPyConnection, question: str, *values: Any) -> Any:
    row = database.execute(question, list(values)).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


def card(page: Page) -> str:
    return " ".join(element.text for element in page.with_class("g-group"))


GROUPS = "select count(*) from working_group join group_status using (group_id)"
