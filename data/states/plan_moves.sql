-- How plans moved: one row a plan and month in which it became another. What was said of it several times within a
-- month counts once, and a day named where only its month was known before moves nothing.

create view plan_moves as
with spans as (
    select project_id, stage, until, planned, date_precision <> 'day' as is_rough
    from former_plans
    qualify row_number() over (partition by project_id, stage, until order by batch_id) = 1
    union all
    select project_id, stage, date '9999-12-31', planned, date_precision <> 'day'
    from stage_events where planned is not null
),
followed as (
    select *, lead(planned) over in_turn as next_plan, lead(is_rough) over in_turn as is_next_rough
    from spans
    window in_turn as (partition by project_id, stage order by until)
)
select project_id, stage, until as moved_in, planned as from_day, next_plan as to_day, next_plan - planned as days
from followed
where next_plan <> planned
    and not ((is_rough or is_next_rough) and date_trunc('month', next_plan) = date_trunc('month', planned))
order by project_id, stage, moved_in;
