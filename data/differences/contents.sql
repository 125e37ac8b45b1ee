-- The entries of the ledgers that hold no projects and no funds, as text, where they come from left out.

create macro contents(side) as table
select '参数' as ledger, setting as entry, value as content from query_table(side || '.settings')
union all
select '单位', unit_id, row(unit, parent_id, kind, unit_group, is_weak, aliases, merged_into, merged_since)::varchar
from query_table(side || '.units')
union all
select '产业', industry, row(seq, is_lead, is_industrial, aliases)::varchar from query_table(side || '.industries')
union all
select '园区', park, row(unit_id, kind, aliases, i.industries)::varchar
from query_table(side || '.parks') left join (
    select park, list(industry order by industry) as industries from query_table(side || '.park_industries') group by park
) as i using (park)
union all
select '产业链节点', row(industry, node)::varchar, row(seq, position, is_focus)::varchar
from query_table(side || '.chain_nodes')
union all
select '产业招商组', row(chain_group, industry)::varchar, coalesce(lead_unit, '') from query_table(side || '.chain_groups')
union all
select '目标任务', row(year, unit_id, metric)::varchar, row(value, f.before)::varchar
from query_table(side || '.targets') left join (
    select year, unit_id, metric, list(row(until, value) order by until) as before
    from query_table(side || '.former_targets')
    group by year, unit_id, metric
) as f using (year, unit_id, metric)
union all
select '考核方案', row(unit_group, item)::varchar, row(seq, points, method, cap)::varchar
from query_table(side || '.scoring_scheme')
union all
select '同期重述', row(month, unit_id, figure, caliber_version)::varchar, row(reported, restated, note)::varchar
from query_table(side || '.restatements')
union all
select '重点项目进度表', row(project_id, month)::varchar,
    row(annual_plan, month_done, ytd_done, visual_progress, problem, next_step)::varchar
from query_table(side || '.key_progress')
union all
select '市通报', row(month, county, metric)::varchar, row(value, yoy, rank, is_own)::varchar
from query_table(side || '.city_ranks')
union all
select '招商活动', activity_id, row(held_at, kind, city, province, host_unit, companies, leader_level)::varchar
from query_table(side || '.activities')
union all
select '政风行风监督员', supervisor_id, row(workplace, starts_at, ends_at)::varchar
from query_table(side || '.supervisors')
union all
select '市级考核', year::varchar, row(award, rank)::varchar from query_table(side || '.city_assessments')
union all
select '重点项目里程碑', row(project_id, milestone, month)::varchar, row(planned_value, done_value, measure)::varchar
from query_table(side || '.project_milestones');
