"""The message to silent groups on Keaktifan: polite, of one place, without a name of a person."""

import re

import duckdb
import pytest

from components import silent_log
from tests.components.app import Page, looked_at
from tests.components.on_log_pages import PLACES, SAMPLE, asked, link

pytestmark = pytest.mark.usefixtures("in_indonesian")


seen = looked_at


def message(sight: Page) -> str:
    (found,) = [element.text for element in sight.elements if element.attributes.get("id") == "silent-message"]
    return found


@pytest.mark.parametrize("place", PLACES[:3])
def test_the_message_asks_politely_for_silent_groups_of_one_place_and_names_no_person(
    database: duckdb.DuckDBPyConnection, place: tuple[str | None, str | None]
) -> None:
    words = message(seen("keaktifan", **link(place, "KKG")))
    kabupaten = place[0] or "52.02"
    ((silent,),) = asked(
        database, "select count(*) from chosen where coalesce(months_silent, 999) >= 3", (kabupaten, None), "KKG"
    )
    assert words.startswith(f"[{SAMPLE}] Yth. Bapak/Ibu pengurus dan pengawas di Kabupaten")
    assert f"dari {silent} KKG berikut" in words and words.endswith("Terima kasih.")
    assert words.count("pertemuan terakhir:") == min(silent, silent_log.IN_MESSAGE)
    assert not re.search(r"\b0\d{8,}|\+62", words)


def test_the_message_follows_the_place_it_goes_to(database: duckdb.DuckDBPyConnection) -> None:
    sight = seen("keaktifan", kabupaten="52.06")
    ((code, name, silent),) = database.execute(
        "select kecamatan.code, kecamatan.name, count(*) from group_status inner join kecamatan "
        "on group_status.kecamatan_code = kecamatan.code "
        "where group_type = 'KKG' and group_status.kabupaten_code = '52.06' and coalesce(months_silent, 999) >= 3 "
        "group by all order by 1 limit 1"
    ).fetchall()
    sight.app.selectbox(key=silent_log.RECIPIENT_KEY).set_value(code).run()
    assert sight.failures == []
    assert f"pengawas di Kecamatan {name}," in message(sight) and f"dari {silent} KKG berikut" in message(sight)
