-- Negotiations of the reader's scope: those of his units, industries, parks and regions. See scope.sql for `s`.

create type live_note as struct(about varchar, noted_on date, note varchar, noted_by varchar);

-- What was noted of each negotiation until a day, in its ledger and on the dashboard since (`notes`).
create macro negotiation_notes_until(notes, day) as table
select negotiation_id, noted_on, note, null::varchar as noted_by from negotiation_notes where noted_on <= day
union all
select about.substr(4), noted_on, note, noted_by
from (select unnest(notes::live_note[], recursive := true))
where about.starts_with('在谈 ') and noted_on <= day;

-- Each as it stood on a day: signed when the project that it became was, lost, or still in talks (在谈).
create macro negotiations_in_scope(s, day) as table
select
    n.* exclude (probability), r.region, u.unit as unit_name, i.is_lead,
    case when n.lost_at <= day then '流失' when d.signed <= day then '签约' else '在谈' end as outcome,
    case outcome when '流失' then n.lost_at when '签约' then d.signed end as ended_at,
    -- what a ledger says today of one that has ended since isn't how sure one was then
    case when outcome <> '在谈' or coalesce(n.lost_at, d.signed) is null then n.probability end as sure,
    sure as probability,
    (n.planned_investment * sure::decimal(9, 6))::decimal(18, 6) as weighted
from negotiations as n
join units as u on u.unit_id = n.unit
left join regions as r using (province)
left join industries as i using (industry)
left join project_dates as d on d.project_id = n.signed_project
where n.first_contact <= day
    and is_chosen(s['unit_ids'], n.unit)
    and is_chosen(s['industries'], n.industry)
    and is_chosen(s['parks'], coalesce(n.park, '园区外'))
    and is_chosen(s['regions'], coalesce(r.region, '未注明'))
    and is_chosen(s['leaders'], n.leader)
    and (not s['large_only'] or n.planned_investment >= limit_of('large_project'));
