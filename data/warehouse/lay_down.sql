-- Turn the derived views of data/states/ into tables of their rows: a version never changes, so neither do they.

create table laid as from unit_reach;
drop view unit_reach;
alter table laid rename to unit_reach;

create table laid as from living_units;
drop view living_units;
alter table laid rename to living_units;

create table laid as from share_periods order by project_id, unit_id, since;
drop view share_periods;
alter table laid rename to share_periods;

create table laid as from unit_shares order by project_id, unit_id;
drop view unit_shares;
alter table laid rename to unit_shares;

create table laid as from task_periods order by year, unit_id, metric, since;
drop view task_periods;
alter table laid rename to task_periods;

create table laid as from restated_funds order by month, unit_id;
drop view restated_funds;
alter table laid rename to restated_funds;

create table laid as from fund_months;
drop view fund_months;
alter table laid rename to fund_months;

create table laid as from project_dates order by project_id;
drop view project_dates;
alter table laid rename to project_dates;

create table laid as from holders order by project_id, since;
drop view holders;
alter table laid rename to holders;

create table laid as from project_months order by since, project_id;
drop view project_months;
alter table laid rename to project_months;

create table laid as from months;
drop view months;
alter table laid rename to months;

create table laid as from key_project_months order by month, project_id;
drop view key_project_months;
alter table laid rename to key_project_months;
