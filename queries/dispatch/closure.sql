-- 谁牵头的、哪一类的事销号快，谁的超期多？
--
-- unit            牵头单位；按类别时缺
-- category        问题类别；按单位时缺
-- raised          本年提出的，件
-- closed          其中已销号的，件
-- closure_rate    销号率：本年提出的已销号 / 本年提出的，比率
-- timed           本年提出的有完成时限的，件
-- overdue         其中超期的：未销号而过了时限，或销号晚于时限，件
-- overdue_rate    超期率：超期的 / 有完成时限的，比率
-- days_to_close   平均办结天数：本年提出、已销号的，从提出到销号，天
-- open_items      本年提出、还没有销号的，件
--
-- public          unit：自己的项目由谁牵头，是办理所必需的
-- totals          raised、closed、closure_rate = closed / raised、timed、overdue、overdue_rate = overdue / timed、
--                 open_items
-- $scope          读者的范围
-- $live           看板上登记和办理的事项；不给时只看台账
-- $day            看到哪一天；不给时为月末
-- $by             按 unit（牵头单位，不给时也是）或 category（问题类别；批示、议定事项没有类别的按事项类型）

with known as (
    select i.*, days_over is not null or (not is_open and closed_at > due_at) as is_overdue,
        case when $by = 'category' then coalesce(i.category, i.kind) end as class,
        case when class is null then coalesce(u.unit, i.unit_id) end as unit
    from items_in_scope($scope, $live, day_of($scope, $day)) as i left join units as u using (unit_id)
    where raised_at >= year_start($scope)
)
select
    unit,
    class as category,
    count(*) as raised,
    count(*) filter (not is_open) as closed,
    part(closed, raised) as closure_rate,
    count(*) filter (due_at is not null) as timed,
    count(*) filter (is_overdue) as overdue,
    part(overdue, timed) as overdue_rate,
    avg(days_taken) filter (not is_open) as days_to_close,
    count(*) filter (is_open) as open_items
from known
group by unit, class
order by raised desc, closed, unit, class
