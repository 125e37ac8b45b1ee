-- 重点项目进度未更新
--
-- level     warn
-- rule      已签约未投产的重点项目，最近一次进度报告（没有的从签约算起）距截止月末超过规定天数
-- stated    最近一次进度报告的月份
-- expected  截止月份
-- setting   check_silent_days
-- limits    当年全县没有一份进度表的，视为尚未收集，不出疑点
--
-- $scope    读者的范围

with reports as (
    select project_id, max(month) as month from key_progress where month <= $scope['as_of'] group by project_id
),
awaited as (
    select p.*, r.month as reported_in, coalesce(last_day(r.month), p.signed_at) as spoken_at
    from entries_in_scope($scope) as p
    left join reports as r using (project_id)
    where p.is_key and p.signed_at is not null and coalesce(p.stage not in ('terminated', 'withdrawn'), true) and p.produced_at is null
        and (select max(month) from reports) >= year_start($scope)
)
select
    'DQ14' as check_id, report_unit as unit_id, project_id, null::date as month,
    coalesce(strftime(reported_in, '%Y-%m'), '没有进度报告') as stated,
    strftime($scope['as_of'], '%Y-%m') as expected,
    if(
        reported_in is null, concat('签约以来 ', date_diff('day', spoken_at, month_end($scope)), ' 天没有一份进度报告'),
        concat('进度停在', year_month(reported_in), '，已 ', date_diff('day', spoken_at, month_end($scope)), ' 天没有更新')
    ) as message,
    '请补报进度，或说明没有更新的原因' as remedy,
    batch_id, sheet, row_no
from awaited
where date_diff('day', spoken_at, month_end($scope)) > limit_of('check_silent_days')
