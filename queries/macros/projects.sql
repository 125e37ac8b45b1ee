-- Projects and funds as a reader sees them, within the scope `s` of scope.sql. What a project is in a month is laid
-- down by data/states/project_months.sql; the terms and rates stand in data/terms.sql.

-- Every project that passes the filters as it stood at the month, whichever its units, audited or not;
-- `project_spans(s)`, the spans of them, is made in queries/filters.py.
create macro ledger_of_all_units(s) as table
select * from project_spans(s) where holds(since, until, s['as_of']);

-- What part of a project the units in scope have; null when they have none, 1 when nothing is restricted. Wide: times
-- money it doesn't overflow.
create macro weight_of(shares, s) as case
    when s['unit_ids'] is null then 1::decimal(38, 8)
    else list_sum(list_transform(
        list_filter(shares, lambda share: list_contains(s['unit_ids'], share.unit_id)), lambda share: share.ratio
    ))
end;
-- That part of an amount of the whole project's.
create macro of_scope(amount, weight, s) as
    case when s['unit_ids'] is null then amount::decimal(38, 14) else amount * weight end;

-- Those of the units in scope, whole, at a month: `weight` is the units' part of each.
create macro weighed_at(s, month) as table
with weighed as (select *, weight_of(shares, s) as weight from project_spans(s) where holds(since, until, month))
select * from weighed where weight is not null;

-- The same with amounts as the units' part: `arrived`, `arrived_total` and `agreed`; `whole_arrived` is the whole
-- project's.
create macro ledger_at(s, month) as table
select * exclude (arrived, arrived_total), arrived as whole_arrived,
    of_scope(arrived, weight, s) as arrived,
    of_scope(arrived_total, weight, s) as arrived_total,
    of_scope(agreed_investment, weight, s) as agreed
from weighed_at(s, month);

create macro ledger_in_scope(s) as table from ledger_at(s, s['as_of']);

create macro projects_at(s, month) as table                                         -- what counts: 审核通过
from ledger_at(s, month) where is_counted;
create macro projects_in_scope(s) as table from projects_at(s, s['as_of']);

-- What each industry or park (`kind`) counts this year and in last year's same period; only those with any of either.
create macro both_years_by(s, kind) as table
with classed as (
    select if(kind = 'park', place, industry) as class, true as is_now, is_reported, arrived, agreed
    from projects_in_scope(s)
    union all
    select if(kind = 'park', place, industry), false, false, arrived, null
    from projects_at(s, s['year_before'])
)
select class, count(*) filter (is_reported) as projects, sum(agreed) filter (is_reported) as agreed_investment,
    coalesce(sum(arrived) filter (is_now), 0) as arrived, coalesce(sum(arrived) filter (not is_now), 0) as arrived_prior
from classed
group by class
having bool_or(arrived <> 0 or is_reported);

-- The twelve months up to the as-of month, and the one before them, from which the first one grew.
create macro twelve_months(s) as table
select unnest(generate_series(s['as_of'] - interval 12 month, s['as_of'], interval 1 month))::date as month;

-- Funds ---------------------------------------------------------------------------------------------------------------

-- The year's running total at the end of each month from `first_month` to `last_month`, each by whose the projects were
-- then.
create macro arrived_by_month(s, first_month, last_month) as table
with spans as (                                -- summed before they are spread over their months
    select since, until, sum(of_scope(arrived, weight_of(shares, s), s)) as arrived
    from project_spans(s)
    where is_counted and arrived <> 0 and since <= last_month and until > first_month
    group by since, until
),
months as (select unnest(generate_series(first_month, last_month, interval 1 month))::date as month)
select month, sum(arrived) as arrived_ytd from months join spans on holds(since, until, month) group by month;

-- What arrived of each project from each origin, from January to a month.
create macro arrived_by_origin(s, until_month) as table
select f.project_id, f.origin, of_scope(sum(f.amount), p.weight, s) as arrived
from monthly_funds as f join projects_at(s, until_month) as p using (project_id)
where f.audit_status = '审核通过' and f.month between date_trunc('year', until_month) and until_month
group by f.project_id, f.origin, p.weight
having sum(f.amount) <> 0;

-- What the year up to the month counts and what last year's same period did, a row each (`month`), the metrics among it
-- (data/reference/metrics.csv, see queries/metrics.py). Null, not 0, for a year of which the version holds no funds.
create macro totals_of_both_years(s) as table
with years as (
    select unnest([s['as_of'], s['year_before']]) as month, unnest([has_funds(s), had_funds(s)]) as is_known
),
weighed as (
    select *, weight_of(shares, s) as weight from years join project_spans(s) as p on holds(since, until, month)
    where is_counted
),
counted as (
    select
        month,
        unnest(metrics_done(p, weight)),
        count(*) filter (is_reported) as reported_projects,
        coalesce(sum(arrived * weight) filter (is_reported), 0) as reported_arrived,
        count(*) filter (not is_reported and arrived <> 0) as other_projects,
        count(*) filter (is_reported and is_industrial) as industrial_projects,
        coalesce(sum(arrived * weight) filter (is_reported and is_industrial), 0) as industrial_reported_arrived,
        coalesce(sum(agreed_investment * weight) filter (is_signed), 0) as agreed_investment,
        part(sum(agreed_investment) filter (is_signed), count(agreed_investment) filter (is_signed)) as agreed_average,
        part(count(*) filter (is_signed and is_large), count(agreed_investment) filter (is_signed)) as large_share
    from years left join (from weighed where weight is not null) as p using (month)
    group by month
)
select y.month, c.* exclude (month) from years as y left join counted as c on c.month = y.month and y.is_known;
