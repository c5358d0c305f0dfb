-- How many printed cells have a reconstructed count, by table.
select source_table, count_status, count(*) as cells
from survey_cell
where round_id = $round_id
group by source_table, count_status
order by source_table, count_status
