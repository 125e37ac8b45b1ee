-- 有哪些项目、在谈项目、单位、园区和产业可以找？
--
-- entity        类别：项目 / 在谈项目 / 单位 / 园区 / 产业
-- entity_id     编号；园区、产业没有编号的为名称
-- entity_name   名称
-- other_names   别的叫法：项目的投资方和备案名称，在谈项目的投资方，单位、园区的别名；没有的缺
-- gist          简况：项目的产业、园区和阶段，在谈项目的产业和洽谈进度，单位并入了谁，园区的类型；没有的缺
--
-- public        other_names、gist：园区的别名，单位并入了谁，是建制，县里人人知道
-- $scope        读者的范围

with listed as (
    select '项目' as entity, 1 as seq, p.project_id as entity_id, i.project_name as entity_name,
        concat_ws('、', i.investor, nullif(i.registered_name, i.project_name)) as other_names,
        concat_ws(' · ', p.industry, p.place, stage_name(p.stage)) as gist
    from ledger_in_scope($scope) as p join projects as i using (project_id)
    union all
    select '在谈项目', 2, negotiation_id, project_name, investor, concat_ws(' · ', industry, substage)
    from negotiations_in_scope($scope, month_end($scope))
    where outcome = '在谈'
    union all                                  -- one that never was isn't there
    select '单位', 3, u.unit_id, u.unit, array_to_string(u.aliases, '、'), '已并入' || n.unit
    from units as u left join units as n on n.unit_id = u.merged_into
    where is_chosen($scope['permitted'], u.unit_id) and u.unit_group is not null
        and coalesce(u.merged_since > '0001-01-01', true)
    union all
    select '园区', 4, park, park, array_to_string(aliases, '、'), kind from parks
    union all
    select '产业', 5, industry, industry, null, null from industries
)
select entity, entity_id, entity_name, nullif(other_names, '') as other_names, nullif(gist, '') as gist
from listed
order by seq, entity_name, entity_id
