-- 近十二个月里，各单位每月到位多少？
--
-- unit_id  单位编号
-- unit     单位
-- month    月份：截止月在内的十二个月
-- arrived  当月到位资金：当年累计减去上月的当年累计，万元；共同引进的按比例；当月全县没有到位资金的缺
--
-- $scope   读者的范围

with running as (                                   -- by the units that stand at the as-of month
    select sh.unit_id, m.month, sum(p.arrived * sh.ratio::decimal(38, 8)) as so_far
    from twelve_months($scope) as m
    join project_spans($scope) as p on holds(p.since, p.until, m.month)
    join unit_shares as sh on sh.project_id = p.project_id
        and is_share_then(p.since, p.until, sh, m.month, $scope['as_of'])
    where p.is_counted and p.arrived <> 0
    group by sh.unit_id, m.month
),
shown as (
    select unit_id, unit, unit_group
    from units
    where unit_group is not null and stands(merged_since, $scope['as_of']) and is_chosen($scope['permitted'], unit_id)
),
grown as (
    select s.*, m.month, coalesce(r.so_far, 0)
        - if(month(m.month) = 1, 0, coalesce(lag(r.so_far) over (partition by s.unit_id order by m.month), 0)) as value
    from shown as s cross join twelve_months($scope) as m
    left join running as r on r.unit_id = s.unit_id and r.month = m.month
)
select unit_id, unit, month, case when has_audited then wan(value) end as arrived
from grown left join fund_months using (month)
where month > $scope['as_of'] - interval 12 month
order by unit_group, unit_id, month
