-- 哪些单位跑在了序时进度前面？
--
-- unit_id                 单位编号
-- unit                    单位
-- unit_group              考核分组
-- is_weak                 基础薄弱
-- is_chosen               是否筛选所选的单位或其下级；没有按单位筛选时都是
-- arrived                 当年实际到位资金，万元；共同引进的按比例
-- weak_arrived            基础薄弱的单位合计到位资金，万元
-- untasked_arrived        没有任务的单位合计到位资金，按单位筛选时分所选的和其余的，万元
-- share                   占全县到位资金的比重；筛选产业、园区等时占全县该范围的，比率
-- target                  年度到位资金任务，万元；按产业、园区等筛选时任务不可分，缺
-- completion              完成率：到位资金 / 任务，比率；没有任务的缺
-- pace                    序时进度：月份 / 12，比率
-- pace_gap                完成率 − 序时进度，比率差
-- ahead_of_pace           到位资金 − 序时任务（年度任务 × 月份 / 12），万元；负数为欠；没有任务的缺
-- needed_monthly          余下各月月均需到位：年度任务中还差的 / 余下月数，万元；已完成、没有余下月份时缺
-- arrived_prior           上年同期实际到位资金，可比口径：有同期重述数的取重述数，万元；口径已变而该单位无重述数时缺
-- arrived_prior_reported  上年同期实际到位资金，当时报告的数，万元
-- prior_basis             上年同期用的是哪个数：按原报数 / 按重述口径（版本）/ 口径已变，无可比数
-- yoy                     到位资金同比：本年 / 可比的上年同期 − 1，比率；上年同期为零时缺
-- rank                    全组位次：先比完成率，再比到位资金，仍相同则并列（1-2-2-4）；没有任务的不排
-- rank_change             比上月（或从前某月）前进的位数；上年的位次不比：1 月没有上月
--
-- public                  rank、share：本单位的全组位次、占全县的比重，考核通报里有
-- undivided               all but units：任务只下达到单位，不能按产业、园区等分开
-- totals                  arrived、target、completion = arrived / target、pace = pace、pace_gap = completion - pace、
--                         arrived_prior、yoy = arrived / arrived_prior - 1
-- $scope                  读者的范围
-- $since                  位次与当年哪个月比；空为上月

with parts as (                                 -- at the month, the month before and the same one of last year
    select sh.unit_id, p.arrived * sh.ratio::decimal(38, 8) as part,
        is_share_then(p.since, p.until, sh, $scope['as_of'], $scope['as_of']) as is_now,
        is_share_then(p.since, p.until, sh, since_month($scope, $since), since_month($scope, $since)) as is_before,
        is_share_then(p.since, p.until, sh, $scope['year_before'], $scope['as_of']) as is_last_year
    from project_spans($scope) as p join unit_shares as sh using (project_id)
    where p.is_counted and p.arrived <> 0 and (is_now or is_before or is_last_year)
        and p.since <= $scope['as_of'] and p.until > $scope['year_before']  -- lets the scan leave out other years
),
done as (
    select unit_id, sum(part) filter (is_now) as arrived, sum(part) filter (is_before) as last_month,
        sum(part) filter (is_last_year) as last_year
    from parts group by unit_id
),
tasks as (
    select unit_id, max(value) filter (holds(since, until, $scope['as_of'])) as target,
        max(value) filter (holds(since, until, since_month($scope, $since))) as last_target
    from task_periods
    where metric = 'arrived' and year = year($scope['as_of']) and has_tasks($scope) group by unit_id
),
figures as (
    select u.*, t.target,
        stands(merged_since, $scope['as_of']) as stands, stands(merged_since, since_month($scope, $since)) as stood,
        case when has_funds($scope) then coalesce(d.arrived, 0) end as value,
        case when had_funds_since($scope, $since) then coalesce(d.last_month, 0) end as last_value,
        case when had_funds($scope) then coalesce(d.last_year, 0) end as ledger,
        part(value, t.target) as completion, part(last_value, t.last_target) as last_completion,
        part(value, max(d.arrived) filter (u.parent_id is null) over ()) as share
    from units as u left join done as d using (unit_id) left join tasks as t using (unit_id)
),
placed as (                                    -- 1-2-2-4 in the whole group; without a task no place
    select *,
        case when completion is not null then rank() over now end as rank,
        case when last_completion is not null then rank() over before end as last_rank
    from figures
    where unit_group is not null
    window
        now as (partition by unit_group, stands order by completion desc nulls last, value desc),
        before as (partition by unit_group, stood order by last_completion desc nulls last, last_value desc)
),
compared as (
    select p.*,
        comparable(n.month is not null, restated_value(n, $scope), p.ledger) as arrived_prior,
        coalesce(restated_reported(n, $scope), p.ledger) as reported,
        prior_basis(n.month is not null, restated_value(n, $scope), p.ledger, $scope) as prior_basis
    from placed as p
    left join restated_months($scope) as n on n.unit_id = p.unit_id and n.month = $scope['as_of']
    where p.stands and is_chosen($scope['permitted'], p.unit_id)
)
select
    unit_id, unit, unit_group, is_weak, is_chosen($scope['unit_ids'], unit_id) as is_chosen, wan(value) as arrived,
    wan(sum(wan(value)) filter (is_weak) over ()) as weak_arrived,
    wan(sum(wan(value)) filter (completion is null and value > 0) over (partition by is_chosen)) as untasked_arrived,
    share, wan(target) as target, completion, pace($scope) as pace, completion - pace($scope) as pace_gap,
    wan(value - target * month($scope['as_of']) / 12) as ahead_of_pace,
    wan(monthly_need(value, target, $scope)) as needed_monthly, wan(arrived_prior) as arrived_prior,
    wan(reported) as arrived_prior_reported, prior_basis, growth(value, arrived_prior) as yoy, rank,
    case when year(since_month($scope, $since)) = year($scope['as_of']) then last_rank - rank end as rank_change
from compared
order by unit_group, rank nulls last, value desc, unit_id
