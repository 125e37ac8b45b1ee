-- 哪些单位跑在了序时进度前面？
--
-- unit_id      单位编号
-- unit         单位
-- unit_group   考核分组
-- is_weak      基础薄弱
-- arrived      当年实际到位资金，万元；共同引进的按比例
-- target       年度到位资金任务，万元；按产业、园区等筛选时任务不可分，缺
-- completion   完成率：到位资金 / 任务，比率；没有任务的缺
-- pace         序时进度：月份 / 12，比率
-- pace_gap     完成率 − 序时进度，比率差
-- yoy          到位资金同比，比率；上年同期为零时缺
-- rank         全组位次：先比完成率，再比到位资金，仍相同则并列（1-2-2-4）；没有任务的不排
-- rank_change  比上月前进的位数；1 月没有上月
--
-- $scope       读者的范围

with ranking as (select * from unit_ranking($scope) where metric = 'arrived'),
last_month as (select unit_id, rank from unit_ranking(month_before($scope)) where metric = 'arrived'),
last_year as (select unit_id, value as arrived_prior from unit_values(year_before($scope)) where metric = 'arrived')
select
    r.unit_id, r.unit, r.unit_group, r.is_weak,
    wan(r.value) as arrived,
    wan(r.target) as target,
    r.completion,
    pace($scope) as pace,
    r.completion - pace($scope) as pace_gap,
    growth(r.value, l.arrived_prior) as yoy,
    r.rank,
    case when month($scope['as_of']) > 1 then m.rank - r.rank end as rank_change
from ranking as r
left join last_month as m using (unit_id)
left join last_year as l using (unit_id)
order by r.unit_group, r.rank nulls last, r.value desc, r.unit_id
