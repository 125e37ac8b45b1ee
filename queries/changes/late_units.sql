-- 哪些单位首报以后补得最多？
--
-- unit_id         单位编号；有考核分组的单位
-- unit            单位
-- unit_group      考核分组
-- months_counted  有首报的月份：截止月以前 12 个月
-- late_months     其中首报以后又增加的，个
-- silent_months   其中首报期限内一点没有报的，个
-- first_reported  这些月份的首报合计，万元
-- arrived_now     这些月份现在的到位资金合计，万元
-- late_amount     首报以后增减：现在 − 首报，万元
-- late_growth     首报以后增减的比例：现在 / 首报 − 1，比率；首报为零时缺
--
-- undivided       all but units：首报数按单位留存，不能按产业、园区等分开
-- totals          first_reported、arrived_now、late_amount、late_growth = late_amount / first_reported
-- $scope          读者的范围

with months as (
    select u.unit_id, u.unit, u.unit_group, l.month, sum(l.arrived) as arrived, sum(l.first_amount) as first_amount,
        bool_or(l.is_in_time) as is_in_time
    from late_months($scope, 13) as l
    join reach($scope) as r using (unit_id)
    join units_in_scope($scope) as u on u.unit_id = r.ancestor_id
    where u.unit_group is not null and l.month < $scope['as_of']
    group by all
)
select
    unit_id, unit, unit_group,
    count(*) as months_counted,
    count(*) filter (arrived > first_amount) as late_months,
    count(*) filter (not is_in_time) as silent_months,
    wan(sum(first_amount)) as first_reported,
    wan(sum(arrived)) as arrived_now,
    wan(sum(arrived) - sum(first_amount)) as late_amount,
    growth(sum(arrived)::double, sum(first_amount)::double) as late_growth
from months
group by unit_id, unit, unit_group
order by late_amount desc, unit_id
