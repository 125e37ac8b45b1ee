-- What must hold in a version before it may be named, beyond the constraints of schema.sql.
-- Each line is one rule; a row that comes back is a rule that doesn't hold, said in Chinese.

select '单位树应当只有一个没有上级的根单位' as broken
where (select count(*) from units) > 0 and (select count(*) from units where parent_id is null) <> 1
union all
select concat('单位“', u.unit, '”的上级不存在')
from units as u
where u.parent_id is not null and u.parent_id not in (select unit_id from units)
union all
select concat('项目 ', project_id, ' 的引资比例合计不是 1')
from projects left join project_shares using (project_id)
group by project_id
having coalesce(sum(ratio), 0) <> 1
union all
select concat('资金记录的项目 ', f.project_id, ' 不在项目台账中')
from monthly_funds as f anti join projects as p using (project_id)
group by f.project_id
union all
select concat('项目 ', project_id, ' 在 ', month, ' 有重复的资金记录')
from monthly_funds
group by project_id, month, origin, entry
having count(*) > 1
limit 20;
