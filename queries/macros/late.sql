-- What was reported first of a month, and what was added later. What came later than the county's term counts as added:
-- of a unit that had reported nothing by then, all of it. See scope.sql for `s`.

create macro late_since(s, months) as (s['as_of'] - to_months(months - 1))::date;

-- The funds of each unit in scope, of the last months of which somebody reported in time.
create macro late_months(s, months) as table
with in_time as (
    select unit as unit_id, month, amount from first_reports
    where reported_on <= last_day(month) + limit_of('first_report_days')::integer
        and month between late_since(s, months) and s['as_of']
),
told as (
    select unit_id, month, coalesce(f.arrived, 0) as arrived, coalesce(r.amount, 0) as first_amount,
        r.amount is not null as is_in_time
    from (select * from unit_funds where month between late_since(s, months) and s['as_of']) as f
    full join in_time as r using (unit_id, month)
)
select t.*
from told as t
where is_chosen(s['unit_ids'], t.unit_id) and t.month in (select month from in_time);
