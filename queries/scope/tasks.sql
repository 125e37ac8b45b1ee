-- What the scope's units were set and how their last year compares: their tasks by metric, last year's restated months,
-- the units without a task where others have one; and what is the county's: the name of the 口径, how 报表质量 is reckoned,
-- since when the year has activities. A filter by anything but units changes none of it. Each part is one row of its own:
-- as subqueries beside the aggregates they take twice as long to plan.

with tasks as (select map_from_entries(list((metric, target))) as tasks from tasks_of_units($scope)),
last_year as (select list(r order by r.month) as restated from restated_units($scope) as r),
untasked as (select coalesce(list(unit_id), []) as untasked from untasked_units($scope)),
county as (
    select max(value) filter (setting = 'caliber_version') as caliber,
        limit_of('quality_warn_weight') as quality_warn_weight, limit_of('quality_zero_rate') as quality_zero_rate,
        limit_of('quality_punctual_weight') as quality_punctual_weight
    from settings
),
activity as (
    select min(held_at) as activities_since from activities where year(held_at) = year($scope['as_of'])
)
select tasks, restated, untasked, caliber, quality_warn_weight, quality_zero_rate, quality_punctual_weight,
    activities_since
from tasks, last_year, untasked, county, activity
