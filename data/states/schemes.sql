-- What each 考核分组 is scored on: its own scheme, else that of all groups, else the program's.

create view schemes as
with written as (
    select unit_group, item, seq, points, method, cap from scoring_scheme
    union all
    select unit_group, item, seq, points, method, cap from default_scheme
    where (select count(*) from scoring_scheme) = 0
)
select g.unit_group, w.item, w.seq, w.points, w.method, w.cap
from (select distinct unit_group from units where unit_group is not null) as g
join written as w
    on w.unit_group = case when g.unit_group in (select unit_group from written) then g.unit_group else '' end;
