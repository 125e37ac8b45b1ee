-- The months that can be asked for what is laid down by the month: from the first that anything is known of to the end
-- of the year after the last.

create view months as
with known as (
    select min(first_event) as first, max(first_event) as last from project_dates
    union all
    select min(actual), max(actual) from stage_events
    union all
    select min(month), max(month) from monthly_funds
    union all
    select min(month), max(month) from key_progress
    union all
    select min(received_at)::date, max(received_at)::date from batches
)
select unnest(generate_series(
    date_trunc('month', min(first)), make_date(year(max(last)) + 1, 12, 1), interval 1 month
))::date as month
from known;
