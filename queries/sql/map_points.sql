-- Files with the points of the map that the reader may fetch; the one of all groups first, where it may be known.
select kabupaten_code, file_name
from map_file
order by kabupaten_code nulls first
