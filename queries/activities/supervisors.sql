-- 截止月末有多少名政风行风监督员在任？
--
-- as_of        截止月份
-- supervisors  在任监督员，名：截止月末在聘期内的；没有监督员台账的缺
--
-- public       supervisors：监督员名册是公布的
-- undivided    all：名册是全县的
-- $scope       读者的范围；名册是全县的，不随筛选变化

select
    $scope['as_of'] as as_of,
    case when count(*) > 0 then
        count(*) filter (starts_at <= month_end($scope) and coalesce(ends_at >= month_end($scope), true))
    end as supervisors
from supervisors
