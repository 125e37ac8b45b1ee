-- What changed of the projects in scope since an earlier month, or since another version said how they stood. A filter
-- looks at the projects as they are now: one that left a stage is compared with what it was. See scope.sql for `s`.

-- How each project that counts stood at the end of a month: the whole of it, whoever looks. `standings` is the same as
-- another version has it, the answer of changes/standings there; null: there is none to compare with.
create macro standings_of(standings) as standings::struct(
    project_id varchar, stage varchar, reached integer, arrived_total decimal(24, 6), light varchar
)[];
create macro standings_at(a_month, standings) as table
select unnest(standings_of(standings), recursive := true)
union all
select p.project_id, p.stage, p.reached, wan(p.arrived_total), k.light
from project_months as p
left join (select * from key_project_months where month = a_month) as k using (project_id)
where standings is null and holds(p.since, p.until, a_month) and p.is_counted;

create macro light_name(light) as if(length(light) = 1, light || '灯', light);
create macro light_weight(light) as case light when '红' then 2 when '黄' then 1 else 0 end;

-- What a project's way from one stage to another is called; null where it stands as it stood. What was signed earlier
-- and is entered only now is new to us, and not newly signed.
create macro stage_change(b, n, is_signed_since) as case
    when has_ended(n.stage) then if(has_ended(b.stage), null, '终止退出')
    when n.stage is not distinct from b.stage then null
    when n.stage = 'suspended' then '停建'
    when is_signed_since and coalesce(b.reached, 0) < stage_order('signed') then '新签约'
    when b.stage is null then '新增'
    else '阶段'
end;

-- One row a project and kind of change: 亮灯, 停建, 终止退出, 新签约, 新增, 阶段 or 到位; `turn`: 1 for the better, -1 for the
-- worse; the units' part of what arrived since and of what was agreed.
create macro changes_in_scope(s, since, standings) as table
with compared as (
    select n.project_id, n.first_unit, n.industry, n.place,
        of_scope(n.agreed_investment, n.weight, s) as agreed,
        of_scope(wan(n.arrived_total) - coalesce(b.arrived_total, 0), n.weight, s) as came,
        b.light as light_before, k.light, b.stage as stage_before, n.stage,
        light_weight(b.light) - light_weight(k.light) as lighter,
        stage_change(b, n, coalesce(d.signed > last_day(since) and d.signed <= month_end(s), false)) as stage_change,
        case
            when stage_change in ('终止退出', '停建') or n.reached < b.reached then -1
            when stage_change is not null then 1
        end as stage_turn
    from weighed_at(s, s['as_of']) as n
    left join standings_at(since, standings) as b using (project_id)
    left join (select * from key_project_months where month = s['as_of']) as k using (project_id)
    left join project_dates as d using (project_id)
    where n.is_counted
)
select project_id, first_unit, industry, place, agreed, came, unnest(list_filter([
    {kind: if(light_before <> light, '亮灯', null), was: light_name(light_before), is_now: light_name(light),
        turn: sign(lighter), gravity: abs(lighter) + light_weight(light)},
    {kind: stage_change, was: stage_name(stage_before), is_now: stage_name(stage), turn: stage_turn,
        gravity: case stage_change when '终止退出' then 5 when '停建' then 4 when '新签约' then 2 else 1 end},
    {kind: if(came <> 0, '到位', null), was: null, is_now: null, turn: if(came < 0, -1, 0), gravity: 0}
], lambda c: c.kind is not null), recursive := true)
from compared;
