-- Where the year ends (年终预测): what has arrived, by what part of a year had arrived by the same month in past years.
-- See scope.sql for `s`. `spans`, `series` and `ways` name what a question made before: each of them is of one or more
-- parts, the scope as a whole (''), a unit or an industry, by `part`.

create macro funded_spans(s) as table                                               -- the scope as a whole, so far
select '' as part, since, until, of_scope(arrived, weight_of(shares, s), s) as arrived
from project_spans(s) where is_counted and arrived <> 0 and since <= s['as_of'];

-- The county's years to go by, as `s` looks back on them (data/states/county_ways.sql), and how much money weighs as
-- much as the county's way.
create macro past_ways(s) as table
select year, month, arrived as cc, total as ct, all_arrived as all_cc, all_total as all_ct,
    limit_of('forecast_credibility') * all_total / years as weight
from county_ways where reader = year(s['as_of']);

-- The running total of each part at the end of each month of those years and of this one.
create macro months_of(spans, s) as table
with summed as (                               -- before they are spread over their months
    select part, since, until, sum(arrived) as arrived from query_table(spans)
    where arrived is not null group by part, since, until
),
through as (                                   -- and nothing all the time: a month without money is a month, too
    from summed union all select distinct part, date '0001-01-01', date '9999-12-31', 0 from summed
),
this_year as (select year(s['as_of']) as year, unnest(range(1, month(s['as_of']) + 1)) as month where has_funds(s)),
months as (
    select year, month, make_date(year, month, 1) as first_day
    from (select year, month from past_ways(s) union all select year, month from this_year)
)
select part, year, month, sum(arrived) as arrived
from months join through on holds(since, until, first_day) group by part, year, month;

-- The part of a year's total that has arrived by a month, by a part's past years and by the county's: the less money
-- the part has to go by, beside `weight`, the nearer to the county's (Bühlmann and Straub).
create macro shrunk(arrived, total, county_arrived, county_total, weight) as
    (arrived + weight * county_arrived / nullif(county_total, 0)) / (total + weight);

-- How far a year's end was from what a month foretold by that share: a ratio's log; null where nothing could be said.
create macro miss_of(arrived, total, share) as
    case when arrived > 0 and total > 0 and share > 0 then abs(ln(total * share / arrived)) end;

-- Of each part and month of those years: what had arrived by then (`c`), what the year came to (`t`), the sums of both
-- over all years, the county's beside them, what part of a year has arrived by the month by all years (`share`) and by
-- the others (`share_without`), and that one's miss.
create macro ways_of(series, s) as table
with own as (
    select part, year, month, arrived::double as c, max(c) filter (month = 12) over (partition by part, year) as t
    from query_table(series)
),
summed as (
    select o.*, sum(c) over by_month as all_c, sum(t) over by_month as all_t, k.* exclude (year, month)
    from own as o join past_ways(s) as k using (year, month)
    window by_month as (partition by o.part, o.month)
)
select *, shrunk(all_c, all_t, all_cc, all_ct, weight) as share,
    shrunk(all_c - c, all_t - t, all_cc - cc, all_ct - ct, weight) as share_without,
    miss_of(c, t, share_without) as miss
from summed;

-- Of some misses the one that four fifths of new ones don't exceed (split conformal): the ⌈0.8 (n + 1)⌉th of n; null
-- when they are too few.
create macro four_fifths(misses) as list_sort(misses)[ceil((len(misses) + 1) * 0.8)::integer];
create macro is_near(month, other) as abs(month - other) <= 1 and month < 12;       -- December foretells nothing

-- Where each part ends, and its range: none below three past years.
create macro ends_of(series, ways, s) as table
with foretold as (
    select part, max(share) filter (month = month(s['as_of'])) as share_then,
        list(miss) filter (is_near(month, month(s['as_of'])) and miss >= 0) as misses,
        count(distinct year) filter (is_near(month, month(s['as_of'])) and miss >= 0) as years
    from query_table(ways) group by part
),
this_year as (
    select part, max(arrived) filter (month = month(s['as_of'])) as arrived,
        max(arrived) filter (month = month(s['as_of']) - 3) as arrived_before
    from query_table(series) where year = year(s['as_of']) group by part
)
select part, n.arrived, n.arrived_before, f.share_then,
    case when n.arrived > 0 then n.arrived / nullif(f.share_then, 0) end as forecast,
    case when f.years >= 3 and month(s['as_of']) < 12 then four_fifths(f.misses) end as miss,
    case when forecast * miss >= 0 then greatest(forecast * exp(-miss), n.arrived) end as forecast_low,
    forecast * exp(miss) as forecast_high
from this_year as n left join foretold as f using (part);

-- What each month that is left would have to bring, what the last months brought, and the best month there ever was.
create macro monthly_need(arrived, target, s) as
    case when arrived < target and month(s['as_of']) < 12 then (target - arrived) / (12 - month(s['as_of'])) end;
create macro recent_of(arrived, arrived_before, s) as
    (arrived - coalesce(arrived_before, 0)) / least(3, month(s['as_of']));
create macro best_months(series) as table
with monthly as (
    select part, arrived - lag(arrived, 1, 0) over (partition by part, year order by month) as arrived
    from query_table(series)
)
select part, max(arrived) as best_monthly from monthly group by part;

-- How good it would have been at this month of the past years, all parts together, beside 序时外推 (arrived / pace).
create macro tried_at(ways, s) as table
select count(*) as origins, avg(abs(c / share_without / t - 1)) as error, avg(abs(c * 12 / month / t - 1)) as pace_error
from query_table(ways) where month = month(s['as_of']) and month < 12 and miss >= 0;
create macro beats(error, pace_error) as error <= 0.8 * pace_error;                 -- smaller by a fifth at least

-- What is signed and has brought nothing yet (签约未到位), at each month of the past years and at this one: what was
-- agreed, and of it what arrived in the months that were left of its year.
create macro waiting_of(s) as table
with waiting as (
    select project_id, since, until, of_scope(agreed_investment, weight_of(shares, s), s) as agreed
    from project_spans(s) where is_counted and is_local and not has_arrived and agreed_investment > 0
),
months as (
    select year, month, make_date(year, month, 1) as first_day from past_ways(s)
    union all
    select year(s['as_of']), month(s['as_of']), s['as_of']
),
totals as (
    select p.project_id, m.year, sum(of_scope(p.arrived, weight_of(p.shares, s), s)) as total
    from project_spans(s) as p join months as m on m.month = 12 and holds(p.since, p.until, m.first_day)
    where p.is_counted and p.arrived <> 0 group by p.project_id, m.year
)
select m.year, m.month, count(w.project_id) as projects, coalesce(sum(w.agreed), 0)::double as agreed,
    coalesce(sum(t.total), 0)::double as later
from months as m
left join waiting as w on w.agreed is not null and holds(w.since, w.until, m.first_day)
left join totals as t on t.project_id = w.project_id and t.year = m.year
group by m.year, m.month;
