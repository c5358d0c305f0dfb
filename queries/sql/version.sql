-- Which build answers: its name, the version of the data it was made from, and the day it is judged for.
select build_id, data_version, input_files, as_of
from warehouse_build
order by build_id
