-- One round of the survey and the build that serves it.
select
    survey_round.title, survey_round.fielded_from, survey_round.fielded_to, survey_round.sampling,
    survey_round.source_document, survey_round.is_records, warehouse_build.build_id, warehouse_build.data_version
from survey_round
cross join warehouse_build
where survey_round.round_id = $round_id
