-- 有哪些问题和议定的事要办，办到哪一步，超期没有？
--
-- item_id        事项编号
-- item_kind      事项类型：问题、领导批示、调度事项、会议决定
-- matter         事项：问题描述、批示或议定的内容
-- project_id     项目编号；不限于一个项目的缺
-- project        项目名称
-- category       问题类别
-- unit           牵头单位
-- unit_id        牵头单位编号
-- owner          责任人（岗位）
-- leader         包保领导
-- raised_at      提出时间
-- raised_by      提出单位
-- due_at         完成时限；改过期的为最近一次
-- days_over      未销号而超过时限的天数，天；没有时限、没有超期的缺
-- days_taken     从提出到销号（没有销号的到看的那一天）的天数，天
-- status         办理状态：待办、办理中、申请销号、已核验、已销号、退回、挂账；那一天以后才销号的为办理中
-- solution       解决措施
-- progress       办理进展
-- evidence       销号依据
-- closed_at      销号时间
-- is_open        还没有销号
-- revision       在看板上办理过几次
--
-- public         unit、unit_id、owner、project、project_id、matter、raised_by、solution、progress、leader：自己的项目由谁牵头、
--   办什么，和自己牵头的是哪个项目的事，都是办理所必需的
-- $scope         读者的范围
-- $live          看板上登记和办理的事项；不给时只看台账
-- $day           看到哪一天；不给时为月末
-- $kind          只要这一类的；不给时全部

select
    i.item_id, i.kind as item_kind, i.matter, i.project_id, i.project, i.category,
    coalesce(u.unit, i.unit_id) as unit, i.unit_id, i.owner, i.leader, i.raised_at, i.raised_by, i.due_at,
    i.days_over, i.days_taken, i.status, i.measure as solution, i.progress, i.evidence, i.closed_at, i.is_open,
    i.revision
from items_in_scope($scope, $live, day_of($scope, $day)) as i left join units as u using (unit_id)
where $kind::varchar is null or i.kind = $kind
order by i.is_open desc, i.days_over desc nulls last, i.due_at nulls last, i.raised_at, i.item_id
