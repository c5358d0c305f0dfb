-- The register, as schemas/working_group.yaml wants it.
with drawn as (
    select *, chance('point', number) >= 0.07 as has_point, sqrt(chance('far', number)) * reach as far,
        2 * pi() * chance('way', number) as way,
        case group_type when 'KKPS' then null else 3 + cast(floor(chance('schools', number) * 12) as bigint) end as schools
    from seated
)
select
    group_id, group_type, group_type || ' Gugus ' || cast(place as varchar) || ' ' || place_name as name,
    case when group_type = 'KKG' then 'Gugus ' || cast(place as varchar) || ' ' || place_name end as gugus_name,
    case group_type when 'KKPS' then 'kabupaten' when 'KKM' then 'kecamatan' else 'gugus' end as level,
    kabupaten_code, kecamatan_code,
    case when has_point then round(least(141.5, greatest(94.5, middle_longitude + far * cos(way))), 5) end as longitude,
    case when has_point then round(least(6.5, greatest(-11.5, middle_latitude + far * sin(way))), 5) end as latitude,
    case when has_point then case when chance('source', number) < 0.3 then 'gps' else 'desa' end end as location_source,
    case when schools is not null then 'SDN ' || cast(place as varchar) || ' ' || place_name end as core_school,
    schools,
    case group_type
        when 'KKPS' then 6 + cast(floor(chance('members', number) * 14) as bigint)
        when 'KKKS' then schools
        else schools * 4 + cast(floor(chance('members', number) * 14) as bigint)
    end as members,
    case when chance('founded?', number) < 0.8 then 1985 + cast(floor(chance('founded', number) * 30) as bigint) end
        as founded_year,
    case
        when chance('founder', number) < 0.5 then 'dinas_pendidikan'
        when chance('founder', number) < 0.85 then 'pengurus'
        when chance('founder', number) < 0.95 then 'kemenag'
        else 'tidak_tahu'
    end as formed_by,
    chance('sk', number) < 0.7 as has_sk,
    case when chance('sk', number) < 0.7 then
        case when chance('issuer', number) < 0.3 then 'Bupati' when chance('issuer', number) < 0.5 then 'Dinas Pendidikan'
            else 'UPT Dinas Pendidikan Kecamatan' end
    end as sk_issuer,
    chance('ad_art', number) < 0.45 as has_ad_art, chance('kak', number) < 0.4 as has_kak,
    chance('deed', number) < 0.02 as has_notary_deed,
    chance('chair', number) < 0.98 as has_chair, chance('secretary', number) < 0.95 as has_secretary,
    chance('treasurer', number) < 0.93 as has_treasurer, chance('report', number) < 0.3 as has_periodic_report,
    chance('room', number) < 0.4 as has_room, chance('computer', number) < 0.5 as has_computer,
    chance('projector', number) < 0.45 as has_projector,
    true as is_sample, $batch as batch_id, cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from drawn
order by group_id
