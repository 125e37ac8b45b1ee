-- Turn the derived views of schema.sql into tables of their rows: a version never changes, so neither do they.

create table laid as from stage_dates order by project_id;
drop view stage_dates;
alter table laid rename to stage_dates;

create table laid as from arrived_years order by year, project_id;
drop view arrived_years;
alter table laid rename to arrived_years;
