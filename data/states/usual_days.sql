-- What is usual: after how many days half and four fifths of the projects of a class have taken a step, as known at a
-- month's end; one row a month, step and industry, and one (industry null) for all of them. Of the whole county: what is
-- usual is no part's own. 终止 is another way out (Aalen–Johansen, the Kaplan–Meier estimate with a competing risk).

create view usual_days as
with gates as (                                -- from where one waits for a step: see project_waits
    select unnest(['started', 'completed', 'producing']) as gate, unnest([8, 5, 6]) as seq
),
known as (                                     -- months to come know nothing
    select month, last_day(month) as ends
    from months where month <= (select max(coalesce(received_on, received_at::date)) from batches)
),
seen as (
    select m.month, g.gate, p.industry, least(t.out_on, m.ends) - t.entered_on as days, count(*) as seen,
        count(*) filter (t.out_on <= m.ends and t.outcome = 'moved') as moved,
        count(*) filter (t.out_on <= m.ends) as gone
    from project_steps as t
    join gates as g using (seq)
    join projects as p using (project_id)
    join known as m on t.entered_on <= m.ends
    where p.audit_status = '审核通过' and (t.outcome is distinct from 'undated' or t.out_on > m.ends)
    group by grouping sets ((m.month, g.gate, p.industry, 4), (m.month, g.gate, 4))
),
risked as (select *, sum(seen) over (partition by month, gate, industry order by days desc) as at_risk from seen),
standing as (
    select *, coalesce(product(1 - gone / at_risk) over (
        partition by month, gate, industry order by days rows between unbounded preceding and 1 preceding
    ), 1) as still
    from risked
),
incidence as (
    select *, sum(still * moved / at_risk) over (partition by month, gate, industry order by days) as part_moved
    from standing
)
select month, gate, industry, sum(seen)::integer as projects,
    min(days) filter (part_moved >= 0.5 - 1e-9) as median_days, min(days) filter (part_moved >= 0.8 - 1e-9) as p80_days
from incidence
group by month, gate, industry
order by month, gate, industry;
