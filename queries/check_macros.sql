-- What is made of the checks' findings. `found_by_checks(s)`, which unites the files of checks/, is loaded before this.

-- Every finding of the checks in the reader's scope, with its rule, its row and what was decided about it. Its key says
-- what it says, so that a decision holds until the facts change. Its unit is the one that answers for it.
create macro findings(s) as table
select
    concat_ws('|', f.check_id, coalesce(f.project_id, f.unit_id), f.month, f.stated, f.expected) as finding_key,
    f.check_id, r.seq, r.title, r.level,
    u.unit_id, u.unit, u.unit_group, f.project_id, p.project_name as project, f.month, f.stated, f.expected,
    f.message, f.remedy, f.batch_id, b.file_name, f.sheet, f.row_no,
    d.verdict, d.reason, d.decided_by, d.decided_at::date as decided_at
from found_by_checks(s) as f
join check_rules as r using (check_id)
join answering_units() as a on a.unit_id = f.unit_id
join units as u on u.unit_id = a.answers
left join projects as p on p.project_id = f.project_id
left join batches as b on b.batch_id = f.batch_id
left join dismissals as d
    on d.finding_key = concat_ws('|', f.check_id, coalesce(f.project_id, f.unit_id), f.month, f.stated, f.expected);

-- The rows that a unit answers for, by what they are: ledger entries, and this year's fund rows and progress reports;
-- for the root the city's bulletins.
create macro rows_reported(s) as table
with entries as (select project_id, report_unit from entries_in_scope(s))
select report_unit as unit_id, count(*) as rows from entries group by report_unit
union all
select e.report_unit, count(*)
from monthly_funds as f join entries as e using (project_id)
where f.month between year_start(s) and s['as_of'] group by e.report_unit
union all
select e.report_unit, count(*)
from key_progress as k join entries as e using (project_id)
where k.month between year_start(s) and s['as_of'] group by e.report_unit
union all
select u.unit_id, count(*)
from city_ranks as c, units_in_scope(s) as u
where u.parent_id is null and has_tasks(s) and c.month between year_start(s) and s['as_of'] group by u.unit_id;

-- 报表质量 of every unit that reported or has a finding: open findings against the rows that it answers for.
create macro unit_quality(s) as table
with reported as (
    select a.answers as unit_id, sum(r.rows)::bigint as rows_reported
    from rows_reported(s) as r join answering_units() as a using (unit_id)
    group by a.answers
),
found as (
    select
        unit_id,
        count(*) filter (verdict is null and level = 'fail') as fail,
        count(*) filter (verdict is null and level = 'warn') as warn,
        count(*) filter (verdict is null and level = 'info') as info,
        count(*) filter (verdict is not null) as dismissed
    from findings(s)
    group by unit_id
),
counted as (
    select unit_id, coalesce(rows_reported, 0) as rows_reported, coalesce(fail, 0) as fail, coalesce(warn, 0) as warn,
        coalesce(info, 0) as info, coalesce(dismissed, 0) as dismissed,
        coalesce(fail, 0) + coalesce(warn, 0) * limit_of('quality_warn_weight') as weighed
    from reported full join found using (unit_id)
)
select
    unit_id, unit, unit_group, rows_reported, fail, warn, info, dismissed,
    case when rows_reported > 0 then (fail + warn + info) / rows_reported end as findings_rate,
    case when rows_reported > 0
        then greatest(0, 1 - weighed / rows_reported / limit_of('quality_zero_rate'))
    end as quality
from counted join units using (unit_id);
