-- 这是哪个县的数据，有哪些月份？
--
-- county          县名
-- city            市名
-- revival_region  所在的振兴区域，如“皖北”；没有填写的缺
-- is_sample       是否演示数据
-- months          有资金数据的月份，新的在前
--
-- $scope          读者的范围

select
    max(value) filter (setting = 'county') as county,
    max(value) filter (setting = 'city') as city,
    nullif(max(value) filter (setting = 'revival_region'), '') as revival_region,
    coalesce(bool_or(value = '是') filter (setting = 'is_sample'), false) as is_sample,
    (select list(month order by month desc) from fund_months where $scope is not null) as months
from settings
