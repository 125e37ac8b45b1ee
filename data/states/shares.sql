-- Whose a project is, and was: by the units themselves, and with everything below them.

create view share_periods as                   -- whose a project is, and was
with told as (
    select project_id, unit_id, ratio, date '9999-12-31' as until from project_shares
    union all
    select project_id, unit_id, ratio, until from former_shares
),
periods as (
    select project_id, until,
        coalesce(lag(until) over (partition by project_id order by until), '0001-01-01') as since
    from (select distinct project_id, until from told)
)
select t.project_id, t.unit_id, t.ratio, p.since, p.until from told as t join periods as p using (project_id, until);

-- Each unit's share in a project, with everything below it in the tree then.
create view unit_shares as
with parts as (
    select s.project_id, r.ancestor_id as unit_id, s.ratio, s.since, s.until, r.since as tree_since,
        r.until as tree_until
    from share_periods as s join unit_reach as r using (unit_id)
),
turns as (
    select project_id, unit_id, since, until, tree_since from parts
    union
    select project_id, unit_id, since, until, tree_until from parts
),
spans as (
    select *, lead(tree_since) over (partition by project_id, unit_id, since order by tree_since) as tree_until
    from turns
)
select s.project_id, s.unit_id, sum(p.ratio)::decimal(9, 8) as ratio, s.since, s.until, s.tree_since, s.tree_until
from spans as s
join parts as p on p.project_id = s.project_id and p.unit_id = s.unit_id and p.since = s.since
    and p.tree_since <= s.tree_since and s.tree_since < p.tree_until
group by all;
