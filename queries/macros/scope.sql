-- What a reader looks at: periods, filters, units and permission, each applied here and nowhere else.
--
-- `s` is the one $scope struct: as_of (first day of a month), industries, parks, regions, projects (lists or null: no
-- restriction), key_only, industrial_only, units (names or ids as chosen), and what ../scope/ found for it: unit_ids
-- (chosen and permitted, with all below them; null: all), permitted (what may be seen; null: all), task_units (whose
-- tasks add up; null: the root's), tasks, restated, untasked, activities_since, caliber and the thresholds of 报表质量;
-- and, so that no question finds them again: year_before and month_before (months), whether those and as_of have funds,
-- and what the filters say (is_filtered, is_of_units_only, has_tasks, see ../filters.py).

-- Periods -------------------------------------------------------------------------------------------------------------

create macro year_start(s) as date_trunc('year', s['as_of'])::date;
create macro month_end(s) as last_day(s['as_of']);
create macro since_month(s, since) as coalesce(since::date, s['month_before']);     -- what is compared with
create macro had_funds_since(s, since) as since::date is not null or s['had_funds_last_month'];
create macro pace(s) as month(s['as_of']) / 12;                                     -- 序时进度 (domain: month / 12)
create macro in_year(d, s) as d between year_start(s) and month_end(s);
create macro has_funds(s) as s['has_funds'];
create macro had_funds(s) as s['had_funds'];                                        -- the year before

-- A filter chooses what is looked at and never changes a fact: where a question compares units (or industries,
-- regions), a filter by them takes no row away, it marks those chosen. Such a question takes `$whole` beside `$scope`,
-- the same struct of a scope without that filter, as its header says (see ../catalogue.py).
create macro is_filtered(s) as s['is_filtered'];
create macro is_of_units_only(s) as s['is_of_units_only'];
create macro is_chosen(list, name) as list is null or list_contains(list, name);

-- Units, tasks and whose a project is, as they were in the month: a later merger, transfer or adjustment changes
-- nothing.
create macro holds(since, until, month) as since <= month and month < until;
create macro stands(merged_since, month) as coalesce(merged_since > month, true);
create macro units_in_scope(s) as table                                             -- chosen and permitted
select * replace (case when stands(merged_since, s['as_of']) then unit_group end as unit_group)
from units
where is_chosen(s['unit_ids'], unit_id);
create macro units_then(s) as table                                                 -- those that stood
select * from units where stands(merged_since, s['as_of']);
create macro reach(s) as table
select unit_id, ancestor_id from unit_reach where holds(since, until, s['as_of']);
create macro unit_shares_then(s) as table                                           -- each with all below it
select project_id, unit_id, ratio
from unit_shares
where holds(since, until, s['as_of']) and holds(tree_since, tree_until, s['as_of']);
create macro tasks_then(s) as table
select unit_id, metric, value
from task_periods
where year = year(s['as_of']) and holds(since, until, s['as_of']);
-- Whether a project's span and a unit's share in it (`sh`, a row of unit_shares) are those of the month, by the units
-- that hold in `tree` (撤并): two years are compared by the asker's own, so that both are of the same units.
create macro is_share_then(since, until, sh, month, tree) as holds(since, until, month)
    and holds(sh.since, sh.until, month) and holds(sh.tree_since, sh.tree_until, tree);
