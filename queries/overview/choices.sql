-- 可以按哪些产业、园区、单位和来源区域筛选？
--
-- filter    筛选项：industry / park / unit / region
-- choice    可选值
-- projects  台账中的项目数，个
-- note      看这一项时要知道的：园区由哪个单位管理（名称不同的），单位从哪个月起并入了别的单位；没有的缺
--
-- $scope    读者的范围（只看权限，不看筛选）

with ledger as (select * from ledger_in_scope(unfiltered($scope))),
managers as (                                   -- who runs a park; a merged unit's parks are its successor's
    select k.park, u.unit_id, u.unit
    from parks as k
    join living_units as l on l.unit_id = k.unit_id and holds(l.since, l.until, $scope['as_of'])
    join units as u on u.unit_id = l.living_id
    where k.park <> u.unit and u.parent_id is not null
),
managed as (
    select unit_id, '管理' || string_agg(park, '、' order by park) as note from managers group by unit_id
),
choices as (
    select 'industry' as filter, i.industry as choice, i.seq, count(p.project_id) as projects, null as note
    from industries as i left join ledger as p using (industry)
    group by all
    union all
    select 'park', k.park, row_number() over (order by k.kind, k.park), count(p.project_id),
        '由' || m.unit || '管理'
    from parks as k left join ledger as p using (park) left join managers as m using (park)
    group by k.park, k.kind, m.unit
    union all
    select 'park', place, 999, count(*), null from ledger where park is null group by place
    union all
    select 'region', region, row_number() over (order by region = '未注明', count(*) desc, region), count(*), null
    from ledger
    group by region
    union all
    select 'unit', u.unit, row_number() over (order by u.merged_into is not null, u.unit_group, u.unit_id),
        count(s.project_id),
        nullif(concat_ws('；',
            any_value(m.note), '自 ' || strftime(u.merged_since, '%Y-%m') || ' 起并入' || n.unit
        ), '')
    from units_in_scope(unfiltered($scope)) as v
    join units as u using (unit_id)
    left join unit_shares_then(unfiltered($scope)) as s using (unit_id)
    left join units as n on n.unit_id = u.merged_into
    left join managed as m on m.unit_id = u.unit_id
    where u.unit_group is not null and coalesce(u.merged_since > '0001-01-01', true)  -- one that never was isn't there
    group by u.unit, u.unit_group, u.unit_id, u.merged_into, u.merged_since, n.unit
)
select filter, choice, projects, note
from choices
order by filter, seq, choice
