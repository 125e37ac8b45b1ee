-- The plain records of a large fund ledger: every cell is one that the general reading was asked about, or a plain
-- number; or it names a project and states no figure. A record with any other cell is to be read like a row of any
-- other sheet. What DuckDB takes for a number, the general reading takes for the same one, but for 1e5 and 1_000.

create or replace temp view judged_lines as
with tried as (
    select *, try_cast(amount as decimal(18, 6)) as amount_number,
        try_cast(ytd_value as decimal(18, 6)) as ytd_number
    from incoming_lines
),
read as (
    select l.*, k.project_no, k.project_name as known_name, n.written is not null as is_same_name,
        m.month as read_month, o.origin as read_origin, a.audit_status as read_audit,
        case
            when is_plain_number(l.amount_number, l.amount, getvariable('amount_factor'))
                then scaled(l.amount_number, getvariable('amount_factor'))
            else t.amount
        end as read_amount,
        case
            when is_plain_number(l.ytd_number, l.ytd_value, getvariable('ytd_value_factor'))
                then scaled(l.ytd_number, getvariable('ytd_value_factor'))
            else y.ytd_value
        end as read_ytd,
        l.ytd_value = '' or y.written is not null as is_ytd_known
    from tried as l
        left join plain_projects as k on k.project_id = l.project_id
        left join month_texts as m on m.written = l.month
        left join origin_texts as o on o.written = l.origin and o.capital = k.capital_origin
        left join audit_texts as a on a.written = l.audit_status
        left join amount_texts as t on t.written = l.amount
        left join ytd_texts as y on y.written = l.ytd_value
        left join name_texts as n on n.project_id = l.project_id and n.written = l.project_name
),
judged as (
    select *, row_no > getvariable('header_row') and not coalesce(is_wider, false)
        and project_no is not null
        and (project_name = known_name or project_name = '' or is_same_name)
        and read_month is not null and read_origin is not null and read_audit is not null
        and read_amount is not null and (is_ytd_known or read_ytd is not null) as is_plain,
        case
            when row_no > getvariable('header_row') and not coalesce(is_wider, false)
                and project_no is not null and amount = '' and ytd_value = ''
                then month <> '' or project_name <> '' or origin <> '' or audit_status <> ''
        end as is_silent
    from read
)
-- What stands beside an empty project_no says nothing.
select * exclude (project_no, month, origin, amount, ytd_value, audit_status),
    case when is_plain then project_no end as project_no, read_month as month, read_origin as origin,
    read_amount as amount, read_ytd as ytd_value, read_audit as audit_status
from judged;
