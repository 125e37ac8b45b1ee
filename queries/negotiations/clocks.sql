-- 对客商的答复、研判、反馈按时了没有？
--
-- clock          服务时限：首次答复、研判、反馈企业
-- limit_days     时限天数（从首次对接起，含节假日；参数表），天
-- owed           本年首次对接、到看的那一天已满时限或已经办了的，个
-- kept_in_time   其中在时限内办的，个
-- kept_rate      按时率：在时限内办的 / 应办的，比率；没有应办的缺
-- still_waiting  过了时限还没有办的，个
-- median_days    办了的从首次对接起的中位天数，天
--
-- undivided      all but units、industries、parks、regions、leaders、large_only：在谈项目还不在项目台账里，没有这几项
-- $scope         读者的范围
-- $day           看到哪一天；不给时为月末

with limits as (
    select * from (values
        (1, '首次答复', limit_of('clock_reply_days')), (2, '研判', limit_of('clock_appraise_days')),
        (3, '反馈企业', limit_of('clock_answer_days'))
    ) as t (seq, clock, limit_days)
),
timed as (
    select l.*, case l.seq when 1 then n.replied when 2 then n.appraised else n.answered end as done_on,
        case when done_on <= day_of($scope, $day) then done_on - n.first_contact end as days,
        days is not null or n.first_contact + limit_days::integer < day_of($scope, $day) as is_expected
    from limits as l cross join negotiations_in_scope($scope, day_of($scope, $day)) as n
    where n.first_contact >= year_start($scope)
)
select
    clock, limit_days::integer as limit_days,
    count(*) filter (is_expected) as owed,
    count(*) filter (days <= limit_days) as kept_in_time,
    part(kept_in_time, owed) as kept_rate,
    count(*) filter (is_expected and days is null) as still_waiting,
    quantile_disc(days, 0.5) as median_days
from timed
group by seq, clock, limit_days
order by seq
