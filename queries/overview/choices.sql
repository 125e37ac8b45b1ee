-- 可以按哪些产业、园区、单位和来源区域筛选？
--
-- filter    筛选项：industry / park / unit / region
-- choice    可选值
-- projects  台账中的项目数，个
--
-- $scope    读者的范围（只看权限，不看筛选）

with ledger as (select * from ledger_in_scope(unfiltered($scope))),
choices as (
    select 'industry' as filter, i.industry as choice, i.seq, count(p.project_id) as projects
    from industries as i left join ledger as p using (industry)
    group by all
    union all
    select 'park', k.park, row_number() over (order by k.kind, k.park), count(p.project_id)
    from parks as k left join ledger as p using (park)
    group by k.park, k.kind
    union all
    select 'park', place, 999, count(*) from ledger where park is null group by place
    union all
    select 'region', region, row_number() over (order by region = '未注明', count(*) desc, region), count(*)
    from ledger
    group by region
    union all
    select 'unit', u.unit, row_number() over (order by u.unit_group, u.unit_id), count(s.project_id)
    from units_in_scope(unfiltered($scope)) as u
    left join unit_shares_then(unfiltered($scope)) as s using (unit_id)
    where u.unit_group is not null
    group by u.unit, u.unit_group, u.unit_id
)
select filter, choice, projects
from choices
order by filter, seq, choice
