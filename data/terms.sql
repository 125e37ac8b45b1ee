-- The field's terms as macros: where money comes from, the stages of a project, and at which of them it stands. Whoever
-- asks a version takes them from here.

create macro origin_name(origin) as case origin
    when 'out_province' then '省外' when 'out_city' then '市外' when 'out_county' then '县外' when 'overseas' then '外资'
end;

create macro stage_name(stage) as case stage
    when 'lead' then '线索' when 'negotiating' then '在谈' when 'signed' then '签约' when 'landed' then '落地'
    when 'started' then '开工' when 'completed' then '竣工' when 'producing' then '投产' when 'at_capacity' then '达产'
    when 'suspended' then '停建' when 'terminated' then '终止' when 'withdrawn' then '退出'
end;
create macro ladder() as                                                            -- the stages in their order
    ['lead', 'negotiating', 'signed', 'landed', 'started', 'completed', 'producing', 'at_capacity'];
create macro stage_order(stage) as list_position(ladder(), stage);

create macro by_then(d, until) as case when d <= until then d end;               -- a date, if it had come yet

-- How far up the ladder a project came, 0 to 8: the arguments are the dates of the ladder's stages.
create macro steps_reached(
    lead_at, negotiating_at, signed_at, landed_at, started_at, completed_at, produced_at, at_capacity_at
) as case
    when at_capacity_at is not null then 8
    when produced_at is not null then 7
    when completed_at is not null then 6
    when started_at is not null then 5
    when landed_at is not null then 4
    when signed_at is not null then 3
    when negotiating_at is not null then 2
    when lead_at is not null then 1
    else 0
end;

-- Its stage: the farthest step, unless it left us, or stopped on or after its `latest` step. Null: no stage yet.
create macro stage_of(reached, latest, suspended_at, terminated_at, withdrawn_at) as case
    when terminated_at is not null then 'terminated'
    when withdrawn_at is not null then 'withdrawn'
    when suspended_at >= coalesce(latest, suspended_at) then 'suspended'
    else ladder()[reached]
end;
