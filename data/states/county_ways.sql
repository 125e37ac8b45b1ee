-- How past years came along, as each later year looks back on them: what had arrived in the whole county by the end of
-- each month of every whole year. A year is whole that reported from its first quarter on and up to December: of
-- another one nobody knows what it came to.

create view county_ways as
with whole_years as (
    select year(month) as year from fund_months where has_audited
    group by year(month) having min(month(month)) <= 3 and max(month(month)) = 12
),
spans as (                                     -- summed before they are spread over their months
    select since, until, sum(arrived) as arrived from project_months where is_counted and arrived <> 0
    group by since, until
),
months as (select year, unnest(range(1, 13)) as month from whole_years),
running as (
    select m.year, m.month, coalesce(sum(s.arrived), 0)::double as arrived
    from months as m
    left join spans as s on s.since <= make_date(m.year, m.month, 1) and make_date(m.year, m.month, 1) < s.until
    group by m.year, m.month
),
totals as (select *, max(arrived) filter (month = 12) over (partition by year) as total from running),
readers as (                                   -- each year up to the one after the last
    select distinct unnest([year(month), year(month) + 1]) as reader from fund_months
)
select reader, year, month::integer as month, arrived, total, sum(arrived) over by_month as all_arrived,
    sum(total) over by_month as all_total, count(*) over by_month as years
from readers join totals on year < reader
window by_month as (partition by reader, month)
order by reader, year, month;
