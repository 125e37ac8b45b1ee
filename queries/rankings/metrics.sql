-- 换一个指标看，哪些单位在前？
--
-- metric      指标：arrived 到位资金 / signed 新签约 / started 新开工 / produced 新投产
-- unit        单位
-- unit_group  考核分组
-- value       当年完成数；到位资金为万元，其余为个
-- target      年度任务，单位同完成数；按产业、园区等筛选时任务不可分，缺
-- completion  完成率，比率；没有任务的缺
-- pace        序时进度，比率
-- pace_gap    完成率 − 序时进度，比率差
-- rank        全组位次（1-2-2-4）；没有任务的不排
--
-- $scope      读者的范围

select
    metric, unit, unit_group,
    wan(value) as value,
    wan(target) as target,
    completion,
    pace($scope) as pace,
    completion - pace($scope) as pace_gap,
    rank
from unit_ranking($scope)
order by
    list_position(['arrived', 'signed', 'started', 'produced'], metric),
    unit_group, rank nulls last, value desc, unit_id
