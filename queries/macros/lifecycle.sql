-- The pipeline 线索→…→达产: batches of projects, how far each came and how long its steps took. See scope.sql for `s`.

-- The counted projects of a batch: those signed by the month's end, in the year `cohort` if one is named. One batch is the
-- numerator and the denominator of every rate.
create macro is_of_cohort(d, s, cohort) as
    coalesce(d.signed <= month_end(s) and (cohort is null or year(d.signed) = cohort), false);
create macro cohort_in_scope(s, cohort) as table
select p.*, d.signed
from project_spans(s) as p join project_dates as d using (project_id)
where holds(p.since, p.until, s['as_of']) and p.is_counted and is_brought_by(p.shares, s)
    and is_of_cohort(d, s, cohort);
create macro is_brought_by(shares, s) as                                            -- by a unit in scope
    s['unit_ids'] is null or list_has_any(s['unit_ids'], list_transform(shares, lambda share: share.unit_id));

create macro has_ended(stage) as coalesce(stage in ('terminated', 'withdrawn'), false);  -- 终止 or 退出

-- A batch's steps as known at the month's end: the days that each took, and how it came out: moved, ended, waiting, or
-- undated, which counts no days.
create macro steps_of_cohort(s, cohort) as table
select t.project_id, t.seq, t.from_stage, t.to_stage, t.is_rough,
    if(t.out_on <= month_end(s), t.outcome, 'waiting') as outcome,
    case when coalesce(t.outcome <> 'undated' or t.out_on > month_end(s), true)
        then least(t.out_on, month_end(s)) - t.entered_on end as days
from project_steps as t join cohort_in_scope(s, cohort) using (project_id)
where t.entered_on <= month_end(s);

-- After how many days that part has moved on; null where so many never do. Float noise doesn't take a half away.
create macro reaches(part_moved, part) as part_moved >= part - 1e-9;

-- How far a batch came, `first` the step that all of it reached. `batch` names what a question made before: of each
-- project the number of the step that it reached (`reached`) and whether it left us (`has_ended`).
create macro funnel_of(batch, first) as table
with steps as (select unnest(ladder()) as step, stage_order(step) as seq),
counted as (
    select s.step, s.seq, count(*) filter (b.reached >= s.seq) as projects, count(*) as batch_projects,
        count(*) filter (b.reached = s.seq and not b.has_ended) as staying,
        count(*) filter (b.reached = s.seq and b.has_ended) as ended
    from steps as s cross join query_table(batch) as b
    where s.seq >= stage_order(first)
    group by s.step, s.seq
)
select
    step, seq::integer as seq, stage_name(step) as stage, projects, batch_projects, projects / batch_projects as share,
    lag(projects) over (order by seq) as before, projects / nullif(before, 0) as conversion, staying, ended
from counted;
