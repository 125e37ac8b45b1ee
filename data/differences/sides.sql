-- The two sides of a comparison. `side` names the schema, before or after, that shows a version's tables;
-- data/terms.sql is loaded before this file.

create macro plain_number(amount) as rtrim(rtrim(amount::varchar, '0'), '.');
create macro yes_no(flag) as case when flag then '是' when not flag then '否' end;

-- Who brought a project in: 甲镇60%、乙镇40%; and earlier: 甲镇（2026-06 起；此前 乙镇）.
create macro introduced_by(side) as table
with told as (
    select project_id, since, string_agg(
        unit || case when ratio < 1 then plain_number(ratio * 100) || '%' else '' end, '、' order by ratio desc, unit_id
    ) as units
    from query_table(side || '.share_periods') join query_table(side || '.units') using (unit_id)
    group by project_id, since
),
in_turn as (
    select *, row_number() over (partition by project_id order by since desc) as place,
        case when since = '0001-01-01' then '此前 ' || units else strftime(since, '%Y-%m') || ' 起 ' || units end as turn
    from told
)
select project_id, any_value(units) filter (place = 1) || coalesce(
    '（' || strftime(max(since), '%Y-%m') || ' 起；' || string_agg(turn, '；' order by place) filter (place > 1) || '）', ''
) as units
from in_turn
group by project_id;

-- Each project as its ledgers describe it, every field in words.
create macro described(side) as table
select
    project_id, project_name, registered_name, investor, province, origin_name(capital_origin) as capital_origin, uscc,
    industry, industry_code, yes_no(is_industrial) as is_industrial, chain_node, content, park,
    b.units as report_unit,
    plain_number(agreed_investment) as agreed_investment, plain_number(phase1_investment) as phase1_investment,
    plain_number(fixed_asset_investment) as fixed_asset_investment, plain_number(land_mu) as land_mu,
    lead::varchar as lead_actual, negotiating::varchar as negotiating_actual, signed::varchar as signed_actual,
    landed::varchar as landed_actual, started::varchar as started_actual, completed::varchar as completed_actual,
    producing::varchar as producing_actual, at_capacity::varchar as at_capacity_actual,
    suspended::varchar as suspended_actual, terminated::varchar as terminated_actual,
    withdrawn::varchar as withdrawn_actual,
    planned[stage_order('signed')]::varchar as signed_planned, planned[stage_order('landed')]::varchar as landed_planned,
    planned[stage_order('started')]::varchar as started_planned,
    planned[stage_order('completed')]::varchar as completed_planned,
    planned[stage_order('producing')]::varchar as producing_planned,
    yes_no(is_key) as is_key, leader, lead_unit, audit_status, remark
from query_table(side || '.projects')
left join query_table(side || '.project_dates') using (project_id)
left join introduced_by(side) as b using (project_id);

-- Each project's stage as of a day.
create macro standing(side, until) as table
select project_id, p.project_name, b.units, p.industry, p.agreed_investment, p.audit_status, m.stage
from query_table(side || '.projects') as p
join query_table(side || '.project_months') as m using (project_id)
left join introduced_by(side) as b using (project_id)
where m.since <= until and until < m.until;

-- What decides a unit's funds but the months: a project's audit, its arrivals and whose they are. The number stands for
-- all arrivals at once; it only says which projects are looked at closely.
create macro fund_state(side) as table
select project_id, p.audit_status, m.arrivals, h.holders, b.units
from query_table(side || '.projects') as p
left join (
    select project_id, list({since: since, units: units_and_parts} order by since) as holders
    from query_table(side || '.holders')
    group by project_id
) as h using (project_id)
left join (
    select project_id, sum(hash(since, arrived_total)::hugeint) as arrivals
    from query_table(side || '.project_months')
    where arrived_total <> 0
    group by project_id
) as m using (project_id)
left join introduced_by(side) as b using (project_id);

-- What isn't audited, by project and month.
create macro waiting(side) as table
select project_id, month, sum(amount) as amount
from query_table(side || '.monthly_funds') as f join query_table(side || '.projects') as p using (project_id)
where f.audit_status <> '审核通过' or p.audit_status <> '审核通过'
group by project_id, month;
