"""Which questions give figures of places, for every reader, and which give out rows, cut to what the reader may see.

Rows: whatever tells one group, meeting, narasumber, visit, file or answer from another. A question that stands in
neither list counts as rows, and a test asks for its line here.
"""

FIGURES = frozenset({
    "answers", "cell_status", "cells", "facts", "frame", "indicator_values", "informants", "kecamatan",
    "log_attendance_bands", "log_classes", "log_cost_values", "log_days", "log_distance_values", "log_freshness",
    "log_funding", "log_months", "log_narasumber_used", "log_package_counts", "log_persons", "log_plausibility_counts",
    "log_rules", "log_silent_counts", "log_spending", "log_state", "log_topics", "log_topics_offered_asked",
    "log_values", "notes", "places", "provinces", "rounds", "standard_counts", "standard_criteria", "standard_lacking",
    "version",
})  # fmt: skip
ROWS = frozenset({
    "audit_batches", "audit_changes", "audit_groups", "group_card", "group_evidence", "group_meetings",
    "group_points", "group_standard", "log_batches", "log_costs", "log_distances", "log_packages", "log_person_points",
    "log_plausibility", "log_rejected", "log_silent", "map_points", "persons_named", "round_files", "rows_funding",
    "rows_group_criterion", "rows_group_narasumber", "rows_meeting", "rows_monitoring_visit", "rows_plausibility",
    "rows_report", "rows_resource_person", "rows_resource_person_topic", "rows_spending", "rows_survey_response",
    "rows_working_group", "standard_groups",
})  # fmt: skip


def gives_rows(question: str) -> bool:
    """Whether an answer depends on who asks."""
    return question not in FIGURES
