-- 哪些单位跑在了序时进度前面？
--
-- unit_id                 单位编号
-- unit                    单位
-- unit_group              考核分组
-- is_weak                 基础薄弱
-- is_chosen               是否筛选所选的单位或其下级；没有按单位筛选时都是
-- arrived                 当年实际到位资金，万元；共同引进的按比例
-- share                   占全县到位资金的比重；筛选产业、园区等时占全县该范围的，比率
-- target                  年度到位资金任务，万元；按产业、园区等筛选时任务不可分，缺
-- completion              完成率：到位资金 / 任务，比率；没有任务的缺
-- pace                    序时进度：月份 / 12，比率
-- pace_gap                完成率 − 序时进度，比率差
-- arrived_prior           上年同期实际到位资金，可比口径：有同期重述数的取重述数，万元；口径已变而该单位无重述数时缺
-- arrived_prior_reported  上年同期实际到位资金，当时报告的数，万元
-- prior_basis             上年同期用的是哪个数：按原报数 / 按重述口径（版本）/ 口径已变，无可比数
-- yoy                     到位资金同比：本年 / 可比的上年同期 − 1，比率；上年同期为零时缺
-- rank                    全组位次：先比完成率，再比到位资金，仍相同则并列（1-2-2-4）；没有任务的不排
-- rank_change             比上月前进的位数；1 月没有上月
--
-- undivided               industries、parks、regions、projects、key_only、industrial_only：任务只下达到单位，不能按产业、园区等分开
-- $scope                  读者的范围

with ranking as (select * from unit_ranking($scope) where metric = 'arrived'),
last_month as (select unit_id, rank from unit_ranking(month_before($scope)) where metric = 'arrived'),
last_year as (select unit_id, value as arrived_prior from unit_values(year_before($scope)) where metric = 'arrived'),
ledgers as (
    select r.*, case when has_funds(year_before($scope)) then coalesce(l.arrived_prior, 0) end as ledger
    from ranking as r left join last_year as l using (unit_id)
),
compared as (
    select r.*,
        comparable(n.month is not null, n.restated, r.ledger) as arrived_prior,
        coalesce(n.reported, r.ledger) as reported,
        prior_basis(n.month is not null, n.restated, r.ledger) as prior_basis
    from ledgers as r
    left join restated_months($scope) as n on n.unit_id = r.unit_id and n.month = $scope['as_of']
)
select
    r.unit_id, r.unit, r.unit_group, r.is_weak, r.is_chosen,
    wan(r.value) as arrived,
    r.share,
    wan(r.target) as target,
    r.completion,
    pace($scope) as pace,
    r.completion - pace($scope) as pace_gap,
    wan(r.arrived_prior) as arrived_prior,
    wan(r.reported) as arrived_prior_reported,
    r.prior_basis,
    growth(r.value, r.arrived_prior) as yoy,
    r.rank,
    case when month($scope['as_of']) > 1 then m.rank - r.rank end as rank_change
from compared as r
left join last_month as m using (unit_id)
order by r.unit_group, r.rank nulls last, r.value desc, r.unit_id
