-- 各单位年底能到多少，哪些任务够不着？
--
-- unit_id          单位编号
-- unit             单位
-- unit_group       考核分组
-- is_chosen        是否筛选所选的单位或其下级；没有按单位筛选时都是
-- arrived          当年实际到位资金，万元；共同引进的按比例
-- share_then       往年截至同月的到位资金占全年的比重，资金少的单位向全县的比重靠拢（参数“年终预测凭己倍数”），比率
-- forecast         年终预测：到位资金 / 往年同期占全年的比重，万元；没有往年、还没有到位资金时缺
-- forecast_low     80% 区间的下端，不低于已到位的数，万元；往年不足三年时缺
-- forecast_high    80% 区间的上端，万元
-- target           年度任务，万元；按产业、园区等筛选时任务不可分，缺
-- completion       完成率：到位资金 / 任务，比率；没有任务的缺
-- forecast_rate    预测完成率：年终预测 / 任务，比率
-- forecast_gap     年终预测 − 任务，万元；负数为还差
-- needed_monthly   余下各月月均需到位：任务中还差的 / 余下月数，万元；已完成、没有余下月份时缺
-- recent_monthly   近三个月月均到位，1、2 月为当年各月月均，万元
-- best_monthly     往年和本年到位最多的一个月，万元
-- is_out_of_reach  任务是否够不着：余下各月月均需到位超过到位最多的一个月，或区间的上端低于任务；已完成、没有任务、没有余下月份时缺
-- origins          回测次数：往年同月，每个单位每年预测一次，只用其余年份
-- error            回测平均误差：|预测 / 全年实际 − 1| 的平均，比率
-- pace_error       序时外推（到位资金 / 序时进度）的平均误差，比率
-- is_better        误差是否比序时外推小两成以上；回测不了的缺
--
-- public           share_then、forecast、forecast_low、forecast_high、forecast_rate、forecast_gap、error：
--                  参照全县各月进度推算，全县各月累计在通报里有
-- totals           arrived、target、completion = arrived / target
-- $scope           读者的范围
-- undivided        all but units：任务只下达到单位，不能按产业、园区等分开

with ranked as (
    select * from units_then($scope) where unit_group is not null and is_chosen($scope['permitted'], unit_id)
),
spans as (
    select sh.unit_id as part, p.since, p.until, p.arrived * sh.ratio::decimal(38, 8) as arrived
    from project_spans($scope) as p join unit_shares as sh using (project_id)
    where p.is_counted and p.arrived <> 0 and p.since <= $scope['as_of'] and holds(sh.since, sh.until, p.since)
        and holds(sh.tree_since, sh.tree_until, $scope['as_of']) and sh.unit_id in (select unit_id from ranked)
),
series as materialized (from months_of('spans', $scope)),
ways as materialized (from ways_of('series', $scope)),
ends as (from ends_of('series', 'ways', $scope)),
tried as (from tried_at('ways', $scope)),
best as (from best_months('series')),
tasks as (
    select unit_id, value as target from tasks_then($scope) where metric = 'arrived' and has_tasks($scope)
),
figures as (
    select u.unit_id, u.unit, u.unit_group, e.* exclude (arrived), b.best_monthly, t.target,
        case when has_funds($scope) then coalesce(e.arrived, 0) end as so_far,
        monthly_need(so_far, t.target, $scope) as needed_monthly,
        needed_monthly > coalesce(b.best_monthly, 0) or coalesce(e.forecast_high < t.target, false) as is_out_of_reach
    from ranked as u
    left join ends as e on e.part = u.unit_id left join best as b on b.part = u.unit_id
    left join tasks as t using (unit_id)
)
select
    unit_id, unit, unit_group, is_chosen($scope['unit_ids'], unit_id) as is_chosen,
    wan(so_far) as arrived, share_then,
    wan(forecast) as forecast, wan(forecast_low) as forecast_low, wan(forecast_high) as forecast_high,
    wan(target) as target, part(so_far, target) as completion, part(forecast, target) as forecast_rate,
    wan(forecast) - wan(target) as forecast_gap,
    wan(needed_monthly) as needed_monthly, wan(recent_of(so_far, arrived_before, $scope)) as recent_monthly,
    wan(best_monthly) as best_monthly, is_out_of_reach, b.*, beats(b.error, b.pace_error) as is_better
from figures, tried as b
order by unit_group, forecast_rate desc nulls last, forecast desc nulls last, so_far desc, unit_id
