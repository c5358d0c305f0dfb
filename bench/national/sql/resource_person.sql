-- Narasumber: about one for two KKG, in the kabupaten of a group and near it; nobody is named, for nobody exists.
select
    'N-' || kabupaten_code || '-' || lpad(cast(place as varchar), 4, '0') as person_id,
    $kinds[1 + cast(floor(chance('person', number) * len($kinds)) as bigint)] as kind,
    kabupaten_code, kecamatan_code,
    round(least(141.5, greatest(94.5, middle_longitude + 0.6 * reach * (chance('east', number) - 0.5))), 5) as longitude,
    round(least(6.5, greatest(-11.5, middle_latitude + 0.6 * reach * (chance('north', number) - 0.5))), 5) as latitude,
    chance('s1', number) < 0.85 as has_s1, cast(floor(chance('years', number) * 35) as bigint) as teaching_years,
    chance('expert', number) < 0.5 as has_expertise, chance('available', number) < 0.88 as is_available,
    cast(null as varchar) as name, cast(null as boolean) as has_consent, $batch as batch_id,
    cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from seated
where group_type = 'KKG' and chance('has person', number) < 0.5
order by person_id
