-- 往年和今年各走到了哪里，今年照往年的进度走下去到哪里？
--
-- year         年份：作依据的各个往年和本年
-- month        月份，1 至 12 月
-- is_expected  是否截止月以后照往年进度推算的月份
-- arrived_ytd  当年累计到位资金，万元；本年截止月以后为往年同月占全年的比重 × 年终预测
-- year_share   累计占全年的比重，比率；本年为占年终预测的比重，截止月以后为往年的比重
--
-- public       arrived_ytd、year_share：
--              参照全县各月进度推算，全县各月累计在通报里有
-- $scope       读者的范围

with spans as (from funded_spans($scope)),
series as materialized (from months_of('spans', $scope)),
ways as materialized (from ways_of('series', $scope)),
ends as materialized (from ends_of('series', 'ways', $scope))
select year, month, false as is_expected, wan(c) as arrived_ytd, c / nullif(t, 0) as year_share from ways
union all
select year, month, false, wan(s.arrived), s.arrived / e.forecast
from series as s, ends as e where year = year($scope['as_of'])
union all
select distinct year($scope['as_of']), month, true, wan(share * forecast), share
from ways, ends where month > month($scope['as_of']) and forecast is not null
order by year, month
