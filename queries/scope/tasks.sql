-- What the scope's units were set and how their last year compares: their tasks by metric, last year's restated months,
-- the units without a task where others have one; and what is the county's: the name of the 口径, how 报表质量 is reckoned,
-- since when the year has activities. A filter by anything but units changes none of it.

with tasks as (select metric, target from tasks_of_units($scope)),
last_year as (select * from restated_units($scope)),
untasked as (select unit_id from untasked_units($scope))
select
    {
        arrived: max(target) filter (metric = 'arrived'), signed: max(target) filter (metric = 'signed'),
        started: max(target) filter (metric = 'started'), produced: max(target) filter (metric = 'produced'),
        arrived_out_province: max(target) filter (metric = 'arrived_out_province'),
        arrived_out_city: max(target) filter (metric = 'arrived_out_city'),
        arrived_out_county: max(target) filter (metric = 'arrived_out_county'),
        arrived_overseas: max(target) filter (metric = 'arrived_overseas')
    } as tasks,
    (select list(last_year order by month) from last_year) as restated,
    (select coalesce(list(unit_id), []) from untasked) as untasked,
    (select value from settings where setting = 'caliber_version') as caliber,
    limit_of('quality_warn_weight') as quality_warn_weight, limit_of('quality_zero_rate') as quality_zero_rate,
    (select min(held_at) from activities where year(held_at) = year($scope['as_of'])) as activities_since
from tasks
