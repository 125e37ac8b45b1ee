-- The light of each key project in each month (亮灯, domain 4.2): red, yellow, green or none, and why. One row a key
-- project and month, from its first event on until it leaves us.
--
-- A light is a fact of the whole project, whoever looks at it. Every threshold is a setting; a version of an edition
-- that had no such setting has no such rule.

create view key_project_months as
with thresholds as (
    select
        max(value) filter (setting = 'signed_yellow_months')::decimal(18, 6) as signed_yellow,
        max(value) filter (setting = 'signed_red_months')::decimal(18, 6) as signed_red,
        max(value) filter (setting = 'late_yellow_days')::decimal(18, 6) as late_yellow,
        max(value) filter (setting = 'late_red_days')::decimal(18, 6) as late_red,
        max(value) filter (setting = 'light_gap_yellow')::decimal(18, 6) as gap_yellow,
        max(value) filter (setting = 'light_gap_red')::decimal(18, 6) as gap_red,
        max(value) filter (setting = 'light_streak_red')::decimal(18, 6)::integer as streak_red,
        max(value) filter (setting = 'light_arrival_part')::double as arrival_part,
        max(value) filter (setting = 'light_arrival_from')::double as arrival_from,
        max(value) filter (setting = 'light_silent_months')::decimal(18, 6)::integer as silent_months
    from settings
),
stood as (                                     -- the key projects of each month
    select m.month, p.project_id, p.stage, p.reached, p.arrived_total,
        part(p.arrived_total, p.agreed_investment) as whole_rate,
        d.planned, by_then(d.signed, last_day(m.month)) as signed_at,
        greatest(                              -- the last thing that happened
            by_then(d.lead, last_day(m.month)), by_then(d.negotiating, last_day(m.month)),
            by_then(d.signed, last_day(m.month)), by_then(d.landed, last_day(m.month)),
            by_then(d.started, last_day(m.month)), by_then(d.completed, last_day(m.month)),
            by_then(d.producing, last_day(m.month)), by_then(d.at_capacity, last_day(m.month)),
            by_then(d.suspended, last_day(m.month))
        ) as happened_at,
        p.stage in ('producing', 'at_capacity') as is_done,
        list_filter(range(p.reached + 1, 9), lambda n: d.planned[n] is not null)[1] as next_step_no
    from project_months as p
    join months as m on p.since <= m.month and m.month < p.until
    join project_dates as d using (project_id)
    where p.is_key and p.is_counted and p.stage not in ('terminated', 'withdrawn')
),
reports as (select *, gap_points(ytd_done, annual_plan, month(month)) as gap from key_progress),
latest as (                                    -- this year's last report
    select s.project_id, s.month, r.month as reported_in, r.annual_plan, r.ytd_done, r.problem, r.next_step, r.gap
    from stood as s join reports as r on r.project_id = s.project_id and r.month <= s.month
        and year(r.month) = year(s.month)
    qualify row_number() over (partition by s.project_id, s.month order by r.month desc) = 1
),
slow as (                                      -- how many months of the streak were far behind plan
    select s.project_id, s.month, count(*) as slow_months
    from stood as s cross join thresholds as t
    join reports as r on r.project_id = s.project_id and year(r.month) = year(s.month)
        and r.month between s.month - to_months(t.streak_red - 1) and s.month
    where r.gap <= t.gap_yellow
    group by s.project_id, s.month
),
heard as (                                     -- of whom somebody reported lately, or money came or went
    select distinct s.project_id, s.month
    from stood as s cross join thresholds as t
    join key_progress as r
        on r.project_id = s.project_id and r.month > s.month - to_months(t.silent_months) and r.month <= s.month
    union
    select s.project_id, s.month
    from stood as s cross join thresholds as t
    join project_months as p on p.project_id = s.project_id
        and p.since <= s.month - to_months(t.silent_months) and s.month - to_months(t.silent_months) < p.until
    where p.arrived_total <> s.arrived_total
),
begun as (select min(month) as month from key_progress),  -- silence says something only since somebody reports
judged as (
    select s.*, t.*, k.reported_in, k.annual_plan, k.ytd_done, k.problem, k.next_step, k.gap, w.slow_months,
        part(k.ytd_done, k.annual_plan) as plan_rate,
        ladder()[s.next_step_no] as next_stage,
        s.planned[s.next_step_no] as planned_next,
        case when planned_next is not null then greatest(last_day(s.month) - planned_next, 0) end as days_late,
        case when s.stage in ('signed', 'landed') then date_sub('month', s.signed_at, last_day(s.month)) end
            as months_signed,
        case                                   -- how far on the way from signing to planned completion, by the calendar
            when coalesce(s.planned[6], s.planned[7]) > s.signed_at
                then (last_day(s.month) - s.signed_at)::double
                    / (coalesce(s.planned[6], s.planned[7]) - s.signed_at)
        end as elapsed,
        t.silent_months is not null and coalesce(b.month <= s.month - to_months(t.silent_months - 1), true)
            and not s.is_done and s.stage <> 'suspended' and h.project_id is null
            and not coalesce(s.happened_at > last_day((s.month - to_months(t.silent_months))::date), false)
            as is_stalled,
        not s.is_done and k.gap is null and planned_next is null as is_unplanned
    from stood as s
    cross join thresholds as t
    cross join begun as b
    left join latest as k on k.project_id = s.project_id and k.month = s.month
    left join slow as w on w.project_id = s.project_id and w.month = s.month
    left join heard as h on h.project_id = s.project_id and h.month = s.month
),
broken as (                                    -- the rules that it breaks, and how gravely
    select *, list_filter([
        light_reason('suspended', case when stage = 'suspended' then 3 else 0 end),
        light_reason('unstarted', threshold(months_signed, signed_yellow, signed_red), figure := months_signed),
        light_reason('late', threshold(days_late, late_yellow, late_red), stage := stage_name(next_stage), figure := days_late),
        light_reason('slow', case
            when is_done or gap is null then 0
            when gap < gap_red or slow_months >= streak_red then 2
            when gap <= gap_yellow then 1
            else 0
        end, figure := -gap, other := case when slow_months >= streak_red then slow_months end),
        light_reason('unfunded', case          -- money: what arrived against the time that has passed
            when not is_done and elapsed >= arrival_from and whole_rate < arrival_part * least(elapsed, 1) then 1 else 0
        end, figure := whole_rate, other := least(elapsed, 1)),
        light_reason('stalled', case when is_stalled then 1 else 0 end, figure := silent_months)
    ], lambda r: r.level > 0) as broken
    from judged
)
select
    project_id, month, stage_name(next_stage) as next_stage, planned_next, days_late, annual_plan, ytd_done, plan_rate,
    case
        when list_max(list_transform(broken, lambda r: r.level)) >= 2 then '红'
        when len(broken) > 0 then '黄'
        when is_unplanned then '未报计划'
        else '绿'
    end as light,
    is_stalled,
    coalesce(list_sum(list_transform(broken, lambda r: r.level)), 0)::integer as severity,
    case
        when len(broken) > 0 then broken
        when is_done then [light_reason('done')]
        when is_unplanned then [light_reason('unplanned')]
        when days_late > 0 or gap <= -0.05 then list_filter([
            light_reason('late', stage := stage_name(next_stage), figure := nullif(days_late, 0)),
            light_reason('slow', figure := case when gap <= -0.05 then -gap end)
        ], lambda r: r.figure is not null)
        when gap is null then [light_reason('no_plan')]
        else [light_reason('on_plan')]
    end as reasons,                            -- in words: wording/lights.py
    problem, next_step
from broken;
