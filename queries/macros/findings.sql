-- The findings of the checks that are laid down in a version (data/checks/), as a reader may see them; `check_rules`
-- lists the checks. See scope.sql for `s`.

-- The findings in the reader's scope as of the month, with what was decided about them. One that names another unit's
-- project is told only who may see that, too; one of the county's totals only where they aren't divided.
create macro findings_in_scope(s) as table
select f.*, d.verdict, d.reason, d.decided_by, d.decided_at::date as decided_at
from findings as f
left join dismissals as d using (finding_key)
where holds(f.since, f.until, s['as_of'])
    and is_chosen(s['unit_ids'], f.unit_id)
    and (f.other_unit is null or is_chosen(s['permitted'], f.other_unit))
    and case when f.project_id is null then has_tasks(s)
        else not is_filtered(s) or f.project_id in (select project_id from ledger_of_all_units(s)) end;
