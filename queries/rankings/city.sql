-- 我县在全市排第几，离前一位还差多少？
--
-- month        通报月份：不晚于截止月的最近一期
-- county       县（市、区）
-- metric       指标，用市通报的名称
-- value        数值；资金为万元，项目为个
-- yoy          同比，比率
-- rank         位次（市通报）
-- rank_change  比上一期前进的位数
-- gap_to_next  距前一位的差距，单位同数值；居首的缺
-- next_county  前一位
-- is_own       是否我县
--
-- public       all：市通报人人可见
-- undivided    all：市通报只有全县的数
-- $scope       读者的范围

with bulletins as (
    select *, lag(rank) over (partition by county, metric order by month) as rank_before
    from city_ranks
    where month between year_start($scope) and $scope['as_of']
),
latest as (select metric, max(month) as month from bulletins group by metric),
places as (select b.* from bulletins as b join latest using (metric, month))
select
    b.month, b.county, b.metric,
    wan(b.value) as value,
    b.yoy, b.rank,
    b.rank_before - b.rank as rank_change,
    wan(a.value - b.value) as gap_to_next,
    a.county as next_county,
    b.is_own
from places as b
left join lateral (
    select value, county from places as p
    where p.metric = b.metric and p.rank < b.rank
    order by p.rank desc, p.county
    limit 1
) as a on true
order by b.metric, b.rank nulls last, b.county
