-- What a reader looks at: periods, filters, units and permission, each applied here and nowhere else.
--
-- `s` is the one $scope struct: as_of (first day of a month), industries, parks, regions, projects (lists or null: no
-- restriction), key_only, industrial_only, units (names or ids as chosen), and what ../scope/ found for it: unit_ids
-- (chosen and permitted, with all below them; null: all), permitted (what may be seen; null: all), task_units (whose
-- tasks add up; null: the root's), tasks, restated, untasked, funds_since and funds_since_before (the first month with
-- funds of the year and of the one before), activities_since, caliber and the thresholds of 报表质量. `tree` is the month
-- whose units hold (撤并): as_of, and the asker's own also for the year before, so that both years are of the same units.

-- Periods -------------------------------------------------------------------------------------------------------------

create macro year_start(s) as date_trunc('year', s['as_of'])::date;
create macro month_end(s) as last_day(s['as_of']);
create macro pace(s) as month(s['as_of']) / 12;                                     -- 序时进度 (domain: month / 12)
create macro in_year(d, s) as d between year_start(s) and month_end(s);
create macro has_funds(s) as coalesce(s['funds_since'] <= s['as_of'], false);
create macro year_before(s) as struct_update(                                       -- by today's tree
    s, as_of := (s['as_of'] - interval 1 year)::date, funds_since := s['funds_since_before'], funds_since_before := null
);
create macro month_before(s) as
    struct_update(s, as_of := (s['as_of'] - interval 1 month)::date, tree := (s['tree'] - interval 1 month)::date);

-- A filter chooses what is looked at and never changes a fact: where a question compares units (or industries,
-- regions), a filter by them takes no row away, it marks those chosen. These are the scopes of such questions.
create macro none_of(list) as nullif(list, list);                                   -- no restriction: null
create macro of_all_industries(s) as struct_update(s, industries := none_of(s['industries']));
create macro of_all_regions(s) as struct_update(s, regions := none_of(s['regions']));
create macro is_chosen(list, name) as list is null or list_contains(list, name);

-- Units, tasks and whose a project is, as they were in the month: a later merger, transfer or adjustment changes
-- nothing.
create macro holds(since, until, month) as since <= month and month < until;
create macro stands(merged_since, s) as coalesce(merged_since > s['tree'], true);
create macro units_in_scope(s) as table                                             -- chosen and permitted
select * replace (case when stands(merged_since, s) then unit_group end as unit_group)
from units
where is_chosen(s['unit_ids'], unit_id);
create macro units_then(s) as table                                                 -- those that stood
select * from units where stands(merged_since, s);
create macro reach(s) as table
select unit_id, ancestor_id from unit_reach where holds(since, until, s['tree']);
create macro unit_shares_then(s) as table                                           -- each with all below it
select project_id, unit_id, ratio
from unit_shares
where holds(since, until, s['as_of']) and holds(tree_since, tree_until, s['tree']);
create macro tasks_then(s) as table
select unit_id, metric, value
from task_periods
where year = year(s['as_of']) and holds(since, until, s['as_of']);
-- Whether a project's span and a unit's share in it (`sh`, a row of unit_shares) are those of the month.
create macro is_share_then(since, until, sh, s) as holds(since, until, s['as_of'])
    and holds(sh.since, sh.until, s['as_of']) and holds(sh.tree_since, sh.tree_until, s['tree']);
