-- 谁上红榜，谁上黑榜？
--
-- unit_group  考核分组
-- board       红榜：组内前几名中达到序时进度、有到位资金的；黑榜：组内后几名中慢于序时进度的，组再小也如此
-- unit        单位
-- is_chosen   是否筛选所选的单位或其下级；没有按单位筛选时都是
-- completion  到位资金完成率，比率
-- pace        序时进度，比率
-- pace_gap    完成率 − 序时进度，比率差
-- rank        全组位次
-- reason      上榜理由；到位资金为零的注明待破零
--
-- public      rank：本单位的全组位次，考核通报里有
-- undivided   all but units：任务只下达到单位，不能按产业、园区等分开
-- $scope      读者的范围

with limits as (select max(value) filter (setting = 'board_size')::integer as size from settings),
ranked as (
    select *, completion - pace($scope) as pace_gap
    from unit_ranking($scope)
    where metric = 'arrived' and rank is not null
),
boards as (
    select *, case
        when pace_gap >= 0 and value > 0 and rank <= size then '红榜'
        when pace_gap < 0 and rank_from_last <= size then '黑榜'
    end as board
    from ranked, limits
)
select
    unit_group, board, unit, is_chosen, completion, pace($scope) as pace, pace_gap, rank,
    case
        when value = 0 then '待破零'
        when completion >= 1 then '已完成年度任务'
        when pace_gap >= 0 then '快于序时进度'
        else '慢于序时进度'
    end as reason
from boards
where board is not null
order by unit_group, board, rank, unit_id
