-- 各月首报以后又补报了多少，本月最终会是多少？
--
-- month           月份：截止月及以前 23 个月中有首报的
-- first_reported  首报：各单位当月第一次上报的到位资金，审核通过的；月末后超过“首报期限”才收到的不算，万元
-- arrived_now     现在：这个月审核通过的到位资金，万元
-- late_amount     首报以后增减：现在 − 首报，万元
-- late_growth     首报以后增减的比例：现在 / 首报 − 1，比率；首报为零时缺
-- units_reported  这个月有到位资金的单位，个
-- units_late      其中首报期限内没有报的，个
-- months_known    知道补报多少的月份：到截止月已过“补报观察期”的，个
-- usual_growth    这些月份首报以后增减比例的中位数，比率；不足“推算最少月数”时缺
-- expected_final  截止月预计最终数：首报 ×（1 + 中位数），万元；首报为零的、其他月份缺
-- expected_more   其中预计还要补报的：预计最终数 − 现在，万元
--
-- undivided       all but units：首报数按单位留存，不能按产业、园区等分开
-- totals          first_reported、arrived_now、late_amount、late_growth = late_amount / first_reported
-- $scope          读者的范围

with months as (
    select month, sum(first_amount) as first_amount, sum(arrived) as arrived, count(*) as units,
        count(*) filter (not is_in_time) as late,
        growth(sum(arrived)::double, sum(first_amount)::double) as late_growth,
        month <= $scope['as_of'] - to_months(limit_of('late_settled_months')::integer) as is_settled
    from late_months($scope, 24)
    group by month
),
usual as (
    select count(late_growth) as known,
        case when known >= limit_of('late_least_months') then median(late_growth) end as usual
    from months where is_settled
),
expected as (
    select m.*, u.*,
        case when month = $scope['as_of'] and first_amount > 0 then first_amount * (1 + usual)::decimal(18, 12)
        end as final
    from months as m cross join usual as u
)
select
    month,
    wan(first_amount) as first_reported,
    wan(arrived) as arrived_now,
    wan(arrived - first_amount) as late_amount,
    late_growth, units as units_reported, late as units_late, known as months_known, usual as usual_growth,
    wan(final) as expected_final,
    wan(final - arrived) as expected_more
from expected
order by month
