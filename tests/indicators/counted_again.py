"""What every indicator of the log counts, worked out from the rows that a reader is given: numerator and denominator.

Each rule is written anew from the words of the indicator, in Python, and knows nothing of its SQL.
"""

from collections.abc import Callable, Mapping
from typing import Any

from queries import run
from schemas.vocabulary import StandardComponent

Rows = list[dict[str, Any]]
Counts = tuple[float, float]
Rule = Callable[[Mapping[str, Rows]], Counts]
TOPICS_OF_TABLE_13 = 13


def of(table: str, holds: Callable[[dict[str, Any]], bool]) -> Rule:
    """Rows for which something holds, of all."""
    return lambda found: (sum(holds(row) for row in found[table]), len(found[table]))


def stated(column: str) -> Rule:
    """Groups with a paper, of those of which the register says it."""
    return lambda found: (
        sum(row[column] is True for row in found["working_group"]),
        sum(row[column] is not None for row in found["working_group"]),
    )


def total(rows: Rows, column: str) -> float:
    return sum(row[column] for row in rows if row[column] is not None)


def groups(rows: Rows) -> set[str]:
    return {row["group_id"] for row in rows}


def officers(found: Mapping[str, Rows]) -> Counts:
    said = [[row[f"has_{one}"] for one in ("chair", "secretary", "treasurer")] for row in found["working_group"]]
    return sum(all(one) for one in said), sum(None not in one for one in said)


def members(found: Mapping[str, Rows]) -> Counts:
    said = [row["members"] for row in found["working_group"] if row["members"] is not None]
    return sum(said), len(said)


def came(found: Mapping[str, Rows]) -> Counts:
    pairs = [(row["attended"], row["invited"]) for row in found["meeting"]]
    known = [pair for pair in pairs if None not in pair and pair[0] <= pair[1]]
    return sum(one for one, _ in known), sum(all_ for _, all_ in known)


def cost(column: str | None) -> Rule:
    def count(found: Mapping[str, Rows]) -> Counts:
        known = [row for row in found["meeting"] if row["cost_rupiah"] is not None]
        known = [row for row in known if column is None or row[column] is not None]
        return total(known, "cost_rupiah"), total(known, column) if column else len(known)

    return count


def in_window(found: Mapping[str, Rows]) -> dict[str, Rows]:
    """Meetings of each group in the window of its rule."""
    held: dict[str, Rows] = {group["group_id"]: [] for group in found["working_group"]}
    for one in found["meeting"]:
        if one["months_ago"] < one["rule_window_months"]:
            held[one["group_id"]].append(one)
    return held


def class_of(kabupaten: str, meetings: int, known: Rows) -> str:
    """The class by the number of meetings and the newest rule of the kabupaten, else of everybody."""
    rules = [rule for rule in known if rule["kabupaten_code"] == kabupaten]
    rules = rules or [rule for rule in known if rule["kabupaten_code"] is None]
    newest = max(rule["valid_from"] for rule in rules)
    reached = [one for one in rules if one["valid_from"] == newest and one["meetings_from"] <= meetings]
    return str(max(reached, key=lambda rule: rule["meetings_from"])["activity_class"])


def in_class(name: str) -> Rule:
    def count(found: Mapping[str, Rows]) -> Counts:
        held, known = in_window(found), run.ask("log_rules")
        where = {group["group_id"]: group["kabupaten_code"] for group in found["working_group"]}
        judged = [class_of(where[group], len(meetings), known) for group, meetings in held.items()]
        return judged.count(name), len(judged)

    return count


def packages(found: Mapping[str, Rows]) -> list[int]:
    """Certificate packages of each group: 30 lesson hours, or three development meetings where no hours are said."""
    earned = []
    for meetings in in_window(found).values():
        held = [one for one in meetings if one["kind"] == "pengembangan"]
        hours = [one["lesson_hours"] for one in held if one["lesson_hours"] is not None]
        earned.append(int(sum(hours) // 30) if hours else len(held) // 3)
    return earned


def silent(found: Mapping[str, Rows]) -> Counts:
    heard = groups([row for row in found["meeting"] if row["months_ago"] < 6])
    return len(groups(found["working_group"]) - heard), len(found["working_group"])


def met(table: str) -> Rule:
    """Groups that stand in a table, of all groups."""
    return lambda found: (len(groups(found[table])), len(found["working_group"]))


def topics(table: str) -> Rule:
    def count(found: Mapping[str, Rows]) -> Counts:
        named = {row["topic"] for row in found[table] if row["topic"]}
        return len(named), TOPICS_OF_TABLE_13 if named else 0

    return count


def covered(found: Mapping[str, Rows]) -> Counts:
    treated = {row["topic"] for row in found["meeting"] if row["topic"]}
    return len(treated & {row["topic"] for row in found["resource_person_topic"]}), len(treated)


def money(table: str, column: str, only: str) -> Rule:
    """Rupiah of one kind, of all rupiah."""
    return lambda found: (
        total([row for row in found[table] if row[column] == only], "amount_rupiah"),
        total(found[table], "amount_rupiah"),
    )


def per_school(only: str | None) -> Rule:
    def count(found: Mapping[str, Rows]) -> Counts:
        rows = [row for row in found["funding"] if row["schools"] is not None]
        schools = {row["group_id"]: row["schools"] for row in rows}
        wanted = [row for row in rows if only is None or row["source"] == only]
        return total(wanted, "amount_rupiah"), sum(schools.values())

    return count


def suitable(found: Mapping[str, Rows]) -> int:
    """Who can be asked and has an S1, ten years of teaching or expertise."""
    return sum(
        row["is_available"] and (row["has_s1"] or row["has_ten_years"] or row["has_expertise"])
        for row in found["resource_person"]
    )


def distance(found: Mapping[str, Rows]) -> Counts:
    known = [row["distance_km"] for row in found["group_narasumber"] if row["distance_km"] is not None]
    return sum(known), len(known)


def within(most: float) -> Rule:
    return of("group_narasumber", lambda row: row["distance_km"] is not None and row["distance_km"] <= most)


OUTSIDE = ("pengurus_gugus_lain", "dinas_pendidikan", "kemendikbud_lpmp", "lsm")


def meets(component: str) -> Rule:
    """Groups that meet every criterion of a component, of those of which at least one is known."""

    def count(found: Mapping[str, Rows]) -> Counts:
        said: dict[str, list[bool | None]] = {}
        for row in found["group_criterion"]:
            if row["component"] == component:
                said.setdefault(row["group_id"], []).append(row["met"])
        known = [one for one in said.values() if one != [None] * len(one)]
        return sum(all(one) for one in known), len(known)

    return count


RULES: dict[str, Rule] = {
    "log_attendance": came,
    "log_class_aktif": in_class("aktif"),
    "log_class_cukup_aktif": in_class("cukup_aktif"),
    "log_class_kurang_aktif": in_class("kurang_aktif"),
    "log_class_vakum": in_class("vakum"),
    "log_cost_per_meeting": cost(None),
    "log_cost_per_participant": cost("attended"),
    "log_development_share": of("meeting", lambda row: row["kind"] == "pengembangan"),
    "log_earned_package": lambda found: (sum(one > 0 for one in packages(found)), len(found["working_group"])),
    "log_has_ad_art": stated("has_ad_art"),
    "log_has_kak": stated("has_kak"),
    "log_has_officers": officers,
    "log_has_periodic_report": stated("has_periodic_report"),
    "log_has_point": of("working_group", lambda row: row["has_point"]),
    "log_has_sk": stated("has_sk"),
    "log_honorarium_share": money("spending", "category", "honor_narasumber"),
    "log_income_per_group": lambda found: (total(found["funding"], "amount_rupiah"), len(groups(found["funding"]))),
    "log_income_per_school": per_school(None),
    "log_income_reported": met("funding"),
    "log_meetings_per_group": lambda found: (len(found["meeting"]), len(found["working_group"])),
    "log_members_per_group": members,
    "log_met_3_months": met("meeting"),
    "log_narasumber_distance": distance,
    "log_narasumber_within_10_km": within(10),
    "log_narasumber_within_25_km": within(25),
    "log_never_met": lambda found: (
        len(groups(found["working_group"]) - groups(found["meeting"])), len(found["working_group"]),
    ),
    "log_outside_narasumber": of("meeting", lambda row: row["narasumber_kind"] in OUTSIDE),
    "log_packages_per_group": lambda found: (sum(packages(found)), len(found["working_group"])),
    "log_persons_per_10_groups": lambda found: (suitable(found), len(found["working_group"])),
    "log_refreshment_share": money("spending", "category", "konsumsi"),
    "log_reported_last_month": met("report"),
    "log_school_dues_per_school": per_school("iuran_sekolah"),
    "log_school_dues_share": money("funding", "source", "iuran_sekolah"),
    "log_silent_6_months": silent,
    "log_suitable_persons": lambda found: (suitable(found), len(found["resource_person"])),
    "log_topics_covered": covered,
    "log_topics_offered": topics("resource_person_topic"),
    "log_topics_treated": topics("meeting"),
    "log_visited": met("monitoring_visit"),
    "log_with_narasumber": of("meeting", lambda row: row["narasumber_kind"] is not None),
    **{f"log_standard_{one}": meets(one) for one in StandardComponent},
}  # fmt: skip
