-- How punctually a unit that reports online sent the year's reports until each month, by what was frozen when the version
-- was published: the part of the months due that were sent on time. Who reports otherwise has no row.

create view unit_punctualities as
select m.month, d.unit_id, count(*) as months_due, count(*) filter (d.sent_on <= d.due) as on_time,
    on_time / months_due as punctuality
from months as m
join unit_deliveries as d on year(d.month) = year(m.month) and d.month <= m.month
group by m.month, d.unit_id;
