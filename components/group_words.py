"""What the card of a group says, from its row (`queries/sql/group_card.sql`): every missing value in words."""

from collections.abc import Sequence

from answers import data, log
from charts.group_card import Card, Document, MeetingLine
from components import standard_words
from components.groups import Meeting
from indicators.small_sample import Band, band
from queries.run import Row
from queries.selection import kabupaten_words
from schemas.vocabulary import ActivityClass, ReviewState
from translations.format import day, number, percent, rupiah
from translations.text import text

LAST_MEETINGS = 5


def card(row: Row, meetings: Sequence[Meeting], criteria: Sequence[Row]) -> Card:
    """The card of one group; `meetings` newest first, `criteria` of the 2008 standard."""
    return Card(
        name=row["name"],
        who=" · ".join([text(f"group_type.{row['group_type']}"), place(row)]),
        mark=text("log.sample") if row["is_sample"] else "",
        activity_class=row["activity_class"],
        reason=reason(row),
        missing=missing(row),
        facts=[*_who(row), *_doing(row), *_money(row), *_support(row)],
        documents=_documents(row),
        meetings=[_meeting(one) for one in meetings[:LAST_MEETINGS]],
        foot=" · ".join([log.source_words(), text("group_card.file", file=row["source_file"] or _unknown())]),
        standard=standard_words.card_lines(criteria, row["group_type"]),
    )


def place(row: Row) -> str:
    """`Kecamatan Bolo, Kabupaten Bima`; for a group of a whole kabupaten `Kabupaten Bima`."""
    if row["kecamatan_name"]:
        return text(
            "selection.kecamatan", kecamatan=row["kecamatan_name"], kabupaten=kabupaten_words(row["kabupaten_name"])
        )
    return kabupaten_words(row["kabupaten_name"])


def reason(row: Row) -> str:
    """Why the group is in its class: meetings counted, the window, the bounds of the class, the date of the rule."""
    return text(
        "group_card.reason",
        count=number(row["meetings_in_window"]),
        months=number(row["window_months"]),
        day=day(log.state().until),
        activity_class=text(f"activity_class.{row['activity_class']}"),
        bounds=_bounds(row),
        since=day(row["rule_valid_from"]),
    )


def missing(row: Row) -> str:
    """What is missing for the next class."""
    if row["next_class"] is None:
        return text("group_card.highest")
    to = text(f"activity_class.{row['next_class']}")
    return text("group_card.missing", count=number(row["meetings_missing"]), activity_class=to)


def _bounds(row: Row) -> str:
    """`4–15`, `16 atau lebih`, `0`: the meetings that make this class."""
    low = row["class_from"] or 0
    if row["activity_class"] == ActivityClass.AKTIF or row["meetings_missing"] is None:
        return text("group_card.or_more", count=number(low))
    high = row["meetings_in_window"] + row["meetings_missing"] - 1
    return number(low) if high <= low else f"{number(low)}–{number(high)}"


def _who(row: Row) -> list[tuple[str, str]]:
    founder = data.option_words("founder", row["formed_by"]) if row["formed_by"] else _unknown()
    founded = text("group_card.founded_by", year=row["founded_year"] or _unknown(), founder=founder)
    where = text(f"location_source.{row['location_source']}") if row["location_source"] else text("group_card.no_point")
    size = text("group_card.size_words", members=_count(row["members"]), schools=_count(row["schools"]))
    return [
        (text("group_card.gugus"), row["gugus_name"] or text(f"group_level.{row['level']}")),
        (text("group_card.core_school"), row["core_school"] or _unknown()),
        (text("group_card.size"), size),
        (text("group_card.founded"), founded),
        (text("group_card.point"), where),
    ]  # fmt: skip


def _doing(row: Row) -> list[tuple[str, str]]:
    last = text("group_card.no_meetings")
    if row["last_meeting_on"]:
        last = text("group_card.last_recent", day=day(row["last_meeting_on"]))
        if row["months_silent"]:
            last = text("group_card.last", day=day(row["last_meeting_on"]), months=number(row["months_silent"]))
    attendance = text("group_card.not_reported")
    if row["invited"]:
        counts = text("share.count", numerator=number(row["attended"]), denominator=number(row["invited"]))
        if band(row["invited"]) == Band.FULL:
            counts = text("share.with_percent", count=counts, percent=percent(100 * row["attended"] / row["invited"]))
        attendance = text("group_card.attendance_words", counts=counts)
    return [
        (text("group_card.last_meeting"), last),
        (text("group_card.attendance"), attendance),
        (text("group_card.certificates"), _packages(row)),
    ]  # fmt: skip


def _packages(row: Row) -> str:
    """Packages and what they were counted from: lesson hours, or meetings where no meeting says its hours."""
    packages = number(row["certificate_packages"])
    if row["lesson_hours"]:
        return text("group_card.certificate_words", packages=packages, hours=number(row["lesson_hours"]))
    meetings = number(row["development_meetings"])
    return text("group_card.certificates_of_meetings", packages=packages, meetings=meetings)


def _money(row: Row) -> list[tuple[str, str]]:
    year, not_reported = row["money_year"], text("group_card.not_reported")
    income, spending = (rupiah(row[name]) if row[name] is not None else not_reported for name in
                        ("income_rupiah", "spending_rupiah"))  # fmt: skip
    cost = not_reported
    if row["meetings_with_cost"]:
        mean = rupiah(row["cost_rupiah"] / row["meetings_with_cost"])
        cost = text("group_card.cost_words", cost=mean, count=number(row["meetings_with_cost"]))
    return [
        (text("group_card.income", year=year), income),
        (text("group_card.spending", year=year), spending),
        (text("group_card.cost"), cost),
    ]


def _support(row: Row) -> list[tuple[str, str]]:
    if row["narasumber_km"] is not None:
        kind = text(f"resource_person_kind.{row['narasumber_kind']}")
        narasumber = text("group_card.narasumber_words", km=number(row["narasumber_km"], 1), kind=kind)
    else:
        narasumber = text(
            "group_card.narasumber_no_point" if row["longitude"] is None else "group_card.narasumber_none"
        )
    visit = text("group_card.no_visit")
    if row["last_visit_on"]:
        visitor = text(f"visitor.{row['last_visit_by']}")
        visit = text("group_card.visit_words", day=day(row["last_visit_on"]), visitor=visitor)
    return [(text("group_card.narasumber"), narasumber), (text("group_card.visit"), visit)]


def _documents(row: Row) -> list[Document]:
    issuer = text("group_card.issuer", name=row["sk_issuer"]) if row["has_sk"] and row["sk_issuer"] else ""
    return [
        Document(text("group_card.sk"), row["has_sk"], issuer),
        Document(text("group_card.ad_art"), row["has_ad_art"]),
        Document(text("group_card.kak"), row["has_kak"]),
        Document(text("group_card.notary"), row["has_notary_deed"]),
        Document(text("group_card.report"), row["has_periodic_report"]),
        Document(data.option_words("officers", "ketua"), row["has_chair"]),
        Document(data.option_words("officers", "sekretaris"), row["has_secretary"]),
        Document(data.option_words("officers", "bendahara"), row["has_treasurer"]),
    ]


def _meeting(one: Meeting) -> MeetingLine:
    topic = data.option_words("topics", one.topic) if one.topic else one.topic_words or text("group_card.no_topic")
    attendance = text("group_card.not_reported")
    if one.attended is not None:
        attendance = text("group_card.came", count=number(one.attended))
        if one.invited is not None:
            attendance = text("group_card.came_of", count=number(one.attended), invited=number(one.invited))
    about = f"{text(f'meeting_kind.{one.kind}')}: {topic}"
    if one.review_state != ReviewState.DIKONFIRMASI:
        attendance = f"{attendance} · {text(f'review_state.{one.review_state}')}"
    elif one.held_on > log.state().until:
        attendance = f"{attendance} · {text('group_card.ahead')}"
    source = text("group_card.from_chat") if one.is_from_chat else ""
    return MeetingLine(day(one.held_on), about, attendance, source, [" / ".join(q.splitlines()) for q in one.quotes])


def _count(value: int | None) -> str:
    return _unknown() if value is None else number(value)


def _unknown() -> str:
    return text("group_card.unknown")
