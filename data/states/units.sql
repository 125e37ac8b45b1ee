-- The units in force in a month: who is under whom, and what a merged one became. What has dates holds from the month
-- `since` on and no longer in the month `until`.

create view unit_reach as                      -- every unit under each of its ancestors, itself included
with recursive above as (
    select unit_id, parent_id as above_id, date '0001-01-01' as since, coalesce(merged_since, '9999-12-31') as until
    from units where parent_id is not null
    union all
    select unit_id, merged_into, merged_since, date '9999-12-31' from units where merged_into is not null
),
reach as (
    select unit_id, unit_id as ancestor_id, date '0001-01-01' as since, date '9999-12-31' as until from units
    union all
    select r.unit_id, a.above_id, greatest(r.since, a.since), least(r.until, a.until)
    from reach as r join above as a on a.unit_id = r.ancestor_id
    where greatest(r.since, a.since) < least(r.until, a.until)
)
select unit_id, ancestor_id, since, until from reach;

create view living_units as                    -- the unit that a merged one is part of, itself while it stands
with recursive living as (
    select unit_id, unit_id as living_id, date '0001-01-01' as since, coalesce(merged_since, '9999-12-31') as until
    from units
    union all
    select l.unit_id, n.unit_id, l.until, greatest(coalesce(n.merged_since, '9999-12-31'), l.until)
    from living as l join units as u on u.unit_id = l.living_id join units as n on n.unit_id = u.merged_into
    where l.until < '9999-12-31'
)
select unit_id, living_id, since, until from living where since < until;
