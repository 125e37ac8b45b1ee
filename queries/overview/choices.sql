-- 可以按哪些产业、园区、单位、来源区域、环节、资金来源、阶段和包保领导筛选？
--
-- filter    筛选项：industry / park / unit / region / chain_node / origin / stage / leader
-- choice    可选值
-- projects  台账中的项目数，个
-- note      看这一项时要知道的：园区由哪个单位管理（名称不同的），单位从哪个月起并入了别的单位；没有的缺
--
-- public    note：园区由谁管理、单位并入了谁，是建制，县里人人知道
-- $scope    读者的范围
-- $whole    without all：已选了什么，不影响还可以选什么

with said as (                                  -- what the ledger's projects say of themselves, read once
    select unnest([
        {filter: 'industry', choice: industry}, {filter: 'park', choice: place}, {filter: 'region', choice: region},
        {filter: 'chain_node', choice: chain_node}, {filter: 'origin', choice: origin_name(capital_origin)},
        {filter: 'stage', choice: stage_name(stage)}, {filter: 'leader', choice: leader}
    ], recursive := true)
    from ledger_in_scope($whole)
),
counted as (select filter, choice, count(*) as projects from said where choice is not null group by filter, choice),
by_unit as (select unit_id, count(*) as projects from unit_shares_then($whole) group by unit_id),
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
listed as (                                     -- regions are only those of projects
    select 'industry' as filter, industry as choice, seq, null as note, null::bigint as projects from industries
    union all
    select 'park', park, row_number() over (order by k.kind, park), '由' || m.unit || '管理', null
    from parks as k left join managers as m using (park)
    union all                                   -- a stage and an origin in the field's own order
    select 'stage', stage_name(stage), stage_order(stage), null, null from (select unnest(ladder()) as stage)
    union all
    select 'origin', origin_name(origin), seq, null, null
    from (select unnest(origins()) as origin, unnest(range(4)) as seq)
    union all
    select 'unit', u.unit, row_number() over (order by u.merged_into is not null, u.unit_group, u.unit_id),
        nullif(concat_ws('；', m.note, '自 ' || strftime(u.merged_since, '%Y-%m') || ' 起并入' || n.unit), ''),
        coalesce(b.projects, 0)
    from units as u
    left join by_unit as b using (unit_id)
    left join units as n on n.unit_id = u.merged_into
    left join managed as m on m.unit_id = u.unit_id
    where is_chosen($scope['permitted'], u.unit_id) and u.unit_group is not null
        and coalesce(u.merged_since > '0001-01-01', true)                 -- one that never was isn't there
)
select filter, choice, coalesce(l.projects, c.projects, 0) as projects, l.note
from listed as l full join counted as c using (filter, choice)
where coalesce(l.projects, c.projects, 0) > 0 or filter not in ('stage', 'origin')
order by filter, l.seq nulls last, choice = '未注明', projects desc, choice
