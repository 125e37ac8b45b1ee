-- 哪些项目的计划变动最多，推后了多少天？
--
-- project_id     项目编号；没有终止、退出的
-- project        项目名称
-- unit           引资单位
-- industry       产业
-- stage          节点
-- seq            节点顺序
-- first_plan     最初的计划日期
-- planned        最近一次变动以后的计划日期
-- moves          变动的次数，次；同一个月里改几次算一次
-- days           后者减前者，天；负数为提前
-- last_moved     最近一次变动的月份
-- actual         实际日期；截止月末尚未发生的缺
-- leader         包保县领导
-- lead_unit      牵头责任单位
--
-- public         unit、lead_unit：共同引进的项目，各家知道是哪几家的；牵头单位是项目自己的一项
-- $scope         读者的范围

with moved as (                                -- as known by the month
    select project_id, stage, count(*) as moves, max(moved_in) as last_moved,
        min_by(from_day, moved_in) as first_plan, max_by(to_day, moved_in) as planned
    from plan_moves where moved_in <= $scope['as_of'] group by project_id, stage
)
select
    m.project_id, i.project_name as project, p.first_unit as unit, p.industry, stage_name(m.stage) as stage,
    stage_order(m.stage)::integer as seq, m.first_plan, m.planned, m.moves, m.planned - m.first_plan as days,
    m.last_moved, by_then(e.actual, month_end($scope)) as actual, i.leader, i.lead_unit
from moved as m
join project_spans($scope) as p using (project_id)
join projects as i using (project_id)
join stage_events as e on e.project_id = m.project_id and e.stage = m.stage
where holds(p.since, p.until, $scope['as_of']) and p.is_counted and is_brought_by(p.shares, $scope)
    and not has_ended(p.stage)
order by days desc, m.moves desc, m.project_id, seq
