-- Last year, comparable (domain 1.2). Where the 口径 changed, last year's funds are restated, by unit, and both figures
-- are kept. Growth uses the restated one; where there is none for the very scope, as under a filter by which it can't
-- be divided, it is missing. See scope.sql for `s`.

-- For some units and each month of this year, last year's same period as then reported and restated: null where the
-- unit has no restatement of its own. No row of a unit that is comparable as it is.
create macro restated_months(s) as table
select unit_id, month, reported, restated, industrial_reported, industrial_restated
from restated_funds
where month between year_start(s) and year_start(s) + interval 11 month;

-- The same for the scope's units together: null unless each of them has one.
create macro restated_units(s) as table
with asked as (select count(*) as units from task_units(s))
select month,
    case when count(restated) = max(units) then sum(reported) end as reported,
    case when count(restated) = max(units) then sum(restated) end as restated,
    case when count(industrial_restated) = max(units) then sum(industrial_reported) end as industrial_reported,
    case when count(industrial_restated) = max(units) then sum(industrial_restated) end as industrial_restated
from restated_months(s) join task_units(s) using (unit_id), asked
group by month;

-- Of those figures, of a unit or of the scope, the ones that the filters ask for: null where they can't be divided so.
create macro restated_reported(r, s) as
    case when is_of_units_only(s) then if(s['industrial_only'], r.industrial_reported, r.reported) end;
create macro restated_value(r, s) as
    case when is_of_units_only(s) then if(s['industrial_only'], r.industrial_restated, r.restated) end;
create macro restated_industrial(r, s) as case when is_of_units_only(s) then r.industrial_restated end;

create macro restated_in_scope(s) as s['restated']::struct(
    month date, reported decimal(24, 6), restated decimal(24, 6), industrial_reported decimal(24, 6),
    industrial_restated decimal(24, 6)
)[];
create macro restated_in(a_month, s) as list_filter(restated_in_scope(s), lambda r: r.month = a_month)[1];
create macro is_restated(s) as s['restated'] is not null;

create macro comparable(is_restated, restated, ledger) as case when is_restated then restated else ledger end;

create macro prior_basis(is_restated, restated, ledger, s) as case
    when is_restated and restated is null then '口径已变，无可比数'
    when is_restated then concat('按重述口径（', s['caliber'], '）')
    when ledger is not null then '按原报数'
end;
