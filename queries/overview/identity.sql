-- 这是哪个县的数据，有哪些月份？
--
-- county          县名
-- city            市名
-- revival_region  所在的振兴区域，如“皖北”；没有填写的缺
-- is_sample       是否演示数据
-- months          有资金数据的月份，新的在前
-- newest_month    没有指定月份时看哪个月：有审核通过的到位资金（不为零）的最近月份
-- later_months    在那以后还有报送的月份：都没有审核通过，或都为零
-- later_units     报送了这些月份的单位，只列读者看得到的
-- own_units       只看得到部分单位的读者看哪些单位，最上一级的；看得到全县的缺
--
-- public          months、newest_month、later_months：哪几个月有数，各页的月份从中选
-- $scope          读者的范围

with newest as (select max(month) filter (has_audited) as month from fund_months),
later as (select f.* from fund_months as f, newest as n where f.month > n.month),
seen as (select list(unit) as names from units where is_chosen($scope['permitted'], unit_id))
select
    max(value) filter (setting = 'county') as county,
    max(value) filter (setting = 'city') as city,
    nullif(max(value) filter (setting = 'revival_region'), '') as revival_region,
    coalesce(bool_or(value = '是') filter (setting = 'is_sample'), false) as is_sample,
    (select list(month order by month desc) from fund_months where $scope is not null) as months,
    (select month from newest) as newest_month,
    (select list(month order by month) from later) as later_months,
    (
        select list_sort(list_intersect(flatten(list(reporters)), any_value(s.names))) from later, seen as s
    ) as later_units,
    case when $scope['permitted'] is not null then (
        select list(unit order by unit_id) from units
        where list_contains($scope['permitted'], unit_id)
            and not coalesce(list_contains($scope['permitted'], parent_id), false)
    ) end as own_units
from settings
