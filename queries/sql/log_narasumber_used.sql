-- Who spoke at the meetings of the last twelve months; the kind is empty where nobody spoke or the report does not say.
select
    place_speaker.narasumber_kind, place_speaker.is_outside_narasumber, sum(place_speaker.meetings) as meetings,
    sum(place_speaker.groups) as groups
from place_speaker
where ($kabupaten_code is null or place_speaker.kabupaten_code = $kabupaten_code)
    and ($province_code is null or left(place_speaker.kabupaten_code, 2) = $province_code)
    and ($kecamatan_code is null or place_speaker.kecamatan_code = $kecamatan_code)
    and ($group_type is null or place_speaker.group_type = $group_type)
group by place_speaker.narasumber_kind, place_speaker.is_outside_narasumber
order by meetings desc, place_speaker.narasumber_kind nulls last
