-- 重点项目亮了多少盏绿灯、黄灯、红灯，多少个停滞、没有计划？
--
-- light         红 / 黄 / 绿 / 未报计划：没有报送年度计划和节点计划、又没有别的原因亮灯的
-- projects      重点项目数，个
-- stalled       其中停滞的：连续数月没有新情况，亮黄灯或红灯，个
-- key_projects  全部重点项目，个
--
-- totals        projects、stalled
-- $scope        读者的范围

with lights as (select unnest(['红', '黄', '绿', '未报计划']) as light, unnest([1, 2, 3, 4]) as seq)
select l.light, count(k.project_id) as projects, count(*) filter (k.is_stalled) as stalled,
    (sum(count(k.project_id)) over ())::bigint as key_projects
from lights as l
left join lights_in_scope($scope) as k using (light)
group by l.light, l.seq
order by l.seq
