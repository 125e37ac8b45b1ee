-- 这个月各单位该报的报表到了没有？
--
-- unit_id         单位编号
-- unit            考核单位
-- unit_group      考核分组
-- projects        在册项目数：由本单位或其下级填报、到月末没有终止或退出
-- funded          其中本月已入库到位资金的项目数，审核通过与否都算
-- key_projects    其中重点项目数
-- key_reported    其中本月已入库进度表的重点项目数
--
-- $scope          读者的范围

with under as (                                 -- who reports, by the unit that answers for it
    select r.unit_id, r.ancestor_id as answers
    from reach($scope) as r
    join units_in_scope($scope) as u on u.unit_id = r.ancestor_id
    where u.unit_group is not null and stands(u.merged_since, $scope['as_of'])
    qualify row_number() over (partition by r.unit_id order by r.unit_id = r.ancestor_id desc, r.ancestor_id) = 1
),
gone as (
    select distinct project_id from stage_events
    where stage in ('terminated', 'withdrawn') and actual <= month_end($scope)
),
mine as (
    select u.answers, p.project_id, p.is_key,
        exists (from monthly_funds as f where f.project_id = p.project_id and f.month = $scope['as_of']) as is_funded,
        exists (from key_progress as k where k.project_id = p.project_id and k.month = $scope['as_of']) as is_reported
    from projects as p join under as u on u.unit_id = p.report_unit
    where p.project_id not in (from gone)
)
select u.unit_id, u.unit, u.unit_group, count(m.project_id) as projects,
    count(*) filter (m.is_funded) as funded,
    count(*) filter (m.is_key) as key_projects,
    count(*) filter (m.is_key and m.is_reported) as key_reported
from units_in_scope($scope) as u left join mine as m on m.answers = u.unit_id
where u.unit_group is not null and stands(u.merged_since, $scope['as_of'])
group by u.unit_id, u.unit, u.unit_group
order by u.unit_group, u.unit_id
