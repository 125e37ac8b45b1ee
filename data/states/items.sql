-- What ledgers report as to be settled (督办事项): issues and instructions of the 问题台账, matters of the 调度记录. One row
-- an item. What people did with an item on the dashboard since is no part of a version: queries/macros/items.sql.

create view reported_items as
select i.issue_id as item_id, i.kind, null::varchar as level, i.project_id, i.lead_unit as unit_id,
    i.description as matter, i.category, i.raised_at, i.raised_by, i.support_units, i.owner, i.leader, i.measure,
    i.due_at, i.progress, i.status, i.closed_at, i.close_evidence as evidence, b.received_at as reported_at,
    i.sheet, i.row_no
from issues as i join batches as b using (batch_id)
union all
select d.dispatch_id, '调度事项', d.level, d.project_id, d.lead_unit, d.decision, null, d.held_at, d.chair, null,
    d.owner, p.leader, null, d.due_at, d.progress, d.status, d.closed_at, d.close_evidence, b.received_at,
    d.sheet, d.row_no
from dispatches as d join batches as b using (batch_id) left join projects as p using (project_id);
