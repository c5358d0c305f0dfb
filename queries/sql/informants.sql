-- Informants of the exploration study (table 2), printed totals included.
select
    informant_count.kabupaten_code, kabupaten.name as kabupaten_name, informant_count.group_type,
    informant_count.method, informant_count.informants, informant_count.printed, informant_count.source_table,
    informant_count.source_line, informant_count.source_text
from informant_count
left join kabupaten on informant_count.kabupaten_code = kabupaten.code
where informant_count.round_id = $round_id
order by kabupaten.display_order nulls last, informant_count.method, informant_count.group_type
