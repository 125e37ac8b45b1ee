-- The fields of projects on both sides that say something else; `field` is the field's name in the ledger's form.

with pairs as (
    select o, n
    from described('before') as o join described('after') as n using (project_id)
    where o is distinct from n
),
said_before as (
    from (select unnest(o) from pairs)
    unpivot include nulls (said for field in (columns(* exclude (project_id))))
),
said_after as (
    from (select unnest(n) from pairs)
    unpivot include nulls (said for field in (columns(* exclude (project_id))))
)
select a.project_id, n.project_name as project, a.field, b.said as before, a.said as after
from said_after as a
join said_before as b using (project_id, field)
join after.projects as n using (project_id)
where a.said is distinct from b.said
order by a.project_id, a.field
