-- The vocabulary of the checks: what they look at, and the forms that several of them share. See scope_macros.sql for `s`.

-- Rows that are looked at: not what was already refused.
create macro looked_at(audit_status) as audit_status <> '未通过';

-- The ledger's entries whose reporting unit is in scope, under the filters, as they stood at the month: a project that
-- began later wasn't there. One without any date is, one of which audited money came, and one whose first date has not
-- come by the last receipt, which is a fault and no later beginning.
create macro entries_in_scope(s) as table
select
    p.* exclude (project_id, is_key, is_industrial, industry, chain_node, province, leader, capital_origin, agreed_investment),
    m.* exclude (province, capital_origin, leader, chain_node),
    by_then(d.signed, month_end(s)) as signed_at, by_then(d.landed, month_end(s)) as landed_at,
    by_then(d.started, month_end(s)) as started_at, by_then(d.producing, month_end(s)) as produced_at,
    least(by_then(d.completed, month_end(s)), by_then(d.producing, month_end(s)), by_then(d.at_capacity, month_end(s)))
        as built_at,
    p.province, p.capital_origin, p.chain_node
from ledger_of_all_units(s) as m
join projects as p using (project_id)
left join project_dates as d using (project_id)
where looked_at(p.audit_status) and is_chosen(s['unit_ids'], p.report_unit)
    and (
        m.stage is not null or d.first_event is null or m.arrived_total <> 0
        or d.first_event > (select max(coalesce(received_on, received_at::date)) from batches)
    );

-- Their fund rows of the year, up to the month.
create macro funds_in_scope(s) as table
select f.*, e.report_unit, e.agreed_investment
from monthly_funds as f
join entries_in_scope(s) as e using (project_id)
where f.month between year_start(s) and s['as_of'] and looked_at(f.audit_status);

-- What one project had in each month of the year so far: what arrived, and the running total that was reported (the
-- sum of its origins' totals where they are reported apart).
create macro fund_months_in_scope(s) as table
select project_id, any_value(report_unit) as report_unit, any_value(agreed_investment) as agreed_investment,
    month, sum(amount) as amount,
    case when min(origin) filter (ytd_value is not null) <> max(origin) filter (ytd_value is not null)
        then sum(ytd_value) else max(ytd_value)
    end as told,
    min_by(batch_id, row_no) as batch_id, min_by(sheet, row_no) as sheet, min(row_no) as row_no
from funds_in_scope(s)
group by project_id, month;

-- The reported running totals that are neither the sum of the months nor the last reported one and what came since.
create macro broken_totals(s) as table
with summed as (
    select *, sum(amount) over (partition by project_id order by month) as added from fund_months_in_scope(s)
),
followed as (
    select *, lag(told) over months as told_before, lag(month) over months as month_before,
        added - lag(added) over months as since
    from summed
    where told is not null
    window months as (partition by project_id order by month)
)
select *, since >= 0 and told < told_before as has_fallen
from followed, (select limit_of('check_ytd_tolerance') as tolerance)
where abs(told - added) > tolerance and coalesce(abs(told - told_before - since) > tolerance, true);

-- The unit that answers for what a unit reports: the nearest at or above it that is ranked, else itself.
create macro answering_units() as table
with today as (select unit_id, ancestor_id from unit_reach where until = '9999-12-31'),
depths as (select unit_id, count(*) as depth from today group by unit_id)
select r.unit_id, coalesce(
    max_by(r.ancestor_id, d.depth) filter (u.unit_group is not null and u.merged_into is null), r.unit_id
) as answers
from today as r
join depths as d on d.unit_id = r.ancestor_id
join units as u on u.unit_id = r.ancestor_id
group by r.unit_id;

-- A threshold: the version's, or the default where a version of an earlier edition has none.
create macro text_setting(name) as coalesce(
    (select value from settings where setting = name), (select value from check_defaults where setting = name)
);
create macro limit_of(name) as text_setting(name)::decimal(18, 6)::double;
create macro words_of(name) as list_filter(string_split(text_setting(name), '、'), lambda word: word <> '');

-- An amount as a finding's key and text carry it: no zeros at the end.
create macro figure(amount) as
    regexp_replace(round(amount, 2)::decimal(24, 2)::varchar, '\.?0+$', '');
create macro in_words(amount) as case
    when abs(amount) >= 10000 then concat(round(amount / 10000, 2)::decimal(24, 2), ' 亿元')
    else concat(figure(amount), ' 万元')
end;
create macro year_month(d) as concat(year(d), '年', month(d), '月');
create macro as_percent(rate) as concat(round(rate * 100, 1)::decimal(24, 1), '%');

-- A name without what many names share: the county and its city, company forms, 项目, 建设, 年产 and its number, signs.
create macro essence(name) as regexp_replace(
    replace(replace(lower(name), text_setting('county'), ''), text_setting('city'), ''),
    '有限责任公司|股份有限公司|有限公司|集团|公司|招商引资|项目|建设|工程|年产|[\s\p{P}\p{S}]|[\d.]+[万亿]?[吨件台套辆条亩头只米㎡]?', '', 'g'
);
create macro alike(one, other) as
    jaro_winkler_similarity(one, other) >= limit_of('check_name_similarity');
create macro near(one, other) as
    abs(one - other) <= limit_of('check_amount_close') * greatest(one, other);

-- Everything that this viewer may see and that could be reported twice, numbered in the order of signing.
create macro namable(s) as table
select
    project_id, report_unit, project_name, essence(project_name) as name, nullif(essence(investor), '') as investor,
    nullif(upper(trim(uscc)), '') as uscc, agreed_investment, signed_at, industry, batch_id, sheet, row_no,
    row_number() over (order by signed_at nulls last, project_id) as seq,
    floor(ln(nullif(agreed_investment, 0)::double) / -ln(1 - limit_of('check_amount_close'))) as size_class
from entries_in_scope(unfiltered(s))
where coalesce(stage not in ('terminated', 'withdrawn'), true);
