-- The lights of key projects (亮灯, domain 4.2): why a project is red, yellow or green, and when it is none of them.
-- Every threshold is a setting. See scope_macros.sql for `s`.

create macro latest_progress(s) as table                                            -- this year's last report
select * from key_progress
where month between year_start(s) and s['as_of']
qualify row_number() over (partition by project_id order by month desc) = 1;

create macro next_step_of(reached, planned) as                                      -- the first planned stage to come
    list_filter(range(reached + 1, 9), lambda n: planned[n] is not null)[1];

-- The thresholds, one row. A version of an edition that had no such setting has no such rule.
create macro light_settings() as table
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
from settings;

-- How many months of the streak were far behind plan. A case, so that the gap is worked out for those months only.
create macro slow_months(s) as table
select project_id, count(*) as slow_months
from key_progress, light_settings() as t
where month between year_start(s) and s['as_of']
    and case when month >= s['as_of'] - to_months(t.streak_red - 1)
        then gap_points(ytd_done, annual_plan, month(month)) <= t.gap_yellow end
group by project_id;

-- Silence says something of months in which somebody reports: those since the first progress sheet, if there is one.
create macro reports_begin() as (select min(month) from key_progress);

-- The projects that somebody reported on within the months in which silence is not yet 停滞.
create macro lately_reported(s) as table
select distinct project_id
from key_progress, light_settings() as t
where month > s['as_of'] - to_months(t.silent_months) and month <= s['as_of'];

create macro rule(level, says) as {level: level, says: says};
create macro threshold(value, yellow, red) as case when value >= red then 2 when value >= yellow then 1 else 0 end;
create macro in_percent(rate) as concat(round(rate * 100, 1)::decimal(24, 1), '%');

-- How far a project came on the way from its signing to its planned completion, by the calendar; null without either.
create macro time_elapsed(signed_at, planned, until) as case
    when coalesce(planned[6], planned[7]) > signed_at
        then (until - signed_at)::double / (coalesce(planned[6], planned[7]) - signed_at)
end;

-- Every key project from its first event on, until it leaves us, with what its light is judged by. The light is a fact
-- of the whole project, whoever looks at it.
create macro key_projects_judged(s) as table
with progress as (
    select p.*, t.*, k.annual_plan, k.ytd_done, k.problem, k.next_step, m.slow_months,
        ladder()[next_step_of(reached, planned)] as next_stage,
        planned[next_step_of(reached, planned)] as planned_next,
        part(k.ytd_done, k.annual_plan) as plan_rate,
        gap_points(k.ytd_done, k.annual_plan, month(k.month)) as gap,
        case when planned_next is not null then greatest(month_end(s) - planned_next, 0) end as days_late,
        case when p.stage in ('signed', 'landed') then date_sub('month', p.signed_at, month_end(s)) end
            as months_signed,
        part(p.whole_total, p.agreed_investment) as whole_rate,
        time_elapsed(p.signed_at, p.planned, month_end(s)) as elapsed,
        coalesce(greatest(
            lead_at, negotiating_at, signed_at, landed_at, started_at, completed_at, produced_at, at_capacity_at,
            suspended_at
        ) > last_day((s['as_of'] - to_months(t.silent_months))::date), false) or r.project_id is not null
            or p.whole_total
                <> arrived_until(first_arrival, arrived_by, (s['as_of'] - to_months(t.silent_months))::date)
            as has_news,
        p.stage in ('producing', 'at_capacity') as is_done
    from projects_in_scope(s) as p
    cross join light_settings() as t
    left join latest_progress(s) as k using (project_id)
    left join slow_months(s) as m using (project_id)
    left join lately_reported(s) as r using (project_id)
    where p.is_key and p.ended_at is null and p.stage is not null
)
select *,
    silent_months is not null and coalesce(reports_begin() <= s['as_of'] - to_months(silent_months - 1), true)
        and not is_done and stage <> 'suspended' and not has_news as is_stalled,
    not is_done and gap is null and planned_next is null as is_unplanned
from progress;

create macro lights_in_scope(s) as table
with judged as (
    select *, list_filter([
        rule(case when stage = 'suspended' then 3 else 0 end, '已停建'),
        rule(threshold(months_signed, signed_yellow, signed_red),
            concat('签约已 ', months_signed, ' 个月仍未开工')),
        rule(threshold(days_late, late_yellow, late_red),
            concat(stage_name(next_stage), '超计划 ', days_late, ' 天')),
        rule(case
            when is_done or gap is null then 0
            when gap < gap_red or slow_months >= streak_red then 2
            when gap <= gap_yellow then 1
            else 0
        end, concat('完成年度计划慢于序时进度 ', round(-gap, 1)::decimal(9, 1), ' 个百分点',
            case when slow_months >= streak_red
                then concat('，已连续 ', slow_months, ' 个月') end)),
        rule(case                              -- money: what arrived against the time that has passed
            when not is_done and elapsed >= arrival_from and whole_rate < arrival_part * least(elapsed, 1) then 1 else 0
        end, concat('资金到位率 ', in_percent(whole_rate), '，建设期已过 ', in_percent(least(elapsed, 1)))),
        rule(case when is_stalled then 1 else 0 end,
            concat('停滞：', silent_months, ' 个月以上没有新情况'))
    ], lambda r: r.level > 0) as rules
    from key_projects_judged(s)
)
select
    project_id, project_name as project, first_unit as unit,
    industry, place as park, stage_name(stage) as stage, planned_next, stage_name(next_stage) as next_stage, days_late,
    annual_plan, ytd_done, plan_rate,
    agreed_investment * weight as agreed_investment, arrived_total,
    part(arrived_total, agreed_investment * weight) as arrival_rate,
    case
        when list_max(list_transform(rules, lambda r: r.level)) >= 2 then '红'
        when len(rules) > 0 then '黄'
        when is_unplanned then '未报计划'
        else '绿'
    end as light,
    is_stalled,
    coalesce(list_sum(list_transform(rules, lambda r: r.level)), 0)::integer as severity,
    case
        when len(rules) > 0 then array_to_string(list_transform(
            list_reverse_sort(rules), lambda r: r.says), '；')
        when is_done then '已投产'
        when is_unplanned then '没有报送年度计划和节点计划'
        when days_late > 0 or gap <= -0.05 then concat_ws('，',
            case when days_late > 0 then concat(stage_name(next_stage), '超计划 ', days_late, ' 天') end,
            case when gap <= -0.05
                then concat('完成年度计划慢于序时进度 ', round(-gap, 1)::decimal(9, 1), ' 个百分点') end,
            '未到黄灯标准')
        when gap is null then '节点未超期，未报年度计划'
        else '按计划推进'
    end as reason,
    problem, next_step, leader, lead_unit
from judged;
