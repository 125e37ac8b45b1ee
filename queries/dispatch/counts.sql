-- 今年提出的事办得怎样：销号几件，超期几件，平均几天办结？
--
-- raised          本年提出的，件
-- closed          其中已销号的，件
-- closure_rate    销号率：本年提出的已销号 / 本年提出的，比率
-- timed           本年提出的有完成时限的，件
-- overdue         其中超期的：未销号而过了时限，或销号晚于时限，件
-- overdue_rate    超期率：超期的 / 有完成时限的，比率
-- days_to_close   平均办结天数：本年提出、已销号的，从提出到销号，天
-- open_items      还没有销号的（往年提出的也算），件
-- open_over       其中已超过时限的，件
-- longest_over    超期最久的天数，天
-- longest_matter  超期最久的是哪一件；同样久的为先提出的
-- weekly          本年有议定事项的周调度，次
-- monthly         本年有议定事项的月调度，次
--
-- public          longest_matter：自己的项目由谁牵头、办什么，和自己牵头的是哪个项目的事，都是办理所必需的
-- $scope          读者的范围
-- $live           看板上登记和办理的事项；不给时只看台账
-- $day            看到哪一天；不给时为月末

with known as (
    select *, raised_at >= year_start($scope) as is_of_year,
        days_over is not null or (not is_open and closed_at > due_at) as is_overdue
    from items_in_scope($scope, $live, day_of($scope, $day))
)
select
    count(*) filter (is_of_year) as raised,
    count(*) filter (is_of_year and not is_open) as closed,
    part(closed, raised) as closure_rate,
    count(*) filter (is_of_year and due_at is not null) as timed,
    count(*) filter (is_of_year and is_overdue) as overdue,
    part(overdue, timed) as overdue_rate,
    avg(days_taken) filter (is_of_year and not is_open) as days_to_close,
    count(*) filter (is_open) as open_items,
    count(*) filter (days_over is not null) as open_over,
    max(days_over) as longest_over,
    first(matter order by days_over desc, raised_at, item_id)
        filter (days_over is not null) as longest_matter,
    -- two that were held on one day by different chairs are two
    count(distinct {'day': raised_at, 'chair': raised_by}) filter (is_of_year and level = '周调度') as weekly,
    count(distinct {'day': raised_at, 'chair': raised_by}) filter (is_of_year and level = '月调度') as monthly
from known
