-- The field's terms as macros: where money comes from, the stages of a project, how a rate is made. Whoever lays down
-- or asks a version takes them from here; no version file holds them.

create or replace macro origin_name(origin) as case origin
    when 'out_province' then '省外' when 'out_city' then '市外' when 'out_county' then '县外' when 'overseas' then '外资'
end;

create or replace macro origins() as ['out_province', 'out_city', 'out_county', 'overseas'];  -- in their order

create or replace macro stage_name(stage) as case stage
    when 'lead' then '线索' when 'negotiating' then '在谈' when 'signed' then '签约' when 'landed' then '落地'
    when 'started' then '开工' when 'completed' then '竣工' when 'producing' then '投产' when 'at_capacity' then '达产'
    when 'suspended' then '停建' when 'terminated' then '终止' when 'withdrawn' then '退出'
end;
create or replace macro ladder() as  -- the stages in their order
    ['lead', 'negotiating', 'signed', 'landed', 'started', 'completed', 'producing', 'at_capacity'];
create or replace macro stage_order(stage) as list_position(ladder(), stage);

create or replace macro by_then(d, until) as case when d <= until then d end;  -- a date, if it had come yet

-- Figures -------------------------------------------------------------------------------------------------------------

create or replace macro wan(amount) as amount::decimal(24, 6);                                 -- money, 万元
-- A rate; null without a base. Divides whole 分, so that equal rates are equal floats and meet their thresholds.
create or replace macro part(amount, whole) as case
    when whole <> 0 then (wan(amount) * 1000000)::double / (wan(whole) * 1000000)::double
end;
create or replace macro gap_points(done, plan, months) as                                      -- 完成率 − 序时进度, 个百分点
    part((done * 12 - plan * months) * 100, plan * 12);
create or replace macro growth(amount, prior) as case when prior > 0 then amount / prior - 1 end;

create or replace macro threshold(value, yellow, red) as
    case when value >= red then 2 when value >= yellow then 1 else 0 end;

-- Why a key project has its light: a rule that it breaks at a level (0: it doesn't), with the rule's figures; wording/
-- says it in words.
create or replace macro light_reason(rule, level := 0, stage := null, figure := null, other := null) as {
    rule: rule, level: level::integer, stage: stage::varchar, figure: figure::double, other: other::double
};
