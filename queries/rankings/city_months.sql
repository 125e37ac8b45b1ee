-- 全市各县区的位次一年里怎么变？
--
-- month      通报月份
-- county     县（市、区）
-- metric     指标，用市通报的名称
-- value      数值；资金为万元，项目为个
-- rank       位次
-- is_own     是否我县
--
-- public     all：市通报人人可见
-- undivided  all：市通报只有全县的数
-- $scope     读者的范围

select month, county, metric, wan(value) as value, rank, is_own
from city_ranks
where month between year_start($scope) and $scope['as_of']
order by metric, month, rank nulls last, county
