-- 换一个指标看，哪些单位在前？
--
-- metric      指标：@metrics
-- unit        单位
-- unit_group  考核分组
-- is_chosen   是否筛选所选的单位或其下级；没有按单位筛选时都是
-- value       当年完成数；资金为万元，项目为个；当年没有数据的指标缺
-- share       占全县完成数的比重；筛选产业、园区等时占全县该范围的，比率
-- target      年度任务，单位同完成数；按产业、园区等筛选时任务不可分，缺
-- completion  完成率，比率；没有任务的缺
-- pace        序时进度，比率
-- pace_gap    完成率 − 序时进度，比率差
-- rank        全组位次（1-2-2-4）；没有任务的不排
--
-- public      rank、share：本单位的全组位次、占全县的比重，考核通报里有
-- undivided   all but units：任务只下达到单位，不能按产业、园区等分开
-- $scope      读者的范围
-- $metric     只要这个指标；不给时全部指标

select
    metric, unit, unit_group, is_chosen,
    wan(value) as value,
    share,
    wan(target) as target,
    completion,
    pace($scope) as pace,
    completion - pace($scope) as pace_gap,
    rank
from unit_ranking($scope)
where $metric::varchar is null or metric = $metric
order by
    list_position(metric_names(), metric), unit_group, rank nulls last, value desc, unit_id
