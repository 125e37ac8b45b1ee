-- Items to settle (督办事项) as ledgers report them (data/states/items.sql) and as people have acted on them since, which
-- is given with each question as `live`: a list of live_item, one an item, from the records. See scope.sql for `s`.

create type live_item as struct(
    item_id varchar, kind varchar, project_id varchar, unit_id varchar, matter varchar, category varchar,
    raised_at date, raised_by varchar, owner varchar, leader varchar, measure varchar, due_at date, progress varchar,
    status varchar, closed_at date, evidence varchar, changed_at timestamp, revision integer
);

-- Each item as it stands: where a ledger and what was done here differ, the later word holds.
create macro items_known(live) as table
with done as (                                 -- a meeting's decision names its unit in words
    select d.* replace (coalesce(u.unit_id, d.unit_id) as unit_id)
    from (select unnest(live::live_item[], recursive := true)) as d left join units as u on u.unit = d.unit_id
),
both_told as (
    select r, l, l.item_id is not null and coalesce(l.changed_at > r.reported_at, true) as is_newer
    from reported_items as r full join done as l using (item_id)
)
select
    coalesce(r.item_id, l.item_id) as item_id,
    coalesce(r.kind, l.kind) as kind,
    r.level,
    coalesce(r.project_id, l.project_id) as project_id,
    coalesce(r.unit_id, l.unit_id) as unit_id,
    coalesce(r.matter, l.matter) as matter,
    coalesce(r.category, l.category) as category,
    coalesce(r.raised_at, l.raised_at) as raised_at,
    coalesce(r.raised_by, l.raised_by) as raised_by,
    r.support_units,
    coalesce(r.owner, l.owner) as owner,
    coalesce(r.leader, l.leader) as leader,
    coalesce(r.measure, l.measure) as measure,
    if(is_newer, coalesce(l.due_at, r.due_at), r.due_at) as due_at,
    if(is_newer, coalesce(l.progress, r.progress), r.progress) as progress,
    if(is_newer, l.status, r.status) as status,
    if(is_newer, l.closed_at, r.closed_at) as closed_at,
    if(is_newer, coalesce(l.evidence, r.evidence), r.evidence) as evidence,
    -- the last word on it: to raise it is none
    case when progress is not null or status <> '待办' then greatest(r.reported_at, l.changed_at)::date
    end as commented_at,
    coalesce(l.revision, 0) as revision
from both_told;

-- The day that items are judged by: the month's last, unless a later one is given.
create macro day_of(s, day) as greatest(day::date, month_end(s));

-- Those of the reader's scope that were raised by a day, with what they were on it: of his projects, and those that his
-- units lead; one of no project only where nothing but units is chosen.
create macro items_in_scope(s, live, day) as table
select
    i.* exclude (status), p.project_name as project,
    case when closed_at <= day then '已销号' when closed_at is not null then '办理中' else status end as status,
    closed_at is null or closed_at > day as is_open,
    case when is_open and due_at < day then day - due_at end as days_over,
    least(closed_at, day) - raised_at as days_taken
from items_known(live) as i
left join projects as p using (project_id)
left join (select project_id, weight_of(shares, s) is not null as is_own from ledger_of_all_units(s)) as looked_at
    using (project_id)
where raised_at <= day and case
    when i.project_id is null then has_tasks(s) and is_chosen(s['unit_ids'], i.unit_id)
    else is_own is not null and (is_own or is_chosen(s['unit_ids'], i.unit_id))
end;
