-- Groups by how many of those invited came in the window, in the bands of table 12; empty where nobody can say.
with banded as (
    select
        group_status.group_type, group_status.attended, group_status.invited,
        case
            when group_status.invited = 0 then null
            when 10 * group_status.attended >= 9 * group_status.invited then '90_100'
            when 10 * group_status.attended >= 6 * group_status.invited then '60_89'
            else '0_59'
        end as band
    from group_status
    where ($kabupaten_code is null or group_status.kabupaten_code = $kabupaten_code)
        and ($province_code is null or left(group_status.kabupaten_code, 2) = $province_code)
        and ($kecamatan_code is null or group_status.kecamatan_code = $kecamatan_code)
        and ($group_type is null or group_status.group_type = $group_type)
)
select banded.group_type, banded.band, count(*) as groups, sum(banded.attended) as attended, sum(banded.invited) as invited
from banded
group by banded.group_type, banded.band
order by banded.group_type, banded.band desc nulls last
