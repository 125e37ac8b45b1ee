-- 在谈的项目有哪些，谈到哪一步，下一步什么时候，哪些没有动静？
--
-- negotiation_id      在谈编号
-- talked_project      在谈项目
-- investor            投资方
-- region              投资方所在来源区域
-- industry            产业
-- park                意向园区；没有的为“园区外”
-- unit                对接单位
-- planned_investment  拟投资额，万元
-- probability         签约把握，比率；没有填的、看的那一天以后签约或流失的（台账里是后来的数）缺
-- weighted            按把握折算：拟投资额 × 签约把握，万元；没有填把握的缺
-- substage            洽谈进度
-- appraisal           研判结果
-- leader              责任领导
-- department          责任部门
-- owner               责任人（岗位）
-- first_contact       首次对接时间
-- days_talked         首次对接到看的那一天的天数，天
-- last_note_on        最近一次跟踪记录的日期；没有记录的缺
-- last_note           最近一次跟踪情况
-- days_silent         最近一次跟踪（没有记录的从首次对接）起的天数，天
-- is_stale            超过参数“在谈无动静天数”没有跟踪记录
-- next_step           下一步打算
-- next_due            下一步时限
-- days_over           下一步超过时限的天数，天；没有时限、没有超期的缺
-- content             项目内容
--
-- undivided           all but units、industries、parks、regions、leaders、large_only：在谈项目还不在项目台账里，没有这几项
-- totals              planned_investment、weighted
-- $scope              读者的范围
-- $notes              看板上写的跟踪记录；不给时只看台账
-- $day                看到哪一天；不给时为月末

with noted as (
    select negotiation_id, max(noted_on) as last_note_on, arg_max(note, noted_on) as last_note
    from negotiation_notes_until($notes, day_of($scope, $day))
    group by negotiation_id
)
select
    negotiation_id, project_name as talked_project, investor, coalesce(region, '未注明') as region, industry,
    coalesce(park, '园区外') as park, unit_name as unit, wan(planned_investment) as planned_investment, probability,
    wan(weighted) as weighted, substage, appraisal, leader, lead_unit as department, owner, first_contact,
    day_of($scope, $day) - first_contact as days_talked,
    last_note_on, last_note,
    day_of($scope, $day) - coalesce(last_note_on, first_contact) as days_silent,
    days_silent > limit_of('talk_silent_days') as is_stale,
    next_step, next_due,
    case when next_due < day_of($scope, $day) then day_of($scope, $day) - next_due end as days_over,
    content
from negotiations_in_scope($scope, day_of($scope, $day)) left join noted using (negotiation_id)
where outcome = '在谈'
order by is_stale desc, next_due nulls last, planned_investment desc nulls last, negotiation_id
