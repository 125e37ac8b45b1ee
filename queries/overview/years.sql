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
    select year, least(make_date(year, 12, 1), $scope['as_of']) as last_month,
        make_date(year, month($scope['as_of']), 1) as same_month
    from years
),
spans as (                                     -- summed before they are spread over their months
    select m.since, m.until, sum(of_scope(m.arrived, p.weight, $scope)) as arrived
    from project_months as m join projects_in_scope($scope) as p using (project_id)
    where m.arrived <> 0
    group by m.since, m.until
)
select
    e.year,
    wan(coalesce(sum(s.arrived) filter (holds(s.since, s.until, e.last_month)), 0)) as arrived,
    wan(coalesce(sum(s.arrived) filter (holds(s.since, s.until, e.same_month)), 0)) as arrived_so_far
from ends as e
left join spans as s on holds(s.since, s.until, e.last_month) or holds(s.since, s.until, e.same_month)
group by e.year
order by e.year
