-- 计划变动了多少次，推后了多少天？
--
-- class_name   分类：合计、节点或产业
-- plans        有计划日期的节点，个；一个项目的一个节点算一个，终止、退出的项目除外
-- moved_plans  其中计划日期变动过的，个；原计划只到月、后来填到日的不算变动
-- moved_rate   变动过的 / 有计划日期的，比率
-- moves        变动的次数，次；同一个月里改几次算一次
-- put_off      变动过的里面比最初计划推后的，个
-- median_days  变动过的，最近一次变动后的计划减最初计划的中位天数，天；负数为提前
-- p80_days     变动过的八成不超过的天数，天
-- most_days    推后最多的天数，天
--
-- totals       plans、moved_plans、moved_rate = moved_plans / plans、moves、put_off
-- $scope       读者的范围
-- $by          stage 按节点，industry 按产业；空为合计

with moved as (                                -- as known by the month
    select project_id, stage, count(*) as moves, max_by(to_day, moved_in) - min_by(from_day, moved_in) as days
    from plan_moves where moved_in <= $scope['as_of'] group by project_id, stage
),
plans as (
    select case $by::varchar when 'stage' then stage_name(e.stage) when 'industry' then p.industry else '合计' end
            as class_name,
        if($by = 'stage', stage_order(e.stage), 0) as seq, m.moves, m.days
    from project_spans($scope) as p
    join stage_events as e using (project_id)
    left join moved as m on m.project_id = e.project_id and m.stage = e.stage
    where holds(p.since, p.until, $scope['as_of']) and p.is_counted and is_brought_by(p.shares, $scope)
        and e.planned is not null and not has_ended(p.stage)
)
select class_name, count(*) as plans, count(moves) as moved_plans, count(moves) / count(*) as moved_rate,
    coalesce(sum(moves), 0)::bigint as moves, count(*) filter (days > 0) as put_off,
    quantile_disc(days, 0.5) filter (moves is not null) as median_days,
    quantile_disc(days, 0.8) filter (moves is not null) as p80_days, max(days) filter (days > 0) as most_days
from plans
group by class_name, seq
order by seq, moved_plans desc, class_name
