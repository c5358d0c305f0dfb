-- Each kabupaten with its stretch of the groups: by population, and some for every place.
select
    code, name, province_code, longitude, latitude, area_km2,
    coalesce(sum(population + 60000) over (order by code rows between unbounded preceding and 1 preceding), 0)
        / sum(population + 60000) over () as starts_at,
    sum(population + 60000) over (order by code) / sum(population + 60000) over () as ends_at
from kabupaten
