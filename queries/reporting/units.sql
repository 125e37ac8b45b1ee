-- 这个月各单位该报的报表到了没有？
--
-- unit_id         单位编号
-- unit            考核单位
-- unit_group      考核分组
-- projects        在册项目数：由本单位或其下没有单独考核的单位填报、到月末没有终止或退出
-- funded          其中本月已入库到位资金的项目数，审核通过与否都算
-- key_projects    其中重点项目数
-- key_reported    其中本月已入库进度表的重点项目数
--
-- undivided       all but units：报表按单位报送，不分产业、园区等
-- $scope          读者的范围

with owing as (                                 -- a merged unit is scored no more
    select unit_id, unit, unit_group from units_in_scope($scope) where unit_group is not null
),
reached as (                                    -- as the units stood in that month
    select unit_id, ancestor_id from reach($scope)
),
depths as (select unit_id, count(*) as depth from reached group by unit_id),
answering as (                                  -- the nearest at or above it that was ranked, else itself
    select r.unit_id, coalesce(max_by(r.ancestor_id, d.depth) filter (u.unit_group is not null), r.unit_id) as answers
    from reached as r join depths as d on d.unit_id = r.ancestor_id
    join units_then($scope) as u on u.unit_id = r.ancestor_id
    group by r.unit_id
),
gone as (
    select distinct project_id from stage_events
    where stage in ('terminated', 'withdrawn') and actual <= month_end($scope)
),
mine as (
    select a.answers, p.project_id, p.is_key,
        exists (from monthly_funds as f where f.project_id = p.project_id and f.month = $scope['as_of']) as is_funded,
        exists (from key_progress as k where k.project_id = p.project_id and k.month = $scope['as_of']) as is_reported
    from projects as p join answering as a on a.unit_id = p.report_unit
    where p.project_id not in (from gone)
)
select u.unit_id, u.unit, u.unit_group, count(m.project_id) as projects,
    count(*) filter (m.is_funded) as funded,
    count(*) filter (m.is_key) as key_projects,
    count(*) filter (m.is_key and m.is_reported) as key_reported
from owing as u left join mine as m on m.answers = u.unit_id
group by u.unit_id, u.unit, u.unit_group
order by u.unit_group, u.unit_id
