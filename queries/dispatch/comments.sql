-- 会前谁还没有填意见，会后哪几件还没有复核，各应在哪天以前？
--
-- item_id        事项编号
-- matter         事项：问题描述、批示或议定的内容
-- project_id     项目编号；不限于一个项目的缺
-- project        项目名称
-- unit           牵头单位
-- unit_id        牵头单位编号
-- owner          责任人（岗位）
-- asked_for      要的是什么：会议日以前（含当天）为意见，会后为复核
-- comment_due    应填日期：会议日前三天，会后为次日；天数是参数“会前意见天数”“会后复核天数”
-- commented_at   最近一次有办理、有进展的日期：在看板上办理的，或台账改报的；没有的缺
-- is_owed        还没有填：上次会议（复核的为这次会议）以后没有新的办理和进展
-- days_past      没有填而过了应填日期的天数，天；没有到期的缺
-- progress       办理进展
--
-- public         unit、unit_id、owner、project、project_id、matter、progress：自己的项目由谁牵头、办什么，
--   和自己牵头的是哪个项目的事，都是办理所必需的
-- $scope         读者的范围
-- $live          看板上登记和办理的事项；不给时只看台账
-- $day           看到哪一天；不给时为月末
-- $meeting       会议日；不给时没有要填的
-- $since         上次同名会议的日期；不给时从提出算起
-- $today         今天；不给时为会议日

with meeting as (
    select $meeting::date as held_on,
        $today::date > held_on as is_over,
        if(is_over, held_on, $since::date) as since,
        held_on + if(is_over, limit_of('review_days'), -limit_of('comment_days'))::integer as comment_due
    where $meeting is not null
)
select
    i.item_id, i.matter, i.project_id, i.project, coalesce(u.unit, i.unit_id) as unit, i.unit_id, i.owner,
    if(is_over, '复核', '意见') as asked_for,
    m.comment_due,
    i.commented_at,
    coalesce(i.commented_at <= m.since, i.commented_at is null) as is_owed,
    if(is_owed and $today::date > m.comment_due, $today::date - m.comment_due, null) as days_past,
    i.progress
from meeting as m
join items_in_scope($scope, $live, day_of($scope, $day)) as i
    -- a meeting's decision is said on the meeting's page; what was raised after it isn't reviewed
    on i.is_open and i.kind <> '会议决定' and (i.raised_at <= m.held_on or not coalesce(is_over, false))
left join units as u using (unit_id)
order by is_owed desc, i.unit_id, i.due_at nulls last, i.item_id
