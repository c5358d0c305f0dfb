-- Files with the points of the map that the reader may fetch; the one of a whole province first, where it may be known.
select province_code, kabupaten_code, file_name
from map_file
order by province_code, kabupaten_code nulls first
