-- What a reader looks at: periods, filters, units and permission, each applied here and nowhere else.
--
-- `s` is the one $scope struct: as_of (first day of a month), industries, parks, units, regions, projects (lists or
-- null: no restriction), key_only, industrial_only, and may_see (units that this viewer may see, null: all). Units are
-- given by name or id and mean their whole subtree. `tree` is the month whose units hold (撤并): as_of, and the asker's
-- own also for the year before, so that both years are of the same units.

-- Periods -------------------------------------------------------------------------------------------------------------

create macro year_start(s) as date_trunc('year', s['as_of'])::date;
create macro last_december(s) as (year_start(s) - interval 1 month)::date;
create macro month_end(s) as last_day(s['as_of']);
create macro pace(s) as month(s['as_of']) / 12;                                     -- 序时进度 (domain: month / 12)
create macro in_year(d, s) as d between year_start(s) and month_end(s);
create macro year_before(s) as struct_update(s, as_of := (s['as_of'] - interval 1 year)::date);   -- by today's tree
create macro unfiltered(s) as {                                                     -- all that this viewer may see
    as_of: s['as_of'], tree: s['tree'], industries: null, parks: null, units: null, regions: null, projects: null,
    key_only: false, industrial_only: false, may_see: s['may_see']
};
create macro month_before(s) as
    struct_update(s, as_of := (s['as_of'] - interval 1 month)::date, tree := (s['tree'] - interval 1 month)::date);

-- A filter chooses what is looked at and never changes a fact: where a question compares units (or industries, regions),
-- a filter by them takes no row away, it marks those chosen. These are the scopes of such questions.
create macro of_all_units(s) as {
    as_of: s['as_of'], tree: s['tree'], industries: s['industries'], parks: s['parks'], units: null,
    regions: s['regions'], projects: s['projects'], key_only: s['key_only'], industrial_only: s['industrial_only'],
    may_see: s['may_see']
};
create macro of_all_industries(s) as {
    as_of: s['as_of'], tree: s['tree'], industries: null, parks: s['parks'], units: s['units'], regions: s['regions'],
    projects: s['projects'], key_only: s['key_only'], industrial_only: s['industrial_only'], may_see: s['may_see']
};
create macro of_all_regions(s) as {
    as_of: s['as_of'], tree: s['tree'], industries: s['industries'], parks: s['parks'], units: s['units'],
    regions: null, projects: s['projects'], key_only: s['key_only'], industrial_only: s['industrial_only'],
    may_see: s['may_see']
};
create macro is_chosen(list, name) as list is null or list_contains(list, name);

-- Units and permission ------------------------------------------------------------------------------------------------

create macro is_restricted(s) as coalesce(s['units'], s['may_see']) is not null;
create macro is_filtered(s) as
    coalesce(s['industries'], s['parks'], s['units'], s['regions'], s['projects']) is not null
    or s['key_only'] or s['industrial_only'];

-- Units, tasks and whose a project is, as they were in the month: a later merger, transfer or adjustment changes nothing.
create macro holds(since, until, month) as since <= month and month < until;
create macro reach(s) as table
select unit_id, ancestor_id from unit_reach where holds(since, until, s['tree']);
create macro shares_then(s) as table                                                -- of the units themselves
select project_id, unit_id, ratio from share_periods where holds(since, until, s['as_of']);
create macro unit_shares_then(s) as table                                           -- with everything below them
select project_id, unit_id, ratio
from unit_shares
where holds(since, until, s['as_of']) and holds(tree_since, tree_until, s['tree']);
create macro tasks_then(s) as table
select unit_id, metric, value
from task_periods
where year = year(s['as_of']) and holds(since, until, s['as_of']);
create macro stands(merged_since, s) as coalesce(merged_since > s['tree'], true);
create macro units_then(s) as table                                                 -- those that stood; no group: no place
select * from units where stands(merged_since, s);

create macro units_in_scope(s) as table                                             -- chosen and permitted subtrees
select u.unit_id, u.unit, case when stands(merged_since, s) then u.unit_group end as unit_group,
    u.is_weak, u.parent_id
from units as u
where (
    s['units'] is null or u.unit_id in (
        select r.unit_id from reach(s) as r join units as a on a.unit_id = r.ancestor_id
        where list_contains(s['units'], a.unit) or list_contains(s['units'], a.unit_id)
    )
) and (
    s['may_see'] is null or u.unit_id in (
        select r.unit_id from reach(s) as r where list_contains(s['may_see'], r.ancestor_id)
    )
);
