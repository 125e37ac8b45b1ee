-- 历年到位资金各是多少，今年能不能超过？
--
-- year            年份；截止月以前的每一年
-- arrived         全年实际到位资金，本年为截至截止月，当时报告的数，万元
-- arrived_so_far  该年 1 月至与截止月相同月份的实际到位资金，万元
--
-- $scope          读者的范围

with years as (
    select distinct year(month) as year from fund_months where month <= $scope['as_of'] and has_audited
),
ends as (
    select year, make_date(year, 12, 1) as december, make_date(year, month($scope['as_of']), 1) as same_month from years
)
select
    e.year,
    wan(coalesce(sum((
        arrived_until(p.first_arrival, p.arrived_by, least(e.december, $scope['as_of']))
        - arrived_until(p.first_arrival, p.arrived_by, make_date(e.year - 1, 12, 1))
    ) * p.weight), 0)) as arrived,
    wan(coalesce(sum((
        arrived_until(p.first_arrival, p.arrived_by, e.same_month)
        - arrived_until(p.first_arrival, p.arrived_by, make_date(e.year - 1, 12, 1))
    ) * p.weight), 0)) as arrived_so_far
from ends as e
left join projects_in_scope($scope) as p on true
group by e.year
order by e.year
