-- 重点项目进度未更新
--
-- level     warn
-- rule      已签约未投产的重点项目，最近一次进度报告（没有的从签约算起）距截止月末超过规定天数
-- stated    最近一次进度报告的月份
-- expected  截止月份
-- setting   check_silent_days
-- limits    当年全县没有一份进度表的，视为尚未收集，不出疑点

with told as (select distinct month from key_progress),
awaited as (                                   -- the months in which a report on a key project is awaited
    select e.*, m.month as looked_at_in, r.month as reported_in, coalesce(last_day(r.month), e.signed) as spoken_at,
        last_day(m.month) as month_end
    from entries as e
    join months as m
        on m.month >= greatest(e.since, date_trunc('month', e.signed))
        and m.month < coalesce(date_trunc('month', least(e.producing, e.terminated, e.withdrawn)), date '9999-12-31')
    left join lateral (
        select max(k.month) as month from key_progress as k where k.project_id = e.project_id and k.month <= m.month
    ) as r on true
    where e.is_key
        and exists (from told as t where t.month <= m.month and year(t.month) = year(m.month))
)
select
    'DQ14' as check_id, 'warn' as level, report_unit as unit_id, project_id, null::date as month,
    coalesce(strftime(reported_in, '%Y-%m'), '没有进度报告') as stated,
    strftime(looked_at_in, '%Y-%m') as expected,
    if(
        reported_in is null, concat('签约以来 ', date_diff('day', spoken_at, month_end), ' 天没有一份进度报告'),
        concat('进度停在', year_month(reported_in), '，已 ', date_diff('day', spoken_at, month_end), ' 天没有更新')
    ) as message,
    '请补报进度，或说明没有更新的原因' as remedy,
    batch_id, sheet, row_no, looked_at_in as since, (looked_at_in + interval 1 month)::date as until,
    null::varchar as other_unit
from awaited
where date_diff('day', spoken_at, month_end) > limit_of('check_silent_days')
