-- 这次调度要过哪些项目和事，卡在哪里、要定什么？
--
-- project_id         项目编号；不限于一个项目的事项缺
-- project            项目名称
-- light              红 / 黄：项目当月亮的灯；绿灯、未报计划的和不是重点项目的缺
-- agreed_investment  协议投资额；筛选单位时为其份额，万元
-- stuck              卡在哪里：最急的未销号问题；是议定事项或没有事项的为存在问题，再没有的看亮灯原因
-- ask                要定什么：议定的事项或问题的解决措施；没有事项的为下步措施
-- unit               牵头单位；没有事项的为项目的牵头责任单位
-- owner              责任人（岗位）
-- leader             包保领导
-- due_at             完成时限
-- days_over          超过时限的天数，天；没有时限、没有超期的缺
-- status             事项的办理状态；没有事项的为“无事项”
-- item_id            最急的未销号事项；没有的缺
-- open_items         未销号的事项，件
-- reason             亮灯原因
--
-- public             unit、owner、leader、project、project_id、stuck、ask：自己的项目由谁牵头、办什么，
--   和自己牵头的是哪个项目的事，都是办理所必需的
-- totals             agreed_investment、open_items
-- $scope             读者的范围
-- $live              看板上登记和办理的事项；不给时只看台账
-- $day               看到哪一天；不给时为月末
-- $level             周调度（红灯、黄灯，七天内到期和超期的事项，不给时也是）或 月调度（红灯，超期的事项和领导批示）

with items as (
    select *, row_number() over (
            partition by coalesce(project_id, item_id) order by days_over desc nulls last, due_at nulls last, item_id
        ) as nth, count(*) over (partition by coalesce(project_id, item_id)) as open_items,
        days_over is not null or if(
            $level = '月调度', kind = '领导批示', due_at <= day_of($scope, $day) + 7
        ) as is_pressing
    from items_in_scope($scope, $live, day_of($scope, $day))
    where is_open
),
most_urgent as (
    select i.*, coalesce(u.unit, i.unit_id) as unit, i.kind in ('调度事项', '会议决定') as is_settled,
        bool_or(is_pressing) over (partition by coalesce(project_id, item_id)) as is_due
    from items as i left join units as u using (unit_id)
),
lit as (
    select *, light = '红' or coalesce($level <> '月调度', true) as is_listed
    from lights_in_scope($scope) where light in ('红', '黄')
)
select
    coalesce(l.project_id, i.project_id) as project_id, coalesce(l.project, i.project) as project, l.light,
    wan(l.agreed_investment) as agreed_investment,
    case when i.is_settled then coalesce(l.problem, i.progress) else coalesce(i.matter, l.problem) end as stuck,
    case when i.is_settled then i.matter when i.item_id is null then l.next_step
        else coalesce(i.measure, i.progress) end as ask,
    coalesce(i.unit, l.lead_unit, l.unit) as unit, i.owner, coalesce(l.leader, i.leader) as leader,
    i.due_at, i.days_over, coalesce(i.status, '无事项') as status, i.item_id,
    coalesce(i.open_items, 0) as open_items, l.reason
from lit as l full join (select * from most_urgent where nth = 1) as i on i.project_id = l.project_id
where l.is_listed or i.is_due
order by
    list_position(['红', '黄'], l.light) nulls last, i.days_over desc nulls last, l.severity desc nulls last,
    l.agreed_investment desc nulls last, i.due_at nulls last, coalesce(l.project_id, i.item_id)
