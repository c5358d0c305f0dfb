-- The meetings of the groups of one province, by group and day: evenly over the days from Monday to Saturday, a little
-- off, and some written down twice.
with held as (
    select
        rhythm.*, turn.range as turn, rhythm.number * 100000 + turn.range as meeting_number,
        cast(floor((turn.range + 0.4 * chance('day', rhythm.number * 100000 + turn.range)) / rhythm.meetings * $open_days)
            as bigint) as open_day
    from rhythm, range(rhythm.meetings) as turn
    where rhythm.province_code = $province_code
),
dated as (
    select
        *, cast($first as date) + cast(open_day // 6 * 7 + open_day % 6 as integer) as day,
        turn > 0 and chance('twice', meeting_number) < 0.002 as is_twice
    from held
),
told as (
    select
        *, case when is_twice then lag(day) over (partition by group_id order by turn) else day end as held_on,
        cast(members as bigint) as invited,
        case when chance('kind', meeting_number) < 0.1 + 0.3 * development_share then 'pengembangan' else 'rutin' end as kind
    from dated
)
select
    group_id || '-' || lpad(cast(turn as varchar), 5, '0') as meeting_id,
    group_id, held_on, kind,
    case when chance('topic?', meeting_number) >= 0.06
        then list_extract($topics, 1 + cast(floor(pow(chance('topic', meeting_number), 1.6) * len($topics)) as bigint)) end
        as topic,
    cast(null as varchar) as topic_words,
    case
        when chance('attended?', meeting_number) < 0.07 then null
        when chance('slip', meeting_number) < 0.001 then invited + 3
        else cast(round(invited * least(1.0, rate + 0.1 * (chance('came', meeting_number) - 0.5))) as bigint)
    end as attended,
    invited,
    case when kind = 'pengembangan' and chance('hours', number) < 0.4 then cast(10 as double) end as lesson_hours,
    case when chance('spoke?', meeting_number) >= 0.3
        then list_extract($narasumber, 1 + cast(floor(chance('spoke', meeting_number) * len($narasumber)) as bigint)) end
        as narasumber_kind,
    case when chance('cost?', meeting_number) >= 0.1 then
        5000 * cast(1 + floor(invited * (1 + 3 * chance('cost', meeting_number))) as bigint)
        * case when chance('zero', meeting_number) < 0.0005 then 10 else 1 end
    end as cost_rupiah,
    case
        when chance('review', meeting_number) < 0.98 then 'dikonfirmasi'
        when chance('review', meeting_number) < 0.995 then 'menunggu'
        else 'ditolak'
    end as review_state,
    $batch as batch_id, cast(null as varchar) as source_sheet, cast(null as bigint) as source_row
from told
order by group_id, turn, meeting_id
