-- 重点项目亮了多少盏绿灯、黄灯、红灯？
--
-- light     绿 / 黄 / 红
-- projects  重点项目数，个
--
-- $scope    读者的范围

with lights as (select unnest(['红', '黄', '绿']) as light, unnest([1, 2, 3]) as seq)
select l.light, count(k.project_id) as projects
from lights as l
left join lights_in_scope($scope) as k using (light)
group by l.light, l.seq
order by l.seq
