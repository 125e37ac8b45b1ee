-- How many entries of the other ledgers are new, changed or gone.

with old as (from contents_before), new as (from contents_after)
select coalesce(n.ledger, o.ledger) as ledger,
    count(*) filter (o.ledger is null) as added,
    count(*) filter (n.content <> o.content) as changed,
    count(*) filter (n.ledger is null) as gone
from old as o full join new as n on n.ledger = o.ledger and n.entry = o.entry
group by 1
having added + changed + gone > 0
order by 1
